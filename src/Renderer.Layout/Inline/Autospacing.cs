using System.Globalization;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Inline;

/// <summary>Space between ideographs and narrow letters or digits (CSS Text 4, 8.4, <c>text-autospace</c>). It belongs to the first of the two, and goes at the end of a line.</summary>
internal static class Autospacing
{
    private enum Kind : byte { Other, Ideograph, Letter, Digit }

    public static void Apply(Span<InlineChar> chars, ReadOnlySpan<InlineRun> runs)
    {
        foreach (var run in runs)
        {
            if (run.Style.Typography.Autospace == TextAutospace.NoAutospace) continue;
            Mark(chars, runs);
            return;
        }
    }

    /// <summary>The width of the space in a style, in points.</summary>
    public static double WidthOf(ComputedStyle style) => style.Typography.AutospaceWidth * style.FontSize;

    private static void Mark(Span<InlineChar> chars, ReadOnlySpan<InlineRun> runs)
    {
        int last = -1, space = -1;
        var lastKind = Kind.Other;
        for (var i = 0; i < chars.Length; i++)
        {
            ref readonly var c = ref chars[i];
            if (c.Is(CharTraits.Invisible) || (c.Is(CharTraits.Edge) && c.Advance == 0)) continue;
            if (c.Is(CharTraits.Space) && space < 0 && lastKind != Kind.Other)
            {
                space = i;
                continue;
            }
            var kind = c.Is(CharTraits.Edge | CharTraits.Atom | CharTraits.Newline | CharTraits.Space) ? Kind.Other : KindOf(c.CodePoint, lastKind);
            if (last >= 0 && Takes(runs[chars[last].Run].Style.Typography.Autospace & runs[c.Run].Style.Typography.Autospace, lastKind, kind, space >= 0))
                Widen(ref chars[space >= 0 ? space : last], runs, space >= 0);
            (last, lastKind, space) = (i, kind, -1);
        }
    }

    private static void Widen(ref InlineChar c, ReadOnlySpan<InlineRun> runs, bool isTyped)
    {
        var width = (float)WidthOf(runs[c.Run].Style);
        if (isTyped)
        {
            c.Advance = width;
            return;
        }
        c.Advance += width;
        c.Traits |= CharTraits.Autospace;
    }

    private static bool Takes(TextAutospace spacing, Kind first, Kind second, bool isTyped)
    {
        if (first == second || (isTyped && !spacing.HasFlag(TextAutospace.Replace))) return false;
        var other = first == Kind.Ideograph ? second : second == Kind.Ideograph ? first : Kind.Other;
        return other switch
        {
            Kind.Letter => spacing.HasFlag(TextAutospace.IdeographAlpha),
            Kind.Digit => spacing.HasFlag(TextAutospace.IdeographNumeric),
            _ => false,
        };
    }

    // Marks belong to the letter they stand on.
    private static Kind KindOf(int codePoint, Kind before)
    {
        if (codePoint is >= '0' and <= '9') return Kind.Digit;
        if (codePoint is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')) return Kind.Letter;
        if (codePoint is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x3FFFF) or (>= 0xF900 and <= 0xFAFF)
            or 0x3005 or 0x3006 or 0x3007 or (>= 0x3041 and <= 0x30FF and not (0x30A0 or 0x30FB)) or (>= 0x31C0 and <= 0x31FF)) return Kind.Ideograph;
        if (codePoint < 0x80 || LineBreakClasses.IsEastAsian(codePoint)) return Kind.Other;
        return CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => before,
            UnicodeCategory.DecimalDigitNumber => Kind.Digit,
            <= UnicodeCategory.OtherLetter => Kind.Letter,
            _ => Kind.Other,
        };
    }
}
