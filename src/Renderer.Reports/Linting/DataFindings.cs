using Renderer.Reports.Checking.Schema;
using Renderer.Templating.Analysis;

namespace Renderer.Reports.Linting;

/// <summary>What the templates of one set read, against the schema.</summary>
/// <param name="data">The schema.</param>
/// <param name="names">Further names that the set knows: those it sets, those the host gives, the language's own.</param>
/// <param name="placeOf">What problems call a place in the set.</param>
internal sealed class DataFindings(DeclaredData data, IReadOnlySet<string> names, Func<TemplatePlace, string> placeOf)
{
    public IEnumerable<Problem> In(TemplateAnalysis analysis) => analysis.Reads.SelectMany(In).Concat(analysis.Comparisons.SelectMany(In)).Distinct();

    private IEnumerable<Problem> In(DataRead read)
    {
        if (IsHosts(read.Path)) return [];
        var value = data.At(read.Path, read.Given);
        return !value.IsKnown ? [] : read.Use switch
        {
            DataUse.Read => value.IsRefused ? Refused(read) : Missing(read, value),
            DataUse.Indexed when value.IsRefused && !read.IsComputed => Refused(read),
            DataUse.Owner when !read.IsGuarded && !value.IsRefused && (value.MayBeNull || value.MayBeMissing) => [Null(read, $"`{read.Path}` may be {State(value)}, and then has no members", $"write `?.` behind it, or ask before: {{{{ if {read.Path} ?? null }}}}")],
            DataUse.Argument when !read.IsGuarded && value.MayBeNull => [Null(read, $"`{read.Path}` may be null, which `{read.Function}` refuses", $"say what null counts as: `{read.Path} ?? 0`")],
            DataUse.Iterated when !value.IsRefused && !value.Shapes.Any(s => s.Is("array") || s.Is("object") || s.Is("string")) => [NoList(read, value)],
            _ => [],
        };
    }

    // A name set elsewhere in the set, or given by the host to some of its templates, is no name of the data.
    private bool IsHosts(DataPath path)
    {
        for (var at = path; at.Parent is not null; at = at.Parent)
        {
            if (at.Parent.Parent is null && names.Contains(at.Name) && data.At(at, []).IsRefused) return true;
        }

        return false;
    }

    private IEnumerable<Problem> Refused(DataRead read)
    {
        // The owner itself is not known: that was said where it is read. Known without what was asked before: not in this branch.
        var owner = data.At(read.Path.Parent!, []);
        if (!owner.IsKnown || owner.IsRefused || !data.At(read.Path, []).IsRefused) yield break;
        var known = owner.Shapes.SelectMany(s => s.Declared).Select(p => p.Name).Concat(read.Path.Parent!.Parent is null ? names : []).Distinct(StringComparer.Ordinal).ToList();
        var severity = read.IsGuarded || read.Use == DataUse.Indexed ? Severity.Warning : Severity.Error;
        var kind = owner.Shapes.SelectMany(s => s.Kinds).Where(k => k != "null").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var why = owner.Shapes.Any(s => s.Is("object")) ? "is not known to the schema" : $"cannot be: the schema makes `{read.Path.Parent}` a {JsonText.Choice(kind)}";
        yield return new(severity, LintCodes.DataUnknown, placeOf(read.Place), $"`{read.Path}` {why}", Hint(read.Path.Name, known));
    }

    private static string Hint(string name, List<string> known) =>
        NearestName.Of(name, known) is { } nearest ? $"did you mean \"{nearest}\"?"
        : known.Count is > 0 and <= 20 ? $"the schema has: {string.Join(", ", known.Order(StringComparer.Ordinal))}"
        : "correct the name, or add it to the schema";

    private IEnumerable<Problem> Missing(DataRead read, DeclaredValue value)
    {
        if (read.IsGuarded || !value.MayBeMissing) yield break;
        var message = value.IsUndeclared ? $"`{read.Path}` is not declared by the schema, and may be missing" : $"`{read.Path}` may be missing: the schema does not require it";
        yield return new(Severity.Warning, LintCodes.DataOptional, placeOf(read.Place), message, Guard(read.Path));
    }

    private static string Guard(DataPath path) => path.Parent!.Parent is null
        ? $"write `{path} ?? ...`, ask before ({{{{ if {path} ?? null }}}}), or require it in the schema"
        : $"write `{path.Parent}?.{path.Name}` or `{path} ?? ...`, ask before ({{{{ if {path} ?? null }}}}), or require it in the schema";

    private Problem Null(DataRead read, string message, string hint) => new(Severity.Warning, LintCodes.DataNull, placeOf(read.Place), message, hint);

    private static string State(DeclaredValue value) => value.MayBeNull ? "null" : "missing";

    private Problem NoList(DataRead read, DeclaredValue value) => new(
        Severity.Error, LintCodes.DataNoList, placeOf(read.Place), $"`{read.Path}` is no list: the schema makes it a {JsonText.Choice([.. value.Shapes.SelectMany(s => s.Kinds).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])}",
        "loop over a list");

    private IEnumerable<Problem> In(DataComparison comparison)
    {
        if (IsHosts(comparison.Path)) yield break;
        var value = data.At(comparison.Path, []);
        if (!value.IsKnown || value.Shapes.IsEmpty || value.Shapes.Any(s => s.Values is null || s.Allows(comparison.Text))) yield break;
        var allowed = value.Shapes.SelectMany(s => s.Values!).Select(JsonText.Show).Distinct(StringComparer.Ordinal).ToList();
        var nearest = NearestName.Of($"\"{comparison.Text}\"", allowed);
        yield return new(
            Severity.Warning, LintCodes.ComparisonNever, placeOf(comparison.Place), $"`{comparison.Path}` is never {JsonText.Show(comparison.Text)}: the schema allows {JsonText.Choice(allowed)}",
            nearest is null ? "compare with one of these" : $"did you mean {nearest}?");
    }
}
