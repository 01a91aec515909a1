using System.Collections.Immutable;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Analysis;

internal sealed partial class AbstractInterpreter
{
    private void Execute(Statement? statement)
    {
        if (statement is null || !_state.IsReachable || !TryVisit())
        {
            return;
        }

        switch (statement)
        {
            case BlockStatement block:
                foreach (var one in block.Statements)
                {
                    Execute(one);
                }

                break;
            case WriteStatement write:
                Write(write);
                break;
            case AssignStatement assign:
                Assign(assign.Target, Evaluate(assign.Assigned));
                break;
            case CompoundAssignStatement assign:
                Assign(assign.Target, Combine(assign.Operation, Evaluate(assign.Target), Evaluate(assign.Assigned), assign));
                break;
            case FunctionStatement function:
                Assign(function.Target, new FunctionValue(function.Function.Definition));
                break;
            case IfStatement choice:
                ExecuteIf(choice);
                break;
            case CaseStatement choice:
                ExecuteCase(choice);
                break;
            case ForStatement loop:
                ExecuteFor(loop);
                break;
            case WhileStatement loop:
                ExecuteWhile(loop);
                break;
            default:
                ExecuteOther(statement);
                break;
        }
    }

    private void ExecuteOther(Statement statement)
    {
        switch (statement)
        {
            case JumpStatement when _frame.Loops.TryPeek(out var exits):
                exits.Add(_state);
                _state = _state with { IsReachable = false };
                break;
            case ReturnStatement back:
                _frame.Returns.Add(new ReturnedValue(back.Returned is { } returned ? Evaluate(returned) : ConstantValue.Null, _state));
                _state = _state with { IsReachable = false };
                break;
            case CaptureStatement capture:
                Execute(capture.Body);
                Assign(capture.Target, UnknownValue.Instance);
                break;
            case ImportStatement import:
                Import(Evaluate(import.Source), import);
                break;
            case WithStatement with:
                ExecuteWith(with);
                break;
            case WrapStatement wrap:
                // Where and how often the block runs is the function's affair.
                Repeat(wrap, () => Execute(wrap.Body));
                Call(wrap.Call, isLenient: false);
                break;
        }
    }

    private void Write(WriteStatement write)
    {
        var value = Evaluate(write.Expression);
        foreach (var one in value.Alternatives)
        {
            if (one is DataValue data)
            {
                Note(data, DataUse.Written, write.Expression);
            }
            else
            {
                Escape(one, write.Expression);
            }
        }
    }

    private void Assign(PathExpression target, AbstractValue value)
    {
        switch (target)
        {
            case GlobalNode global:
                _state = _state with { Scope = _state.Scope.With(global.Symbol.Name, value) };
                break;
            case LocalNode local:
                _state = _state with { Locals = _state.Locals.SetItem(local.Name, value) };
                break;
            case DynamicLocalNode local:
                _state = _state with { Locals = _state.Locals.SetItem(local.Name, value) };
                break;
            case ArgumentNode argument when argument.Index < _frame.Arguments.Length:
                _frame.Arguments = _frame.Arguments.SetItem(argument.Index, UnknownValue.Instance);
                Escape(value, target);
                break;
            case MemberNode member:
                Evaluate(member.Target);
                Escape(value, target);
                break;
            case IndexNode item:
                Evaluate(item.Target);
                Evaluate(item.Index);
                Escape(value, target);
                break;
        }
    }

    private void ExecuteIf(IfStatement choice)
    {
        var wasLoose = _state.IsLoose;
        var after = _state with { IsReachable = false };
        for (var i = 0; i < choice.Conditions.Count && _state.IsReachable; i++)
        {
            var (whenTrue, whenFalse) = Decide(choice.Conditions[i]);
            _state = whenTrue;
            Execute(choice.Branches[i]);
            after = AbstractState.Join(after, _state, wasLoose);
            _state = whenFalse;
        }

        Execute(choice.Otherwise);
        _state = AbstractState.Join(after, _state, wasLoose);
    }

    private void ExecuteCase(CaseStatement choice)
    {
        var wasLoose = _state.IsLoose;
        var wasOpaque = _isOpaque;
        _isOpaque = false;
        var subject = Evaluate(choice.Subject);
        var isLoose = wasLoose || _isOpaque || IsOpaque(subject);
        _isOpaque = wasOpaque;
        var after = _state with { IsReachable = false };
        foreach (var branch in choice.Branches)
        {
            var truths = branch.Matches.Select(match => Truth(Compare(subject, Evaluate(match), match, isEqual: true))).ToList();
            var before = _state;
            _state = before.Knowing(truths.Select(truth => truth.WhenTrue).Aggregate((left, right) => left.Intersect(right))) with { IsLoose = isLoose };
            Execute(branch.Body);
            after = AbstractState.Join(after, _state, wasLoose);
            _state = before.Knowing(truths.SelectMany(truth => truth.WhenFalse)) with { IsLoose = isLoose };
        }

        Execute(choice.Otherwise);
        _state = AbstractState.Join(after, _state, wasLoose);
    }

    private void ExecuteFor(ForStatement loop)
    {
        var list = Evaluate(loop.List);
        foreach (var bound in new[] { loop.Parameters.Offset, loop.Parameters.Limit, loop.Parameters.Columns }.OfType<Expression>())
        {
            Evaluate(bound);
        }

        foreach (var data in list.Alternatives.OfType<DataValue>())
        {
            Note(data, DataUse.Iterated, loop.List);
        }

        var before = _state;
        var some = list.Alternatives.Where(one => one is not (ConstantValue { Value.IsNull: true } or ListValue { Items.Length: 0 })).ToList();
        Repeat(loop, () =>
        {
            // That there is anything in the list may be what guards a reading in the loop.
            _state = some is not [var only] || !IsFollowed(only) || (only is not DataValue && list is ChoiceValue) ? _state with { IsLoose = true }
                : only is DataValue data ? _state.Knowing([new DataCondition(data.Path, DataConditionKind.NotNull)])
                : _state;
            ExecuteRound(loop, Element(list, loop));
        });
        if (loop.Otherwise is not null)
        {
            var after = _state;
            _state = before;
            Execute(loop.Otherwise);
            _state = AbstractState.Join(after, _state, before.IsLoose);
        }
    }

    private static bool IsFollowed(AbstractValue list) => list switch
    {
        DataValue data => !data.IsLoose,
        SequenceValue sequence => sequence.Element.Alternatives.All(item => item is DataValue { IsLoose: false }),
        _ => list is ListValue,
    };

    private void ExecuteRound(ForStatement loop, AbstractValue item)
    {
        var depth = _state.Scope.Depth;
        if (loop.Variable is GlobalNode variable)
        {
            var names = ImmutableDictionary<string, AbstractValue>.Empty.Add(variable.Symbol.Name, item);
            _state = _state with { Scope = new AbstractScope(_state.Scope, names) { IsLoop = true } };
        }
        else
        {
            Assign(loop.Variable, item);
        }

        Execute(loop.Body);
        _state = _state.Leaving(depth);
    }

    private void ExecuteWhile(WhileStatement loop) => Repeat(loop, () =>
    {
        var (whenTrue, whenFalse) = Decide(loop.Condition);
        _state = whenTrue;
        Execute(loop.Body);
        _frame.Loops.Peek().Add(whenFalse);
    });

    private void Import(AbstractValue value, Node node)
    {
        if (value is ObjectValue members && !members.Members.Keys.Any(MayChange))
        {
            foreach (var (name, member) in members.Members)
            {
                _state = _state with { Scope = _state.Scope.With(name, member) };
            }

            return;
        }

        Escape(value, node);
        _state = _state with { Scope = _state.Scope with { Subject = UnknownValue.Instance } };
    }

    private void ExecuteWith(WithStatement with)
    {
        var subject = Evaluate(with.Subject);
        foreach (var data in subject.Alternatives.OfType<DataValue>())
        {
            Note(data, DataUse.Owner, with.Subject);
        }

        var depth = _state.Scope.Depth;
        _state = _state with { Scope = new AbstractScope(_state.Scope, ImmutableDictionary<string, AbstractValue>.Empty) { Subject = subject } };
        Execute(with.Body);
        _state = _state.Leaving(depth);
    }

    private (AbstractState WhenTrue, AbstractState WhenFalse) Decide(Expression condition) => Decide(condition, out _);

    /// <summary>The states after a condition held and after it did not.</summary>
    private (AbstractState WhenTrue, AbstractState WhenFalse) Decide(Expression condition, out AbstractTruth truth)
    {
        var wasOpaque = _isOpaque;
        _isOpaque = false;
        truth = Truth(Evaluate(condition));
        var state = _state with { IsLoose = _state.IsLoose || _isOpaque };
        _isOpaque |= wasOpaque;
        return (
            state.Knowing(truth.WhenTrue) with { IsReachable = state.IsReachable && truth.CanBeTrue },
            state.Knowing(truth.WhenFalse) with { IsReachable = state.IsReachable && truth.CanBeFalse });
    }
}
