using System.Collections.Immutable;

namespace Renderer.Layout.Css.Cascade;

/// <summary>An <c>@font-face</c> rule (CSS Fonts 4, section 4).</summary>
/// <param name="Family">The family it adds a face to.</param>
/// <param name="Sources">Where the face comes from; the first that can be used is taken.</param>
/// <param name="Offset">Where the rule stands in its sheet.</param>
internal sealed record FontFaceRule(string Family, ImmutableArray<FontSource> Sources, int Offset)
{
    /// <summary>Lightest and heaviest weight it serves.</summary>
    public int LightestWeight { get; init; } = 400;

    public int HeaviestWeight { get; init; } = 400;

    public bool IsItalic { get; init; }

    /// <summary>The characters it serves; null for all that the font has.</summary>
    public UnicodeRanges? Ranges { get; init; }
}

/// <summary>One entry of <c>src</c>: a file by its address, or a face of the library by its name.</summary>
/// <param name="Name">Address or name.</param>
/// <param name="IsLocal">Whether it is a name.</param>
/// <param name="Format">What <c>format()</c> says, in lower case; empty when it does not.</param>
internal sealed record FontSource(string Name, bool IsLocal, string Format);

/// <summary>Ranges of code points, as <c>unicode-range</c> lists them.</summary>
internal sealed record UnicodeRanges(ImmutableArray<CodePointRange> Ranges)
{
    public bool Contains(int codePoint)
    {
        foreach (var (first, last) in Ranges)
            if (codePoint >= first && codePoint <= last) return true;
        return false;
    }

    /// <summary><c>U+4E00-9FFF, U+30??, U+A5</c>; null when it is not that.</summary>
    public static UnicodeRanges? Parse(string text)
    {
        var ranges = ImmutableArray.CreateBuilder<CodePointRange>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Length < 3 || part[0] is not ('U' or 'u') || part[1] != '+' || CodePointRange.Parse(part.AsSpan(2)) is not { } range) return null;
            ranges.Add(range);
        }
        return new(ranges.ToImmutable());
    }
}

/// <summary>Code points from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
internal readonly record struct CodePointRange(int First, int Last)
{
    public static CodePointRange? Parse(ReadOnlySpan<char> text)
    {
        var hyphen = text.IndexOf('-');
        if (hyphen >= 0) return Of(text[..hyphen], text[(hyphen + 1)..]);
        var wild = text.IndexOf('?');
        if (wild < 0) return Of(text, text);
        if (text.Length > 6 || text[wild..].ContainsAnyExcept('?')) return null;
        return Of(text.ToString().Replace('?', '0'), text.ToString().Replace('?', 'F'));
    }

    private static CodePointRange? Of(ReadOnlySpan<char> first, ReadOnlySpan<char> last) =>
        Hex(first) is { } from && Hex(last) is { } to && from <= to ? new(from, to) : null;

    private static int? Hex(ReadOnlySpan<char> digits) =>
        digits.Length is >= 1 and <= 6 && int.TryParse(digits, System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var value) && value <= 0x10FFFF ? value : null;
}
