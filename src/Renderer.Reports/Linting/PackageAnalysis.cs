using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Renderer.Reports.Checking.Rules;
using Renderer.Reports.Packages;
using Renderer.Templating.Analysis;

namespace Renderer.Reports.Linting;

/// <summary>What is wrong with a package's templates, rules and migration, told from their text and the schema alone: nothing is rendered.</summary>
public sealed partial class PackageAnalysis
{
    private readonly CompiledPackage _package;
    private readonly DeclaredData _data;
    private readonly TemplateAnalysis _templates;
    private readonly ImmutableArray<SourceAnalysis> _sources;

    private PackageAnalysis(CompiledPackage package)
    {
        _package = package;
        _data = new(package.Schema);
        var names = SchemaShapes.Of([package.Schema])?.SelectMany(s => s.Declared).Select(p => p.Name).ToHashSet(StringComparer.Ordinal) ?? [];
        string?[] entries = [package.Manifest.Entry, package.Manifest.Fragment];
        _templates = TemplateAnalysis.Of(package.Templates, names, [.. entries.OfType<string>().Distinct(StringComparer.Ordinal)]);
        _sources = [.. package.Rules.Rules.Select(r => new SourceAnalysis(r.Source, names, r.Comparison)), .. package.Rules.Totals.Select(t => new SourceAnalysis(t.Source, names, RuleComparison.None))];
    }

    /// <summary>Everything found in a package.</summary>
    public static ImmutableArray<Problem> Of(TemplatePackage package)
    {
        ArgumentNullException.ThrowIfNull(package);
        var analysis = new PackageAnalysis(package.Compiled);
        var all = analysis.OfTemplates().Concat(analysis.OfRules()).Concat(analysis.OfMigration()).Distinct();
        return [.. all.OrderBy(p => SortKey(p.Place), StringComparer.Ordinal).ThenBy(p => p.Message, StringComparer.Ordinal), .. analysis.Unread()];
    }

    // Line 9 stands before line 10.
    private static string SortKey(string place) => Number().Replace(place, number => number.Value.PadLeft(9, '0'));

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    private IEnumerable<Problem> OfTemplates()
    {
        string PlaceOf(TemplatePlace place) => $"{PackageFiles.PlaceOf(_package.Manifest.Name, place.File)}({place.Line},{place.Column})";
        foreach (var problem in Findings(_templates, PlaceOf).In(_templates)) yield return problem;
        foreach (var finding in _templates.Findings.Where(IsOwn)) yield return ProblemOf(finding, PlaceOf);
        foreach (var file in _templates.UnusedFiles)
            yield return new(Severity.Warning, LintCodes.PartUnused, PackageFiles.PlaceOf(_package.Manifest.Name, file), "is included nowhere", $"include it, or take it out of {PackageFiles.PlaceOf(_package.Manifest.Name, PackageFiles.Manifest)}");
        foreach (var name in _templates.UsedBuiltIns.Where(n => _data.At(DataPath.Root.Member(n), []) is { IsRefused: false, IsUndeclared: false }).Order(StringComparer.Ordinal))
            yield return new(Severity.Warning, LintCodes.BuiltInHidden, PackageFiles.PlaceOf(_package.Manifest.Name, _package.Manifest.DataSchema), $"the data's `{name}` hides the built-in of that name, which templates use", "give the member another name");
    }

    // What a shared part sets, another package may read.
    private static bool IsOwn(TemplateFinding finding) =>
        finding.Code is not (TemplateFindingCodes.NameUnused or TemplateFindingCodes.FunctionUnused) || !finding.Place.File.StartsWith(PackageFiles.Shared, StringComparison.Ordinal);

    private IEnumerable<Problem> OfRules()
    {
        foreach (var source in _sources)
        {
            foreach (var problem in Findings(source.Analysis, source.PlaceOf, source.Names).In(source.Analysis)) yield return problem;
        }

        // A prelude is shared: it is only superfluous what every rule and total of the file could do without.
        foreach (var file in _sources.GroupBy(s => s.File, StringComparer.Ordinal))
        {
            var all = file.SelectMany(s => s.Analysis.Findings.Select(f => ProblemOf(f, s.PlaceOf)).Distinct()).GroupBy(p => p);
            foreach (var found in all.Where(p => !p.Key.Place.StartsWith(file.Key + "#/prelude/", StringComparison.Ordinal) || p.Count() == file.Count())) yield return found.Key;
        }
    }

    private IEnumerable<Problem> OfMigration()
    {
        if (_package.Migration is not { } migration) yield break;
        // The data it sees has an older form, which no schema here describes.
        foreach (var finding in TemplateAnalysis.Of(migration.Template, new HashSet<string>(), _package.Manifest.Migrate!).Findings)
            yield return ProblemOf(finding, place => $"{PackageFiles.PlaceOf(_package.Manifest.Name, place.File)}({place.Line},{place.Column})");
    }

    private IEnumerable<Problem> Unread()
    {
        if (!_templates.IsComplete || _sources.Any(s => !s.Analysis.IsComplete)) return [];
        var subject = _package.Manifest.Subject?.Members ?? [];
        var unread = new UnreadData(_package.Schema, subject.Append("template").ToHashSet(StringComparer.Ordinal)).Reading(_templates.Reads).Reading(_sources.SelectMany(s => s.Analysis.Reads));
        return unread.Find().Select(path => new Problem(
            Severity.Advice, LintCodes.DataUnread, PackageFiles.PlaceOf(_package.Manifest.Name, _package.Manifest.DataSchema), $"`{path}` is asked for, and nothing reads it",
            "print it, take it out, or mark it \"deprecated\": true if senders may go on giving it"));
    }

    private DataFindings Findings(TemplateAnalysis analysis, Func<TemplatePlace, string> placeOf, IEnumerable<string>? names = null) =>
        new(_data, analysis.SetNames.Union(names ?? []), placeOf);

    private static Problem ProblemOf(TemplateFinding finding, Func<TemplatePlace, string> placeOf)
    {
        var severity = finding.Weight switch { FindingWeight.Error => Severity.Error, FindingWeight.Warning => Severity.Warning, _ => Severity.Advice };
        return new(severity, finding.Code, placeOf(finding.Place), finding.Message, finding.Hint);
    }
}
