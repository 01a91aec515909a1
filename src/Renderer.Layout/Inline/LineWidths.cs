using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Inline;

/// <summary>Measures how narrow and how wide a text can be (CSS Sizing 3, 5.1).</summary>
internal readonly struct LineWidths(ShapedText text, ComputedStyle style)
{
    /// <summary>The widest unbreakable stretch and the widest line when only forced breaks are taken. What is merely kept together counts as breakable:
    /// a column is never wider for it than in a browser.</summary>
    /// <param name="atoms">Widths of an inline block, table or picture.</param>
    /// <param name="isWhole">Whether words stay whole even where they may break anywhere.</param>
    public WidthRange Measure(Func<Box, WidthRange> atoms, bool isWhole = false)
    {
        double minimum = 0, maximum = 0, line = LineIndent.Of(style, 0, isFirst: true, isAfterBreak: true);
        double word = Math.Max(0, line);
        for (var i = 0; i < text.Chars.Length; i++)
        {
            ref readonly var c = ref text.Chars[i];
            if (c.Before == LineBreakKind.Forced) line = LineIndent.Of(style, 0, isFirst: false, isAfterBreak: true);
            if (c.Before != LineBreakKind.None || (!isWhole && BreaksAnywhere(c))) word = c.Is(CharTraits.DroppedLeft | CharTraits.BlankLeft) ? LineEnds.StartShift(text, i, isAfterBreak: false) : 0;
            var width = c.Is(CharTraits.Atom) ? atoms(text.Runs[c.Run].Atom!) : new(c.Advance, c.Advance);
            word += width.Minimum;
            line += width.Maximum;
            if (c.Is(CharTraits.Space | CharTraits.Newline)) continue;
            minimum = Math.Max(minimum, word - Trim(c, i));
            maximum = Math.Max(maximum, line);
        }
        return new(minimum, maximum);
    }

    private double Trim(in InlineChar c, int index)
    {
        if (!c.Is(CharTraits.BlankRight | CharTraits.Autospace)) return 0;
        return c.Is(CharTraits.Autospace) ? LineEnds.EndSpace(text, index) : PunctuationSpacing.HalfOf(text.Runs[c.Run]);
    }

    private bool BreaksAnywhere(in InlineChar c) =>
        text.Runs[c.Run].Style is { Wraps: true } own && (own.OverflowWrap == OverflowWrap.Anywhere || own.WordBreak == WordBreak.BreakWord);
}
