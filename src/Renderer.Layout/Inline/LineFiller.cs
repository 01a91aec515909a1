using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Inline;

/// <summary>Fills lines one by one, each as full as it gets (CSS Text 3, 5).</summary>
internal readonly struct LineFiller(ShapedText text, ComputedStyle style)
{
    // Sums of advances are compared with widths that were computed another way.
    private const double Tolerance = 0.005;

    // What may stay empty of a justified line: a quarter, spread over the rest, is a third of an em a character; half of it doubles the characters' distance.
    private const double Quarter = 0.25;
    private const double Half = 0.5;

    private const CharTraits Nothing = CharTraits.Space | CharTraits.Newline | CharTraits.Invisible;
    private const CharTraits Blank = CharTraits.BlankLeft | CharTraits.BlankRight | CharTraits.Autospace;

    /// <summary>CSS Text 4, 8.3: <c>auto</c> leaves it to us; we take blank halves out of lines that are justified anyway.</summary>
    private readonly bool _squeezes = style.TextSpacingTrim == TextSpacingTrim.Auto && style.TextAlign == TextAlign.Justify;

    /// <summary>Whether some word does not fit its line and sticks out; a line that begins before its box may be longer than it.</summary>
    public static bool IsTooWide(in LineBox line, double width) => line.X + line.Width > width + Tolerance;

    /// <summary>The lines at a width: their characters, widths and trims; not yet their places.</summary>
    /// <param name="width">The width.</param>
    /// <param name="before">Lines that stand on an earlier page of another width; the rest follows them.</param>
    public List<LineBox> Fill(double width, LineBox[] before)
    {
        var lines = new List<LineBox>(before);
        for (var start = before is [.., var last] ? last.End : 0; start < text.Chars.Length;)
        {
            text.CancellationToken.ThrowIfCancellationRequested();
            var isAfterBreak = start == 0 || lines[^1].IsForced;
            var indent = LineIndent.Of(style, width, isFirst: start == 0, isAfterBreak);
            var line = Next(start, width - indent, isAfterBreak);
            lines.Add(line with { X = indent });
            start = line.End;
        }
        return lines;
    }

    /// <summary>How far a line has come.</summary>
    private struct Reach
    {
        public int End;
        public int LastVisible;
        public double Visible;
        public double Hyphen;

        /// <summary>What the last visible character loses at the end of a line, and what it can lose besides.</summary>
        public double EndSpace;
        public double Trimmable;

        /// <summary>Sum of the blank halves that can be taken out inside the line.</summary>
        public double Squeezable;

        public readonly bool Fits(double width) => Visible - Trimmable - Squeezable <= width + Tolerance;
    }

    /// <summary>The furthest places of each kind where the line can end.</summary>
    private struct Stops
    {
        public Reach Allowed;
        public Reach Discouraged;
        public Reach Reluctant;

        public readonly bool Any => Allowed.End > 0 || Discouraged.End > 0 || Reluctant.End > 0;

        public void Add(LineBreakKind kind, in Reach stop)
        {
            if (kind == LineBreakKind.Reluctant) Reluctant = stop;
            else if (kind == LineBreakKind.Discouraged) Discouraged = stop;
            else Allowed = stop;
        }
    }

    private LineBox Next(int start, double width, bool isAfterBreak)
    {
        var chars = text.Chars;
        var first = FirstVisible(start);
        var shift = LineEnds.StartShift(text, first, isAfterBreak);
        double pen = shift, blankBefore = 0;
        var reach = new Reach { LastVisible = start - 1 };
        var stops = default(Stops);
        for (var i = start; i < chars.Length; i++)
        {
            ref readonly var c = ref chars[i];
            if (i > start && c.Before != LineBreakKind.None)
            {
                reach.End = i;
                var stop = chars[i - 1].Is(CharTraits.SoftHyphen) ? Hyphenated(reach) : reach;
                if (!stop.Fits(width)) return Line(start, Best(stops, stop, width), first, shift, width);
                if (c.Before == LineBreakKind.Forced) return Line(start, stop, first, shift, width);
                stops.Add(c.Before, stop);
            }
            pen += c.Advance;
            if (c.Is(Nothing) || (c.Is(CharTraits.Edge) && c.Advance == 0)) continue;
            (reach.LastVisible, reach.Visible, reach.EndSpace, reach.Trimmable) = (i, pen, 0, 0);
            reach.Squeezable += blankBefore;
            blankBefore = 0;
            if (c.Is(Blank)) AddBlank(ref reach, ref blankBefore, i == first);
            if (reach.Fits(width)) continue;
            if (stops.Any) return Line(start, Best(stops, reach, width), first, shift, width);
            if (i > start && BreaksAnywhere(c)) return EmergencyLine(start, i, first, shift);
        }
        reach.End = chars.Length;
        return Line(start, reach.Fits(width) ? reach : Best(stops, reach, width), first, shift, width);
    }

    private void AddBlank(ref Reach reach, ref double blankBefore, bool isFirst)
    {
        ref readonly var c = ref text.Chars[reach.LastVisible];
        var half = PunctuationSpacing.HalfOf(text.Runs[c.Run]);
        reach.EndSpace = LineEnds.EndSpace(text, reach.LastVisible);
        reach.Visible -= reach.EndSpace;
        if (c.Is(CharTraits.BlankRight) && reach.EndSpace < half) reach.Trimmable = half;
        if (!_squeezes) return;
        if (c.Is(CharTraits.BlankRight)) blankBefore = half;
        else if (c.Is(CharTraits.BlankLeft) && !isFirst) reach.Squeezable += half;
    }

    private Reach Hyphenated(Reach reach)
    {
        reach.Hyphen = HyphenWidth(text, reach.End - 1);
        if (reach.Hyphen == 0) return reach;
        reach.Visible += reach.Hyphen;
        reach.Trimmable = 0;
        return reach;
    }

    /// <summary>The end of a line that cannot take what follows: what is kept together gives way only where it must, and the looser tie first.</summary>
    private Reach Best(in Stops stops, in Reach tooFar, double width)
    {
        if (!stops.Any) return tooFar;
        var end = stops.Allowed.End > 0 ? stops.Allowed : stops.Discouraged.End > 0 ? stops.Discouraged : stops.Reluctant;
        if (stops.Discouraged.End > end.End && GivesWay(end, width, Quarter)) end = stops.Discouraged;
        return stops.Reluctant.End > end.End && GivesWay(end, width, Half) ? stops.Reluctant : end;
    }

    /// <summary>Whether what is kept together behind an end of the line fits no line, or would leave a hole in a justified one.</summary>
    private bool GivesWay(in Reach end, double width, double hole)
    {
        var isHole = style.TextAlign == TextAlign.Justify && end.Visible < (1 - hole) * width;
        return isHole || WidthOfKept(end.End) > width + Tolerance;
    }

    private double WidthOfKept(int start)
    {
        var chars = text.Chars;
        double width = chars[start].Advance;
        for (var i = start + 1; i < chars.Length && chars[i].Before <= LineBreakKind.Discouraged; i++) width += chars[i].Advance;
        return width;
    }

    private int FirstVisible(int start)
    {
        var first = start;
        while (first < text.Chars.Length - 1 && text.Chars[first].Is(CharTraits.Edge | CharTraits.Invisible)) first++;
        return first;
    }

    private LineBox EmergencyLine(int start, int end, int first, float shift)
    {
        double visible = shift;
        for (var i = start; i < end; i++) visible += text.Chars[i].Advance;
        return new(start, end) { LastVisible = end - 1, Width = visible, FirstVisible = first, StartShift = shift, Justify = style.Typography.Justify };
    }

    private LineBox Line(int start, in Reach reach, int first, float shift, double width)
    {
        var trim = reach.Visible > width + Tolerance ? reach.Trimmable : 0;
        var excess = reach.Visible - trim - width;
        var squeeze = reach.Squeezable > 0 && excess > Tolerance ? Math.Min(1, excess / reach.Squeezable) : 0;
        return new(start, reach.End)
        {
            LastVisible = reach.LastVisible,
            Width = reach.Visible - trim - squeeze * reach.Squeezable,
            EndTrim = trim + reach.EndSpace,
            IsForced = reach.End < text.Chars.Length && text.Chars[reach.End].Before == LineBreakKind.Forced,
            FirstVisible = first,
            StartShift = shift,
            Squeeze = (float)squeeze,
            Justify = style.Typography.Justify,
        };
    }

    /// <summary>Width of the hyphen that a soft hyphen becomes at the end of a line; 0 for any other character.</summary>
    public static double HyphenWidth(ShapedText text, int index)
    {
        ref readonly var c = ref text.Chars[index];
        if (!c.Is(CharTraits.SoftHyphen)) return 0;
        var style = text.Runs[c.Run].Style;
        return style.Fonts.Find('-').Advance * style.FontSize;
    }

    private bool BreaksAnywhere(in InlineChar c)
    {
        var own = text.Runs[c.Run].Style;
        return own.Wraps && !c.Is(CharTraits.Edge) && !IsMark(c.CodePoint)
            && (own.OverflowWrap != OverflowWrap.Normal || own.WordBreak == WordBreak.BreakWord || own.LineBreak == LineBreakStrictness.Anywhere);
    }

    private static bool IsMark(int codePoint) => codePoint > 0 && LineBreakClasses.Of(codePoint) is LineBreakClass.CM or LineBreakClass.ZWJ;
}
