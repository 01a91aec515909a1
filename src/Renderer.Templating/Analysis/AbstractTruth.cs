using System.Collections.Immutable;

namespace Renderer.Templating.Analysis;

/// <summary>How a value counts as a condition, and what follows for the data from either outcome.</summary>
internal sealed record AbstractTruth(bool CanBeTrue, bool CanBeFalse, ImmutableHashSet<DataCondition> WhenTrue, ImmutableHashSet<DataCondition> WhenFalse)
{
    public static AbstractTruth Of(AbstractValue value)
    {
        var all = value.Alternatives.Select(OfOne).ToList();
        return new(
            all.Exists(truth => truth.CanBeTrue),
            all.Exists(truth => truth.CanBeFalse),
            Common(all.Where(truth => truth.CanBeTrue).Select(truth => truth.WhenTrue)),
            Common(all.Where(truth => truth.CanBeFalse).Select(truth => truth.WhenFalse)));
    }

    private static AbstractTruth OfOne(AbstractValue value) => value switch
    {
        ConstantValue constant => new(constant.Value.IsTrue, !constant.Value.IsTrue, [], []),
        DataValue data => new(true, true, [new DataCondition(data.Path, DataConditionKind.NotNull)], []),
        TruthValue truth => new(true, true, truth.WhenTrue, truth.WhenFalse),
        ListValue or ObjectValue or SequenceValue => new(true, false, [], []),
        UnsetValue => new(false, true, [], []),
        _ => new(true, true, [], []),
    };

    private static ImmutableHashSet<DataCondition> Common(IEnumerable<ImmutableHashSet<DataCondition>> conditions) =>
        conditions.Aggregate((ImmutableHashSet<DataCondition>?)null, (left, right) => left?.Intersect(right) ?? right) ?? [];
}
