using System.Numerics;

namespace Renderer.Templating.Evaluation;

/// <summary>Arithmetic on numbers: whole numbers grow beyond 64 bits as needed, decimals stay exact, anything else is a double.</summary>
internal static class Arithmetic
{
    // About 20,000 digits: large enough for any use, small enough that one multiplication takes well under a millisecond.
    private const int LargestBits = 64 * 1024;

    public static Value Apply(RenderContext context, BinaryOperator operation, Value left, Value right)
    {
        if (left.Kind == ValueKind.Integer && right.Kind == ValueKind.Integer)
        {
            return OnIntegers(context, operation, left.AsInteger, right.AsInteger);
        }

        if (left.IsWhole && right.IsWhole)
        {
            return OnBigIntegers(context, operation, left.AsBigInteger, right.AsBigInteger);
        }

        if (context.IsExact && (left.Kind == ValueKind.Double || right.Kind == ValueKind.Double)) throw Inexact(context);
        if ((left.Kind == ValueKind.Decimal || right.Kind == ValueKind.Decimal)
            && Numbers.TryToDecimal(left, out var exactLeft) && Numbers.TryToDecimal(right, out var exactRight))
        {
            return OnDecimals(context, operation, exactLeft, exactRight);
        }

        if (context.IsExact) throw Inexact(context);
        var result = OnDoubles(context, operation, Numbers.ToDouble(left), Numbers.ToDouble(right), left, right);
        var isSingle = (left.Form == ValueForm.Single || left.IsWhole) && (right.Form == ValueForm.Single || right.IsWhole);
        return isSingle ? Value.Single(result) : Value.Of(result);
    }

    public static Value Negate(RenderContext context, Value value) => value.Kind switch
    {
        ValueKind.BigInteger => Bounded(context, -value.AsBigInteger),
        >= ValueKind.Integer and <= ValueKind.Decimal => Negated(value),
        ValueKind.TimeSpan when value.AsTimeSpan == TimeSpan.MinValue => throw context.Fail(TemplateProblemCodes.Type, "the result is outside the range of timespans"),
        ValueKind.TimeSpan => Value.Of(-value.AsTimeSpan),
        ValueKind.Null or ValueKind.Undefined => Value.Null,
        _ => throw context.Fail(TemplateProblemCodes.Type, $"`-` does not work on {ValueKinds.Describe(value)}"),
    };

    /// <summary>A number with the other sign.</summary>
    public static Value Negated(Value number) => number.Kind switch
    {
        ValueKind.Integer when number.AsInteger != long.MinValue => Value.Of(-number.AsInteger),
        ValueKind.Integer or ValueKind.BigInteger => Value.Of(-number.AsBigInteger),
        ValueKind.Decimal => Value.Of(-number.AsDecimal),
        _ when number.Form == ValueForm.Single => Value.Single(-number.AsDouble),
        _ => Value.Of(-number.AsDouble, number.WrittenAs is { } written && written[0] != '-' ? "-" + written : null),
    };

    private static Value OnIntegers(RenderContext context, BinaryOperator operation, long left, long right)
    {
        long result;
        var isExact = operation switch
        {
            BinaryOperator.Add => !((left ^ (result = left + right)) < 0 && (left ^ right) >= 0),
            BinaryOperator.Subtract => !((left ^ (result = left - right)) < 0 && (left ^ right) < 0),
            BinaryOperator.Multiply => Math.BigMul(left, right, out result) is var high && high == result >> 63,
            BinaryOperator.BitAnd => (result = left & right) is var _,
            BinaryOperator.DivideWhole when right is not 0 and not -1 => (result = left / right) is var _,
            BinaryOperator.Modulo when right is not 0 and not -1 => (result = left % right) is var _,
            _ => (result = 0) != 0,
        };
        return isExact ? Value.Of(result) : OnBigIntegers(context, operation, left, right);
    }

    private static Value OnBigIntegers(RenderContext context, BinaryOperator operation, BigInteger left, BigInteger right)
    {
        context.Budget.WalkNumber(left);
        context.Budget.WalkNumber(right);
        switch (operation)
        {
            case BinaryOperator.Add:
                return Bounded(context, left + right);
            case BinaryOperator.Subtract:
                return Bounded(context, left - right);
            case BinaryOperator.Multiply:
                EnsureBits(context, left.GetBitLength() + right.GetBitLength());
                return Value.Of(left * right);
            case BinaryOperator.Divide when context.IsExact:
                return BigInteger.Remainder(left, NonZero(context, right)).IsZero ? Value.Of(left / right) : ExactQuotient(context, left, right);
            case BinaryOperator.Divide:
                return Value.Of((double)left / (double)NonZero(context, right));
            case BinaryOperator.DivideWhole:
                return Value.Of(BigInteger.Divide(left, NonZero(context, right)));
            case BinaryOperator.Modulo:
                return Value.Of(BigInteger.Remainder(left, NonZero(context, right)));
            case BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight:
                return Shift(context, left, operation == BinaryOperator.ShiftLeft ? right : -right);
            default:
                return Value.Of(left & right);
        }
    }

    private static Value OnDecimals(RenderContext context, BinaryOperator operation, decimal left, decimal right)
    {
        try
        {
            return operation switch
            {
                BinaryOperator.Add => Kept(context, left + right, Math.Max(left.Scale, right.Scale)),
                BinaryOperator.Subtract => Kept(context, left - right, Math.Max(left.Scale, right.Scale)),
                BinaryOperator.Multiply => Kept(context, left * right, left.Scale + right.Scale),
                BinaryOperator.Divide => Value.Of(left / NonZero(context, right)),
                BinaryOperator.DivideWhole => Value.Of(decimal.Round(left / NonZero(context, right))),
                BinaryOperator.Modulo => Value.Of(left % NonZero(context, right)),
                _ => throw Operators.Unsupported(context, operation, Value.Of(left), Value.Of(right)),
            };
        }
        catch (OverflowException)
        {
            if (context.IsExact) throw Inexact(context);
            return Value.Of(OnDoubles(context, operation, (double)left, (double)right, Value.Of(left), Value.Of(right)));
        }
    }

    /// <summary>A sum, difference or product; a decimal that had to be rounded has fewer digits after the point than its operands give it.</summary>
    private static Value Kept(RenderContext context, decimal result, int scale) => context.IsExact && result.Scale < scale ? throw Inexact(context) : Value.Of(result);

    private static Value ExactQuotient(RenderContext context, BigInteger left, BigInteger right) =>
        Numbers.TryToDecimal(Value.Of(left), out var dividend) && Numbers.TryToDecimal(Value.Of(right), out var divisor)
            ? Value.Of(dividend / divisor)
            : throw Inexact(context);

    private static TemplateException Inexact(RenderContext context) => context.Fail(
        TemplateProblemCodes.NumberSize,
        "the result cannot be kept exactly",
        "Numbers with a fraction have at most 28 digits here; write a literal with a fraction as a decimal, as in 1.5m.");

    private static double OnDoubles(RenderContext context, BinaryOperator operation, double left, double right, Value leftValue, Value rightValue) => operation switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / NonZero(context, right),
        BinaryOperator.DivideWhole => Math.Round(left / NonZero(context, right)),
        BinaryOperator.Modulo => left % NonZero(context, right),
        _ => throw Operators.Unsupported(context, operation, leftValue, rightValue),
    };

    private static Value Shift(RenderContext context, BigInteger value, BigInteger bits)
    {
        if (bits > 0)
        {
            EnsureBits(context, bits > LargestBits ? LargestBits + 1L : value.GetBitLength() + (long)bits);
        }

        return Value.Of(bits < -LargestBits ? (value.Sign < 0 ? BigInteger.MinusOne : BigInteger.Zero) : value << (int)bits);
    }

    private static Value Bounded(RenderContext context, BigInteger value)
    {
        EnsureBits(context, value.GetBitLength());
        return Value.Of(value);
    }

    private static void EnsureBits(RenderContext context, long bits)
    {
        if (bits > LargestBits)
        {
            throw context.Fail(TemplateProblemCodes.NumberSize, $"a whole number of more than {LargestBits} bits");
        }

        context.Budget.ChargeNumber(bits);
    }

    private static T NonZero<T>(RenderContext context, T divisor) where T : INumberBase<T> =>
        T.IsZero(divisor) ? throw context.Fail(TemplateProblemCodes.Type, "division by zero") : divisor;
}
