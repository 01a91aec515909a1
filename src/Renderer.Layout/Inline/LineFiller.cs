using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Inline;

/// <summary>Fills lines one by one, each as full as it gets (CSS Text 3, 5), and measures how narrow and wide a text can be.</summary>
internal readonly struct LineFiller(ShapedText text, ComputedStyle style)
{
    // Sums of advances are compared with widths that were computed another way.
    private const double Tolerance = 0.005;

    /// <summary>Whether some word does not fit its line and sticks out; a line that begins before its box may be longer than it.</summary>
    public static bool IsTooWide(in LineBox line, double width) => line.X + line.Width > width + Tolerance;

    /// <summary>The lines at a width: their characters, widths and trims; not yet their places.</summary>
    public List<LineBox> Fill(double width)
    {
        var lines = new List<LineBox>();
        var chars = text.Chars;
        var indent = style.TextIndent.Of(width);
        for (var start = 0; start < chars.Length;)
        {
            var line = Next(start, width - indent);
            lines.Add(line with { X = indent });
            start = line.End;
            indent = 0;
        }
        return lines;
    }

    private LineBox Next(int start, double width)
    {
        var chars = text.Chars;
        double pen = 0, visible = 0, trimmable = 0;
        var lastVisible = start - 1;
        LineBox? best = null;
        for (var i = start; i < chars.Length; i++)
        {
            ref readonly var c = ref chars[i];
            if (i > start && c.Before != LineBreakKind.None)
            {
                var hyphen = HyphenWidth(text, i - 1);
                var candidate = Line(start, i, lastVisible, visible + hyphen, hyphen > 0 ? 0 : trimmable, width);
                if (!Fits(visible + hyphen, hyphen > 0 ? 0 : trimmable, width)) return best ?? candidate;
                if (candidate.IsForced) return candidate;
                best = candidate;
            }
            pen += AdvanceInLine(text, i, start);
            if (c.Is(CharTraits.Space | CharTraits.Newline | CharTraits.Invisible) || (c.Is(CharTraits.Edge) && c.Advance == 0)) continue;
            (visible, trimmable, lastVisible) = (pen, TrimOf(i), i);
            if (Fits(visible, trimmable, width)) continue;
            if (best is { } full) return full;
            if (i > start && BreaksAnywhere(c)) return EmergencyLine(start, i);
        }
        return best is { } known && !Fits(visible, trimmable, width) ? known : Line(start, chars.Length, lastVisible, visible, trimmable, width);
    }

    private LineBox EmergencyLine(int start, int end)
    {
        double visible = 0;
        for (var i = start; i < end; i++) visible += AdvanceInLine(text, i, start);
        return new(start, end) { LastVisible = end - 1, Width = visible };
    }

    private LineBox Line(int start, int end, int lastVisible, double visible, double trimmable, double width)
    {
        var trim = visible > width + Tolerance ? trimmable : 0;
        return new(start, end)
        {
            LastVisible = lastVisible,
            Width = visible - trim,
            EndTrim = trim,
            IsForced = end < text.Chars.Length && text.Chars[end].Before == LineBreakKind.Forced,
        };
    }

    private static bool Fits(double visible, double trimmable, double width) => visible - trimmable <= width + Tolerance;

    /// <summary>A character's advance on its line: an opening mark at the start has its blank half back, a soft hyphen is only seen at the end.</summary>
    public static double AdvanceInLine(ShapedText text, int index, int lineStart)
    {
        ref readonly var c = ref text.Chars[index];
        return index == lineStart && c.Is(CharTraits.DroppedLeft) ? c.Advance + PunctuationSpacing.HalfOf(text.Runs[c.Run]) : c.Advance;
    }

    /// <summary>Width of the hyphen that a soft hyphen becomes at the end of a line; 0 for any other character.</summary>
    public static double HyphenWidth(ShapedText text, int index)
    {
        ref readonly var c = ref text.Chars[index];
        var style = text.Runs[c.Run].Style;
        return c.Is(CharTraits.SoftHyphen) ? style.Fonts.Find('-').Advance * style.FontSize : 0;
    }

    private double TrimOf(int index)
    {
        ref readonly var c = ref text.Chars[index];
        return c.Is(CharTraits.BlankRight) ? PunctuationSpacing.HalfOf(text.Runs[c.Run]) : 0;
    }

    private bool BreaksAnywhere(in InlineChar c)
    {
        var own = text.Runs[c.Run].Style;
        return own.Wraps && !c.Is(CharTraits.Edge) && !IsMark(c.CodePoint)
            && (own.OverflowWrap != OverflowWrap.Normal || own.WordBreak == WordBreak.BreakWord || own.LineBreak == LineBreakStrictness.Anywhere);
    }

    private static bool IsMark(int codePoint) => codePoint > 0 && LineBreakClasses.Of(codePoint) is LineBreakClass.CM or LineBreakClass.ZWJ;

    /// <summary>The widest unbreakable stretch and the widest line when only forced breaks are taken (CSS Sizing 3, 5.1).</summary>
    /// <param name="atoms">Widths of an inline block, table or picture.</param>
    public WidthRange ContentWidths(Func<Box, WidthRange> atoms)
    {
        double minimum = 0, maximum = 0, word = 0, wordVisible = 0, line = style.TextIndent.Points, lineVisible = line;
        word = wordVisible = Math.Max(0, line);
        for (var i = 0; i < text.Chars.Length; i++)
        {
            ref readonly var c = ref text.Chars[i];
            if (c.Before == LineBreakKind.Forced) (line, lineVisible) = (0, 0);
            var anywhere = text.Runs[c.Run].Style is { Wraps: true } own && (own.OverflowWrap == OverflowWrap.Anywhere || own.WordBreak == WordBreak.BreakWord);
            if (c.Before != LineBreakKind.None || anywhere) (word, wordVisible) = (0, 0);
            var width = c.Is(CharTraits.Atom) ? atoms(text.Runs[c.Run].Atom!) : new(c.Advance, c.Advance);
            word += width.Minimum;
            line += width.Maximum;
            if (c.Is(CharTraits.Space | CharTraits.Newline)) continue;
            (wordVisible, lineVisible) = (word, line);
            minimum = Math.Max(minimum, wordVisible - TrimOf(i));
            maximum = Math.Max(maximum, lineVisible);
        }
        return new(minimum, maximum);
    }
}
