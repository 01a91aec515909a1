using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Renderer.Reports.Reading;

/// <summary>A JSON number as it is, without rounding: <c>Significand × 10^-Scale</c>.</summary>
/// <remarks>The length of the token bounds the work: canonical data has no exponents and no token above <see cref="CanonicalJson.LongestNumber"/>.</remarks>
internal readonly record struct ExactNumber : IComparable<ExactNumber>
{
    private ExactNumber(BigInteger significand, int scale)
    {
        Significand = significand;
        Scale = scale;
    }

    public BigInteger Significand { get; }

    /// <summary>Digits after the decimal point; trailing zeros are gone.</summary>
    public int Scale { get; }

    /// <summary>JSON Schema counts 1.0 among the integers.</summary>
    public bool IsInteger => Scale == 0;

    public static ExactNumber Of(JsonElement number) => Parse(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(number));

    /// <summary>Reads a JSON number token without exponent.</summary>
    public static ExactNumber Parse(ReadOnlySpan<byte> token)
    {
        var point = token.IndexOf((byte)'.');
        if (point < 0) return new(Integer(token), 0);
        var digits = token.TrimEnd((byte)'0');
        var scale = digits.Length - point - 1;
        if (scale == 0) return new(Integer(token[..point]), 0);
        Span<byte> joined = digits.Length <= 256 ? stackalloc byte[digits.Length - 1] : new byte[digits.Length - 1];
        digits[..point].CopyTo(joined);
        digits[(point + 1)..].CopyTo(joined[point..]);
        return new(Integer(joined), scale);
    }

    private static BigInteger Integer(ReadOnlySpan<byte> digits) =>
        digits.Length <= 18 && long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small)
            ? small
            : BigInteger.Parse(Encoding.ASCII.GetString(digits), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public int CompareTo(ExactNumber other)
    {
        if (Scale == other.Scale) return Significand.CompareTo(other.Significand);
        return Scale < other.Scale
            ? (Significand * Power(other.Scale - Scale)).CompareTo(other.Significand)
            : Significand.CompareTo(other.Significand * Power(Scale - other.Scale));
    }

    /// <summary>Whether this is a whole multiple of a positive number.</summary>
    public bool IsMultipleOf(ExactNumber unit)
    {
        var scale = Math.Max(Scale, unit.Scale);
        return (Significand * Power(scale - Scale) % (unit.Significand * Power(scale - unit.Scale))).IsZero;
    }

    public static bool operator <(ExactNumber left, ExactNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(ExactNumber left, ExactNumber right) => left.CompareTo(right) > 0;

    public static bool operator <=(ExactNumber left, ExactNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ExactNumber left, ExactNumber right) => left.CompareTo(right) >= 0;

    private static BigInteger Power(int exponent) => BigInteger.Pow(10, exponent);
}
