using Renderer.Layout.Css.Values;
using static Renderer.Layout.Inline.LineBreakClass;

namespace Renderer.Layout.Inline;

/// <summary>What <c>line-break: normal</c> and <c>loose</c> allow beyond <c>strict</c> (CSS Text 3, 5.2), said as other line breaking classes.</summary>
internal static class Strictness
{
    /// <summary>The class a character counts as; null if it stays what it is.</summary>
    public static LineBreakClass? Loosened(LineBreakClass found, int codePoint, LineBreakStrictness strictness, bool isEastAsian)
    {
        if (isEastAsian && codePoint is 0x301C or 0x30A0) return ID;
        if (strictness != LineBreakStrictness.Loose) return null;
        if (IsIterationMark(codePoint)) return ID;
        if (!isEastAsian) return null;
        if (codePoint is 0x2010 or 0x2013 || IsCentred(codePoint)) return ID;
        return IsWideAffix(found, codePoint) ? ID : null;
    }

    /// <summary>An ellipsis may be parted from the next.</summary>
    public static bool IsInseparablePair(LineBreakClass before, LineBreakClass next) => before == IN && next == IN;

    // 々 〻 ゝ ゞ ヽ ヾ
    private static bool IsIterationMark(int codePoint) => codePoint is 0x3005 or 0x303B or 0x309D or 0x309E or 0x30FD or 0x30FE;

    // ・ ： ； ･ ‼ ⁇ ⁈ ⁉ ！ ？
    private static bool IsCentred(int codePoint) => codePoint is 0x30FB or 0xFF1A or 0xFF1B or 0xFF65 or 0x203C or 0x2047 or 0x2048 or 0x2049 or 0xFF01 or 0xFF1F;

    // Prefixes and suffixes whose East Asian Width is ambiguous, full or wide: ± ￥ № ° ‰ ′ ″ ℃ ％ ￠
    private static bool IsWideAffix(LineBreakClass found, int codePoint) =>
        found is PO or PR && codePoint is 0xA4 or 0xB0 or 0xB1 or 0x2030 or 0x2032 or 0x2033 or 0x2035 or 0x2103 or 0x2109 or 0x2116 or >= 0xFE69;
}
