namespace Renderer.Templating.Evaluation;

/// <summary>Operators with an array on at least one side. Operands are never changed.</summary>
internal static class ArrayOperators
{
    public static Value Apply(RenderContext context, BinaryOperator operation, Value left, Value right)
    {
        switch (operation)
        {
            case BinaryOperator.Add when left.IsNull:
                return right;
            case BinaryOperator.Add when right.IsNull:
                return left;
            case BinaryOperator.Add when IsList(left) && IsList(right):
                return Join(context, Items(context, left), Items(context, right));
            case BinaryOperator.Subtract when IsList(left) && IsList(right):
                return Keep(context, Items(context, left), Items(context, right), isKeptWhenFound: false);
            case BinaryOperator.BitAnd when IsList(left) && IsList(right):
                return Keep(context, Items(context, left), Items(context, right), isKeptWhenFound: true);
            case BinaryOperator.Multiply when IsList(left) && right.IsNumber:
                return Repeat(context, Items(context, left), right);
            case BinaryOperator.Multiply when IsList(right) && left.IsNumber:
                return Repeat(context, Items(context, right), left);
            case BinaryOperator.ShiftLeft when IsList(left):
                return Join(context, Items(context, left), [right.OrNull()]);
            case BinaryOperator.ShiftRight when IsList(right):
                return Join(context, [left.OrNull()], Items(context, right));
            default:
                throw Operators.Unsupported(context, operation, left, right);
        }
    }

    public static Value Join(RenderContext context, ReadOnlySpan<Value> first, ReadOnlySpan<Value> second)
    {
        var items = Lists.Create(context, first.Length + second.Length);
        items.AddRange(first);
        items.AddRange(second);
        return Value.Of(new ScriptArray(items));
    }

    private static bool IsList(Value value) => value.Kind is ValueKind.Array or ValueKind.Range;

    private static ReadOnlySpan<Value> Items(RenderContext context, Value list) =>
        list.Kind == ValueKind.Range ? Lists.Expand(context, list.AsRange) : list.AsArray.Items;

    private static Value Keep(RenderContext context, ReadOnlySpan<Value> items, ReadOnlySpan<Value> others, bool isKeptWhenFound)
    {
        var kept = Lists.Create(context, items.Length);
        foreach (var item in items)
        {
            if (ValueComparer.Contains(context, others, item) == isKeptWhenFound)
            {
                kept.Add(item);
            }
        }

        return Value.Of(new ScriptArray(kept));
    }

    private static Value Repeat(RenderContext context, ReadOnlySpan<Value> items, Value times)
    {
        if (!Numbers.TryToInteger(times, out var count))
        {
            throw Operators.Unsupported(context, BinaryOperator.Multiply, Value.Of(new ScriptArray()), times);
        }

        count = items.Length == 0 ? 0 : Math.Max(0, count);
        var result = Lists.Create(context, count > int.MaxValue ? long.MaxValue : items.Length * count);
        for (var i = 0L; i < count; i++)
        {
            result.AddRange(items);
        }

        return Value.Of(new ScriptArray(result));
    }
}
