namespace Renderer.Templating.Evaluation;

/// <summary>Operators of dates and timespans.</summary>
internal static class TimeOperators
{
    /// <summary>The result, or null when the operator does not take these kinds or the result is outside the calendar.</summary>
    public static Value? TryApply(BinaryOperator operation, Value left, Value right)
    {
        try
        {
            return (left.Kind, operation, right.Kind) switch
            {
                (ValueKind.Date, BinaryOperator.Subtract, ValueKind.Date) => Value.Of(left.AsDate - right.AsDate),
                (ValueKind.Date, BinaryOperator.Add, ValueKind.TimeSpan) => Value.Of(left.AsDate + right.AsTimeSpan),
                (ValueKind.TimeSpan, BinaryOperator.Add, ValueKind.Date) => Value.Of(right.AsDate + left.AsTimeSpan),
                (ValueKind.Date, BinaryOperator.Subtract, ValueKind.TimeSpan) => Value.Of(left.AsDate - right.AsTimeSpan),
                (ValueKind.TimeSpan, BinaryOperator.Add, ValueKind.TimeSpan) => Value.Of(left.AsTimeSpan + right.AsTimeSpan),
                (ValueKind.TimeSpan, BinaryOperator.Subtract, ValueKind.TimeSpan) => Value.Of(left.AsTimeSpan - right.AsTimeSpan),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
