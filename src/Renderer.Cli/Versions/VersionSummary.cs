using System.Collections.Immutable;
using System.Text.Json;

namespace Renderer.Cli.Versions;

/// <summary>A rule of a version.</summary>
internal sealed record RuleSummary(string Id, string Severity, string? Title);

/// <summary>A member of the data that a version's schema declares.</summary>
internal sealed record MemberSummary(string Name, string Type, bool IsRequired, string? Title);

/// <summary>What a version takes and gives, read from its files.</summary>
internal sealed record VersionSummary(string? Schema, ImmutableArray<MemberSummary> Members, ImmutableArray<RuleSummary> Rules, string? Migration, bool HasFragment)
{
    public static VersionSummary Of(VersionFiles files)
    {
        var manifest = Parse(files, "template.json");
        var schema = Parse(files, manifest.GetProperty("schema").GetString()!);
        return new(
            Text(schema, "title"), MembersOf(schema), [.. Names(manifest, "rules").SelectMany(r => RulesOf(Parse(files, r)))], Text(manifest, "migrate"), manifest.TryGetProperty("fragment", out _));
    }

    private static ImmutableArray<MemberSummary> MembersOf(JsonElement schema)
    {
        var required = Names(schema, "required").ToHashSet(StringComparer.Ordinal);
        return schema.TryGetProperty("properties", out var properties)
            ? [.. properties.EnumerateObject().Select(p => new MemberSummary(p.Name, TypeOf(p.Value), required.Contains(p.Name), Text(p.Value, "title")))]
            : [];
    }

    private static string TypeOf(JsonElement member) => member.ValueKind != JsonValueKind.Object || !member.TryGetProperty("type", out var type) ? ""
        : type.ValueKind == JsonValueKind.Array ? string.Join(" or ", type.EnumerateArray().Select(t => t.GetString())) : type.GetString() ?? "";

    private static IEnumerable<RuleSummary> RulesOf(JsonElement file) => file.TryGetProperty("rules", out var rules)
        ? rules.EnumerateArray().Select(r => new RuleSummary(Text(r, "id") ?? "", Text(r, "severity") ?? "", Text(r, "title")))
        : [];

    private static IEnumerable<string> Names(JsonElement owner, string list) =>
        owner.TryGetProperty(list, out var names) && names.ValueKind == JsonValueKind.Array ? names.EnumerateArray().Select(n => n.GetString()!) : [];

    private static string? Text(JsonElement owner, string member) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static JsonElement Parse(VersionFiles files, string file)
    {
        var bytes = files.Files[file].Span;
        return JsonElement.Parse(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
    }
}
