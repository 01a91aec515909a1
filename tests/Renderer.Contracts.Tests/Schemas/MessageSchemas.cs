using System.Text.Json;
using System.Text.Json.Nodes;
using Renderer.Reports.Checking.Schema;

namespace Renderer.Contracts.Tests.Schemas;

/// <summary>The committed schemas, ready to check messages with.</summary>
internal sealed class MessageSchemas
{
    public static MessageSchemas Committed { get; } = new();

    private readonly Dictionary<string, SchemaNode> _schemas = GeneratedFiles.Messages.ToDictionary(m => m.Name, m => Compile($"{m.Name}.schema.json"));

    /// <summary>What a message does not keep to; empty when it is sound.</summary>
    public IReadOnlyList<string> FindViolations(string message, JsonElement json) =>
        [.. SchemaRun.Check(_schemas[message], json).Select(v => $"{v.Pointer}: {v.Message}")];

    private static SchemaNode Compile(string file)
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Contracts, "Schemas", file)))!;
        // Our validator refuses format, which promises more than most check. The pattern beside it says the same.
        RemoveFormats(schema);
        return SchemaCompiler.Compile(new Dictionary<string, JsonElement> { [file] = JsonElement.Parse(schema.ToJsonString()) }, file);
    }

    private static void RemoveFormats(JsonNode node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array.OfType<JsonNode>()) RemoveFormats(item);
        }

        if (node is not JsonObject schema) return;
        if (schema["format"] is JsonValue && schema["pattern"] is JsonValue) schema.Remove("format");
        foreach (var member in schema.Select(m => m.Value).OfType<JsonNode>().ToList()) RemoveFormats(member);
    }
}
