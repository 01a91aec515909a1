using System.Globalization;
using System.Text;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Painting;

/// <summary>Draws emphasis marks over or under the characters of a run. They are no content: nobody should read or copy them.</summary>
internal static class EmphasisPainter
{
    // ISO 19005-2, 6.2.11.7.2: every glyph stands for some character. A zero width space is one that nobody sees in a copy.
    private const int NoText = 0x200B;

    /// <param name="canvas">The page; the run's glyphs are on it.</param>
    /// <param name="run">The run.</param>
    /// <param name="style">Its style, which has a mark.</param>
    /// <param name="font">Index of the mark's face in the document.</param>
    public static void Paint(PageCanvas canvas, in GlyphRun run, ComputedStyle style, int font)
    {
        var place = EmphasisMetrics.PlaceOf(style);
        if (place.Glyph == 0) return;
        var size = style.FontSize * EmphasisMark.Scale;
        var marks = run with { Font = font, Size = size, Baseline = run.Baseline + EmphasisMetrics.BaselineShift(style), Color = style.Typography.EmphasisColor.Over(style.Color) ?? style.Color };
        var pen = run.X;
        for (var i = 0; i < run.GlyphCount; i++)
        {
            var glyph = canvas.GlyphAt(run.FirstGlyph + i);
            // An ideograph's own width: justification and letter-spacing stand behind it.
            var width = Math.Min(glyph.Advance, style.FontSize);
            if (Takes(glyph.CodePoint))
            {
                canvas.Add(new Glyph(place.Glyph, (float)(place.Advance * size), 0, NoText));
                canvas.Add(marks with { X = pen + (width - place.Advance * size) / 2, FirstGlyph = canvas.GlyphCount - 1, GlyphCount = 1 }, -1);
            }
            pen += glyph.Advance;
        }
    }

    // CSS Text Decoration 3, 3.4: no marks on separators, controls and punctuation, but for signs that are read out.
    private static bool Takes(int codePoint)
    {
        if (codePoint is '#' or '%' or '&' or '@' or '§' or '¶' or '‰' or '％' or '＃' or '＆' or '＠') return true;
        // Several characters in one glyph are a ligature of letters.
        if (!Rune.IsValid(codePoint)) return true;
        return codePoint != 0 && Rune.GetUnicodeCategory(new Rune(codePoint)) switch
        {
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned => false,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => false,
            >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation => false,
            _ => true,
        };
    }
}
