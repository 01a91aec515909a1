using System.Globalization;

namespace Renderer.Templating.Evaluation;

/// <summary>Conversions between kinds of numbers, and from text.</summary>
internal static class Numbers
{
    public static double ToDouble(Value value) => value.Kind switch
    {
        ValueKind.Integer => value.AsInteger,
        ValueKind.BigInteger => (double)value.AsBigInteger,
        ValueKind.Decimal => (double)value.AsDecimal,
        _ => value.AsDouble,
    };

    /// <summary>The number as a decimal; false when it is outside a decimal's range.</summary>
    public static bool TryToDecimal(Value value, out decimal result)
    {
        switch (value.Kind)
        {
            case ValueKind.Integer:
                result = value.AsInteger;
                return true;
            case ValueKind.Decimal:
                result = value.AsDecimal;
                return true;
            default:
                var number = ToDouble(value);
                // Just inside decimal's 79228162514264337593543950335.
                var isInside = Math.Abs(number) < 7.9e28;
                result = !isInside ? 0 : value.Kind == ValueKind.BigInteger ? (decimal)value.AsBigInteger : (decimal)number;
                return isInside;
        }
    }

    /// <summary>A whole 64-bit number out of a number without fraction or a string of digits.</summary>
    public static bool TryToInteger(Value value, out long result)
    {
        switch (value.Kind)
        {
            case ValueKind.Integer:
                result = value.AsInteger;
                return true;
            case ValueKind.Double or ValueKind.Decimal:
                var number = ToDouble(value);
                result = Math.Abs(number) < 9e18 ? (long)number : 0;
                return Math.Abs(number) < 9e18;
            case ValueKind.String or ValueKind.Markup:
                return long.TryParse(value.AsText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out result);
            default:
                result = 0;
                return false;
        }
    }

    /// <summary>Whether a value is a number without a fraction.</summary>
    public static bool IsWhole(Value value) => value.Kind switch
    {
        ValueKind.Integer or ValueKind.BigInteger => true,
        ValueKind.Decimal => decimal.IsInteger(value.AsDecimal),
        ValueKind.Double => double.IsInteger(value.AsDouble),
        _ => false,
    };

    public static bool TryParse(string text, out Value value)
    {
        if (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var integer))
        {
            value = Value.Of(integer);
            return true;
        }

        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        value = Value.Of(number);
        return isNumber;
    }
}
