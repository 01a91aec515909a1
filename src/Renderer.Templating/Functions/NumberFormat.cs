using System.Globalization;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>Numbers by .NET format strings.</summary>
internal static class NumberFormat
{
    // .NET accepts a precision of a billion digits and makes that string.
    private const int LongestFormat = 200;

    public static Value Apply(Arguments a, Value number)
    {
        var format = a.Text(1);
        var precision = format.Length > 1 && char.IsAsciiLetter(format[0]) && int.TryParse(format.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            ? digits
            : 0;
        if (format.Length > LongestFormat || precision > LongestFormat)
        {
            throw a.Fail($"a format of more than {LongestFormat} digits");
        }

        var culture = CultureTable.Find(a, 2).Numbers;
        try
        {
            return Value.Of(number.Kind switch
            {
                ValueKind.Integer => number.AsInteger.ToString(format, culture),
                ValueKind.BigInteger => number.AsBigInteger.ToString(format, culture),
                ValueKind.Decimal => number.AsDecimal.ToString(format, culture),
                _ => number.AsDouble.ToString(format, culture),
            });
        }
        catch (FormatException)
        {
            throw a.Fail($"`{format}` is no format for {(number.IsWhole ? "a whole number" : "a number with fraction")}", "See .NET standard numeric format strings, such as N2 or 0.00.");
        }
    }
}
