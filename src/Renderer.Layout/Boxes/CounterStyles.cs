using System.Globalization;
using System.Text;

namespace Renderer.Layout.Boxes;

/// <summary>Writes counters in the predefined styles (CSS Counter Styles 3, sections 6 and 7).</summary>
internal static class CounterStyles
{
    private const string Digits = "〇一二三四五六七八九";
    private const string LowerLetters = "abcdefghijklmnopqrstuvwxyz";
    private const string FormalDigits = "零壹贰叁肆伍陆柒捌玖";

    private static readonly (int Value, string Text)[] Roman =
        [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];

    private static readonly string[] Known =
    [
        "none", "disc", "circle", "square", "decimal", "decimal-leading-zero", "lower-alpha", "upper-alpha", "lower-latin", "upper-latin", "lower-roman",
        "upper-roman", "cjk-decimal", "simp-chinese-informal", "simp-chinese-formal", "cjk-ideographic", "trad-chinese-informal",
        "trad-chinese-formal", "cjk-earthly-branch", "cjk-heavenly-stem", "lower-greek",
    ];

    public static bool IsKnown(string style) => Known.Contains(style, StringComparer.OrdinalIgnoreCase);

    /// <summary>The counter's value without prefix and suffix.</summary>
    public static string Format(int value, string style) => style switch
    {
        "none" => "",
        _ when style.StartsWith('"') => style[1..],
        _ when SymbolsStyle.Is(style) => SymbolsStyle.Format(value, style),
        "disc" => "•",
        "circle" => "◦",
        "square" => "▪",
        "decimal-leading-zero" => value is > -10 and < 0 ? "-0" + -value : value.ToString("00", CultureInfo.InvariantCulture),
        "lower-alpha" or "lower-latin" when value > 0 => Alphabetic(value, LowerLetters),
        "upper-alpha" or "upper-latin" when value > 0 => Alphabetic(value, LowerLetters).ToUpperInvariant(),
        "lower-roman" when value is > 0 and < 4000 => RomanOf(value),
        "upper-roman" when value is > 0 and < 4000 => RomanOf(value).ToUpperInvariant(),
        "lower-greek" when value > 0 => Alphabetic(value, "αβγδεζηθικλμνξοπρστυφχψω"),
        "cjk-earthly-branch" when value is > 0 and <= 12 => "子丑寅卯辰巳午未申酉戌亥"[(value - 1)..value],
        "cjk-heavenly-stem" when value is > 0 and <= 10 => "甲乙丙丁戊己庚辛壬癸"[(value - 1)..value],
        // Outside of their range these fall back on cjk-decimal (CSS Counter Styles 3, 6.4).
        "cjk-earthly-branch" or "cjk-heavenly-stem" => Format(value, "cjk-decimal"),
        "cjk-decimal" when value >= 0 => string.Concat(value.ToString(CultureInfo.InvariantCulture).Select(d => Digits[d - '0'])),
        "simp-chinese-informal" or "cjk-ideographic" or "trad-chinese-informal" when Math.Abs((long)value) < 10000 => Chinese(value, "零" + Digits[1..], "十百千", true),
        "simp-chinese-formal" when Math.Abs((long)value) < 10000 => Chinese(value, FormalDigits, "拾佰仟", false),
        "trad-chinese-formal" when Math.Abs((long)value) < 10000 => Chinese(value, "零壹貳參肆伍陸柒捌玖", "拾佰仟", false).Replace('负', '負'),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A list item's marker: the value with the style's suffix; "" for none.</summary>
    /// <param name="value">The counter.</param>
    /// <param name="style">Counter style, or a quote and literal text.</param>
    /// <param name="isDrawable">Whether the item's own fonts have a character: of the symbols the first that they have is taken.</param>
    public static string Marker(int value, string style, Func<int, bool> isDrawable) => style switch
    {
        "none" => "",
        _ when style.StartsWith('"') => style[1..],
        "disc" => Symbol("•●·", isDrawable) + " ",
        "circle" => Symbol("◦○·", isDrawable) + " ",
        "square" => Symbol("▪■·", isDrawable) + " ",
        _ when SymbolsStyle.Is(style) => Format(value, style) + " ",
        "cjk-decimal" or "simp-chinese-informal" or "simp-chinese-formal" or "cjk-ideographic" or "trad-chinese-informal" or "trad-chinese-formal" or "cjk-earthly-branch" or "cjk-heavenly-stem" => Format(value, style) + "、",
        _ => Format(value, style) + ". ",
    };

    private static char Symbol(string candidates, Func<int, bool> isDrawable) => candidates.FirstOrDefault(symbol => isDrawable(symbol), candidates[0]);

    private static string Alphabetic(int value, string letters)
    {
        var text = "";
        for (; value > 0; value = (value - 1) / letters.Length) text = letters[(value - 1) % letters.Length] + text;
        return text;
    }

    private static string RomanOf(int value)
    {
        var text = new StringBuilder();
        foreach (var (step, letters) in Roman)
            for (; value >= step; value -= step) text.Append(letters);
        return text.ToString();
    }

    // CSS Counter Styles 3, 7.1: runs of zeros shrink to one, trailing ones vanish, and informally 10 to 19 drop the leading one.
    private static string Chinese(int value, string digits, string units, bool isInformal)
    {
        if (value == 0) return digits[..1];
        var text = new StringBuilder();
        var pendingZero = false;
        var written = Math.Abs(value).ToString(CultureInfo.InvariantCulture);
        for (var i = 0; i < written.Length; i++)
        {
            var (digit, power) = (written[i] - '0', written.Length - 1 - i);
            if (digit == 0)
            {
                pendingZero = true;
                continue;
            }
            if (pendingZero) text.Append(digits[0]);
            pendingZero = false;
            if (!(isInformal && digit == 1 && power == 1 && i == 0)) text.Append(digits[digit]);
            if (power > 0) text.Append(units[power - 1]);
        }
        return (value < 0 ? "负" : "") + text;
    }
}
