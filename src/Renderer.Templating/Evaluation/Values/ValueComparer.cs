namespace Renderer.Templating.Evaluation;

/// <summary>Equality and order between values.</summary>
internal static class ValueComparer
{
    /// <summary>The order of a value and not-a-number.</summary>
    public const int Unordered = int.MinValue;

    public static bool AreEqual(RenderContext context, Value left, Value right)
    {
        if (left.Kind == ValueKind.Integer && right.Kind == ValueKind.Integer)
        {
            return left.AsInteger == right.AsInteger;
        }

        if (left.Kind == ValueKind.Empty || right.Kind == ValueKind.Empty)
        {
            return IsEmpty(context, left) && IsEmpty(context, right);
        }

        if (left.IsNull || right.IsNull)
        {
            return left.IsNull && right.IsNull;
        }

        if (left.IsText || right.IsText)
        {
            var (first, second) = (ValueText.Of(context, left), ValueText.Of(context, right));
            context.Budget.WalkText(Math.Min(first.Length, second.Length));
            return first == second;
        }

        return left.Kind switch
        {
            ValueKind.Boolean => right.Kind == ValueKind.Boolean && left.AsBoolean == right.AsBoolean,
            ValueKind.Array or ValueKind.Range => right.Kind is ValueKind.Array or ValueKind.Range && AreListsEqual(context, left, right),
            ValueKind.Object => right.Kind == ValueKind.Object && AreObjectsEqual(context, left.AsObject, right.AsObject),
            ValueKind.Function => left.IsSame(right),
            _ => TryCompare(context, left, right, out var order) && order == 0,
        };
    }

    /// <summary>Orders two values; false when their kinds have no order.</summary>
    public static bool TryCompare(RenderContext context, Value left, Value right, out int order)
    {
        if (left.IsText || right.IsText)
        {
            var (first, second) = (ValueText.Of(context, left), ValueText.Of(context, right));
            context.Budget.WalkText(Math.Min(first.Length, second.Length));
            order = TextOrder.Compare(first, second);
            return true;
        }

        if (left.IsNumber && right.IsNumber)
        {
            order = CompareNumbers(left, right);
            return true;
        }

        var isSameKind = left.Kind == right.Kind;
        order = left.Kind switch
        {
            ValueKind.Date when isSameKind => left.AsDate.CompareTo(right.AsDate),
            ValueKind.TimeSpan when isSameKind => left.AsTimeSpan.CompareTo(right.AsTimeSpan),
            ValueKind.Boolean when isSameKind => left.AsBoolean.CompareTo(right.AsBoolean),
            _ => 0,
        };
        return isSameKind && left.Kind is ValueKind.Date or ValueKind.TimeSpan or ValueKind.Boolean;
    }

    public static bool Contains(RenderContext context, ReadOnlySpan<Value> items, Value wanted)
    {
        foreach (var item in items)
        {
            context.Budget.Step();
            if (AreEqual(context, item, wanted))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a list, object or text has nothing in it.</summary>
    public static bool IsEmpty(RenderContext context, Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null or ValueKind.Empty => true,
        ValueKind.String or ValueKind.Markup => value.AsText.Length == 0,
        ValueKind.Array => value.AsArray.Count == 0,
        ValueKind.Range => value.AsRange.Count == 0,
        ValueKind.Object => Members.Count(context, value.AsObject) == 0,
        _ => false,
    };

    private static int CompareNumbers(Value left, Value right)
    {
        if (left.Kind == ValueKind.Integer && right.Kind == ValueKind.Integer)
        {
            return left.AsInteger.CompareTo(right.AsInteger);
        }

        if (left.IsWhole && right.IsWhole)
        {
            return left.AsBigInteger.CompareTo(right.AsBigInteger);
        }

        if ((left.Kind == ValueKind.Decimal || right.Kind == ValueKind.Decimal)
            && Numbers.TryToDecimal(left, out var exactLeft) && Numbers.TryToDecimal(right, out var exactRight))
        {
            return exactLeft.CompareTo(exactRight);
        }

        var (first, second) = (Numbers.ToDouble(left), Numbers.ToDouble(right));
        return double.IsNaN(first) || double.IsNaN(second) ? Unordered : first.CompareTo(second);
    }

    private static bool AreListsEqual(RenderContext context, Value left, Value right)
    {
        if (left.IsSame(right))
        {
            return true;
        }

        context.EnsureStack();
        var (count, other) = (Count(left), Count(right));
        if (count != other)
        {
            return false;
        }

        context.Budget.Steps(count);
        for (var i = 0L; i < count; i++)
        {
            if (!AreEqual(context, At(left, i), At(right, i)))
            {
                return false;
            }
        }

        return true;

        static long Count(Value list) => list.Kind == ValueKind.Range ? list.AsRange.Count : list.AsArray.Count;
        static Value At(Value list, long index) => list.Kind == ValueKind.Range ? list.AsRange.At(index) : list.AsArray.At(index);
    }

    private static bool AreObjectsEqual(RenderContext context, TemplateObject left, TemplateObject right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        context.EnsureStack();
        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (var name in left.Names)
        {
            context.Budget.Step();
            var other = right.Get(context, name);
            if (other.IsUndefined || !AreEqual(context, left.Get(context, name), other))
            {
                return false;
            }
        }

        return true;
    }
}
