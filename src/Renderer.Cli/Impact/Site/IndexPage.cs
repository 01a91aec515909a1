using System.Text;
using Renderer.Cli.Impact.Text;

namespace Renderer.Cli.Impact.Site;

/// <summary>The overview: how many reports change and how, what changes most, and the list of them.</summary>
internal static class IndexPage
{
    private const int MaximumGroups = 30;

    private static readonly ImpactClass[] Gravest = [.. Enum.GetValues<ImpactClass>().Reverse()];

    /// <param name="subject">What was looked at.</param>
    /// <param name="tally">What it came to.</param>
    /// <param name="detailed">The reports that have a page.</param>
    public static string Write(ImpactSubject subject, ImpactTally tally, IReadOnlySet<string> detailed)
    {
        var body = $"""
            <header>
            <p class="eyebrow">Impact of a template version</p>
            <h1>{ImpactMarkup.Escape(subject.Label)}</h1>
            <p class="verdict">{Verdict(tally)}</p>
            <dl class="facts">
            <div><dt>compared</dt><dd>{tally.Total} of {subject.Selected} reports</dd></div>
            <div><dt>they show</dt><dd>{ImpactMarkup.Escape(string.Join(", ", tally.Versions.Select(v => $"{v.Key} ({v.Value})")))}</dd></div>
            <div><dt>digest</dt><dd><code>{subject.Digest[..12]}</code></dd></div>
            <div><dt>all results</dt><dd><a href="impact.csv">impact.csv</a></dd></div>
            </dl>
            </header>
            <main id="main">
            {Summary(tally)}{Problems(tally, detailed)}{Changes(tally, detailed)}{Reports(tally, detailed)}</main>
            <footer><p>The pages hold text of the reports: keep the folder where the reports' data may lie.</p></footer>

            """;
        return ImpactMarkup.Page($"Impact of {subject.Label}", body, runs: true);
    }

    /// <summary>What it comes to, in one sentence.</summary>
    public static string Verdict(ImpactTally tally)
    {
        if (tally.Total == 0) return "No report shows this template: there is nothing to compare.";
        var lost = tally[ImpactClass.Rejected] + tally[ImpactClass.Missing];
        var first = lost == 0 ? "Every report would be rendered" : $"{lost} of {tally.Total} reports would not be rendered";
        var (text, layout) = (tally[ImpactClass.Text], tally[ImpactClass.Layout]);
        return text + layout == 0 ? $"{first}; none would read or look different." : $"{first}; {text} would read differently, {layout} would look different with the same text.";
    }

    private static string Summary(ImpactTally tally) => $"""
        <h2>Summary</h2>
        <div class="card scroll" role="region" aria-label="Summary" tabindex="0"><table>
        <thead><tr><th scope="col">class</th><th scope="col" class="number">reports</th><th scope="col" class="number">share</th><td class="share"></td><th scope="col" class="meaning">what it means</th></tr></thead>
        <tbody>
        {string.Concat(Gravest.Where(c => tally[c] > 0 || c != ImpactClass.Missing).Select(c => SummaryRow(tally, c)))}</tbody></table></div>

        """;

    private static string SummaryRow(ImpactTally tally, ImpactClass impact)
    {
        var share = tally.Total == 0 ? 0 : 100.0 * tally[impact] / tally.Total;
        return $"<tr><th scope=\"row\">{ImpactMarkup.Label(impact)}</th><td class=\"number\">{tally[impact]}</td><td class=\"number\">{share:0.#} %</td>"
            + $"<td class=\"share\">{(tally[impact] == 0 ? "" : $"<span class=\"bar {ReportImpact.NameOf(impact)}\"><span style=\"width:{share:0.##}%\"></span></span>")}</td><td class=\"meaning\">{Meaning(impact)}</td></tr>\n";
    }

    private static string Meaning(ImpactClass impact) => impact switch
    {
        ImpactClass.Unchanged => "the files stay as they are, but for the rendition's id",
        ImpactClass.Bytes => "the source differs; nothing that is read or seen",
        ImpactClass.Warnings => "only what checking and rendering warn of differs",
        ImpactClass.Layout => "the same text, elsewhere on the pages or looking different",
        ImpactClass.Text => "the text is another one",
        ImpactClass.Missing => "data or page are not in the store any more",
        _ => "the version does not take the data, or cannot render it",
    };

    private static string Problems(ImpactTally tally, IReadOnlySet<string> detailed) => Groups(
        "What keeps reports from being rendered", [.. tally.Problems.Take(MaximumGroups).Select(g => Group(g.Reports, ImpactMarkup.Problem(g.Problem), "", g.First, detailed))]);

    private static string Changes(ImpactTally tally, IReadOnlySet<string> detailed) => Groups(
        "What changes most", [.. tally.Changes.Take(MaximumGroups).Select(g => Group(g.Reports, ImpactMarkup.Words(g.Excerpt, Side.Both), WordsOf(g.First), g.First, detailed))]);

    private static string WordsOf(ReportImpact impact) => $" class=\"words\"{ImpactMarkup.LanguageOf(impact.Language)}";

    private static string Groups(string title, string[] groups) =>
        groups.Length == 0 ? "" : $"<h2>{title}</h2>\n<ul class=\"groups card\">\n{string.Concat(groups)}</ul>\n";

    private static string Group(long reports, string markup, string style, ReportImpact first, IReadOnlySet<string> detailed) =>
        $"<li><p class=\"count\">{reports} {(reports == 1 ? "report" : "reports")}</p><div><p{style}>{markup}</p><p class=\"soft\">{(reports == 1 ? "in" : "first in")} {Link(first.Report.ReportId, detailed)}</p></div></li>\n";

    private static string Link(string reportId, IReadOnlySet<string> detailed) => detailed.Contains(reportId)
        ? $"<a class=\"id\" href=\"{ImpactMarkup.Escape(ReportPage.PathOf(reportId))}\">{ImpactMarkup.Escape(reportId)}</a>"
        : $"<span class=\"id\">{ImpactMarkup.Escape(reportId)}</span>";

    private static string Reports(ImpactTally tally, IReadOnlySet<string> detailed)
    {
        var rows = new StringBuilder();
        foreach (var impact in tally.Listed) rows.Append(Row(impact, detailed));
        var boxes = string.Concat(Gravest.Where(c => tally[c] > 0).Select(c => $"<label><input type=\"checkbox\" value=\"{ReportImpact.NameOf(c)}\" checked> {ReportImpact.NameOf(c)}</label>\n"));
        var omitted = Gravest.Any(c => tally[c] > ImpactTally.MaximumListed) ? $"<p class=\"soft\">Of each class the first {ImpactTally.MaximumListed} are listed; all are in <a href=\"impact.csv\">impact.csv</a>.</p>\n" : "";
        return $"""
            <h2>Reports</h2>
            {omitted}<div class="card">
            <div class="filter" hidden><fieldset><legend class="unseen">Classes</legend>
            {boxes}</fieldset><label>find <input type="search" id="search"></label><span role="status" id="shown"></span></div>
            <div class="scroll" role="region" aria-label="List of reports" tabindex="0"><table id="reports" class="stack">
            <thead><tr><th scope="col">report</th><th scope="col">class</th><th scope="col" class="number">pages</th><th scope="col">first difference</th></tr></thead>
            <tbody>
            {rows}</tbody></table></div></div>

            """;
    }

    private static string Row(ReportImpact impact, IReadOnlySet<string> detailed)
    {
        var pages = impact is { PagesBefore: { } before, PagesAfter: { } after } && before != after ? $"{before} → {after}" : $"{impact.PagesAfter ?? impact.PagesBefore}";
        return $"<tr class=\"{impact.ClassName}\"><th scope=\"row\">{Link(impact.Report.ReportId, detailed)}</th><td>{ImpactMarkup.Label(impact.Class)}</td><td class=\"number pages\">{pages}</td><td>{First(impact)}</td></tr>\n";
    }

    private static string First(ReportImpact impact)
    {
        if (impact.Problems is [var problem, ..]) return ImpactMarkup.Problem(problem);
        if (impact.Lines is [var line, ..]) return $"<span{WordsOf(impact)}>{ImpactMarkup.Words(Excerpt.Of(line), Side.Both)}</span>";
        if (impact.Warnings.New is [var warning, ..]) return $"new: {ImpactMarkup.Escape(warning)}";
        return impact.Warnings.Gone is [var gone, ..] ? $"gone: {ImpactMarkup.Escape(gone)}" : "";
    }
}
