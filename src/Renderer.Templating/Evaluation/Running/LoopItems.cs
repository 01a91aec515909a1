namespace Renderer.Templating.Evaluation;

/// <summary>What a loop runs over.</summary>
internal readonly struct LoopItems
{
    private readonly ScriptArray? _array;
    private readonly ScriptRange? _range;
    private readonly Value[]? _values;

    private LoopItems(ScriptArray? array, ScriptRange? range, Value[]? values)
    {
        _array = array;
        _range = range;
        _values = values;
        Count = array?.Count ?? range?.Count ?? values?.Length ?? 0;
    }

    public long Count { get; }

    public static LoopItems Of(RenderContext context, int position, Value list) => list.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null or ValueKind.Empty => default,
        ValueKind.Array => new(list.AsArray, null, null),
        ValueKind.Range => new(null, list.AsRange, null),
        ValueKind.Object => new(null, null, Pairs(context, list.AsObject)),
        ValueKind.String or ValueKind.Markup => new(null, null, Characters(context, list.AsText)),
        _ => throw context.Fail(position, TemplateProblemCodes.Type, $"`for` runs over a list, not over {ValueKinds.Describe(list)}"),
    };

    /// <summary>A walk over the items in order, where they are data that nobody has looked at; null otherwise.</summary>
    public JsonArrayCursor? Walk() => _array?.Walk();

    public Value At(long index) => (_array is not null ? _array.At(index) : _range is not null ? _range.At(index) : _values![index]).OrNull();

    private static Value[] Pairs(RenderContext context, TemplateObject members)
    {
        context.Budget.ChargeItems(3L * members.Count);
        return [.. members.Names.Select(name => Pair(context, members, name))];
    }

    private static Value Pair(RenderContext context, TemplateObject members, string name)
    {
        var pair = new ScriptObject();
        pair.Set("key", Value.Of(name));
        pair.Set("value", members.Get(context, name));
        return Value.Of(pair);
    }

    private static Value[] Characters(RenderContext context, string text)
    {
        context.Budget.ChargeItems(text.Length);
        return [.. text.Select(character => Value.Of(character.ToString()))];
    }
}
