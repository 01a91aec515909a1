using System.Collections.Immutable;

namespace Renderer.Templating.Analysis;

/// <summary>What is known at one point of a template: its variables, and what was asked of the data on the way there.</summary>
internal sealed record AbstractState
{
    public static AbstractState Start { get; } = new();

    public AbstractScope Scope { get; init; } = new(null, ImmutableDictionary<string, AbstractValue>.Empty);

    /// <summary>The <c>$name</c> variables of the running frame.</summary>
    public ImmutableDictionary<string, AbstractValue> Locals { get; init; } = ImmutableDictionary<string, AbstractValue>.Empty;

    public ImmutableHashSet<DataCondition> Given { get; init; } = [];

    /// <summary>Whether any render gets here.</summary>
    public bool IsReachable { get; init; } = true;

    /// <summary>It depends on something the analysis does not follow whether a render gets here: that may be the guard of a reading.</summary>
    public bool IsLoose { get; init; }

    /// <summary>The state after either of two ways.</summary>
    public static AbstractState Join(AbstractState left, AbstractState right, bool wasLoose)
    {
        if (!left.IsReachable || !right.IsReachable)
        {
            return left.IsReachable ? left : right;
        }

        var given = left.Given.Count <= right.Given.Count ? left.Given.Intersect(right.Given) : right.Given.Intersect(left.Given);
        AbstractValue Joined(AbstractValue first, AbstractValue second) => first.Equals(second)
            ? first
            : ChoiceValue.TryOf([left.Taking(first, given), right.Taking(second, given)]) ?? UnknownValue.Instance;
        return left with
        {
            Scope = AbstractScope.Join(left.Scope, right.Scope, Joined),
            Locals = Join(left.Locals, right.Locals, Joined),
            Given = given,
            IsLoose = wasLoose,
        };
    }

    public static ImmutableDictionary<string, AbstractValue> Join(
        ImmutableDictionary<string, AbstractValue> left,
        ImmutableDictionary<string, AbstractValue> right,
        Func<AbstractValue, AbstractValue, AbstractValue> join)
    {
        if (ReferenceEquals(left, right))
        {
            return left;
        }

        var joined = left.ToBuilder();
        foreach (var name in left.Keys.Union(right.Keys, StringComparer.Ordinal))
        {
            joined[name] = join(left.GetValueOrDefault(name, UnsetValue.Instance), right.GetValueOrDefault(name, UnsetValue.Instance));
        }

        return joined.ToImmutable();
    }

    /// <summary>The state in which more is known.</summary>
    public AbstractState Knowing(IEnumerable<DataCondition> conditions)
    {
        var given = Given.ToBuilder();
        foreach (var condition in conditions)
        {
            given.Add(condition);
            for (var above = condition.Path.Parent; above is not null && condition.Kind != DataConditionKind.Lacks; above = above.Parent)
            {
                given.Add(new DataCondition(above, DataConditionKind.NotNull));
            }
        }

        return given.Count == Given.Count ? this : this with { Given = given.ToImmutable() };
    }

    /// <summary>The state after the statements that put entries above this depth on the stack.</summary>
    public AbstractState Leaving(int depth)
    {
        var scope = Scope;
        while (scope.Depth > depth)
        {
            scope = scope.Parent!;
        }

        return ReferenceEquals(scope, Scope) ? this : this with { Scope = scope };
    }

    public bool Knows(DataPath path, DataConditionKind kind) => Given.Contains(new DataCondition(path, kind));

    /// <summary>The state in which the variables of these names may hold anything; a <c>$name</c> with its sign.</summary>
    public AbstractState Forgetting(IEnumerable<string> names)
    {
        var (scope, locals) = (Scope, Locals);
        foreach (var name in names)
        {
            if (name[0] == '$')
            {
                locals = locals.SetItem(name[1..], UnknownValue.Instance);
            }
            else
            {
                scope = scope.Forgetting(name) ?? scope.With(name, UnknownValue.Instance);
            }
        }

        return this with { Scope = scope, Locals = locals };
    }

    /// <summary>The variables that hold something else in a later state, with what they hold there.</summary>
    public Dictionary<string, AbstractValue> Changed(AbstractState later)
    {
        var changed = new Dictionary<string, AbstractValue>(StringComparer.Ordinal);
        Compare("$", Locals, later.Locals, changed);
        for (var (before, after) = (Scope, later.Scope); before is not null && after is not null; (before, after) = (before.Parent!, after.Parent!))
        {
            Compare("", before.Names, after.Names, changed);
        }

        return changed;
    }

    private static void Compare(
        string sign,
        ImmutableDictionary<string, AbstractValue> before,
        ImmutableDictionary<string, AbstractValue> after,
        Dictionary<string, AbstractValue> changed)
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }

        foreach (var (name, value) in after)
        {
            if (!before.TryGetValue(name, out var earlier) || !earlier.Equals(value))
            {
                changed[sign + name] = value;
            }
        }
    }

    /// <summary>The values of two ways as one, each keeping what its way knew of it.</summary>
    public static AbstractValue? TryJoin(AbstractState left, AbstractValue first, AbstractState right, AbstractValue second)
    {
        if (!left.IsReachable || !right.IsReachable)
        {
            return left.IsReachable ? first : second;
        }

        var given = left.Given.Intersect(right.Given);
        return ChoiceValue.TryOf([left.Taking(first, given), right.Taking(second, given)]);
    }

    /// <summary>A value that keeps what is known of it here, for where that is no longer known.</summary>
    private AbstractValue Taking(AbstractValue value, ImmutableHashSet<DataCondition> kept)
    {
        if (kept.Count == Given.Count || !value.Data.Any())
        {
            return value;
        }

        return Sealed(value, Given.Except(kept));
    }

    private static AbstractValue Sealed(AbstractValue value, ImmutableHashSet<DataCondition> lost) => value switch
    {
        DataValue data => Sealed(data, lost),
        ListValue list => new ListValue([.. list.Items.Select(item => Sealed(item, lost))]),
        SequenceValue sequence => new SequenceValue(Sealed(sequence.Element, lost)),
        ObjectValue made => new ObjectValue(made.Members.ToImmutableSortedDictionary(member => member.Key, member => Sealed(member.Value, lost), StringComparer.Ordinal)),
        ChoiceValue choice => ChoiceValue.TryOf(choice.Values.Select(one => Sealed(one, lost))) ?? UnknownValue.Instance,
        _ => value,
    };

    // What was asked of a member decides which others its owner has.
    private static DataValue Sealed(DataValue data, ImmutableHashSet<DataCondition> lost) => data with
    {
        IsPresent = data.IsPresent || lost.Contains(new DataCondition(data.Path, DataConditionKind.NotNull)),
        IsLoose = data.IsLoose || lost.Any(condition => condition.Kind > DataConditionKind.NotNull
            ? (condition.Path.Parent ?? condition.Path).IsAtOrAbove(data.Path) || data.Path.IsAtOrAbove(condition.Path)
            : !condition.Path.Equals(data.Path) && data.Path.IsAtOrAbove(condition.Path)),
    };
}
