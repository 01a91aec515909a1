using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Inline;

/// <summary>What the first and the last character of a line lose or get back (CSS Text 4, 8.3 and 8.4).</summary>
internal static class LineEnds
{
    /// <summary>How much wider than measured an opening mark is at the start of a line.</summary>
    /// <param name="text">The measured text.</param>
    /// <param name="index">The first visible character of the line.</param>
    /// <param name="isAfterBreak">Whether it is the block's first line, or the one before ends with a forced break.</param>
    public static float StartShift(ShapedText text, int index, bool isAfterBreak)
    {
        ref readonly var c = ref text.Chars[index];
        if (!c.Is(CharTraits.DroppedLeft | CharTraits.BlankLeft)) return 0;
        var run = text.Runs[c.Run];
        var isFull = run.Style.TextSpacingTrim switch
        {
            TextSpacingTrim.TrimStart or TextSpacingTrim.TrimBoth or TextSpacingTrim.TrimAll => false,
            TextSpacingTrim.SpaceFirst => isAfterBreak,
            _ => true,
        };
        if (isFull) return c.Is(CharTraits.DroppedLeft) ? PunctuationSpacing.HalfOf(run) : 0;
        return c.Is(CharTraits.BlankLeft) ? -PunctuationSpacing.HalfOf(run) : 0;
    }

    /// <summary>How much a character always loses at the end of a line.</summary>
    public static double EndSpace(ShapedText text, int index)
    {
        ref readonly var c = ref text.Chars[index];
        var run = text.Runs[c.Run];
        if (c.Is(CharTraits.Autospace)) return Autospacing.WidthOf(run.Style);
        return c.Is(CharTraits.BlankRight) && run.Style.TextSpacingTrim == TextSpacingTrim.TrimBoth ? PunctuationSpacing.HalfOf(run) : 0;
    }
}
