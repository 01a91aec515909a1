using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Renderer.Layout;
using Renderer.Reports.Checking.Rules;
using Renderer.Reports.Checking.Schema;
using Renderer.Reports.Migration;
using Renderer.Reports.Narrative;
using Renderer.Reports.Reading;
using Renderer.Templating;

namespace Renderer.Reports.Packages;

/// <summary>A template package, compiled: everything is parsed once and shared by all threads.</summary>
internal sealed record CompiledPackage
{
    private const long LargestJson = 16 << 20;

    /// <summary>Templates of packages write HTML, know every name they use, and may call <c>markdown</c>.</summary>
    public static readonly TemplateOptions Language = new()
    {
        MarkupFunctions = ImmutableDictionary<string, Func<string, string>>.Empty.Add("markdown", NarrativeMarkup.ToHtml),
    };

    public required PackageManifest Manifest { get; init; }

    public required string Digest { get; init; }

    public required TemplateSet Templates { get; init; }

    public required SchemaNode Schema { get; init; }

    public required RuleSet Rules { get; init; }

    /// <summary>Brings data of older versions into this one's form; null where the package does not.</summary>
    public DataMigration? Migration { get; init; }

    /// <summary>The images and fonts the page may name.</summary>
    public PackageAssets Assets { get; init; } = PackageAssets.None;

    /// <summary>The style sheets as they go into the page, by file.</summary>
    public required ImmutableDictionary<string, StyleText> Styles { get; init; }

    /// <summary>Paths of the sample files; none for a published package.</summary>
    public required ImmutableArray<string> Samples { get; init; }

    /// <summary>Loads and compiles a package; null with every fault noted when it cannot be used.</summary>
    public static CompiledPackage? Load(PackageFiles files, ICollection<Problem> problems)
    {
        var faults = new List<Problem>();
        var package = PackageManifest.Read(files, faults) is { } manifest ? Compile(files, manifest, faults) : null;
        foreach (var fault in faults) problems.Add(fault);
        return faults.Count == 0 ? package : null;
    }

    private static CompiledPackage? Compile(PackageFiles files, PackageManifest manifest, List<Problem> faults)
    {
        var texts = Read(files, [manifest.Entry, .. manifest.Fragment is { } fragment ? [fragment] : (string[])[], .. manifest.Parts, .. manifest.Styles], faults);
        var schemas = Read(files, [manifest.DataSchema, .. manifest.Definitions], faults);
        var rules = Read(files, manifest.Rules, faults);
        var migrations = Read(files, manifest.Migrate is { } migrate ? [migrate] : [], faults);
        var assets = PackageAssets.Read(files, manifest, faults);
        var samples = files.FindSamples(manifest, faults);
        if (faults.Count > 0) return null;

        var styles = manifest.Styles.ToImmutableDictionary(style => style, style => StyleText.Of(Text(texts[style])), StringComparer.Ordinal);
        var templates = ParseTemplates(files, texts.ToDictionary(t => t.Key, t => styles.TryGetValue(t.Key, out var style) ? style.Text : Text(t.Value)), faults);
        var schema = CompileSchema(files, manifest, schemas, faults);
        var ruleSet = RuleSet.Compile(manifest.Rules.Select(r => Json(files, r, rules[r], faults)).OfType<RuleFile>(), faults);
        var migration = migrations.Values.Select(m => DataMigration.Compile(manifest, Text(m), faults)).SingleOrDefault();
        return templates is null || schema is null ? null : new()
        {
            Manifest = manifest,
            Digest = PackageDigest.Of(manifest, texts.Concat(schemas).Concat(rules).Concat(migrations).Concat(assets.Files)),
            Assets = assets,
            Templates = templates,
            Styles = styles,
            Schema = schema,
            Rules = ruleSet,
            Migration = migration,
            Samples = samples,
        };
    }

    /// <summary>A page of this package as the layout takes it.</summary>
    /// <param name="html">The page.</param>
    /// <param name="data">The data it was made from, to find places in the templates; null if they are not known.</param>
    public LayoutSource Page(string html, JsonElement? data = null) =>
        new(html) { Resources = Assets.Find, Places = data is { } root ? new TemplatePlaces(this, root, html).Find : null, MissingGlyphs = Manifest.SubstitutesGlyphs ? MissingGlyphs.Substitute : MissingGlyphs.Refuse };

    private static SortedDictionary<string, byte[]> Read(PackageFiles files, IEnumerable<string> names, List<Problem> faults)
    {
        var contents = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (files.Read(name, faults) is not { } bytes) continue;
            if (!Utf8.IsValid(bytes)) faults.Add(PackageFiles.Invalid(files.PlaceOf(name), "is not UTF-8", "save it as UTF-8"));
            contents[name] = bytes;
        }

        return contents;
    }

    private static TemplateSet? ParseTemplates(PackageFiles files, Dictionary<string, string> texts, List<Problem> faults)
    {
        try
        {
            return TemplateSet.Parse(texts, Language);
        }
        catch (TemplateException fault)
        {
            faults.AddRange(fault.Problems.Select(p => PackageFiles.Invalid(TemplatePlace(files.Name, p), p.Message, p.Hint ?? "correct the template")));
            return null;
        }
    }

    /// <summary>Editors on Windows begin files with a byte order mark; it is not part of the page.</summary>
    private static string Text(ReadOnlySpan<byte> utf8) =>
        Encoding.UTF8.GetString(utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8);

    /// <summary>Where a template problem is: <c>disclosure-2021/report.sbn-html(41,12)</c>.</summary>
    public static string TemplatePlace(string package, TemplateProblem problem) =>
        $"{PackageFiles.PlaceOf(package, problem.File)}({problem.Line},{problem.Column})";

    private static SchemaNode? CompileSchema(PackageFiles files, PackageManifest manifest, SortedDictionary<string, byte[]> contents, List<Problem> faults)
    {
        var documents = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, bytes) in contents)
        {
            if (Json(files, name, bytes, faults) is { } file) documents[file.Place] = file.Root;
        }

        if (documents.Count < contents.Count) return null;
        try
        {
            var schema = SchemaCompiler.Compile(documents, files.PlaceOf(manifest.DataSchema));
            faults.AddRange(manifest.Subject?.Undeclared(documents, files, manifest.DataSchema) ?? []);
            return schema;
        }
        catch (SchemaException fault)
        {
            faults.AddRange(fault.Faults.Select(f => PackageFiles.Invalid(f.Place, f.Message, f.Hint)));
            return null;
        }
    }

    private static RuleFile? Json(PackageFiles files, string name, byte[] bytes, List<Problem> faults)
    {
        var place = files.PlaceOf(name);
        var reading = DataReader.Read(bytes, place, LargestJson);
        faults.AddRange(reading.Problems.Select(p => p with { Code = Codes.TemplateInvalid, Place = PackageManifest.Inside(place, p.Place) }));
        return reading.Document is { } document ? new(place, document.Root) : null;
    }
}
