using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;

namespace Renderer.Pdf.Reading;

/// <summary>Whether a file shows what the layout decided: the same pages, and on them the same glyphs at the same places in the same order.</summary>
/// <remarks>Exact in text and order, because a page is painted in the layout's order; the writer rounds positions.</remarks>
internal static class LayoutComparison
{
    // Hundredths of a point, one unit of TJ at the largest sizes, and the tolerance below which the writer moves nothing.
    private const double Tolerance = 0.05;

    // No page is larger than 14,400 points (Annex C.2). What stands far beside it is not seen, and numbers have an end.
    private const double Farthest = 1_000_000;

    /// <summary>How a page differs from what the layout decided; null when it does not.</summary>
    public static string? FaultOf(PagedDocument document, int index, ReadPage page, PageContent content)
    {
        var expected = document.Pages[index];
        if (Math.Abs(page.Width - expected.Width) > Tolerance || Math.Abs(page.Height - expected.Height) > Tolerance)
            return FormattableString.Invariant($"is {page.Width} x {page.Height} points, in the layout {expected.Width} x {expected.Height}");
        var images = expected.Images.Length + expected.Drawings.Sum(placed => DrawingGlyphs.ImagesIn(placed.Drawing.Items));
        if (content.Images != images) return $"shows {content.Images} pictures, in the layout {images}";
        return Glyphs(document, expected, content.Glyphs);
    }

    private static string? Glyphs(PagedDocument document, Page expected, List<ShownGlyph> shown)
    {
        var at = 0;
        foreach (var item in expected.Items)
        {
            foreach (var (glyph, x, y) in GlyphsOf(document, expected, item))
            {
                if (at == shown.Count) return $"shows {shown.Count} glyphs, fewer than the layout";
                if (Difference(expected.TextOf(glyph), x, y, shown[at]) is { } difference) return $"glyph {at + 1} {difference}";
                at++;
            }
        }

        return at == shown.Count ? null : $"shows {shown.Count} glyphs, the layout {at}";
    }

    private static IEnumerable<PlacedGlyph> GlyphsOf(PagedDocument document, Page page, PaintItem item) => item.Kind switch
    {
        PaintKind.GlyphRun when page.Runs[item.Index] is var run => GlyphsOf(page, run, document.Fonts[run.Font]),
        PaintKind.Drawing => DrawingGlyphs.Of(page, page.Drawings[item.Index]),
        _ => [],
    };

    private static IEnumerable<PlacedGlyph> GlyphsOf(Page page, GlyphRun run, FontFace face)
    {
        var pen = 0.0;
        for (var i = run.FirstGlyph; i < run.FirstGlyph + run.GlyphCount; i++)
        {
            var origin = run.OriginOf(page.Glyphs[i], pen, face);
            yield return new(page.Glyphs[i], origin.X, page.Height - origin.Y);
            pen += page.Glyphs[i].Advance;
        }
    }

    private static string? Difference(string text, double x, double y, ShownGlyph shown)
    {
        if ((shown.Text ?? "") != text) return $"stands for \"{shown.Text}\", in the layout for \"{text}\"";
        return IsThere(shown.X, x) && IsThere(shown.Y, y)
            ? null
            : FormattableString.Invariant($"stands at {shown.X:0.##}, {shown.Y:0.##}, in the layout at {x:0.##}, {y:0.##}");
    }

    private static bool IsThere(double shown, double expected) => Math.Abs(shown - expected) <= Tolerance || !(Math.Abs(expected) < Farthest);
}
