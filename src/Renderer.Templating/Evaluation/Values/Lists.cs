namespace Renderer.Templating.Evaluation;

/// <summary>Lists made for functions and operators.</summary>
internal static class Lists
{
    public static ReadOnlySpan<Value> Expand(RenderContext context, ScriptRange range)
    {
        context.Budget.Walk(range.Count);
        context.Budget.ChargeItems(range.Count);
        var items = new Value[range.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = range.At(i);
        }

        return items;
    }

    /// <summary>A new array with room charged for <paramref name="count"/> items.</summary>
    public static List<Value> Create(RenderContext context, long count)
    {
        context.Budget.ChargeItems(count);
        return new List<Value>((int)count);
    }
}
