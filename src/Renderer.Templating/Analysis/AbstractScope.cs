using System.Collections.Immutable;

namespace Renderer.Templating.Analysis;

/// <summary>An entry of the stack that plain names are looked up in, as the analysis knows it.</summary>
/// <param name="Parent">The entry below; null for the globals.</param>
/// <param name="Names">Names set in it.</param>
internal sealed record AbstractScope(AbstractScope? Parent, ImmutableDictionary<string, AbstractValue> Names)
{
    /// <summary>It holds one loop variable: other names are set further down.</summary>
    public bool IsLoop { get; init; }

    /// <summary>The object of a <c>with</c>, or an imported one: names may be its members.</summary>
    public AbstractValue? Subject { get; init; }

    /// <summary>How many entries lie below.</summary>
    public int Depth { get; } = Parent is null ? 0 : Parent.Depth + 1;

    /// <summary>What a name holds, or null when no entry knows it.</summary>
    public AbstractValue? Find(string name) => Names.TryGetValue(name, out var value) ? value : Parent?.Find(name);

    /// <summary>The objects that a name may be a member of.</summary>
    public IEnumerable<AbstractValue> Subjects => (Subject is null ? [] : new[] { Subject }).Concat(Parent?.Subjects ?? []);

    /// <summary>The stack with a name set where the language sets it.</summary>
    public AbstractScope With(string name, AbstractValue value) => IsLoop && !Names.ContainsKey(name)
        ? this with { Parent = Parent!.With(name, value) }
        : this with { Names = Names.SetItem(name, value) };

    /// <summary>The stack in which a name holds anything wherever it stands; null when it stands nowhere.</summary>
    public AbstractScope? Forgetting(string name)
    {
        var below = Parent?.Forgetting(name);
        if (!Names.ContainsKey(name))
        {
            return below is null ? null : this with { Parent = below };
        }

        return this with { Parent = below ?? Parent, Names = Names.SetItem(name, UnknownValue.Instance) };
    }

    /// <summary>Two stacks of the same form, joined name by name.</summary>
    public static AbstractScope Join(AbstractScope left, AbstractScope right, Func<AbstractValue, AbstractValue, AbstractValue> join)
    {
        if (ReferenceEquals(left, right))
        {
            return left;
        }

        return left with
        {
            Parent = left.Parent is null || right.Parent is null ? left.Parent : Join(left.Parent, right.Parent, join),
            Names = AbstractState.Join(left.Names, right.Names, join),
        };
    }
}
