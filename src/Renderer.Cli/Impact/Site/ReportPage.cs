using System.Collections.Immutable;
using System.Text;
using Renderer.Cli.Impact.Text;

namespace Renderer.Cli.Impact.Site;

/// <summary>Where a report's page stands among those of the others.</summary>
internal sealed record ReportPlace(ImpactSubject Subject, string? Before, string? After);

/// <summary>The page of one report: its text and its pages, before and after.</summary>
internal static class ReportPage
{
    /// <summary>Where it lies, from the overview.</summary>
    public static string PathOf(string reportId) => $"reports/{FileOf(reportId)}";

    public static string Write(ComparedReport compared, ReportPlace place)
    {
        var impact = compared.Impact;
        var body = new StringBuilder(Head(impact, place)).Append("<main id=\"main\">\n").Append(Problems(impact));
        if (compared is { Before: { } before, HtmlAfter: { } after })
        {
            body.Append(impact.Class == ImpactClass.Bytes
                ? DifferenceSection.Write("Source", TextDifference.Between(SourceOf(before.Html), SourceOf(after)), new("source", ""))
                : DifferenceSection.Write("Text", TextDifference.Between(PageText.Read(before.Html), PageText.Read(after)), new("words", impact.Language)));
        }

        if (compared is { PagesBefore: { } pagesBefore, PagesAfter: { } pagesAfter }) body.Append(PagesSection.Write(pagesBefore, pagesAfter));
        body.Append("</main>\n<footer><p>It holds the report's text: keep it where the report's data may lie.</p></footer>\n");
        return ImpactMarkup.Page($"{impact.Report.ReportId} - {place.Subject.Label}", body.ToString(), runs: false);
    }

    private static string FileOf(string reportId) => $"{reportId}.html";

    private static ImmutableArray<TextLine> SourceOf(string html) => [.. html.Split('\n').Select(line => new TextLine(TextRole.Paragraph, line))];

    private static string Head(ReportImpact impact, ReportPlace place) => $"""
        <header>
        <nav class="way" aria-label="Reports"><a href="../index.html">all reports</a>{Way("previous", place.Before)}{Way("next", place.After)}</nav>
        <p class="eyebrow">{ImpactMarkup.Escape(place.Subject.Label)}</p>
        <h1>{ImpactMarkup.Escape(impact.Report.ReportId)} {ImpactMarkup.Label(impact.Class)}</h1>
        <dl class="facts">
        <div><dt>revision</dt><dd>{impact.Report.Revision}</dd></div>
        <div><dt>shows</dt><dd>{ImpactMarkup.Escape(impact.Report.RenditionVersion)}, {Pages(impact.PagesBefore)}</dd></div>
        <div><dt>would show</dt><dd>{ImpactMarkup.Escape(place.Subject.Version)}, {Pages(impact.PagesAfter)}</dd></div>
        <div><dt>rendition</dt><dd><code>{impact.Report.RenditionId[..12]}</code></dd></div>
        </dl>
        </header>

        """;

    private static string Way(string rel, string? reportId) => reportId is null ? "" : $"<a href=\"{ImpactMarkup.Escape(FileOf(reportId))}\">{rel}: {ImpactMarkup.Escape(reportId)}</a>";

    private static string Pages(int? count) => count switch { null => "no pages", 1 => "1 page", _ => $"{count} pages" };

    private static string Problems(ReportImpact impact)
    {
        var text = new StringBuilder();
        if (!impact.Problems.IsEmpty)
            text.Append("<h2>Why</h2>\n<ul class=\"problems card\">\n").AppendJoin('\n', impact.Problems.Select(p => $"<li>{ImpactMarkup.Problem(p)}</li>")).Append("\n</ul>\n");
        if (!impact.Warnings.IsNone)
        {
            text.Append("<h2>Warnings</h2>\n<ul class=\"problems card\">\n")
                .AppendJoin('\n', impact.Warnings.New.Select(w => $"<li>new: <ins>{ImpactMarkup.Escape(w)}</ins></li>").Concat(impact.Warnings.Gone.Select(w => $"<li>gone: <del>{ImpactMarkup.Escape(w)}</del></li>")))
                .Append("\n</ul>\n");
        }

        return text.ToString();
    }
}
