// Asks for one report and waits for its outcome: dotnet run -- REPORT_ID REVISION TEMPLATE DATA.json
// The broker's address is in the variable BROKER.
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Renderer.Contracts;

var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
var request = new ReportReady
{
    ReportId = args[0],
    Revision = long.Parse(args[1]),
    Template = args[2],
    Data = JsonElement.Parse(await File.ReadAllTextAsync(args[3])),
};

var factory = new ConnectionFactory { Uri = new Uri(Environment.GetEnvironmentVariable("BROKER") ?? "amqp://guest:guest@localhost:5672/") };
await using var connection = await factory.CreateConnectionAsync();
// With confirms and mandatory, publishing throws when the broker does not keep the message.
await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));

// Listen before asking. A consumer that must miss nothing names its queue and makes it durable.
var queue = (await channel.QueueDeclareAsync()).QueueName;
foreach (var type in new[] { nameof(ReportRendered), nameof(ReportRejected), nameof(ReportFailed) })
    await channel.QueueBindAsync(queue, $"Renderer.Contracts:{type}", "");

var answer = new TaskCompletionSource<(string Event, JsonElement Outcome)>();
var consumer = new AsyncEventingBasicConsumer(channel);
consumer.ReceivedAsync += (_, delivery) =>
{
    var outcome = JsonElement.Parse(delivery.Body.Span);
    if (outcome.GetProperty("reportId").GetString() == request.ReportId && outcome.GetProperty("revision").GetInt64() == request.Revision)
        answer.TrySetResult((delivery.Exchange.Split(':')[1], outcome));
    return Task.CompletedTask;
};
await channel.BasicConsumeAsync(queue, autoAck: true, consumer);

var properties = new BasicProperties { ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent };
await channel.BasicPublishAsync("", "renderer.interactive", mandatory: true, properties, JsonSerializer.SerializeToUtf8Bytes(request, json));

var (name, found) = await answer.Task.WaitAsync(TimeSpan.FromMinutes(2));
Console.WriteLine($"{name} {found.GetRawText()}");
if (name != nameof(ReportRendered)) return 1;
foreach (var artifact in found.Deserialize<ReportRendered>(json)!.Artifacts) Console.Error.WriteLine($"{artifact.Format}: {artifact.Address}");
return 0;
