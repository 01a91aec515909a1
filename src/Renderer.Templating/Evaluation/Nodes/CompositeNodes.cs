namespace Renderer.Templating.Evaluation;

/// <summary><c>[a, b, c]</c>.</summary>
internal sealed class ArrayNode(int position, Expression[] items) : Expression(position)
{
    public IReadOnlyList<Expression> Items => items;

    public override Value Evaluate(RenderContext context)
    {
        context.EnsureStack();
        context.Position = Position;
        var array = Lists.Create(context, items.Length);
        foreach (var item in items)
        {
            array.Add(item.Evaluate(context).OrNull());
        }

        return Value.Of(new ScriptArray(array));
    }
}

/// <summary><c>{name: value, ...}</c>.</summary>
internal sealed class ObjectNode : Expression
{
    private readonly string[] _names;
    private readonly Expression[] _values;
    private readonly ObjectShape _shape;

    // A name may be given twice; the last value counts.
    private readonly int[] _positions;

    public ObjectNode(int position, string[] names, Expression[] values)
        : base(position)
    {
        _names = names;
        _values = values;
        _shape = ObjectShape.Of(names, out _positions);
    }

    public IReadOnlyList<string> Names => _names;

    public IReadOnlyList<Expression> Values => _values;

    public override Value Evaluate(RenderContext context)
    {
        context.EnsureStack();
        context.Position = Position;
        context.Budget.ChargeItems(_names.Length);
        var members = new Value[_names.Length];
        for (var i = 0; i < members.Length; i++)
        {
            members[_positions[i]] = _values[i].Evaluate(context).OrNull();
        }

        return Value.Of(new ScriptObject(_shape, members));
    }
}

/// <summary><c>$"text {value} text"</c>.</summary>
internal sealed class InterpolationNode(int position, Expression[] parts) : Expression(position)
{
    public IReadOnlyList<Expression> Parts => parts;

    public override Value Evaluate(RenderContext context)
    {
        context.EnsureStack();
        var text = Value.Of("");
        foreach (var part in parts)
        {
            var value = part.Evaluate(context);
            context.Position = Position;
            text = TextOperators.Concatenate(context, text, value);
        }

        return text;
    }
}

/// <summary><c>do ... end</c> or a named function used as a value.</summary>
internal sealed class FunctionNode(int position, FunctionDefinition definition) : Expression(position)
{
    public FunctionDefinition Definition => definition;

    private readonly Value _function = Value.Of(new ScriptFunction(definition));

    public override Value Evaluate(RenderContext context) => _function;
}

/// <summary><c>$$</c>: the block passed by <c>wrap</c>.</summary>
internal sealed class BlockNode(int position) : Expression(position)
{
    public override Value Evaluate(RenderContext context)
    {
        var mark = context.Output.Mark();
        Write(context);
        return context.TakeOutput(mark);
    }

    public override void Write(RenderContext context)
    {
        if (context.Frame.Block is not { } block)
        {
            return;
        }

        context.Position = Position;
        var caller = context.Enter(new Frame(context.Frame, block) { CallPosition = Position });
        block.Body.Execute(context);
        context.Leave(caller);
    }
}
