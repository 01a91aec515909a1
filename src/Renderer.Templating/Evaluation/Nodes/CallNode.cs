using System.Runtime.CompilerServices;

namespace Renderer.Templating.Evaluation;

/// <summary><c>function a b name: c</c>, or a pipe into it.</summary>
internal sealed class CallNode(int position, Expression callee, Expression[] arguments, (string Name, Expression Value)[] named) : Expression(position)
{
    public IReadOnlyList<(string Name, Expression Value)> NamedArguments => named;

    // The documented use of object.default is a name that may be missing.
    private readonly bool _isFirstLenient = callee is MemberNode { Name: "default", Target: GlobalNode { Symbol.Name: "object" } };
    private readonly bool _isExpanded = arguments.Any(argument => argument is ExpandNode);
    private readonly string[] _names = [.. named.Select(pair => pair.Name)];

    public Expression Callee { get; } = callee;

    public IReadOnlyList<Expression> Arguments => arguments;

    /// <summary>The same call with a value piped in as its first argument.</summary>
    public CallNode WithPiped(Expression value) => new(Position, Callee, [value, .. arguments], named);

    public override Value Evaluate(RenderContext context) => Invoke(context, isWritten: false, block: null);

    public override void Write(RenderContext context) => context.Write(Invoke(context, isWritten: true, block: null));

    /// <summary>Where an argument stands; where the call stands when it has no place of its own.</summary>
    public int PlaceOf(int argument) => !_isExpanded && argument < arguments.Length ? arguments[argument].Position : Position;

    /// <summary>Calls the function, giving it a block to run.</summary>
    public Value Invoke(RenderContext context, bool isWritten, WrappedBlock? block)
    {
        context.EnsureStack();
        var function = Function(context);
        if (_isExpanded)
        {
            return Invoke(context, function, Expanded(context), isWritten, block);
        }

        if (arguments.Length > FewArguments.Length)
        {
            return Invoke(context, function, Evaluated(context, new Value[arguments.Length]), isWritten, block);
        }

        var buffer = default(FewArguments);
        return Invoke(context, function, Evaluated(context, ((Span<Value>)buffer)[..arguments.Length]), isWritten, block);
    }

    private Value Invoke(RenderContext context, TemplateFunction function, ReadOnlySpan<Value> values, bool isWritten, WrappedBlock? block)
    {
        var namedValues = named.Length == 0 ? null : EvaluateNamed(context);
        context.Position = Position;
        return function.Invoke(context, new Call(values) { Named = namedValues, Block = block, IsWritten = isWritten, Site = this }).OrNull();
    }

    private NamedArguments EvaluateNamed(RenderContext context)
    {
        var values = new Value[named.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = named[i].Value.Evaluate(context).OrNull();
        }

        return new NamedArguments(_names, values);
    }

    private ReadOnlySpan<Value> Evaluated(RenderContext context, Span<Value> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (i == 0 && _isFirstLenient ? arguments[i].EvaluateLeniently(context) : arguments[i].Evaluate(context)).OrNull();
        }

        return values;
    }

    private ReadOnlySpan<Value> Expanded(RenderContext context)
    {
        var values = new List<Value>();
        foreach (var argument in arguments)
        {
            var value = argument.Evaluate(context).OrNull();
            if (argument is ExpandNode && value.Kind is ValueKind.Array or ValueKind.Range)
            {
                var items = value.Kind == ValueKind.Array ? value.AsArray.Items : Lists.Expand(context, value.AsRange);
                context.Budget.ChargeItems(items.Length);
                values.AddRange(items);
            }
            else
            {
                values.Add(value);
            }
        }

        return values.ToArray();
    }

    private TemplateFunction Function(RenderContext context)
    {
        var value = Callee is PathExpression path ? path.Resolve(context, Missing.MayBeAny) : Callee.Evaluate(context);
        if (value.Kind == ValueKind.Function)
        {
            return value.AsFunction;
        }

        var text = Callee.Text;
        if (value.IsNull)
        {
            throw context.Fail(Position, TemplateProblemCodes.UnknownName, $"there is no function `{text}`", FunctionNames.Hint(context, Callee));
        }

        throw context.Fail(
            Position,
            TemplateProblemCodes.Argument,
            $"`{text}` is {ValueKinds.Describe(value)}, not a function, and takes no arguments",
            "Two values side by side are read as a call. Is an operator missing?");
    }

    [InlineArray(Length)]
    private struct FewArguments
    {
        // More are rare, and room for them is cleared at each call.
        public const int Length = 4;
        private Value _first;
    }
}
