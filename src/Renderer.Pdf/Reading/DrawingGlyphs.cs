using System.Collections.Immutable;
using Renderer.Layout.Pages;

namespace Renderer.Pdf.Reading;

/// <summary>A glyph of a drawing, its face, and where its origin is on the page, y from the bottom.</summary>
internal readonly record struct PlacedGlyph(Glyph Glyph, int Font, double X, double Y);

/// <summary>What a page must show of its drawings.</summary>
internal static class DrawingGlyphs
{
    public static IEnumerable<PlacedGlyph> Of(Page page, PlacedDrawing placed)
    {
        var place = new Transform(placed.Width / placed.Drawing.Width, 0, 0, placed.Height / placed.Drawing.Height, placed.X, placed.Y);
        foreach (var text in placed.Drawing.Texts)
        {
            var (matrix, pen) = (text.Transform.Then(place), 0.0);
            foreach (var glyph in text.Glyphs)
            {
                var at = matrix.Of(pen + glyph.Offset, 0);
                yield return new(glyph, text.Font, at.X, page.Height - at.Y);
                pen += glyph.Advance;
            }
        }
    }

    public static int ImagesIn(ImmutableArray<DrawingItem> items) => items.Sum(item => item switch
    {
        DrawingImage => 1,
        DrawingGroup group => ImagesIn(group.Items),
        _ => 0,
    });
}
