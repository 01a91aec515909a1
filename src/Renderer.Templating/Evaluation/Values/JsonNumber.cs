using System.Globalization;
using System.Numerics;
using System.Text;

namespace Renderer.Templating.Evaluation;

/// <summary>Numbers out of JSON. They keep the digits they were written with until they are computed with.</summary>
internal static class JsonNumber
{
    // Any number of so many digits fits into 64 bits.
    private const int ShortDigits = 18;

    // Beyond this many digits a number is no longer worth exact arithmetic; it still prints as written.
    private const int ExactDigits = 1000;

    /// <summary>The value of a number as JSON writes it.</summary>
    public static Value Read(ReadOnlySpan<byte> json) => TryReadShort(json) ?? Read(Encoding.ASCII.GetString(json));

    /// <summary>Whole numbers and decimals of few digits, which is nearly all of them, read without a string in between.</summary>
    private static Value? TryReadShort(ReadOnlySpan<byte> json)
    {
        var isNegative = json[0] == '-';
        var digits = isNegative ? json[1..] : json;
        if (digits.Length > ShortDigits)
        {
            return null;
        }

        var (magnitude, point) = (0L, -1);
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[i] - '0';
            if ((uint)digit <= 9)
            {
                magnitude = (magnitude * 10) + digit;
            }
            else if (digits[i] == '.')
            {
                point = i;
            }
            else
            {
                return null;
            }
        }

        // Minus nothing prints as written, which the value alone would not.
        var isMinusZero = isNegative && magnitude == 0;
        var number = isNegative ? -magnitude : magnitude;
        return isMinusZero ? null : point < 0 ? Value.Of(number) : Value.Decimal(number, (byte)(digits.Length - point - 1));
    }

    private static Value Read(string text)
    {
        var isWhole = !text.AsSpan().ContainsAny('.', 'e', 'E');
        if (isWhole && text.Length <= ExactDigits)
        {
            return text == "-0" ? Value.Of(0L, text) : Value.Of(BigInteger.Parse(text, CultureInfo.InvariantCulture));
        }

        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
        {
            var printed = exact.ToString(CultureInfo.InvariantCulture);
            if (printed == text)
            {
                return Value.Of(exact);
            }

            // A decimal rounds silently beyond 28 digits; only a short number is exact with another spelling (1e3).
            if (text.Length <= 28)
            {
                return Value.Of(exact == 0 ? 0 : exact, text);
            }
        }

        return Value.Of(double.Parse(text, CultureInfo.InvariantCulture), text);
    }
}
