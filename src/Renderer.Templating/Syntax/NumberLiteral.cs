using System.Globalization;
using System.Numerics;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Syntax;

/// <summary>Number literals: <c>100</c>, <c>1e3</c>, <c>0x1ef</c>, <c>0b101</c>, <c>1.5</c>, with an optional <c>u</c>, <c>f</c>, <c>d</c> or <c>m</c>.</summary>
internal static class NumberLiteral
{
    // Reading a whole number takes time that grows with the square of its digits.
    private const int MostDigits = 10_000;

    private const int LongestShown = 40;

    // Six characters make as many digits as the exponent says, and text may be full of them. A double ends at 308.
    private const int MostExponent = 400;

    /// <summary>Reads a literal.</summary>
    /// <returns>The offset after it.</returns>
    public static int Read(string text, int start, out object value, out string? problem)
    {
        var end = ReadNumber(text, start, out value, out problem);
        var tail = end;
        while (IsNamePart(text, tail))
        {
            tail++;
        }

        problem = tail > end ? $"`{text[start..Math.Min(tail, start + LongestShown)]}` is no number" : problem;
        return tail;
    }

    private static int ReadNumber(string text, int start, out object value, out string? problem)
    {
        problem = null;
        var end = Digits(text, start);
        if (end - start == 1 && text[start] == '0' && end < text.Length && text[end] is 'x' or 'X' or 'b' or 'B')
        {
            return ReadPrefixed(text, start, out value, out problem);
        }

        var isWhole = true;
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            isWhole = false;
            end = Digits(text, end + 1);
        }

        end = Exponent(text, end, ref isWhole);
        var suffix = end < text.Length && char.ToLowerInvariant(text[end]) is 'f' or 'd' or 'm' or 'u' && !IsNamePart(text, end + 1)
            ? char.ToLowerInvariant(text[end])
            : '\0';
        value = Parse(text[start..end].Replace("_", "", StringComparison.Ordinal), suffix, isWhole, out problem);
        return suffix == '\0' ? end : end + 1;
    }

    private static Value Parse(string digits, char suffix, bool isWhole, out string? problem)
    {
        problem = null;
        switch (suffix)
        {
            case 'm' when decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact):
                return Value.Of(exact);
            case 'm':
                problem = "this number is too large for a decimal";
                return Value.Null;
            case 'f':
                return Value.Single(Finite(digits, float.MaxValue, out problem));
            case 'd':
                return Value.Of(Finite(digits, double.MaxValue, out problem));
        }

        var mark = digits.AsSpan().IndexOfAny('e', 'E');
        if (!isWhole)
        {
            // A plain literal keeps its digits: `1.0` prints as 1.0.
            return Value.Of(Finite(digits, double.MaxValue, out problem), mark < 0 ? digits : null);
        }

        var exponent = mark < 0 ? 0 : int.TryParse(digits.AsSpan(mark + 1), out var parsed) ? parsed : int.MaxValue;
        var mantissa = mark < 0 ? digits : digits[..mark];
        if (exponent > MostExponent)
        {
            problem = $"the exponent of a whole number is at most {MostExponent}";
            return Value.Null;
        }

        if ((long)mantissa.Length + exponent > MostDigits)
        {
            problem = $"a whole number has at most {MostDigits} digits";
            return Value.Null;
        }

        var whole = BigInteger.Parse(mantissa, CultureInfo.InvariantCulture) * BigInteger.Pow(10, exponent);
        return suffix == 'u' && whole <= ulong.MaxValue ? Value.Unsigned((ulong)whole) : Value.Of(whole);
    }

    private static double Finite(string digits, double largest, out string? problem)
    {
        var number = double.Parse(digits, CultureInfo.InvariantCulture);
        problem = Math.Abs(number) > largest ? "this number is too large" : null;
        return number;
    }

    private static int ReadPrefixed(string text, int start, out object value, out string? problem)
    {
        problem = null;
        var bitsPerDigit = char.ToLowerInvariant(text[start + 1]) == 'x' ? 4 : 1;
        var end = start + 2;
        var number = BigInteger.Zero;
        var digits = 0;
        for (; end < text.Length && (text[end] == '_' || (bitsPerDigit == 4 ? char.IsAsciiHexDigit(text[end]) : text[end] is '0' or '1')); end++)
        {
            if (text[end] != '_' && ++digits <= 64)
            {
                number = (number << bitsPerDigit) | Convert.ToInt32(text[end].ToString(), 16);
            }
        }

        var bits = digits * bitsPerDigit;
        var isUnsigned = end < text.Length && text[end] is 'u' or 'U';
        if (digits == 0 || bits > 64)
        {
            problem = digits == 0 ? "digits are missing" : "this number has more than 64 bits";
        }

        // Without `u` a literal that fills 32 or 64 bits is negative, as in two's complement.
        value = isUnsigned ? Value.Unsigned((ulong)(number & ulong.MaxValue))
            : bits <= 32 && number > int.MaxValue ? Value.Of((long)(int)(uint)number)
            : Value.Of((long)(ulong)(number & ulong.MaxValue));
        return isUnsigned ? end + 1 : end;
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] == '_' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
        {
            at++;
        }

        return at;
    }

    private static int Exponent(string text, int at, ref bool isWhole)
    {
        if (at >= text.Length || text[at] is not ('e' or 'E'))
        {
            return at;
        }

        var sign = at + 1 < text.Length && text[at + 1] is '+' or '-' ? 1 : 0;
        var end = Digits(text, at + 1 + sign);
        if (end == at + 1 + sign)
        {
            return at;
        }

        isWhole &= sign == 0 || text[at + 1] == '+';
        return end;
    }

    private static bool IsNamePart(string text, int at) => at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');
}
