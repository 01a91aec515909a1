namespace Renderer.Templating.Evaluation;

/// <summary>The operators between two values.</summary>
internal enum BinaryOperator : byte
{
    Add,
    Subtract,
    Multiply,
    Divide,
    DivideWhole,
    Modulo,
    ShiftLeft,
    ShiftRight,
    BitAnd,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    RangeInclusive,
    RangeExclusive,
}

/// <summary>What operators give, by the kinds of their operands.</summary>
internal static class Operators
{
    private static readonly string[] Signs = ["+", "-", "*", "/", "//", "%", "<<", ">>", "&", "==", "!=", "<", "<=", ">", ">=", "..", "..<"];

    public static string Sign(BinaryOperator operation) => Signs[(int)operation];

    public static bool IsComparison(BinaryOperator operation) => operation is >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual;

    /// <summary>Applies an operator.</summary>
    /// <exception cref="TemplateException">The operator does not take these kinds, or the result is too large.</exception>
    public static Value Apply(RenderContext context, BinaryOperator operation, Value left, Value right)
    {
        if (left.Kind == ValueKind.Integer && right.Kind == ValueKind.Integer && operation <= BinaryOperator.BitAnd)
        {
            return Arithmetic.Apply(context, operation, left, right);
        }

        if (IsComparison(operation))
        {
            return Value.Of(Compare(context, operation, left, right));
        }

        if (operation >= BinaryOperator.RangeInclusive)
        {
            return Range(context, operation, left, right);
        }

        if (left.IsText || right.IsText)
        {
            return TextOperators.Apply(context, operation, left, right);
        }

        if (left.Kind is ValueKind.Array or ValueKind.Range || right.Kind is ValueKind.Array or ValueKind.Range)
        {
            return ArrayOperators.Apply(context, operation, left, right);
        }

        if (left.IsNull || right.IsNull)
        {
            return Value.Null;
        }

        if (left.IsNumber && right.IsNumber)
        {
            return Arithmetic.Apply(context, operation, left, right);
        }

        return TimeOperators.TryApply(operation, left, right) ?? throw Unsupported(context, operation, left, right);
    }

    public static TemplateException Unsupported(RenderContext context, BinaryOperator operation, Value left, Value right) => context.Fail(
        TemplateProblemCodes.Type,
        $"`{Sign(operation)}` does not work between {ValueKinds.Describe(left)} and {ValueKinds.Describe(right)}");

    /// <summary>Applies a comparison.</summary>
    /// <exception cref="TemplateException">It does not take these kinds.</exception>
    public static bool Compare(RenderContext context, BinaryOperator operation, Value left, Value right)
    {
        if (left.Kind == ValueKind.Integer && right.Kind == ValueKind.Integer)
        {
            return Compare(operation, left.AsInteger.CompareTo(right.AsInteger));
        }

        if (operation == BinaryOperator.Equal)
        {
            return ValueComparer.AreEqual(context, left, right);
        }

        if (operation == BinaryOperator.NotEqual)
        {
            return !ValueComparer.AreEqual(context, left, right);
        }

        // Nothing is smaller or greater than null.
        if (left.IsNull || right.IsNull)
        {
            return false;
        }

        if (!ValueComparer.TryCompare(context, left, right, out var order))
        {
            throw Unsupported(context, operation, left, right);
        }

        return Compare(operation, order);
    }

    private static bool Compare(BinaryOperator operation, int order) => operation switch
    {
        BinaryOperator.Equal => order == 0,
        BinaryOperator.NotEqual => order != 0,
        BinaryOperator.Less => order < 0,
        BinaryOperator.LessOrEqual => order <= 0 && order != ValueComparer.Unordered,
        BinaryOperator.Greater => order > 0,
        _ => order >= 0,
    };

    private static string Bound(RenderContext context, Value value) => value.IsNumber ? ValueText.Of(context, value) : ValueKinds.Describe(value);

    private static Value Range(RenderContext context, BinaryOperator operation, Value left, Value right)
    {
        if (Numbers.IsWhole(left) && Numbers.IsWhole(right) && Numbers.TryToInteger(left, out var first) && Numbers.TryToInteger(right, out var last))
        {
            return Value.Of(ScriptRange.Create(first, last, operation == BinaryOperator.RangeInclusive));
        }

        throw context.Fail(
            TemplateProblemCodes.Type,
            $"a range goes from a whole number to a whole number, not from {Bound(context, left)} to {Bound(context, right)}");
    }
}
