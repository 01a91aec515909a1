using Renderer.Templating.Evaluation;
using Renderer.Templating.Functions;
using Renderer.Templating.Syntax;

namespace Renderer.Templating.Analysis;

internal sealed partial class AbstractInterpreter
{
    /// <summary>What a path holds, functions uncalled; readings of the data are taken down.</summary>
    private AbstractValue Resolve(PathExpression path, Missing missing)
    {
        switch (path)
        {
            case GlobalNode global:
                return Opaque(Global(global, missing));
            case LocalNode local:
                return Opaque(_state.Locals.GetValueOrDefault(local.Name, UnknownValue.Instance));
            case DynamicLocalNode local:
                return Opaque(_state.Locals.GetValueOrDefault(local.Name, UnknownValue.Instance));
            case ArgumentNode argument:
                return Opaque(argument.Index < _frame.Arguments.Length ? _frame.Arguments[argument.Index] : ConstantValue.Null);
            case MemberNode member:
                return Member(member, missing);
            case IndexNode item:
                return Indexed(item, missing);
            default:
                return UnknownValue.Instance;
        }
    }

    private AbstractValue Opaque(AbstractValue value)
    {
        _isOpaque |= IsOpaque(value);
        return value;
    }

    private AbstractValue Target(Expression target, Missing missing) => target is PathExpression path
        ? Called(Resolve(path, missing), path)
        : Evaluate(target, missing == Missing.MayBeAny);

    private AbstractValue Called(AbstractValue value, Expression path) =>
        value is FunctionValue || value is ConstantValue { Value.Kind: ValueKind.Function } ? Invoke(value, new AbstractCall([], [], path)) : value;

    private AbstractValue Global(GlobalNode node, Missing missing)
    {
        var name = node.Symbol.Name;
        var found = _state.Scope.Find(name);
        if (found is not null && !found.Alternatives.Contains(UnsetValue.Instance))
        {
            return found;
        }

        var subjects = _state.Scope.Subjects.ToList();
        if (!node.Symbol.BuiltIn.IsUndefined && !_names.OfData.Contains(name))
        {
            return found is null && subjects.Count == 0 ? new ConstantValue(node.Symbol.BuiltIn) : UnknownValue.Instance;
        }

        var data = new DataValue(DataPath.Root.Member(name)) { IsLoose = found is not null || subjects.Count > 0 };
        if (found is null && subjects.Count == 0)
        {
            Note(data, DataUse.Read, node, isGuarded: missing != Missing.IsProblem);
            if (missing == Missing.IsProblem)
            {
                Learn(data, DataConditionKind.Exists);
            }

            return data;
        }

        // Whose name it is, only the render knows.
        Note(data, DataUse.Indexed, node, isGuarded: true, isComputed: true, function: null);
        return OneOf(subjects.SelectMany(subject => subject.Alternatives).Select(subject => MemberOfSubject(subject, name, node)).Append(data).Append(found ?? UnknownValue.Instance), node);
    }

    private AbstractValue MemberOfSubject(AbstractValue subject, string name, Node node)
    {
        if (subject is DataValue data)
        {
            var member = new DataValue(data.Path.Member(name), IsLoose: true);
            Note(member, DataUse.Indexed, node, isGuarded: true, isComputed: true, function: null);
            return member;
        }

        return subject is ObjectValue made && made.Members.TryGetValue(name, out var value) ? OneOf([value, UnknownValue.Instance], node) : UnknownValue.Instance;
    }

    private AbstractValue Member(MemberNode node, Missing missing)
    {
        var isLenient = node.IsOptional || missing == Missing.MayBeAny;
        var owner = Target(node.Target, missing == Missing.MayBeAny ? missing : node.IsOptional ? Missing.MayBeLast : Missing.IsProblem);
        var isOne = owner is DataValue;
        return OneOf(owner.Alternatives.Select(one => MemberOf(one, node, isLenient, isLenient || missing != Missing.IsProblem, isOne)), node);
    }

    private AbstractValue MemberOf(AbstractValue owner, MemberNode node, bool mayBeNull, bool mayBeMissing, bool isOne)
    {
        switch (owner)
        {
            case DataValue data when !data.Path.Member(node.Name).IsTooDeep:
                Note(data, DataUse.Owner, node.Target, isGuarded: mayBeNull);
                var member = new DataValue(data.Path.Member(node.Name), IsLoose: data.IsLoose);
                if (isOne && !mayBeNull)
                {
                    Learn(data, DataConditionKind.NotNull);
                }

                Note(member, DataUse.Read, node, mayBeMissing);
                if (isOne && !mayBeMissing)
                {
                    Learn(member, DataConditionKind.Exists);
                }

                return member;
            case ObjectValue made when made.Members.TryGetValue(node.Name, out var value):
                return MayChange(node.Name) ? OneOf([value, UnknownValue.Instance], node) : value;
            case ConstantValue { Value: { Kind: ValueKind.Object } value } when value.AsObject is BuiltInGroup group:
                return BuiltInOf(group, node);
            default:
                return UnknownValue.Instance;
        }
    }

    private AbstractValue BuiltInOf(BuiltInGroup group, MemberNode node)
    {
        var function = group.Find(node.Name);
        if (function.IsUndefined && !MayChange(node.Name) && !node.IsOptional)
        {
            Find(
                FindingWeight.Error,
                TemplateFindingCodes.FunctionUnknown,
                node,
                $"there is no `{node.Text}`",
                NearestName.Hint(node.Name, group.Names, "See the language's list of functions.")!);
        }

        return function.Kind == ValueKind.Function && !MayChange(node.Name) ? new ConstantValue(function) : UnknownValue.Instance;
    }

    /// <summary>A strict reading succeeded: further on it is known that it does.</summary>
    private void Learn(DataValue data, DataConditionKind kind)
    {
        if (!data.IsLoose)
        {
            _state = _state.Knowing([new DataCondition(data.Path, kind)]);
        }
    }

    private AbstractValue Indexed(IndexNode node, Missing missing)
    {
        var owner = Target(node.Target, missing == Missing.MayBeAny ? missing : Missing.IsProblem);
        var key = Evaluate(node.Index);
        foreach (var data in owner.Alternatives.OfType<DataValue>())
        {
            Note(data, DataUse.Owner, node.Target, isGuarded: missing == Missing.MayBeAny);
        }

        if (owner is DataValue one && missing != Missing.MayBeAny)
        {
            Learn(one, DataConditionKind.NotNull);
        }

        var isLiteral = node.Index is ConstantNode;
        return OneOf(owner.Alternatives.SelectMany(each => key.Alternatives.Select(index => ItemOf(each, index, node, isLiteral))), node);
    }

    private AbstractValue ItemOf(AbstractValue owner, AbstractValue key, Node node, bool isLiteral)
    {
        switch (owner)
        {
            case DataValue data when !data.Path.AnyMember().IsTooDeep:
                var item = key switch
                {
                    ConstantValue { Text: { } name } => data with { Path = data.Path.Member(name), IsPresent = false },
                    ConstantValue { Value: { Kind: ValueKind.Integer } number } => data with { Path = data.Path.Item((int)Math.Clamp(number.AsInteger, -1000, 1 << 19)), IsPresent = false },
                    _ => new DataValue(data.Path.AnyMember(), IsLoose: true),
                };
                Note(item, DataUse.Indexed, node, isGuarded: false, isComputed: !isLiteral, function: null);
                return item;
            case ListValue list when key is ConstantValue { Value: { Kind: ValueKind.Integer } number } && !MayChange("*"):
                return number.AsInteger >= 0 && number.AsInteger < list.Items.Length ? list.Items[(int)number.AsInteger] : ConstantValue.Null;
            case ListValue or SequenceValue:
                return OneOf([Element(owner, node), ConstantValue.Null], node);
            case ObjectValue made when key is ConstantValue { Text: { } name }:
                var value = made.Members.GetValueOrDefault(name, ConstantValue.Null);
                return MayChange(name) ? OneOf([value, UnknownValue.Instance], node) : value;
            case ObjectValue made:
                return OneOf([.. made.Members.Values, MayChange("*") ? UnknownValue.Instance : ConstantValue.Null], node);
            default:
                return UnknownValue.Instance;
        }
    }

    /// <summary>An item of a list, or what a loop over an object gives.</summary>
    private AbstractValue Element(AbstractValue list, Node node) => list switch
    {
        DataValue data when !data.Path.Item(0).IsTooDeep => new DataValue(data.Path.Item(_items++), IsLoose: data.IsLoose),
        ListValue { Items.Length: > 0 } items => OneOf(MayChange("*") ? items.Items.Add(UnknownValue.Instance) : items.Items, node),
        SequenceValue sequence => sequence.Element,
        ChoiceValue choice => OneOf(choice.Values.Where(one => one is not (ConstantValue { Value.IsNull: true } or ListValue { Items.Length: 0 })).Select(one => Element(one, node)), node),
        _ => UnknownValue.Instance,
    };
}
