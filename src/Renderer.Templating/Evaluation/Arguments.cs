using System.Globalization;

namespace Renderer.Templating.Evaluation;

/// <summary>The arguments of a built-in function, read as the types it wants.</summary>
internal readonly ref struct Arguments(RenderContext context, TemplateFunction function, ReadOnlySpan<Value> values)
{
    private readonly ReadOnlySpan<Value> _values = values;

    public RenderContext Context { get; } = context;

    public TemplateFunction Function { get; } = function;

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

    public double Double(int index) => this[index].IsNumber ? Numbers.ToDouble(this[index]) : throw Wrong(index, "a number");

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
                Context.Budget.Steps(value.AsArray.Count);
                return value.AsArray.Items;
            case ValueKind.Range:
                return Lists.Expand(Context, value.AsRange);
            default:
                throw Wrong(index, "a list");
        }
    }

    public TemplateException Wrong(int index, string wanted, string? hint = null) => Context.Fail(
        TemplateProblemCodes.Argument,
        $"`{Function.Name}` wants {wanted} as `{((BuiltInFunction)Function).ParameterName(index)}`, not {ValueKinds.Describe(this[index])}",
        hint);

    public TemplateException Fail(string message, string? hint = null) => Context.Fail(TemplateProblemCodes.Argument, $"`{Function.Name}`: {message}", hint);
}

/// <summary>Lists made for functions and operators.</summary>
internal static class Lists
{
    public static ReadOnlySpan<Value> Expand(RenderContext context, ScriptRange range)
    {
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

/// <summary>Names of kinds for people and for <c>object.typeof</c>, <c>object.kind</c>.</summary>
internal static class ValueKinds
{
    public static string Describe(Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => "null",
        ValueKind.Empty => "empty",
        ValueKind.Boolean => "a boolean",
        >= ValueKind.Integer and <= ValueKind.Decimal => "a number",
        ValueKind.String or ValueKind.Markup => "a string",
        ValueKind.Date => "a date",
        ValueKind.TimeSpan => "a timespan",
        ValueKind.Array => "an array",
        ValueKind.Range => "a range",
        ValueKind.Function => "a function",
        _ => "an object",
    };

    /// <summary>The name <c>object.typeof</c> gives; null for null.</summary>
    public static string? TypeOf(Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => null,
        ValueKind.Boolean => "boolean",
        >= ValueKind.Integer and <= ValueKind.Decimal => "number",
        ValueKind.String or ValueKind.Markup => "string",
        ValueKind.Array => "array",
        ValueKind.Range => "iterator",
        _ => "object",
    };

    /// <summary>The name <c>object.kind</c> gives; null for null.</summary>
    public static string? Kind(Value value) => value.Kind switch
    {
        ValueKind.Boolean => "bool",
        ValueKind.Integer when value.Form == ValueForm.Unsigned => value.AsInteger <= uint.MaxValue ? "uint" : "ulong",
        ValueKind.Integer => value.AsInteger is >= int.MinValue and <= int.MaxValue ? "int" : "long",
        ValueKind.BigInteger => value.Form == ValueForm.Unsigned ? "ulong" : "bigint",
        ValueKind.Double => value.Form == ValueForm.Single ? "float" : "double",
        ValueKind.Decimal => "decimal",
        ValueKind.Range => "range",
        ValueKind.Function => "function",
        _ => TypeOf(value),
    };
}
