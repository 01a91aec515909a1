using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Inline;

/// <summary>Where justified text is stretched (CSS Text 3, 6.4): at spaces and on both sides of ideographs, kana and full-width marks, never inside a dash or ellipsis pair.</summary>
internal static class Justification
{
    private const CharTraits Nothing = CharTraits.Edge | CharTraits.Invisible;

    /// <summary>How many places a line has; the last visible character has none behind it.</summary>
    public static int Opportunities(in LineBox line, ShapedText text, TextJustify method)
    {
        var count = 0;
        for (var i = line.Start; i < line.LastVisible; i++)
            if (IsOpportunity(text, i, method)) count++;
        return count;
    }

    /// <summary>Whether space may be added behind a character.</summary>
    public static bool IsOpportunity(ShapedText text, int index, TextJustify method)
    {
        ref readonly var c = ref text.Chars[index];
        if (c.Is(CharTraits.Space) || c.CodePoint == 0xA0) return true;
        if (c.Is(Nothing | CharTraits.Newline) || method == TextJustify.InterWord) return false;
        var next = index + 1;
        while (next < text.Chars.Length && text.Chars[next].Is(Nothing)) next++;
        if (next >= text.Chars.Length) return false;
        ref readonly var following = ref text.Chars[next];
        if (c.Is(CharTraits.Leader) && following.CodePoint == c.CodePoint) return false;
        if (following.Is(CharTraits.Space | CharTraits.Newline)) return false;
        if (method == TextJustify.InterCharacter) return LineBreakClasses.Of(following.CodePoint) is not (LineBreakClass.CM or LineBreakClass.ZWJ);
        return c.Is(CharTraits.Wide) || following.Is(CharTraits.Wide);
    }
}
