using System.Text.Json;
using System.Text.Json.Nodes;

namespace Renderer.Contracts.Tests.Schemas;

/// <summary>Makes the AsyncAPI 3.0 document: which message goes where, as RabbitMQ sees it.</summary>
/// <remarks>The schemas in it use only what draft 7 and draft 2020-12 have in common, because AsyncAPI's own tools read the former.</remarks>
internal static class AsyncApiDocument
{
    private const string AmqpBindingVersion = "0.3.0";

    public static JsonObject Create() => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = Information(),
        ["defaultContentType"] = "application/json",
        ["servers"] = new JsonObject
        {
            ["rabbitmq"] = new JsonObject
            {
                ["host"] = "localhost:5672",
                ["protocol"] = "amqp",
                ["protocolVersion"] = "0.9.1",
                ["description"] = "RabbitMQ. The names below begin with the setting Broker:Prefix, by default renderer.",
            },
        },
        ["channels"] = Channels(),
        ["operations"] = Operations(),
        ["components"] = Components(),
    };

    private static JsonObject Channels()
    {
        var channels = new JsonObject
        {
            ["interactive"] = Queue("interactive", "Reports somebody waits for. They go before bulk ones.", [typeof(ReportReady)]),
            ["bulk"] = Queue("bulk", "Reports made in large numbers, in the background.", [typeof(ReportReady)]),
            ["commands"] = Queue("commands", "Commands of operators, told apart by the message property type, RegenerateReports or CancelRegeneration; without it by whether they name a template.", [.. GeneratedFiles.Commands]),
            ["reportReady"] = Exchange(typeof(ReportReady), "Where ReportReady is published by those who do not choose a lane; bound to the interactive queue."),
        };
        foreach (var command in GeneratedFiles.Commands) channels[ChannelOf(command)] = Exchange(command, $"Where {command.Name} is published; bound to the commands queue.");
        foreach (var message in GeneratedFiles.Events) channels[ChannelOf(message)] = Exchange(message, "Bind a queue of your own to this exchange.");
        return channels;
    }

    private static JsonObject Operations()
    {
        var operations = new JsonObject
        {
            ["renderInteractive"] = Receive("interactive", [typeof(ReportReady)]),
            ["renderBulk"] = Receive("bulk", [typeof(ReportReady)]),
            ["renderPublished"] = Receive("reportReady", [typeof(ReportReady)]),
            ["command"] = Receive("commands", [.. GeneratedFiles.Commands]),
        };
        foreach (var command in GeneratedFiles.Commands) operations[$"take{command.Name}"] = Receive(ChannelOf(command), [command]);
        foreach (var message in GeneratedFiles.Events) operations[OperationOf(message)] = Send(ChannelOf(message), message);
        return operations;
    }

    private static string ChannelOf(Type message) => JsonNamingPolicy.CamelCase.ConvertName(message.Name);

    // ReportRendered: announceRendered. Those of the other families keep their whole name.
    private static string OperationOf(Type message) => "announce" + (message.Name.StartsWith("Report", StringComparison.Ordinal) ? message.Name["Report".Length..] : message.Name);

    private static JsonObject Information() => new()
    {
        ["title"] = "Renderer",
        ["version"] = typeof(ReportReady).Assembly.GetName().Version!.ToString(3),
        ["description"] = """
            Makes HTML and PDF documents out of data. Send ReportReady; exactly one of ReportRendered, ReportRejected and ReportFailed answers it, with the same reportId, revision and tags.
            After a template changed, RegenerateReports renders the reports made with it again: RegenerationStarted, RegenerationProgressed and at last RegenerationCompleted tell of the batch, ReportRendered, ReportRejected and ReportFailed with its batchId of each report that changed.
            Messages are plain JSON in UTF-8, without an envelope.
            What you send must hold the fields of its schema and no others: a misspelt field would otherwise quietly change what is rendered. What you read may gain fields and codes with later versions: ignore what you do not know.
            Everything may be delivered more than once. A repeated event has the same message id.
            """.ReplaceLineEndings("\n"),
        ["license"] = new JsonObject { ["name"] = "MIT" },
    };

    private static JsonObject Queue(string name, string description, IReadOnlyList<Type> messages) => new()
    {
        ["address"] = $"renderer.{name}",
        ["description"] = description + " A quorum queue; send to it through the default exchange with its name as routing key, and do not declare it.",
        ["messages"] = new JsonObject(messages.Select(m => KeyValuePair.Create(m.Name, (JsonNode?)Reference("messages", m.Name)))),
        ["bindings"] = Amqp(new JsonObject
        {
            ["is"] = "queue",
            ["queue"] = new JsonObject { ["name"] = $"renderer.{name}", ["durable"] = true, ["exclusive"] = false, ["autoDelete"] = false, ["vhost"] = "/" },
        }),
    };

    private static JsonObject Exchange(Type message, string description) => new()
    {
        ["address"] = $"{message.Namespace}:{message.Name}",
        ["description"] = description,
        ["messages"] = new JsonObject { [message.Name] = Reference("messages", message.Name) },
        ["bindings"] = Amqp(new JsonObject
        {
            ["is"] = "routingKey",
            ["exchange"] = new JsonObject { ["name"] = $"{message.Namespace}:{message.Name}", ["type"] = "fanout", ["durable"] = true, ["autoDelete"] = false, ["vhost"] = "/" },
        }),
    };

    private static JsonObject Receive(string channel, IReadOnlyList<Type> messages) => new()
    {
        ["action"] = "receive",
        ["channel"] = new JsonObject { ["$ref"] = $"#/channels/{channel}" },
        ["messages"] = new JsonArray([.. messages.Select(m => new JsonObject { ["$ref"] = $"#/channels/{channel}/messages/{m.Name}" })]),
        ["bindings"] = Amqp(new JsonObject { ["ack"] = true }),
    };

    private static JsonObject Send(string channel, Type message) => new()
    {
        ["action"] = "send",
        ["channel"] = new JsonObject { ["$ref"] = $"#/channels/{channel}" },
        ["messages"] = new JsonArray(new JsonObject { ["$ref"] = $"#/channels/{channel}/messages/{message.Name}" }),
        ["bindings"] = Amqp(new JsonObject { ["deliveryMode"] = 2 }),
    };

    private static JsonObject Components()
    {
        var records = new RecordSchema("#/components/schemas/");
        var schemas = new JsonObject(GeneratedFiles.Messages.Select(m => KeyValuePair.Create(m.Name, (JsonNode?)records.Of(m))));
        foreach (var (name, schema) in records.Definitions) schemas[name] = schema;
        return new JsonObject
        {
            ["messages"] = new JsonObject(GeneratedFiles.Messages.Select(m => KeyValuePair.Create(m.Name, (JsonNode?)Message(m, (string)schemas[m.Name]!["description"]!)))),
            ["schemas"] = schemas,
        };
    }

    private static JsonObject Message(Type message, string description) => new()
    {
        ["name"] = message.Name,
        ["summary"] = description,
        ["contentType"] = "application/json",
        ["headers"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["traceparent"] = new JsonObject { ["type"] = "string", ["description"] = "W3C trace context; optional." },
                ["tracestate"] = new JsonObject { ["type"] = "string", ["description"] = "W3C trace state; optional." },
            },
        },
        ["payload"] = Reference("schemas", message.Name),
        ["bindings"] = Amqp(new JsonObject { ["contentEncoding"] = "utf-8", ["messageType"] = message.Name }),
        ["examples"] = new JsonArray([.. MessageExamples.Of(message).Select(e => new JsonObject { ["name"] = e.Key, ["payload"] = e.Value })]),
    };

    private static JsonObject Reference(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

    private static JsonObject Amqp(JsonObject binding)
    {
        binding["bindingVersion"] = AmqpBindingVersion;
        return new JsonObject { ["amqp"] = binding };
    }
}
