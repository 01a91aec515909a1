namespace Renderer.Templating.Evaluation;

/// <summary>The arguments of a built-in function, read as the types it wants.</summary>
internal readonly ref struct Arguments(RenderContext context, TemplateFunction function, ReadOnlySpan<Value> values)
{
    private readonly ReadOnlySpan<Value> _values = values;

    public RenderContext Context { get; } = context;

    public TemplateFunction Function { get; } = function;

    /// <summary>The result is written and nothing else: the function may write it itself and give null.</summary>
    public bool IsWritten { get; init; }

    /// <summary>The call as it is written, which knows where each argument stands; null when there is none.</summary>
    public CallNode? Site { get; init; }

    public int Count => _values.Length;

    public Value this[int index] => index < _values.Length ? _values[index].OrNull() : Value.Null;

    public ReadOnlySpan<Value> From(int index) => index < _values.Length ? _values[index..] : [];

    /// <summary>The argument as text; the empty string for null.</summary>
    public string Text(int index) => ValueText.Of(Context, this[index]);

    /// <summary>The argument as text, or null when it is absent or null.</summary>
    public string? OptionalText(int index) => this[index].IsNull ? null : Text(index);

    /// <summary>The argument as a 32-bit whole number; strings of digits count as numbers.</summary>
    public int Integer(int index, int ifMissing = 0)
    {
        var value = this[index];
        if (value.IsNull)
        {
            return ifMissing;
        }

        if (Numbers.TryToInteger(value, out var number) && number is >= int.MinValue and <= int.MaxValue)
        {
            return (int)number;
        }

        throw Wrong(index, "a whole number");
    }

    /// <summary>The argument as a number; text counts if it is one.</summary>
    public Value Number(int index)
    {
        var value = this[index];
        if (value.IsNumber)
        {
            return value;
        }

        return value.IsText && Numbers.TryParse(value.AsText, out var number) ? number : throw Wrong(index, "a number");
    }

    public TemplateFunction Callable(int index) => this[index].Kind == ValueKind.Function
        ? this[index].AsFunction
        : throw Wrong(index, "a function", "Pass it with @, for example @string.strip.");

    /// <summary>The argument as a list: an array, a range spelt out, nothing for null.</summary>
    public ReadOnlySpan<Value> List(int index)
    {
        var value = this[index];
        switch (value.Kind)
        {
            case ValueKind.Null or ValueKind.Empty:
                return [];
            case ValueKind.Array:
                Context.Budget.Walk(value.AsArray.Count);
                return value.AsArray.Items;
            case ValueKind.Range:
                return Lists.Expand(Context, value.AsRange);
            default:
                throw Wrong(index, "a list");
        }
    }

    public TemplateException Wrong(int index, string wanted, string? hint = null) => Context.Fail(
        Site?.PlaceOf(index) ?? Context.Position,
        TemplateProblemCodes.Argument,
        $"`{Function.Name}` wants {wanted} as `{((BuiltInFunction)Function).ParameterName(index)}`, not {ValueKinds.Describe(this[index])}",
        hint);

    public TemplateException Fail(string message, string? hint = null) => Context.Fail(TemplateProblemCodes.Argument, $"`{Function.Name}`: {message}", hint);
}
