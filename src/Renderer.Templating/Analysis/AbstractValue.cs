using System.Collections.Immutable;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Analysis;

/// <summary>What is known of a value before any data is there.</summary>
internal abstract record AbstractValue
{
    /// <summary>The value, or each of the values it may be.</summary>
    public virtual IEnumerable<AbstractValue> Alternatives => [this];

    /// <summary>The data it is or holds.</summary>
    public virtual IEnumerable<DataValue> Data => [];
}

/// <summary>Any value, perhaps made of data.</summary>
internal sealed record UnknownValue(DataPath? Source) : AbstractValue
{
    public static UnknownValue Instance { get; } = new((DataPath?)null);
}

/// <summary>A variable that was not set.</summary>
internal sealed record UnsetValue : AbstractValue
{
    public static UnsetValue Instance { get; } = new();
}

/// <summary>A value of the data.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="IsPresent">If the value is this one, it is not null.</param>
/// <param name="IsLoose">It was chosen in a way that the analysis does not follow: whether it may be missing cannot be told.</param>
internal sealed record DataValue(DataPath Path, bool IsPresent = false, bool IsLoose = false) : AbstractValue
{
    public override IEnumerable<DataValue> Data => [this];
}

/// <summary>A literal, a built-in function or a group of them.</summary>
internal sealed record ConstantValue : AbstractValue
{
    private readonly object _key;

    public ConstantValue(Value value)
    {
        Value = value;
        _key = value.Kind switch
        {
            ValueKind.String or ValueKind.Markup => value.AsText,
            ValueKind.Integer => value.AsInteger,
            ValueKind.Boolean => value.AsBoolean,
            ValueKind.Null or ValueKind.Undefined or ValueKind.Empty => value.Kind,
            ValueKind.Function => value.AsFunction,
            ValueKind.Object => value.AsObject,
            _ => new object(),
        };
    }

    public static ConstantValue Null { get; } = new(Value.Null);

    public Value Value { get; }

    public string? Text => Value.IsText ? Value.AsText : null;

    public bool Equals(ConstantValue? other) => other is not null && Value.Kind == other.Value.Kind && _key.Equals(other._key);

    public override int GetHashCode() => _key.GetHashCode();
}

/// <summary>A list whose items are all known.</summary>
internal sealed record ListValue(ImmutableArray<AbstractValue> Items) : AbstractValue
{
    public override IEnumerable<DataValue> Data => Items.SelectMany(item => item.Data);

    public bool Equals(ListValue? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Length;
}

/// <summary>A list of unknown length.</summary>
internal sealed record SequenceValue(AbstractValue Element) : AbstractValue
{
    public override IEnumerable<DataValue> Data => Element.Data;
}

/// <summary>An object that the template made.</summary>
internal sealed record ObjectValue(ImmutableSortedDictionary<string, AbstractValue> Members) : AbstractValue
{
    public override IEnumerable<DataValue> Data => Members.Values.SelectMany(member => member.Data);

    public bool Equals(ObjectValue? other) => other is not null && Members.SequenceEqual(other.Members);

    public override int GetHashCode() => Members.Count;
}

/// <summary>A function of the template.</summary>
internal sealed record FunctionValue(FunctionDefinition Definition) : AbstractValue
{
    public bool Equals(FunctionValue? other) => ReferenceEquals(Definition, other?.Definition);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Definition);
}

/// <summary>True or false, and what follows for the data from either.</summary>
internal sealed record TruthValue(ImmutableHashSet<DataCondition> WhenTrue, ImmutableHashSet<DataCondition> WhenFalse) : AbstractValue
{
    public static TruthValue Unknown { get; } = new([], []);

    public bool Equals(TruthValue? other) => other is not null && WhenTrue.SetEquals(other.WhenTrue) && WhenFalse.SetEquals(other.WhenFalse);

    public override int GetHashCode() => (WhenTrue.Count * 31) + WhenFalse.Count;
}

/// <summary>One of several values.</summary>
internal sealed record ChoiceValue(ImmutableHashSet<AbstractValue> Values) : AbstractValue
{
    // The widest table of a form has some 200 cells; beyond that nothing is gained by following each.
    private const int Most = 400;

    public override IEnumerable<AbstractValue> Alternatives => Values;

    public override IEnumerable<DataValue> Data => Values.SelectMany(value => value.Data);

    public bool Equals(ChoiceValue? other) => other is not null && Values.SetEquals(other.Values);

    public override int GetHashCode() => Values.Count;

    /// <summary>One of the given values; null if there are too many to follow.</summary>
    public static AbstractValue? TryOf(IEnumerable<AbstractValue> values)
    {
        var all = ImmutableHashSet.CreateBuilder<AbstractValue>();
        foreach (var value in values.SelectMany(value => value.Alternatives))
        {
            all.Add(value);
            if (all.Count > Most)
            {
                return null;
            }
        }

        return all.Count switch { 0 => UnknownValue.Instance, 1 => all.First(), _ => new ChoiceValue(all.ToImmutable()) };
    }
}

/// <summary>What <c>object.typeof</c> says of the data.</summary>
internal sealed record TypeNameValue(DataPath Path) : AbstractValue;
