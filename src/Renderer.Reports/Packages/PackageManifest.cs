using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Reports.Checking.Schema;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Packages;

/// <summary>What <c>template.json</c> says, checked.</summary>
internal sealed record PackageManifest
{
    private const long LargestManifest = 1 << 20;

    private static readonly SchemaNode Schema = BuiltInSchema.Load("manifest.schema.json");

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string Title { get; init; }

    public required string Entry { get; init; }

    /// <summary>The entry of the fragment, or null.</summary>
    public string? Fragment { get; init; }

    /// <summary>The template that brings data of an older version into this version's form, or null.</summary>
    public string? Migrate { get; init; }

    /// <summary>Where the data says what a report is about, or null.</summary>
    public SubjectPointers? Subject { get; init; }

    public required string DataSchema { get; init; }

    public required ImmutableArray<string> Parts { get; init; }

    public required ImmutableArray<string> Styles { get; init; }

    public required ImmutableArray<string> Definitions { get; init; }

    public required ImmutableArray<string> Rules { get; init; }

    /// <summary>Images and fonts that the page names by these relative paths.</summary>
    public ImmutableArray<string> Assets { get; init; } = [];

    /// <summary>Whether a character that no font has is drawn as a geta mark, with a warning, instead of stopping the report.</summary>
    public bool SubstitutesGlyphs { get; init; }

    /// <summary>What the PDF has to keep and hold.</summary>
    public PdfDemands Pdf { get; init; } = PdfDemands.None;

    public required ImmutableArray<string> Samples { get; init; }

    /// <summary>The files that decide what comes out of the package, each once.</summary>
    public IEnumerable<string> Files => new[] { Entry, Fragment, Migrate, DataSchema }.OfType<string>()
        .Concat(Parts).Concat(Styles).Concat(Definitions).Concat(Rules).Concat(Assets).Distinct(StringComparer.Ordinal);

    /// <summary>Reads a package's manifest; null with every fault noted when it cannot be used.</summary>
    public static PackageManifest? Read(PackageFiles files, ICollection<Problem> problems)
    {
        var place = files.PlaceOf(PackageFiles.Manifest);
        if (files.Read(PackageFiles.Manifest, problems) is not { } bytes) return null;
        var reading = DataReader.Read(bytes, place, LargestManifest);
        if (reading.Document is not { } document)
        {
            foreach (var problem in reading.Problems) problems.Add(problem with { Code = Codes.TemplateInvalid, Place = Inside(place, problem.Place) });
            return null;
        }

        var violations = SchemaRun.Check(Schema, document.Root);
        foreach (var violation in violations) problems.Add(PackageFiles.Invalid(Inside(place, violation.Pointer), violation.Message, violation.Hint));
        if (violations.Count > 0) return null;
        var manifest = From(document.Root);
        if (manifest.Name == files.Name) return manifest;
        problems.Add(PackageFiles.Invalid($"{place}#/name", $"is \"{manifest.Name}\", but the folder is \"{files.Name}\"", "give both the same name"));
        return null;
    }

    /// <summary>The name in a manifest whose package nobody knows yet; null when it has none.</summary>
    public static string? FindName(ReadOnlyMemory<byte> manifest) =>
        DataReader.Read(manifest, PackageFiles.Manifest, LargestManifest).Document?.Root is { ValueKind: JsonValueKind.Object } root
        && root.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;

    /// <summary>A place in a file of the package, from a place in its data.</summary>
    public static string Inside(string file, string place) => place == PlacePath.Root ? file : place.StartsWith('/') ? $"{file}#{place}" : place;

    private static PackageManifest From(JsonElement root) => new()
    {
        Name = root.GetProperty("name").GetString()!,
        Version = root.GetProperty("version").GetString()!,
        Title = root.GetProperty("title").GetString()!,
        Entry = root.GetProperty("entry").GetString()!,
        Fragment = root.TryGetProperty("fragment", out var fragment) ? fragment.GetString() : null,
        Migrate = root.TryGetProperty("migrate", out var migrate) ? migrate.GetString() : null,
        Subject = root.TryGetProperty("subject", out var subject) ? SubjectPointers.From(subject) : null,
        DataSchema = root.GetProperty("schema").GetString()!,
        Parts = Names(root, "parts"),
        Styles = Names(root, "styles"),
        Definitions = Names(root, "definitions"),
        Rules = Names(root, "rules"),
        Assets = Names(root, "assets"),
        SubstitutesGlyphs = root.TryGetProperty("missingGlyphs", out var missing) && missing.GetString() == "substitute",
        Pdf = root.TryGetProperty("pdf", out var pdf) ? PdfDemands.From(pdf) : PdfDemands.None,
        Samples = Names(root, "samples"),
    };

    private static ImmutableArray<string> Names(JsonElement root, string list) =>
        root.TryGetProperty(list, out var names) ? [.. names.EnumerateArray().Select(n => n.GetString()!)] : [];
}
