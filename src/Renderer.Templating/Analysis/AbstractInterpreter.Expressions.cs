using System.Collections.Immutable;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Analysis;

internal sealed partial class AbstractInterpreter
{
    private static AbstractTruth Truth(AbstractValue value) => AbstractTruth.Of(value);

    private AbstractValue Evaluate(Expression expression, bool isLenient = false)
    {
        if (!TryVisit())
        {
            return UnknownValue.Instance;
        }

        return expression switch
        {
            ConstantNode constant => new ConstantValue(constant.Value),
            PathExpression path => Called(Resolve(path, isLenient ? Missing.MayBeAny : Missing.IsProblem), path),
            CallNode call => Call(call, isLenient),
            BinaryNode binary => Combine(binary.Operation, Evaluate(binary.Left), Evaluate(binary.Right), binary),
            LogicalNode logical => Logical(logical),
            CoalesceNode coalesce => Coalesce(coalesce, isLenient),
            ConditionalNode conditional => Conditional(conditional),
            NotNode not => Negated(Evaluate(not.Operand)),
            ArrayNode array => new ListValue([.. array.Items.Select(item => Evaluate(item))]),
            ObjectNode members => Made(members),
            FunctionNode function => new FunctionValue(function.Definition),
            AliasNode { Operand: PathExpression path } => Resolve(path, Missing.IsProblem),
            AliasNode alias => Evaluate(alias.Operand),
            ArgumentsNode => new ListValue(_frame.Arguments),
            _ => EvaluateOther(expression),
        };
    }

    private UnknownValue EvaluateOther(Expression expression)
    {
        switch (expression)
        {
            case IncrementNode increment:
                Evaluate(increment.Target);
                Assign(increment.Target, UnknownValue.Instance);
                break;
            case ThisNode:
                Notes.IsIncomplete = true;
                break;
            default:
                var source = NodeChildren.Of(expression).OfType<Expression>().Select(part => Evaluate(part)).ToList();
                source.ForEach(value => Escape(value, expression));
                return From(source);
        }

        return UnknownValue.Instance;
    }

    /// <summary>A value made of others: unknown, but known to be made of data if one of them is.</summary>
    private static UnknownValue From(IEnumerable<AbstractValue> values) => SourceOf(values) is { } source ? new UnknownValue(source) : UnknownValue.Instance;

    private static DataPath? SourceOf(IEnumerable<AbstractValue> values) => values
        .SelectMany(value => value.Alternatives)
        .Select(value => value is UnknownValue unknown ? unknown.Source : value.Data.FirstOrDefault()?.Path)
        .OfType<DataPath>().MinBy(path => path.Text, StringComparer.Ordinal);

    private ObjectValue Made(ObjectNode node)
    {
        var members = ImmutableSortedDictionary.CreateBuilder<string, AbstractValue>(StringComparer.Ordinal);
        for (var i = 0; i < node.Names.Count; i++)
        {
            members[node.Names[i]] = Evaluate(node.Values[i]);
        }

        return new ObjectValue(members.ToImmutable());
    }

    private AbstractValue Logical(LogicalNode logical)
    {
        var (whenTrue, whenFalse) = Decide(logical.Left, out var left);
        var skipped = logical.IsAnd ? whenFalse : whenTrue;
        var wasLoose = _state.IsLoose;
        _state = logical.IsAnd ? whenTrue : whenFalse;
        if (!_state.IsReachable)
        {
            _state = skipped;
            return new ConstantValue(Value.Of(!logical.IsAnd));
        }

        var right = Truth(Evaluate(logical.Right));
        _state = AbstractState.Join(skipped, _state, wasLoose);
        return logical.IsAnd
            ? new TruthValue(left.WhenTrue.Union(right.WhenTrue), left.WhenFalse.Intersect(right.WhenFalse))
            : new TruthValue(left.WhenTrue.Intersect(right.WhenTrue), left.WhenFalse.Union(right.WhenFalse));
    }

    private static AbstractValue Negated(AbstractValue value)
    {
        var truth = Truth(value);
        return truth.CanBeTrue && truth.CanBeFalse
            ? new TruthValue(truth.WhenFalse, truth.WhenTrue)
            : new ConstantValue(Value.Of(truth.CanBeFalse));
    }

    private AbstractValue Coalesce(CoalesceNode coalesce, bool isLenient)
    {
        var left = Evaluate(coalesce.Left, isLenient: true);
        var some = left.Alternatives.Where(one => one is not (UnsetValue or ConstantValue { Value.IsNull: true })).ToList();
        var mayBeNull = some.Count < left.Alternatives.Count() || some.Exists(one => one is DataValue { IsPresent: false } or UnknownValue);
        var before = _state;
        _state = coalesce.IsForNull || some is not [DataValue data] ? before : before.Knowing([new DataCondition(data.Path, DataConditionKind.NotNull)]);
        var right = Evaluate(coalesce.Right, isLenient);
        _state = AbstractState.Join(before, _state, before.IsLoose);
        if (!coalesce.IsForNull)
        {
            return OneOf([right, ConstantValue.Null], coalesce);
        }

        var present = some.Select(one => one is DataValue data ? data with { IsPresent = true } : one);
        return OneOf(mayBeNull ? present.Append(right) : present, coalesce);
    }

    private AbstractValue Conditional(ConditionalNode conditional)
    {
        var wasLoose = _state.IsLoose;
        var (whenTrue, whenFalse) = Decide(conditional.Condition);
        _state = whenTrue;
        var first = whenTrue.IsReachable ? Evaluate(conditional.IfTrue) : UnknownValue.Instance;
        var afterTrue = _state;
        _state = whenFalse;
        var second = whenFalse.IsReachable ? Evaluate(conditional.IfFalse) : UnknownValue.Instance;
        var value = AbstractState.TryJoin(afterTrue, first, _state, second) ?? OneOf([first, second], conditional);
        _state = AbstractState.Join(afterTrue, _state, wasLoose);
        return value;
    }

    private AbstractValue Combine(BinaryOperator operation, AbstractValue left, AbstractValue right, Node node)
    {
        switch (operation)
        {
            case BinaryOperator.Equal or BinaryOperator.NotEqual:
                return Compare(left, right, node, operation == BinaryOperator.Equal);
            case BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual:
                return Ordered(left, right, node);
            case BinaryOperator.RangeInclusive or BinaryOperator.RangeExclusive:
                return new SequenceValue(UnknownValue.Instance);
            case BinaryOperator.Add when left is ListValue first && right is ListValue second && first.Items.Length + second.Items.Length <= 200:
                return new ListValue([.. first.Items, .. second.Items]);
            case BinaryOperator.Add when left is ConstantValue { Text: { } first } && right is ConstantValue { Text: { } second }:
                return new ConstantValue(Value.Of(first + second));
            case BinaryOperator.Add or BinaryOperator.ShiftLeft when IsList(left) || IsList(right):
                return new SequenceValue(OneOf([ElementOrSelf(left, node), ElementOrSelf(right, node)], node));
            default:
                return From([left, right]);
        }
    }

    private static bool IsList(AbstractValue value) => value.Alternatives.Any(one => one is ListValue or SequenceValue);

    private AbstractValue ElementOrSelf(AbstractValue value, Node node) => value is UnknownValue ? value : IsList(value) || value is DataValue ? Element(value, node) : value;

    private TruthValue Ordered(AbstractValue left, AbstractValue right, Node node)
    {
        var conditions = new List<DataCondition>();
        foreach (var value in new[] { left, right })
        {
            foreach (var data in value.Alternatives.OfType<DataValue>())
            {
                Note(data, DataUse.Ordered, node, isGuarded: value is not DataValue);
            }

            // Nothing is smaller or greater than null.
            if (value is DataValue one)
            {
                conditions.Add(new DataCondition(one.Path, DataConditionKind.NotNull));
            }
        }

        return new TruthValue([.. conditions], []);
    }

    private AbstractValue Compare(AbstractValue left, AbstractValue right, Node node, bool isEqual)
    {
        if (right is not ConstantValue)
        {
            (left, right) = (right, left);
        }

        if (left is ConstantValue first && right is ConstantValue second && (first.Value.IsNull || second.Value.IsNull || (first.Text is not null && second.Text is not null)))
        {
            return new ConstantValue(Value.Of(first.Equals(second) == isEqual));
        }

        if (right is not ConstantValue constant)
        {
            return TruthValue.Unknown;
        }

        var (equal, different) = Conditions(left, constant, node);
        return isEqual ? new TruthValue(equal, different) : new TruthValue(different, equal);
    }

    /// <summary>What follows from a value's being equal to a constant, and from its not being.</summary>
    private (ImmutableHashSet<DataCondition> Equal, ImmutableHashSet<DataCondition> Different) Conditions(AbstractValue value, ConstantValue constant, Node node)
    {
        switch (value.Alternatives.Where(one => one is not ConstantValue { Value.IsNull: true }).ToList())
        {
            case [DataValue data] when constant.Value.IsNull:
                return ([], [new DataCondition(data.Path, DataConditionKind.NotNull)]);
            case [DataValue data] when constant.Text is { } text:
                Notes.Add(new DataComparison(data.Path, text, Place(node)) { Given = _state.Given });
                return (
                    [new DataCondition(data.Path, DataConditionKind.NotNull), new DataCondition(data.Path, DataConditionKind.Equals, text)],
                    [new DataCondition(data.Path, DataConditionKind.Differs, text)]);
            case [DataValue data] when !constant.Value.IsNull && constant.Value.Kind != ValueKind.Empty:
                return ([new DataCondition(data.Path, DataConditionKind.NotNull)], []);
            case [TypeNameValue type] when constant.Text is { } name:
                return ([new DataCondition(type.Path, DataConditionKind.IsType, name)], [new DataCondition(type.Path, DataConditionKind.IsNotType, name)]);
            case [TruthValue truth] when constant.Value.Kind == ValueKind.Boolean:
                return constant.Value.IsTrue ? (truth.WhenTrue, truth.WhenFalse) : (truth.WhenFalse, truth.WhenTrue);
            default:
                return WithDefault([.. value.Alternatives], constant);
        }
    }

    /// <summary>The same for data with texts in its place where it is missing: <c>(a ?? 'x') == 'x'</c>.</summary>
    private static (ImmutableHashSet<DataCondition> Equal, ImmutableHashSet<DataCondition> Different) WithDefault(ImmutableArray<AbstractValue> values, ConstantValue constant)
    {
        var defaults = values.OfType<ConstantValue>().Where(one => one.Text is not null).ToList();
        if (constant.Text is not { } text || values.OfType<DataValue>().ToList() is not [var data] || defaults.Count != values.Length - 1)
        {
            return ([], []);
        }

        var isThere = new DataCondition(data.Path, DataConditionKind.NotNull);
        if (defaults.TrueForAll(one => one.Text != text))
        {
            return ([isThere, new DataCondition(data.Path, DataConditionKind.Equals, text)], []);
        }

        return data.IsPresent && defaults.TrueForAll(one => one.Text == text)
            ? ([], [isThere, new DataCondition(data.Path, DataConditionKind.Differs, text)])
            : ([], []);
    }
}
