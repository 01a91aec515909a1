using Renderer.Layout.Pages;

namespace Renderer.Pdf.Reading;

/// <summary>Whether a file shows what the layout decided: the same pages, and on them the same glyphs at the same places in the same order.</summary>
/// <remarks>Exact in text and order, because a page is painted in the layout's order; the writer rounds positions.</remarks>
internal static class LayoutComparison
{
    // Hundredths of a point, one unit of TJ at the largest sizes, and the tolerance below which the writer moves nothing.
    private const double Tolerance = 0.05;

    /// <summary>How a page differs from what the layout decided; null when it does not.</summary>
    public static string? FaultOf(PagedDocument document, int index, ReadPage page, PageContent content)
    {
        var expected = document.Pages[index];
        if (Math.Abs(page.Width - expected.Width) > Tolerance || Math.Abs(page.Height - expected.Height) > Tolerance)
            return FormattableString.Invariant($"is {page.Width} x {page.Height} points, in the layout {expected.Width} x {expected.Height}");
        if (content.Images != expected.Images.Length) return $"shows {content.Images} pictures, in the layout {expected.Images.Length}";
        return Glyphs(document, expected, content.Glyphs);
    }

    private static string? Glyphs(PagedDocument document, Page expected, List<ShownGlyph> shown)
    {
        var at = 0;
        foreach (var item in expected.Items)
        {
            if (item.Kind != PaintKind.GlyphRun) continue;
            var run = expected.Runs[item.Index];
            var pen = 0.0;
            foreach (var glyph in expected.Glyphs.AsSpan(run.FirstGlyph, run.GlyphCount))
            {
                if (at == shown.Count) return $"shows {shown.Count} glyphs, fewer than the layout";
                var origin = run.OriginOf(glyph, pen, document.Fonts[run.Font]);
                if (Difference(expected.TextOf(glyph), origin.X, expected.Height - origin.Y, shown[at]) is { } difference) return $"glyph {at + 1} {difference}";
                pen += glyph.Advance;
                at++;
            }
        }

        return at == shown.Count ? null : $"shows {shown.Count} glyphs, the layout {at}";
    }

    private static string? Difference(string text, double x, double y, ShownGlyph shown)
    {
        if ((shown.Text ?? "") != text) return $"stands for \"{shown.Text}\", in the layout for \"{text}\"";
        return Math.Abs(shown.X - x) <= Tolerance && Math.Abs(shown.Y - y) <= Tolerance
            ? null
            : FormattableString.Invariant($"stands at {shown.X:0.##}, {shown.Y:0.##}, in the layout at {x:0.##}, {y:0.##}");
    }
}
