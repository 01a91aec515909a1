using System.Collections.Immutable;
using Renderer.Cli.Impact.Text;
using Renderer.Reports;

namespace Renderer.Cli.Impact;

/// <summary>A difference that several reports have in common.</summary>
/// <param name="Line">The line it stands in, of the first report that has it.</param>
/// <param name="Part">The part of the line it begins with.</param>
/// <param name="First">That report.</param>
internal sealed record ChangeGroup(ComparedLine Line, int Part, ReportImpact First)
{
    /// <summary>The difference with a few words round it.</summary>
    public ComparedLine Excerpt { get; } = Text.Excerpt.Of(Line, Part);

    /// <summary>How many reports have it.</summary>
    public long Reports { get; set; }
}

/// <summary>A reason for rejection that several reports have in common.</summary>
/// <param name="Problem">The problem, of the first report that has it.</param>
/// <param name="First">That report.</param>
internal sealed record ProblemGroup(Problem Problem, ReportImpact First)
{
    /// <summary>How many reports have it.</summary>
    public long Reports { get; set; }
}

/// <summary>Counts what was compared, and keeps of the reports themselves only a bounded number.</summary>
internal sealed class ImpactTally
{
    /// <summary>The most reports of a class that are kept to be listed; all of them are in the CSV file.</summary>
    public const int MaximumListed = 500;

    // Beyond this many different differences, what is new is no group.
    private const int MaximumGroups = 5000;

    private readonly long[] _counts = new long[Enum.GetValues<ImpactClass>().Length];
    private readonly Dictionary<(string Before, string After), ChangeGroup> _changes = [];
    private readonly Dictionary<(string Place, string Message), ProblemGroup> _problems = [];
    private readonly SortedDictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly List<ReportImpact> _listed = [];

    /// <summary>How many were compared.</summary>
    public long Total => _counts.Sum();

    /// <summary>How many would look or read different, or not be rendered.</summary>
    public long Affected => Total - this[ImpactClass.Unchanged] - this[ImpactClass.Bytes];

    /// <summary>How many were made with each version.</summary>
    public IReadOnlyDictionary<string, long> Versions => _versions;

    /// <summary>The reports that are kept, the gravest first.</summary>
    public IEnumerable<ReportImpact> Listed => _listed.OrderByDescending(i => i.Class);

    /// <summary>The differences of text, the most common first.</summary>
    public IEnumerable<ChangeGroup> Changes => _changes.OrderByDescending(g => g.Value.Reports).ThenBy(g => g.Key.Before, StringComparer.Ordinal).ThenBy(g => g.Key.After, StringComparer.Ordinal).Select(g => g.Value);

    /// <summary>The reasons for rejection, the most common first.</summary>
    public IEnumerable<ProblemGroup> Problems => _problems.OrderByDescending(g => g.Value.Reports).ThenBy(g => g.Key.Place, StringComparer.Ordinal).ThenBy(g => g.Key.Message, StringComparer.Ordinal).Select(g => g.Value);

    public long this[ImpactClass impact] => _counts[(int)impact];

    public void Add(ReportImpact impact)
    {
        if (_counts[(int)impact.Class]++ < MaximumListed) _listed.Add(impact);
        _versions[impact.Report.RenditionVersion] = _versions.GetValueOrDefault(impact.Report.RenditionVersion) + 1;
        foreach (var change in impact.Lines.SelectMany(ChangesOf).DistinctBy(c => c.Key))
        {
            if (GroupOf(_changes, change.Key, () => new(change.Line, change.Part, impact)) is { } group) group.Reports++;
        }

        foreach (var problem in impact.Problems.DistinctBy(KeyOf))
        {
            if (GroupOf(_problems, KeyOf(problem), () => new(problem, impact)) is { } group) group.Reports++;
        }
    }

    // Items of lists are told apart by numbers: the same fault of several is one.
    private static (string Place, string Message) KeyOf(Problem problem) => (string.Concat(problem.Place.Where(c => !char.IsAsciiDigit(c))), problem.Message);

    private static IEnumerable<Change> ChangesOf(ComparedLine line)
    {
        for (var first = 0; first < line.Parts.Length; first++)
        {
            if (line.Parts[first].Side == Side.Both) continue;
            var parts = line.Parts.Skip(first).TakeWhile(p => p.Side != Side.Both).ToList();
            yield return new((TextOn(parts, Side.Before), TextOn(parts, Side.After)), line, first);
            first += parts.Count;
        }
    }

    private static string TextOn(List<TextPart> parts, Side side) => string.Concat(parts.Where(p => p.Side == side).Select(p => p.Text));

    private static TGroup? GroupOf<TKey, TGroup>(Dictionary<TKey, TGroup> groups, TKey key, Func<TGroup> first)
        where TKey : notnull
        where TGroup : class
    {
        if (groups.TryGetValue(key, out var group)) return group;
        if (groups.Count >= MaximumGroups) return null;
        groups.Add(key, group = first());
        return group;
    }

    private sealed record Change((string Before, string After) Key, ComparedLine Line, int Part);
}
