using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Reports.Checking.Schema;

namespace Renderer.Reports.Linting;

/// <summary>A form that a value may have by its schema: keywords that all hold, choices between schemas taken apart.</summary>
internal sealed record DataShape(ImmutableList<Keyword> Keywords)
{
    private static readonly ImmutableHashSet<string> AllKinds = ["null", "boolean", "object", "array", "number", "string"];

    /// <summary>JSON types of such a value; an integer is a number.</summary>
    public ImmutableHashSet<string> Kinds { get; init; } = AllKinds;

    public static DataShape Anything { get; } = new([]);

    /// <summary>The same with a keyword more; null when no value can have both.</summary>
    public DataShape? With(Keyword keyword)
    {
        var kinds = keyword switch
        {
            TypeKeyword type => Kinds.Intersect(type.Types.Select(t => t == "integer" ? "number" : t)),
            EnumKeyword values => Kinds.Intersect(values.Values.Select(JsonText.Kind)),
            _ => Kinds,
        };
        return kinds.IsEmpty ? null : new DataShape(Keywords.Add(keyword)) { Kinds = kinds };
    }

    /// <summary>The same of fewer types; null when none is left.</summary>
    public DataShape? Of(Func<string, bool> isKind) => Kinds.Where(isKind).ToImmutableHashSet() is { IsEmpty: false } kinds ? this with { Kinds = kinds } : null;

    public bool Is(string kind) => Kinds.Contains(kind);

    /// <summary>The schemas of a member; null when no such member may be.</summary>
    public IReadOnlyList<SchemaNode>? Member(string name)
    {
        if (!Is("object") || Keywords.OfType<PropertyNamesKeyword>().Any(k => !Accepts(k.Names, name))) return null;
        var schemas = new List<SchemaNode>();
        foreach (var properties in Keywords.OfType<PropertiesKeyword>())
        {
            if (properties.Of(name) is not { } found) return null;
            schemas.AddRange(found);
        }

        return schemas;
    }

    /// <summary>Whether such an object always has the member, if it has the others.</summary>
    public bool Requires(string name, Func<string, bool> has) =>
        Keywords.OfType<RequiredKeyword>().Any(r => r.Names.Contains(name) && (r.Trigger is null || has(r.Trigger)));

    /// <summary>Names of members that the schema spells out.</summary>
    public IEnumerable<PropertySchema> Declared => Is("object") ? Keywords.OfType<PropertiesKeyword>().SelectMany(p => p.Declared).Where(p => Member(p.Name) is not null) : [];

    /// <summary>The schemas of the items; empty when it does not say.</summary>
    public IReadOnlyList<SchemaNode> Items => Keywords.OfType<ItemsKeyword>().FirstOrDefault()?.All ?? [];

    /// <summary>The only values it allows; null when there are others.</summary>
    public IReadOnlyList<JsonElement>? Values => Keywords.OfType<EnumKeyword>().MinBy(k => k.Values.Count)?.Values;

    /// <summary>Whether the value may be this text.</summary>
    public bool Allows(string text) => Keywords.OfType<EnumKeyword>().All(k => k.Values.Any(v => TextOf(v) == text));

    private static bool Accepts(SchemaNode schema, string text)
    {
        using var json = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(text));
        return new SchemaRun().Probe(schema, json.RootElement);
    }

    // A template compares a number with a text by what it prints.
    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
