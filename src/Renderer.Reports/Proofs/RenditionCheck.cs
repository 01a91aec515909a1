using System.Collections.Immutable;
using Renderer.Layout.Pages;
using Renderer.Pdf.Reading;

namespace Renderer.Reports.Proofs;

/// <summary>What every rendition promises: its PDF is sound and shows what was laid out, and the same data gives the same bytes again.</summary>
internal static class RenditionCheck
{
    private const string Hint = "it is the program's own fault: report it, with the package and the data";

    /// <summary>All that is wrong with a report's PDF.</summary>
    public static IEnumerable<Problem> Pdf(RenderedReport report, PagedDocument pages) => ProblemsOf(PdfVerifier.Verify(report.Pdf, pages).Faults);

    /// <summary>Faults of a PDF as problems of its report. They are no fault of the data: the same request would fail again.</summary>
    public static IEnumerable<Problem> ProblemsOf(ImmutableArray<PdfFault> faults) => faults
        .Select(f => new Problem(Severity.Error, Codes.PdfInvalid, f.Number == 0 ? "report.pdf" : $"report.pdf(object {f.Number})", f.Message, Hint));

    public static IEnumerable<Problem> Repeated(RenderedReport first, RenderedReport? second) =>
        from file in FilesOf(first)
        where second is null || !FilesOf(second).Exists(s => s.Name == file.Name && s.Content.Span.SequenceEqual(file.Content.Span))
        select new Problem(Severity.Error, "report-unrepeatable", file.Name, "rendered a second time it has other bytes", Hint);

    private static ImmutableList<RenderedFile> FilesOf(RenderedReport report) =>
    [
        new("report.html", report.Html), new("report.pdf", report.Pdf), .. report.Companions.Select(c => new RenderedFile(c.FileName, c.Content)), new("provenance.json", report.Provenance),
    ];

    private sealed record RenderedFile(string Name, ReadOnlyMemory<byte> Content);
}
