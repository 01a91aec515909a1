namespace Renderer.Layout.Inline;

/// <summary>Takes the blank halves of full-width punctuation away where two marks meet (CSS Text 4, <c>text-spacing-trim: normal</c>, as Chrome does).</summary>
/// <remarks>
/// A full-width mark is blank on one side. The rules, for the marks of simplified Chinese, where commas, stops and colons stand in the left half:
/// <list type="table">
/// <item>closing or comma, then closing, comma or middle dot: the first loses its right half (》， ）。 。”)</item>
/// <item>closing or comma, then opening: the second loses its left half (，《 ）（)</item>
/// <item>opening, then opening: the second loses its left half (“《)</item>
/// <item>middle dot or ideographic space, then opening: the opening loses its left half</item>
/// <item>narrow opening, then opening; closing, then narrow closing: as if both were full width</item>
/// </list>
/// At the start of a line an opening mark is full again; at the end of one a closing mark loses its right half only if the line would not fit otherwise.
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
            var mark = MarkOf(chars[i], runs[chars[i].Run]);
            if (mark == Mark.Close) chars[i].Traits |= CharTraits.BlankRight;
            if (previous >= 0 && mark != Mark.Other && previousMark != Mark.Other && runs[chars[i].Run].Style.FontSize == runs[chars[previous].Run].Style.FontSize)
                Trim(ref chars[previous], previousMark, ref chars[i], mark, HalfOf(runs[chars[i].Run]));
            (previous, previousMark) = (i, mark);
        }
    }

    /// <summary>Half the em: the width of the blank side.</summary>
    public static float HalfOf(InlineRun run) => (float)(run.Style.FontSize / 2);

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
            second.Traits |= CharTraits.DroppedLeft;
        }
    }

    private static Mark MarkOf(in InlineChar c, InlineRun run)
    {
        var isFull = Math.Abs(c.Advance - run.Style.LetterSpacing - run.Style.FontSize) < 0.02 * run.Style.FontSize;
        return c.CodePoint switch
        {
            < 0x80 => c.CodePoint switch
            {
                '(' or '[' or '{' => Mark.NarrowOpen,
                ')' or ']' or '}' => Mark.NarrowClose,
                _ => Mark.Other,
            },
            _ when !isFull || run.Style.TextSpacingTrim != Css.Values.TextSpacingTrim.Normal => Mark.Other,
            '「' or '『' or '（' or '［' or '｛' or '〈' or '《' or '【' or '〔' or '〖' or '〘' or '〚' or '‘' or '“' => Mark.Open,
            '」' or '』' or '）' or '］' or '｝' or '〉' or '》' or '】' or '〕' or '〗' or '〙' or '〛' or '’' or '”' => Mark.Close,
            '、' or '。' or '，' or '．' or '：' or '；' => Mark.Close,
            '・' or '·' or '‧' or '\u3000' => Mark.Middle,
            _ => Mark.Other,
        };
    }
}
