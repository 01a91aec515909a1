namespace Renderer.Templating.Evaluation;

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
