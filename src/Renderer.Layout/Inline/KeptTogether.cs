using Renderer.Layout.Css.Values;
using static Renderer.Layout.Inline.Quantities;

namespace Renderer.Layout.Inline;

/// <summary>Makes breaks reluctant inside what readers take as one thing: a number with its sign and unit, a date's parts, a range, the number of a document (CSS.md lists them).</summary>
/// <remarks>CSS Text 3, 5.2 leaves <c>line-break: auto</c> to the user agent; the named strictnesses are the specification's alone.</remarks>
internal readonly ref struct KeptTogether(Span<InlineChar> chars, ReadOnlySpan<InlineRun> runs)
{
    // 国办公开办函 has six.
    private const int LongestIssuer = 8;

    // 二〇二一, 二十三, 一百二十
    private const int LongestNumeral = 6;

    private readonly Span<InlineChar> _chars = chars;
    private readonly ReadOnlySpan<InlineRun> _runs = runs;

    public static void Mark(Span<InlineChar> chars, ReadOnlySpan<InlineRun> runs) => new KeptTogether(chars, runs).Mark();

    private void Mark()
    {
        for (var i = 0; i < _chars.Length; i++)
            if (IsStart(_chars[i].CodePoint)) i = KeepFrom(i);
    }

    /// <summary>Keeps what begins with a character, and returns its last one.</summary>
    private int KeepFrom(int start)
    {
        var codePoint = _chars[start].CodePoint;
        if (codePoint == '〔') return KeepIssuer(start);
        var end = codePoint == '第' ? Ordinal(start) : IsDigit(codePoint) ? Number(start) : Numeral(start);
        var before = Before(start);
        if (end > start || IsSign(At(before))) Keep(IsSign(At(before)) ? before : start, end);
        return end;
    }

    /// <summary>The last character of a number with its unit, of a range of such, or of 〔2021〕30号.</summary>
    private int Number(int start)
    {
        var end = start;
        while (true)
        {
            end = Unit(Digits(end));
            var joiner = Next(end);
            if (!IsJoiner(At(joiner)) || !IsDigit(At(Next(joiner)))) return end;
            end = Next(joiner);
        }
    }

    private int Digits(int end)
    {
        while (true)
        {
            var next = Next(end);
            if (IsDigit(At(next))) end = next;
            else if (IsSeparator(At(next)) && IsDigit(At(Next(next)))) end = Next(next);
            else if (IsSuffix(At(next))) return next;
            else return end;
        }
    }

    // 1.2万件, 30余人次, 6个百分点: a magnitude, then the longest unit that is there.
    private int Unit(int end)
    {
        for (var next = Next(end); IsMagnitude(At(next)) || At(next) == '余'; next = Next(end)) end = next;
        Span<char> word = stackalloc char[LongestUnit];
        var (length, at, longest) = (0, end, end);
        while (length < LongestUnit)
        {
            at = Next(at);
            if (At(at) is < 0x4E00 or > 0x9FFF) break;
            word[length++] = (char)At(at);
            if (IsUnit(word[..length])) longest = at;
        }
        return longest;
    }

    // 第711号, 第十二条
    private int Ordinal(int start)
    {
        var next = Next(start);
        if (IsDigit(At(next))) return Number(next);
        return IsNumeral(At(next)) ? Unit(Numerals(next)) : start;
    }

    // 二〇二一年, 十五日, （十二）: other words may begin with a numeral (一些, 三农).
    private int Numeral(int start)
    {
        var end = Numerals(start);
        if (IsNumeral(At(Before(start)))) return start;
        if (At(Next(end)) is '年' or '月' or '日') return Next(end);
        return At(Before(start)) == '（' && At(Next(end)) == '）' ? end : start;
    }

    private int Numerals(int start)
    {
        var end = start;
        for (var count = 1; count < LongestNumeral && IsNumeral(At(Next(end))); count++) end = Next(end);
        return end;
    }

    // 国办公开办函〔2021〕30号: the issuer's code, tied more loosely than the number itself, if a mark or a word that cannot be in it says where it begins.
    private int KeepIssuer(int bracket)
    {
        if (!IsDigit(At(Next(bracket)))) return bracket;
        var start = bracket;
        for (var count = 0; count <= LongestIssuer; count++)
        {
            var before = Before(start);
            if (At(before) is < 0x4E00 or > 0x9FFF || EndsLeadIn(At(before)))
            {
                Keep(start, bracket, LineBreakKind.Discouraged);
                break;
            }
            start = before;
        }
        return bracket;
    }

    private void Keep(int start, int end, LineBreakKind kind = LineBreakKind.Reluctant)
    {
        for (var i = start + 1; i <= end; i++)
            if (_chars[i].Before == LineBreakKind.Allowed && _runs[_chars[i].Run].Style.LineBreak == LineBreakStrictness.Auto) _chars[i].Before = kind;
    }

    private int At(int index) => index >= 0 && index < _chars.Length ? _chars[index].CodePoint : 0;

    private int Next(int index)
    {
        for (index++; index < _chars.Length && _chars[index].Is(CharTraits.Edge | CharTraits.Invisible); index++) { }
        return index;
    }

    private int Before(int index)
    {
        for (index--; index >= 0 && _chars[index].Is(CharTraits.Edge | CharTraits.Invisible); index--) { }
        return index;
    }
}
