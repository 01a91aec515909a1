using System.Text.Json;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Checking.Schema;

/// <summary><c>type</c>.</summary>
internal sealed class TypeKeyword(IReadOnlyList<string> types) : Keyword
{
    public static readonly IReadOnlyList<string> Names = ["null", "boolean", "object", "array", "number", "string", "integer"];

    private readonly bool _integer = types.Contains("integer") && !types.Contains("number");
    private readonly int _kinds = types.Aggregate(0, (kinds, type) => kinds | KindsOf(type));

    /// <summary>The types, by their names.</summary>
    public IReadOnlyList<string> Types => types;

    public override bool Accepts(JsonElement instance, SchemaRun run)
    {
        var allowed = (_kinds & (1 << (int)instance.ValueKind)) != 0;
        if (allowed && (!_integer || instance.ValueKind != JsonValueKind.Number || ExactNumber.Of(instance).IsInteger)) return true;
        if (!run.Collects) return false;
        var wanted = JsonText.Choice(types);
        return run.Fails($"{Subject(instance)}, must be {wanted}", Hint(instance));
    }

    private static string Subject(JsonElement instance) =>
        instance.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null
            ? $"is {JsonText.Show(instance)}"
            : $"{JsonText.Show(instance)} is a {JsonText.Kind(instance)}";

    private string Hint(JsonElement instance)
    {
        if (instance.ValueKind == JsonValueKind.String && types.Any(t => t is "integer" or "number"))
            return types.Contains("null") ? "give a number without quotes, or null for a blank cell" : "give a number without quotes";
        return instance.ValueKind == JsonValueKind.Number && _integer ? "give a whole number" : $"give {JsonText.Choice(types)}";
    }

    private static int KindsOf(string type) => type switch
    {
        "null" => 1 << (int)JsonValueKind.Null,
        "boolean" => (1 << (int)JsonValueKind.True) | (1 << (int)JsonValueKind.False),
        "object" => 1 << (int)JsonValueKind.Object,
        "array" => 1 << (int)JsonValueKind.Array,
        "string" => 1 << (int)JsonValueKind.String,
        _ => 1 << (int)JsonValueKind.Number,
    };
}

/// <summary><c>enum</c> and <c>const</c>.</summary>
internal sealed class EnumKeyword(IReadOnlyList<JsonElement> values) : Keyword
{
    /// <summary>The values that pass.</summary>
    public IReadOnlyList<JsonElement> Values => values;

    public override bool Accepts(JsonElement instance, SchemaRun run)
    {
        foreach (var value in values)
        {
            if (JsonEquality.Instance.Equals(value, instance)) return true;
        }

        if (!run.Collects) return false;
        var wanted = JsonText.Choice([.. values.Select(JsonText.Show)]);
        var nearest = instance.ValueKind == JsonValueKind.String
            ? NearestName.Of(instance.GetString()!, values.Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!))
            : null;
        return run.Fails($"{JsonText.Show(instance)} is not {wanted}", nearest is null ? $"use {wanted}" : $"did you mean \"{nearest}\"?");
    }
}
