using System.Globalization;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Boxes;

/// <summary><c>symbols()</c>: a counter style written where it is used (CSS Counter Styles 3, section 4): <c>symbols(fixed "①" "②" "③")</c>.</summary>
internal static class SymbolsStyle
{
    // Kept as one string: a bracket, which no counter style's name begins with, the kind, and the symbols behind separators.
    private const char Mark = '(';
    private const char Separator = '\u001F';

    private enum Kind { Cyclic, Numeric, Alphabetic, Symbolic, Fixed }

    public static bool Is(string style) => style.StartsWith(Mark);

    /// <summary>Reads the function's arguments; the kind is symbolic unless said.</summary>
    public static bool TryRead(ref ValueReader arguments, out string style)
    {
        if (!arguments.TryKeyword<Kind>(out var kind)) kind = Kind.Symbolic;
        style = Mark + ((int)kind).ToString(CultureInfo.InvariantCulture);
        var count = 0;
        for (; arguments.TryString(out var symbol); count++) style += Separator + symbol;
        return arguments.AtEnd && count >= (kind is Kind.Numeric or Kind.Alphabetic ? 2 : 1);
    }

    /// <summary>The counter's value; in decimal digits where the symbols do not reach.</summary>
    public static string Format(int value, string style)
    {
        var symbols = style.Split(Separator)[1..];
        return (Kind)(style[1] - '0') switch
        {
            Kind.Cyclic => symbols[((value - 1) % symbols.Length + symbols.Length) % symbols.Length],
            Kind.Fixed when value >= 1 && value <= symbols.Length => symbols[value - 1],
            Kind.Symbolic when value is >= 1 and <= 1000 => string.Concat(Enumerable.Repeat(symbols[(value - 1) % symbols.Length], (value - 1) / symbols.Length + 1)),
            Kind.Alphabetic when value >= 1 => Positional(value - 1L, symbols, isAlphabetic: true),
            Kind.Numeric => (value < 0 ? "-" : "") + Positional(Math.Abs((long)value), symbols, isAlphabetic: false),
            _ => value.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static string Positional(long value, string[] symbols, bool isAlphabetic)
    {
        var text = symbols[value % symbols.Length];
        for (value /= symbols.Length; value > 0; value /= symbols.Length)
        {
            if (isAlphabetic) value--;
            text = symbols[value % symbols.Length] + text;
        }
        return text;
    }
}
