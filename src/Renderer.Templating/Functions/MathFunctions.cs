using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>The <c>math</c> functions.</summary>
internal static class MathFunctions
{
    // A double has no more significant digits after the point; a decimal has 28.
    private const int MostDoubleDigits = 15;
    private const int MostDecimalDigits = 28;

    public static BuiltInGroup Group { get; } = new(
        "math",
        ("abs", "value", static a => OfNumber(a, static number => IsNegative(number) ? Arithmetic.Negated(number) : number)),
        ("ceil", "value", static a => OfNumber(a, static number => Rounded(number, Math.Ceiling, decimal.Ceiling))),
        ("divided_by", "value divisor", DividedBy),
        ("floor", "value", static a => OfNumber(a, static number => Rounded(number, Math.Floor, decimal.Floor))),
        ("format", "value format culture?", static a => a[0].IsNull ? Value.Null : FormatString.Apply(a, a.Number(0))),
        ("is_number", "value", static a => Value.Of(a[0].IsNumber)),
        ("minus", "value with", static a => Operators.Apply(a.Context, BinaryOperator.Subtract, a[0], a[1])),
        ("modulo", "value with", static a => Operators.Apply(a.Context, BinaryOperator.Modulo, a[0], a[1])),
        ("plus", "value with", static a => Operators.Apply(a.Context, BinaryOperator.Add, a[0], a[1])),
        ("random", "minValue maxValue", Random),
        ("round", "value precision?", Round),
        ("times", "value with", static a => Operators.Apply(a.Context, BinaryOperator.Multiply, a[0], a[1])),
        ("uuid", "", Uuid));

    /// <summary>Null stays null, as in arithmetic.</summary>
    private static Value OfNumber(Arguments a, Func<Value, Value> function) => a[0].IsNull ? Value.Null : function(a.Number(0));

    private static bool IsNegative(Value number) => number.Kind switch
    {
        ValueKind.Decimal => number.AsDecimal < 0,
        ValueKind.Double => number.AsDouble < 0,
        _ => number.AsBigInteger.Sign < 0,
    };

    private static Value Rounded(Value number, Func<double, double> ofDouble, Func<decimal, decimal> ofDecimal) => number.Kind switch
    {
        ValueKind.Decimal => Value.Of(ofDecimal(number.AsDecimal)),
        ValueKind.Double => Value.Of(ofDouble(number.AsDouble)),
        _ => number,
    };

    /// <summary>Halves go to the even neighbour, as .NET has it; in packages away from zero, as in commerce and official statistics.</summary>
    private static Value Round(Arguments a)
    {
        if (a[0].IsNull)
        {
            return Value.Null;
        }

        var (number, digits) = (a.Number(0), Math.Max(0, a.Integer(1)));
        var midpoint = a.Context.IsStrict ? MidpointRounding.AwayFromZero : MidpointRounding.ToEven;
        return number.Kind switch
        {
            ValueKind.Decimal => Value.Of(Math.Round(number.AsDecimal, Math.Min(digits, MostDecimalDigits), midpoint)),
            ValueKind.Double => Value.Of(Math.Round(number.AsDouble, Math.Min(digits, MostDoubleDigits), midpoint)),
            _ => number,
        };
    }

    private static Value DividedBy(Arguments a)
    {
        if (a[0].IsNull || a[1].IsNull)
        {
            return Value.Null;
        }

        var quotient = Arithmetic.Apply(a.Context, BinaryOperator.Divide, a.Number(0), a.Number(1));
        if (!a.Number(1).IsWhole)
        {
            return quotient;
        }

        if (a.Number(0).IsWhole)
        {
            // Exact beyond a double's 53 bits: the quotient towards zero, one less when it was negative and inexact.
            var whole = Arithmetic.Apply(a.Context, BinaryOperator.DivideWhole, a.Number(0), a.Number(1));
            var rest = Arithmetic.Apply(a.Context, BinaryOperator.Modulo, a.Number(0), a.Number(1)).AsBigInteger;
            return rest.Sign != 0 && rest.Sign < 0 != a.Number(1).AsBigInteger.Sign < 0
                ? Arithmetic.Apply(a.Context, BinaryOperator.Subtract, whole, Value.Of(1L))
                : whole;
        }

        var floor = Math.Floor(Numbers.ToDouble(quotient));
        return double.IsFinite(floor) ? Value.Of(new System.Numerics.BigInteger(floor)) : quotient;
    }

    private static Value Random(Arguments a)
    {
        var (least, most) = (a.Integer(0), a.Integer(1));
        if (most < least)
        {
            throw a.Fail($"{most} is less than {least}");
        }

        var range = (ulong)((long)most - least);
        return Value.Of(range == 0 ? least : least + (long)(BinaryPrimitives.ReadUInt64LittleEndian(NextBytes(a)) % range));
    }

    private static Value Uuid(Arguments a)
    {
        var bytes = NextBytes(a)[..16];

        // RFC 9562: version 8 (made by a rule of one's own), variant 10.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return Value.Of(new Guid(bytes, bigEndian: true).ToString());
    }

    /// <summary>Bytes that differ from call to call but are the same in every render of the same template and time: output must be repeatable.</summary>
    private static Span<byte> NextBytes(Arguments a)
    {
        const string Counter = "math.random";
        var call = a.Context.Counters.GetValueOrDefault(Counter);
        a.Context.Counters[Counter] = call + 1;
        return SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{a.Context.Now.UtcTicks}/{call}")));
    }
}
