using Renderer.Cli.Impact.Site;
using Renderer.Cli.Impact.Text;
using Renderer.Cli.Output;

namespace Renderer.Cli.Impact;

/// <summary>What a run came to, for the terminal and as JSON.</summary>
internal static class ImpactLines
{
    private const int MostGroups = 10;
    private const int MostRejected = 20;

    public static void Write(Terminal terminal, ImpactSubject subject, ImpactTally tally, string? folder)
    {
        terminal.Out.WriteLine($"{subject.Label}: {tally.Total} of {subject.Selected} reports compared");
        var table = new TextTable("class", "reports");
        foreach (var impact in Enum.GetValues<ImpactClass>().Reverse().Where(c => tally[c] > 0)) table.Add(ReportImpact.NameOf(impact), $"{tally[impact]}");
        table.Write(terminal);
        foreach (var group in tally.Changes.Take(MostGroups)) terminal.Out.WriteLine($"{CountOf(group.Reports)}: {Plain(group.Excerpt)}");
        foreach (var group in tally.Problems.Take(MostRejected)) terminal.Out.WriteLine($"{CountOf(group.Reports)}: {group.First.Report.ReportId}: {group.Problem.Place}: {group.Problem.Message}");
        terminal.Out.WriteLine(IndexPage.Verdict(tally));
        if (folder is not null) terminal.Out.WriteLine(Path.Combine(Path.GetFullPath(folder), "index.html"));
    }

    public static ImpactOutcome ToJson(ImpactSubject subject, ImpactTally tally, string? folder) => new(
        subject.Template, subject.Version, subject.Digest, subject.Selected, tally.Total,
        Enum.GetValues<ImpactClass>().ToDictionary(ReportImpact.NameOf, c => tally[c]),
        [.. tally.Changes.Take(MostGroups).Select(g => new ImpactChange(g.Reports, g.Line.TextOn(Side.Before), g.Line.TextOn(Side.After), g.First.Report.ReportId))],
        [.. tally.Listed.Where(i => i.Class != ImpactClass.Unchanged).Select(i => new ImpactEntry(i.Report.ReportId, i.ClassName, i.PagesBefore, i.PagesAfter, [.. i.Warnings.New], [.. i.Warnings.Gone], ProblemLine.ListOf(i.Problems)))],
        folder is null ? null : Path.GetFullPath(folder));

    private static string CountOf(long reports) => reports == 1 ? "1 report" : $"{reports} reports";

    // As tools for words do: [-gone-] and {+new+}.
    private static string Plain(ComparedLine line) => string.Concat(line.Parts.Select(p => p.Side switch { Side.Before => $"[-{p.Text}-]", Side.After => $"{{+{p.Text}+}}", _ => p.Text }));
}

/// <summary>Outcome of <c>templates impact</c>.</summary>
internal sealed record ImpactOutcome(
    string Template, string Version, string Digest, long Selected, long Compared, IReadOnlyDictionary<string, long> Classes, IReadOnlyList<ImpactChange> Changes, IReadOnlyList<ImpactEntry> Reports, string? Folder);

/// <summary>A difference that reports have in common.</summary>
internal sealed record ImpactChange(long Reports, string Before, string After, string FirstReport);

/// <summary>One report that changes; of each class the first 500.</summary>
internal sealed record ImpactEntry(
    string ReportId, string Class, int? PagesBefore, int? PagesAfter, IReadOnlyList<string> NewWarnings, IReadOnlyList<string> GoneWarnings, IReadOnlyList<ProblemLine> Problems);
