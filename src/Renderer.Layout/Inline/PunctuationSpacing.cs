using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Inline;

/// <summary>Takes the blank halves of full-width punctuation away where two marks meet (CSS Text 4, 8.3, <c>text-spacing-trim</c>).</summary>
/// <remarks>
/// A full-width mark is blank on one side. The rules, for the marks of simplified Chinese, where commas, stops and colons stand in the left half:
/// <list type="table">
/// <item>closing or comma, then closing, comma or middle dot: the first loses its right half (》， ）。 。”)</item>
/// <item>closing or comma, then opening: the second loses its left half (，《 ）（)</item>
/// <item>opening, then opening: the second loses its left half (“《)</item>
/// <item>middle dot or ideographic space, then opening: the opening loses its left half</item>
/// <item>narrow opening, then opening; closing, then narrow closing: as if both were full width</item>
/// </list>
/// That is <c>normal</c>, as Chrome does it; <see cref="LineEnds"/> knows what the values mean at the edges of a line, <see cref="LineFiller"/> takes halves out of lines under <c>auto</c>.
/// </remarks>
internal static class PunctuationSpacing
{
    private enum Mark : byte { Other, Open, Close, Middle, NarrowOpen, NarrowClose }

    public static void Apply(Span<InlineChar> chars, ReadOnlySpan<InlineRun> runs)
    {
        var previous = -1;
        var previousMark = Mark.Other;
        for (var i = 0; i < chars.Length; i++)
        {
            if (chars[i].Is(CharTraits.Edge | CharTraits.Invisible)) continue;
            var mark = MarkOf(chars[i].CodePoint);
            if (chars[i].Is(CharTraits.Leader) && previous >= 0) Join(ref chars[previous], chars[i], runs);
            if (mark != Mark.Other) mark = Prepare(ref chars[i], runs[chars[i].Run], mark);
            if (previousMark != Mark.Other && mark != Mark.Other && runs[chars[i].Run].Style.FontSize == runs[chars[previous].Run].Style.FontSize)
                Trim(ref chars[previous], previousMark, ref chars[i], mark, HalfOf(runs[chars[i].Run]));
            (previous, previousMark) = (i, mark);
        }
    }

    // —— and …… are one mark: letter-spacing stays out of it.
    private static void Join(ref InlineChar first, in InlineChar second, ReadOnlySpan<InlineRun> runs)
    {
        if (first.CodePoint == second.CodePoint) first.Advance -= (float)runs[first.Run].Style.LetterSpacing;
    }

    /// <summary>Half the em: the width of the blank side.</summary>
    public static float HalfOf(InlineRun run) => (float)(run.Style.FontSize / 2);

    private static Mark Prepare(ref InlineChar c, InlineRun run, Mark mark)
    {
        if (c.CodePoint < 0x80) return mark;
        var style = run.Style;
        var isFull = Math.Abs(c.Advance - style.LetterSpacing - style.FontSize) < 0.02 * style.FontSize;
        if (!isFull || style.TextSpacingTrim == TextSpacingTrim.SpaceAll) return Mark.Other;
        if (style.TextSpacingTrim == TextSpacingTrim.TrimAll) return Halve(ref c, mark, HalfOf(run));
        if (mark == Mark.Close) c.Traits |= CharTraits.BlankRight;
        else if (mark == Mark.Open) c.Traits |= CharTraits.BlankLeft;
        return mark;
    }

    private static Mark Halve(ref InlineChar c, Mark mark, float half)
    {
        c.Advance -= half;
        c.Offset -= mark == Mark.Open ? half : mark == Mark.Middle ? half / 2 : 0;
        return Mark.Other;
    }

    private static void Trim(ref InlineChar first, Mark firstMark, ref InlineChar second, Mark secondMark, float half)
    {
        if (firstMark == Mark.Close && secondMark is Mark.Close or Mark.Middle or Mark.NarrowClose)
        {
            first.Advance -= half;
            first.Traits &= ~CharTraits.BlankRight;
        }
        else if (secondMark == Mark.Open && firstMark is Mark.Open or Mark.Close or Mark.Middle or Mark.NarrowOpen)
        {
            second.Advance -= half;
            second.Offset -= half;
            second.Traits = (second.Traits | CharTraits.DroppedLeft) & ~CharTraits.BlankLeft;
        }
    }

    private static Mark MarkOf(int codePoint) => codePoint switch
    {
        >= 0x3400 and < 0xFF00 => Mark.Other,
        '(' or '[' or '{' => Mark.NarrowOpen,
        ')' or ']' or '}' => Mark.NarrowClose,
        '「' or '『' or '（' or '［' or '｛' or '〈' or '《' or '【' or '〔' or '〖' or '〘' or '〚' or '‘' or '“' => Mark.Open,
        '」' or '』' or '）' or '］' or '｝' or '〉' or '》' or '】' or '〕' or '〗' or '〙' or '〛' or '’' or '”' => Mark.Close,
        '、' or '。' or '，' or '．' or '：' or '；' => Mark.Close,
        '・' or '·' or '‧' or '\u3000' => Mark.Middle,
        _ => Mark.Other,
    };
}
