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

    private Round LayOutOnce(GlyphReports reports, CancellationToken cancellationToken)
    {
        var painter = NewPainter(Flow(reports, cancellationToken));
        return new(Paint(painter, cancellationToken), painter.NumberAt);
    }

    private readonly record struct Round(PagedDocument Document, Func<string, int?> NumberAt);

    /// <summary>Boxes, lines and pages: everything has its place, nothing is painted.</summary>
    internal FlowedDocument Flow(GlyphReports reports, CancellationToken cancellationToken)
    {
        var pictures = new DocumentPictures(document.Root, document.Resources, document.Styles, warnings);
        var shaper = new TextShaper(reports, cancellationToken);
        var columns = new Columns(document, shaper, new(options.MaximumPages, cancellationToken), warnings);
        var cut = columns.Cut(() => BoxBuilder.Build(document.Root, new(_references, new(_shownCounters)), pictures, warnings));
        return new(cut, new(columns.Flow, pictures, warnings), shaper);
    }

    /// <summary>A painter of the pages, for one time.</summary>
    internal DocumentPainter NewPainter(in FlowedDocument flowed) => new(flowed.Cut, flowed.MarginBoxes, flowed.Shaper, warnings);

    /// <summary>The finished document; properties and warnings are the caller's.</summary>
    internal static PagedDocument Paint(DocumentPainter painter, CancellationToken cancellationToken)
    {
        var pages = painter.Paint(cancellationToken);
        return new()
        {
            Properties = DocumentProperties.None,
            Pages = pages,
            Fonts = [.. painter.Marks.Fonts],
            Clusters = pages[^1].Clusters,
            Structure = painter.Structure,
            Outline = painter.Outline(),
            Warnings = [],
        };
    }
}

/// <summary>A document cut into pages that nobody has painted yet.</summary>
internal readonly record struct FlowedDocument(CutColumn Cut, MarginBoxBuilder MarginBoxes, TextShaper Shaper);
