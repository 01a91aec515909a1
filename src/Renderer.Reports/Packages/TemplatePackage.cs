using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Renderer.Reports.Checking.Rules;
using Renderer.Reports.Checking.Schema;
using Renderer.Reports.Narrative;
using Renderer.Reports.Reading;
using Renderer.Templating;

namespace Renderer.Reports.Packages;

/// <summary>A template package, compiled: everything is parsed once and shared by all threads.</summary>
internal sealed record TemplatePackage
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

    /// <summary>Paths of the sample files.</summary>
    public required ImmutableArray<string> Samples { get; init; }

    /// <summary>Loads and compiles a package; null with every fault noted when it cannot be used.</summary>
    public static TemplatePackage? Load(PackageFolder folder, ICollection<Problem> problems)
    {
        var faults = new List<Problem>();
        var package = PackageManifest.Read(folder, faults) is { } manifest ? Compile(folder, manifest, faults) : null;
        foreach (var fault in faults) problems.Add(fault);
        return faults.Count == 0 ? package : null;
    }

    private static TemplatePackage? Compile(PackageFolder folder, PackageManifest manifest, List<Problem> faults)
    {
        var texts = Read(folder, [manifest.Entry, .. manifest.Fragment is { } fragment ? [fragment] : (string[])[], .. manifest.Parts, .. manifest.Styles], faults);
        var schemas = Read(folder, [manifest.DataSchema, .. manifest.Definitions], faults);
        var rules = Read(folder, manifest.Rules, faults);
        foreach (var sample in manifest.Samples.Where(s => !File.Exists(folder.PathOf(s))))
            faults.Add(PackageFolder.Invalid(folder.PlaceOf(sample), "does not exist", $"add it, or take it out of {folder.PlaceOf(PackageFolder.Manifest)}"));
        if (faults.Count > 0) return null;

        var templates = ParseTemplates(folder, manifest, texts, faults);
        var schema = CompileSchema(folder, manifest, schemas, faults);
        var ruleSet = RuleSet.Compile(manifest.Rules.Select(r => Json(folder, r, rules[r], faults)).OfType<RuleFile>(), faults);
        return templates is null || schema is null ? null : new()
        {
            Manifest = manifest,
            Digest = PackageDigest.Of(manifest, texts.Concat(schemas).Concat(rules)),
            Templates = templates,
            Schema = schema,
            Rules = ruleSet,
            Samples = [.. manifest.Samples.Select(folder.PathOf)],
        };
    }

    private static SortedDictionary<string, byte[]> Read(PackageFolder folder, IEnumerable<string> names, List<Problem> faults)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (folder.Read(name, faults) is not { } bytes) continue;
            if (!Utf8.IsValid(bytes)) faults.Add(PackageFolder.Invalid(folder.PlaceOf(name), "is not UTF-8", "save it as UTF-8"));
            files[name] = bytes;
        }

        return files;
    }

    private static TemplateSet? ParseTemplates(PackageFolder folder, PackageManifest manifest, SortedDictionary<string, byte[]> texts, List<Problem> faults)
    {
        try
        {
            return TemplateSet.Parse(texts.ToDictionary(t => t.Key, t => manifest.Styles.Contains(t.Key) ? StyleText.WithoutComments(Text(t.Value)) : Text(t.Value)), Language);
        }
        catch (TemplateException fault)
        {
            faults.AddRange(fault.Problems.Select(p => PackageFolder.Invalid(TemplatePlace(folder.Name, p), p.Message, p.Hint ?? "correct the template")));
            return null;
        }
    }

    /// <summary>Editors on Windows begin files with a byte order mark; it is not part of the page.</summary>
    private static string Text(ReadOnlySpan<byte> utf8) =>
        Encoding.UTF8.GetString(utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8);

    /// <summary>Where a template problem is: <c>disclosure-2021/report.sbn-html(41,12)</c>.</summary>
    public static string TemplatePlace(string package, TemplateProblem problem) =>
        $"{new PackageFolder("", package).PlaceOf(problem.File)}({problem.Line},{problem.Column})";

    private static SchemaNode? CompileSchema(PackageFolder folder, PackageManifest manifest, SortedDictionary<string, byte[]> files, List<Problem> faults)
    {
        var documents = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, bytes) in files)
        {
            if (Json(folder, name, bytes, faults) is { } file) documents[file.Place] = file.Root;
        }

        if (documents.Count < files.Count) return null;
        try
        {
            var schema = SchemaCompiler.Compile(documents, folder.PlaceOf(manifest.DataSchema));
            faults.AddRange(manifest.Subject?.Undeclared(documents, folder, manifest.DataSchema) ?? []);
            return schema;
        }
        catch (SchemaException fault)
        {
            faults.AddRange(fault.Faults.Select(f => PackageFolder.Invalid(f.Place, f.Message, f.Hint)));
            return null;
        }
    }

    private static RuleFile? Json(PackageFolder folder, string name, byte[] bytes, List<Problem> faults)
    {
        var place = folder.PlaceOf(name);
        var reading = DataReader.Read(bytes, place, LargestJson);
        faults.AddRange(reading.Problems.Select(p => p with { Code = Codes.TemplateInvalid, Place = PackageManifest.Inside(place, p.Place) }));
        return reading.Document is { } document ? new(place, document.Root) : null;
    }
}
