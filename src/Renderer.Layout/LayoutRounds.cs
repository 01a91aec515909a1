using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Flow;
using Renderer.Layout.Html;
using Renderer.Layout.Images;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;
using Renderer.Layout.Painting;
using Renderer.Layout.Resources;

namespace Renderer.Layout;

/// <summary>A document whose elements have their styles.</summary>
internal sealed record StyledDocument(LayoutSource Source, Element Root, PageStyles Pages, StyleResolver Styles, DocumentResources Resources);

/// <summary>Boxes, flow, pages, painting; and again while page numbers in the text are not those of the pages they speak of.</summary>
internal sealed class LayoutRounds(StyledDocument document, LayoutOptions options, WarningList warnings)
{
    // The first round finds the numbers, the second prints them; a number that grows a line takes a third.
    private const int Most = 6;

    private readonly CrossReferences _references = new(document.Root, warnings);
    private readonly IReadOnlySet<string>? _shownCounters = document.Pages.ShownCounters();

    /// <summary>The document on pages; properties and warnings are the caller's.</summary>
    /// <exception cref="LayoutException">Characters without a glyph, or too many pages.</exception>
    public PagedDocument LayOut(CancellationToken cancellationToken)
    {
        var before = warnings.Count;
        for (var round = 1; ; round++)
        {
            var reports = new GlyphReports(document.Source, warnings);
            var result = LayOutOnce(reports, cancellationToken);
            var isSettled = _references.Settle(result.NumberAt, result.Document.Pages.Length);
            if (isSettled || round == Most)
            {
                if (!isSettled) warnings.Add("references-unsettled", "The page numbers in the text never agree with the pages.", "Keep the page number from moving what it counts, for example with a width of its own.", document.Root.Origin);
                return reports.Problems.Count > 0 ? throw new LayoutException(reports.Problems) : result.Document;
            }
            warnings.ForgetFrom(before);
        }
    }

    private readonly record struct Round(PagedDocument Document, Func<string, int?> NumberAt);

    private Round LayOutOnce(GlyphReports reports, CancellationToken cancellationToken)
    {
        var pictures = new DocumentPictures(document.Root, document.Resources, document.Styles, warnings);
        var shaper = new TextShaper(reports, cancellationToken);
        var columns = new Columns(document, shaper, new(options.MaximumPages, cancellationToken), warnings);
        var cut = columns.Cut(() => BoxBuilder.Build(document.Root, new(_references, new(_shownCounters)), pictures, warnings));
        var painter = new DocumentPainter(cut, new(columns.Flow, pictures, warnings), shaper, warnings);
        var pages = painter.Paint(cancellationToken);
        var result = new PagedDocument
        {
            Properties = DocumentProperties.None,
            Pages = pages,
            Fonts = [.. painter.Marks.Fonts],
            Clusters = pages[^1].Clusters,
            Structure = cut.Column.Tree.Structure,
            Outline = painter.Outline(),
            Warnings = [],
        };
        return new(result, painter.NumberAt);
    }
}
