using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Renderer.Contracts.Tests.Schemas;

/// <summary>The files that are made from the records, by name.</summary>
internal static class GeneratedFiles
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What upstream systems send.</summary>
    public static IReadOnlyList<Type> Requests { get; } = [typeof(ReportReady)];

    /// <summary>What operators send.</summary>
    public static IReadOnlyList<Type> Commands { get; } = [typeof(RegenerateReports), typeof(CancelRegeneration)];

    /// <summary>What the service publishes.</summary>
    public static IReadOnlyList<Type> Events { get; } =
    [
        typeof(ReportRendered), typeof(ReportRejected), typeof(ReportFailed),
        typeof(RegenerationStarted), typeof(RegenerationProgressed), typeof(RegenerationCompleted),
        typeof(TemplatePublished), typeof(TemplateActivated), typeof(TemplateWithdrawn),
    ];

    public static IReadOnlyList<Type> Messages => [.. Requests, .. Commands, .. Events];

    public static Dictionary<string, string> All()
    {
        var files = Messages.ToDictionary(m => $"{m.Name}.schema.json", m => Write(SchemaOf(m)));
        files["asyncapi.json"] = Write(AsyncApiDocument.Create());
        return files;
    }

    private static JsonObject SchemaOf(Type message)
    {
        var records = new RecordSchema("#/$defs/");
        var schema = records.Of(message);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "$id", $"{message.Name}.schema.json");
        if (records.Definitions.Count > 0) schema["$defs"] = new JsonObject(records.Definitions.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value)));
        schema["examples"] = new JsonArray([.. MessageExamples.Of(message).Values]);
        return schema;
    }

    private static string Write(JsonObject json) => json.ToJsonString(Indented) + "\n";
}
