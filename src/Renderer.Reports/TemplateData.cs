using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Renderer.Reports.Reading;

namespace Renderer.Reports;

/// <summary>Data for single templates: read once, seen by any number of them.</summary>
public sealed class TemplateData
{
    private const long LargestData = 32 << 20;

    private TemplateData(ImmutableDictionary<string, JsonElement> members, ImmutableArray<Problem> problems)
    {
        Members = members;
        Problems = problems;
    }

    /// <summary>No data.</summary>
    public static TemplateData None { get; } = new(ImmutableDictionary<string, JsonElement>.Empty, []);

    /// <summary>Why the data cannot be used; a template that is to see it has these problems.</summary>
    public ImmutableArray<Problem> Problems { get; }

    internal ImmutableDictionary<string, JsonElement> Members { get; }

    /// <summary>Reads a JSON object as templates of packages see it: canonical, members in order of their names.</summary>
    /// <param name="json">UTF-8, with or without byte order mark.</param>
    /// <param name="name">What problems call it.</param>
    public static TemplateData Read(ReadOnlyMemory<byte> json, string name)
    {
        var reading = DataReader.Read(json, name, LargestData);
        return reading.Document is { } document ? Of(document.Root, name) : new(None.Members, [.. reading.Problems]);
    }

    /// <summary>Reads a JSON object as it is written: its members stay in their order.</summary>
    /// <param name="json">UTF-8, with or without byte order mark.</param>
    /// <param name="name">What problems call it.</param>
    public static TemplateData ReadAsWritten(ReadOnlyMemory<byte> json, string name)
    {
        var checkedData = Read(json, name);
        if (checkedData.Problems.Length > 0) return checkedData;
        var withoutMark = json.Span.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;
        return Of(JsonDocument.Parse(withoutMark).RootElement, name);
    }

    private static TemplateData Of(JsonElement root, string name)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return new(None.Members, [new(Severity.Error, Codes.DataSchema, name, $"is {Checking.Schema.JsonText.Show(root)}, must be an object", "give an object; its members become the template's names")]);
        var members = ImmutableDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject()) members[member.Name] = member.Value;
        return new(members.ToImmutable(), []);
    }
}
