using System.Collections.Immutable;
using System.Text.Json;

namespace Renderer.Cli.Linting;

/// <summary>The files of a package that was loaded without fault, as its manifest names them.</summary>
internal sealed record PackageListing
{
    public const string Manifest = "template.json";

    /// <summary>Folder of the samples' reviewed outputs.</summary>
    public const string Golden = "golden";

    /// <summary>Names that begin so lie beside the packages.</summary>
    public const string Shared = "shared/";

    public required string Name { get; init; }

    /// <summary>Folder of all packages.</summary>
    public required string TemplatesFolder { get; init; }

    /// <summary>The entry of the fragment; null for a package without one.</summary>
    public required string? Fragment { get; init; }

    /// <summary>Entries, parts and styles.</summary>
    public required ImmutableArray<string> Templates { get; init; }

    /// <summary>Schema, definitions, rules and the migration.</summary>
    public required ImmutableArray<string> Checks { get; init; }

    /// <summary>Images and fonts.</summary>
    public required ImmutableArray<string> Assets { get; init; }

    public required ImmutableArray<string> Samples { get; init; }

    public static PackageListing Read(string templatesFolder, string name)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(templatesFolder, name, Manifest)));
        var root = manifest.RootElement;
        var fragment = root.TryGetProperty("fragment", out var named) ? named.GetString() : null;
        return new()
        {
            Name = name,
            TemplatesFolder = templatesFolder,
            Fragment = fragment,
            Templates = [root.GetProperty("entry").GetString()!, .. fragment is null ? (string[])[] : [fragment], .. Names(root, "parts"), .. Names(root, "styles")],
            Checks = [root.GetProperty("schema").GetString()!, .. Names(root, "definitions"), .. Names(root, "rules"), .. root.TryGetProperty("migrate", out var migrate) ? [migrate.GetString()!] : (string[])[]],
            Assets = Names(root, "assets"),
            Samples = Names(root, "samples"),
        };
    }

    /// <summary>What problems call a file.</summary>
    public string PlaceOf(string file) => file.StartsWith(Shared, StringComparison.Ordinal) ? file : $"{Name}/{file}";

    private static ImmutableArray<string> Names(JsonElement root, string list) =>
        root.TryGetProperty(list, out var names) ? [.. names.EnumerateArray().Select(n => n.GetString()!)] : [];
}
