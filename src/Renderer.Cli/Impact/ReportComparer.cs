using System.Collections.Immutable;
using System.Text;
using Renderer.Archive;
using Renderer.Archive.Batches;
using Renderer.Archive.Objects;
using Renderer.Cli.Impact.Pages;
using Renderer.Cli.Impact.Text;
using Renderer.Layout.Pages;
using Renderer.Reports;

namespace Renderer.Cli.Impact;

/// <summary>A report before and after, with everything that is there to be shown.</summary>
internal sealed record ComparedReport(ReportImpact Impact)
{
    public PublishedReport? Before { get; init; }

    public string? HtmlAfter { get; init; }

    public PagedDocument? PagesBefore { get; init; }

    public PagedDocument? PagesAfter { get; init; }
}

/// <summary>Renders archived reports with another template version, and says what differs from what they show.</summary>
/// <remarks>A page whose source is the same is not laid out: the same source gives the same pages and the same PDF.</remarks>
internal sealed class ReportComparer(ReportRenderer renderer, RenditionArchive archive, RenderRequest target)
{
    private const string PageName = "report.html";

    /// <param name="report">The report.</param>
    /// <param name="drawsPages">The pages of both sides are wanted in any case.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ComparedReport> CompareAsync(SelectedReport report, bool drawsPages, CancellationToken cancellationToken)
    {
        if (await archive.Objects.ReadAsync(ObjectKey.OfData(report.DataDigest), cancellationToken) is not { } data) return Missing(report, ArchivedData.Lost(report));
        if (await PublishedReport.ReadAsync(archive, report, cancellationToken) is not { } before) return Missing(report, LostPage(report));
        var check = renderer.Check(ArchivedData.RequestOf(report, data, target), cancellationToken);
        if (check.Data is not { } checkedData) return Rejected(report, before, check.Problems);
        var page = renderer.RenderPage(checkedData, cancellationToken);
        if (page.Html is not { } html) return Rejected(report, before, [.. check.Problems, .. page.Problems]);
        var fragment = page.Companions.FirstOrDefault(c => c.Format == ReportFormats.Fragment) is { } made ? Encoding.UTF8.GetString(made.Content.Span) : null;
        if (html == before.Html && fragment == before.Fragment && !drawsPages) return Same(report, before, check.Problems);

        var printer = renderer.PrinterOf(checkedData);
        var print = printer.Print(html, PageName, cancellationToken);
        if (print.Pdf is null) return Rejected(report, before, [.. check.Problems, .. print.Problems]);
        var lines = TextDifference.Between(TextOf(before.Html, before.Fragment), TextOf(html, fragment)).Changes.ToImmutableArray();
        // Where the text differs the pages do, and need not be compared to know it.
        var old = lines.IsEmpty || drawsPages ? printer.LayOut(before.Html, PageName, cancellationToken).Document : null;
        var warnings = WarningChange.Between(before.Warnings, [.. check.Problems, .. print.Problems], isLaidOut: true);
        var impact = new ReportImpact(report, lines.IsEmpty ? ClassOf(old, print.Document!, warnings, html == before.Html && fragment == before.Fragment) : ImpactClass.Text)
        {
            PagesBefore = before.Pages ?? old?.Pages.Length,
            PagesAfter = print.Pages,
            Warnings = warnings,
            Lines = lines,
            Language = print.Document!.Properties.Language,
        };
        return new(impact) { Before = before, HtmlAfter = html, PagesBefore = old, PagesAfter = print.Document };
    }

    private static ImmutableArray<TextLine> TextOf(string html, string? fragment) => fragment is null ? PageText.Read(html) : [.. PageText.Read(html), .. PageText.Read(fragment)];

    // A page that was printed once and cannot be any more would look different, had it to be.
    private static ImpactClass ClassOf(PagedDocument? before, PagedDocument after, WarningChange warnings, bool isSameSource)
    {
        if (before is null) return ImpactClass.Layout;
        if (!FlowText.Of(before).SaysTheSameAs(FlowText.Of(after))) return ImpactClass.Text;
        if (PageDifference.Between(before, after).Any(p => !p.IsNone)) return ImpactClass.Layout;
        if (!warnings.IsNone) return ImpactClass.Warnings;
        return isSameSource ? ImpactClass.Unchanged : ImpactClass.Bytes;
    }

    private static ComparedReport Same(SelectedReport report, PublishedReport before, ImmutableArray<Problem> findings)
    {
        var warnings = WarningChange.Between(before.Warnings, findings, isLaidOut: false);
        return new(new ReportImpact(report, warnings.IsNone ? ImpactClass.Unchanged : ImpactClass.Warnings) { PagesBefore = before.Pages, PagesAfter = before.Pages, Warnings = warnings });
    }

    private static ComparedReport Rejected(SelectedReport report, PublishedReport before, IEnumerable<Problem> problems) =>
        new(new ReportImpact(report, ImpactClass.Rejected) { PagesBefore = before.Pages, Problems = [.. problems.Where(p => p.Severity == Severity.Error)] }) { Before = before };

    private static ComparedReport Missing(SelectedReport report, Problem problem) => new(new ReportImpact(report, ImpactClass.Missing) { Problems = [problem] });

    private static Problem LostPage(SelectedReport report) => new(
        Severity.Error, Codes.DataEmpty, ObjectKey.OfHtml(report.RenditionId).Value, "what the report shows is not in the object store", "restore it from a backup, or send the report again");
}
