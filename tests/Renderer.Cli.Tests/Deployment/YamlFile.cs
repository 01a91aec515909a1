using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Renderer.Cli.Tests.Deployment;

/// <summary>A YAML file of <c>docker/</c> as JSON; every scalar is a text. A key that stands twice is an error.</summary>
internal static class YamlFile
{
    private static readonly IDeserializer Reader = new DeserializerBuilder().WithDuplicateKeyChecking().Build();

    /// <summary>The documents of a file, merge keys (<c>&lt;&lt;</c>) resolved.</summary>
    public static IReadOnlyList<JsonObject> Read(params string[] path)
    {
        using var text = File.OpenText(Path.Combine([Repository.Root, "docker", .. path]));
        var parser = new Parser(text);
        var documents = new List<JsonObject>();
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _)) documents.Add(ToJson(Reader.Deserialize<object>(parser))!.AsObject());
        return documents;
    }

    private static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        Dictionary<object, object?> map => ToObject(map),
        List<object?> list => new JsonArray([.. list.Select(ToJson)]),
        _ => (string)value,
    };

    // What a map says itself wins over what it merges in.
    private static JsonObject ToObject(Dictionary<object, object?> map)
    {
        var json = map.TryGetValue("<<", out var merged) ? ToJson(merged)!.AsObject() : [];
        foreach (var (name, value) in map.Where(m => (string)m.Key != "<<")) json[(string)name] = ToJson(value);
        return json;
    }
}
