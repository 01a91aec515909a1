using System.Collections.Immutable;
using Renderer.Templating.Evaluation;
using Renderer.Templating.Syntax;

namespace Renderer.Templating.Analysis;

internal sealed partial class AbstractInterpreter
{
    private AbstractValue Call(CallNode node, bool isLenient)
    {
        var mark = Notes.Mark;
        var function = node.Callee is PathExpression path ? Resolve(path, Missing.MayBeAny) : Evaluate(node.Callee);
        if (function is DataValue { Path.Parent.Step: DataStep.Root } data && node.Callee is GlobalNode && !_names.Set.Contains(data.Path.Name))
        {
            Notes.Return(mark);
            NoFunction(data.Path.Name, node);
        }

        var isDefault = node.Callee is MemberNode { Text: "object.default" };
        var arguments = new List<AbstractValue>();
        foreach (var argument in node.Arguments)
        {
            arguments.Add(argument is ExpandNode expand
                ? Element(Evaluate(expand.Operand), node)
                : Evaluate(argument, isLenient: isDefault && arguments.Count == 0));
        }

        var named = node.NamedArguments.Select(argument => (argument.Name, Evaluate(argument.Value))).ToList();
        var call = new AbstractCall(arguments, named, node);
        var values = function.Alternatives.Select(one => Invoke(one, call)).ToList();
        return values.Count == 1 ? values[0] : OneOf(values, node);
    }

    private void NoFunction(string name, CallNode node) => Find(
        FindingWeight.Error,
        TemplateFindingCodes.FunctionUnknown,
        node.Callee,
        $"`{name}` is no function",
        NearestName.Hint(name, _program.Symbols.BuiltIns.Keys, "Two values side by side are read as a call. Is an operator missing?")!);

    private AbstractValue Invoke(AbstractValue function, AbstractCall call)
    {
        switch (function)
        {
            case FunctionValue known:
                return Follow(known.Definition, call);
            case ConstantValue { Value: { Kind: ValueKind.Function } builtIn }:
                return InvokeBuiltIn(builtIn.AsFunction.Name, call);
            default:
                // It may be any function of the set, which may set any name.
                EscapeAll(call);

                _isOpaque = true;
                _state = _state.Forgetting(_state.Changed(AbstractState.Start).Keys.Concat(SetInFunctions).ToHashSet(StringComparer.Ordinal));
                return UnknownValue.Instance;
        }
    }

    private void EscapeAll(AbstractCall call)
    {
        foreach (var value in call.All)
        {
            Escape(value, call.Node);
        }
    }

    private IEnumerable<string> SetInFunctions => _program.Files.Values
        .SelectMany(file => NodeChildren.SelfAndAll(file.Body))
        .OfType<FunctionNode>()
        .SelectMany(function => NodeChildren.SelfAndAll(function.Definition.Body))
        .Select(node => node is AssignStatement { Target: GlobalNode global } ? global.Symbol.Name : null)
        .OfType<string>();

    /// <summary>Goes through a function's body with these arguments.</summary>
    private AbstractValue Follow(FunctionDefinition definition, AbstractCall call)
    {
        if (_frame.CannotEnter(definition))
        {
            EscapeAll(call);
            _isOpaque = true;
            return UnknownValue.Instance;
        }

        var (wasOpaque, locals, depth) = (_isOpaque, _state.Locals, _state.Scope.Depth);
        if (definition.Parameters is { } parameters)
        {
            _state = _state with { Scope = new AbstractScope(_state.Scope, Bound(parameters, call)) };
        }

        var value = Run(new AbstractFrame(definition.File, definition, _frame) { Arguments = [.. call.Arguments] }, definition.Body, call.Node);
        _state = _state.Leaving(depth) with { Locals = locals };
        _isOpaque = wasOpaque || IsOpaque(value);
        return value;
    }

    private ImmutableDictionary<string, AbstractValue> Bound(FunctionParameter[] parameters, AbstractCall call)
    {
        var names = ImmutableDictionary.CreateBuilder<string, AbstractValue>(StringComparer.Ordinal);
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            var name = parameter.Symbol.Name;
            var given = call.Named.Where(argument => argument.Name == name).Select(argument => argument.Value).FirstOrDefault();
            names[name] = given
                ?? (parameter.IsRest ? new ListValue([.. call.Arguments.Skip(i)])
                : i < call.Arguments.Count ? call.Arguments[i]
                : parameter.Default is { } fallback ? Evaluate(fallback)
                : UnknownValue.Instance);
        }

        return names.ToImmutable();
    }

    /// <summary>Goes through a frame's body; the state after it is that of all its ends.</summary>
    private AbstractValue Run(AbstractFrame frame, Statement body, Node call)
    {
        var caller = _frame;
        var before = _state;
        _frame = frame;
        _state = before with { Locals = frame.Locals };
        Execute(body);
        _frame = caller;
        var depth = before.Scope.Depth;
        var ends = frame.Returns.Select(end => end with { State = end.State.Leaving(depth) }).ToList();
        if (_state.IsReachable)
        {
            ends.Add(new ReturnedValue(UnknownValue.Instance, _state));
        }

        if (ends.Count == 0)
        {
            _state = before with { IsReachable = false };
            return UnknownValue.Instance;
        }

        var (value, state) = (ends[0].Value, ends[0].State);
        foreach (var end in ends.Skip(1))
        {
            value = AbstractState.TryJoin(state, value, end.State, end.Value) ?? OneOf([value, end.Value], call);
            state = AbstractState.Join(state, end.State, before.IsLoose);
        }

        _state = state with { IsLoose = before.IsLoose };
        return value;
    }

    /// <summary>Goes through a file that is included.</summary>
    private void Include(AbstractValue name, AbstractCall call)
    {
        var known = name.Alternatives.Select(one => (one as ConstantValue)?.Text).ToList();
        if (known.Contains(null))
        {
            Notes.IsIncomplete = true;
        }

        var (before, after) = (_state, _state with { IsReachable = false });
        foreach (var text in known.OfType<string>())
        {
            if (!_program.Files.TryGetValue(text, out var file))
            {
                continue;
            }

            Notes.Files.Add(text);
            _state = before;
            if (!_frame.CannotEnter(file))
            {
                var locals = call.Named.DistinctBy(argument => argument.Name).ToImmutableDictionary(argument => argument.Name, argument => argument.Value);
                Run(new AbstractFrame(file.Source, file, _frame) { Arguments = [.. call.Arguments], Locals = locals }, file.Body, call.Node);
            }

            after = AbstractState.Join(after, _state with { Locals = before.Locals }, before.IsLoose);
        }

        _state = after.IsReachable ? after : before;
    }
}
