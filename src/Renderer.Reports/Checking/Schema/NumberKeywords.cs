using System.Text.Json;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Checking.Schema;

/// <summary>Which side of a bound a number must lie on.</summary>
internal enum BoundKind
{
    Minimum,
    ExclusiveMinimum,
    Maximum,
    ExclusiveMaximum,
}

/// <summary><c>minimum</c>, <c>maximum</c> and their exclusive forms.</summary>
internal sealed class BoundKeyword(BoundKind kind, JsonElement bound) : Keyword
{
    private readonly ExactNumber _bound = ExactNumber.Of(bound);

    public override bool Accepts(JsonElement instance, SchemaRun run)
    {
        if (instance.ValueKind != JsonValueKind.Number) return true;
        var number = ExactNumber.Of(instance);
        var (within, words) = kind switch
        {
            BoundKind.Minimum => (number >= _bound, "at least"),
            BoundKind.ExclusiveMinimum => (number > _bound, "more than"),
            BoundKind.Maximum => (number <= _bound, "at most"),
            _ => (number < _bound, "less than"),
        };
        return within || run.Fails($"{JsonText.Show(instance)} is out of range, must be {words} {bound}", $"give a number that is {words} {bound}");
    }
}

/// <summary><c>multipleOf</c>.</summary>
internal sealed class MultipleOfKeyword(JsonElement unit) : Keyword
{
    private readonly ExactNumber _unit = ExactNumber.Of(unit);

    public override bool Accepts(JsonElement instance, SchemaRun run) =>
        instance.ValueKind != JsonValueKind.Number
        || ExactNumber.Of(instance).IsMultipleOf(_unit)
        || run.Fails($"{JsonText.Show(instance)} is not a multiple of {unit}", $"give a multiple of {unit}");
}
