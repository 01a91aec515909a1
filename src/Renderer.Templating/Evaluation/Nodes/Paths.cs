using Renderer.Templating.Syntax;

namespace Renderer.Templating.Evaluation;

/// <summary>What an unknown name in a path means, in strict mode.</summary>
internal enum Missing : byte
{
    /// <summary>A problem.</summary>
    IsProblem,

    /// <summary>Undefined, if it is the last name of the path: before <c>?.</c>.</summary>
    MayBeLast,

    /// <summary>Undefined anywhere in the path: left of <c>??</c>.</summary>
    MayBeAny,
}

/// <summary>A variable, member or item. Read as a value, a function in it is called without arguments.</summary>
internal abstract class PathExpression(int position) : Expression(position)
{
    /// <summary>What the path holds, functions uncalled.</summary>
    /// <param name="context">The render.</param>
    /// <param name="missing">Which unknown names give undefined instead of a problem.</param>
    public abstract Value Resolve(RenderContext context, Missing missing);

    public abstract void Assign(RenderContext context, Value value);

    public abstract void MakeReadOnly(RenderContext context);

    public sealed override Value Evaluate(RenderContext context) => Invoked(context, Resolve(context, Missing.IsProblem));

    public sealed override Value EvaluateLeniently(RenderContext context) => Invoked(context, Resolve(context, Missing.MayBeAny));

    public override void Write(RenderContext context)
    {
        var value = Resolve(context, Missing.IsProblem);
        if (value.Kind == ValueKind.Function)
        {
            context.Position = Position;
            value = value.AsFunction.Invoke(context, new Call([]) { IsWritten = true });
        }

        context.Write(value);
    }

    /// <summary>What a member or item is read of: unlike any other reader, this one may use an object that a loop only lends.</summary>
    protected static Value PeekTarget(Expression target, RenderContext context, Missing missing) =>
        target is GlobalNode global && context.Peek(global.Symbol) is { Kind: ValueKind.Object } owner ? owner : EvaluateTarget(target, context, missing);

    private static Value EvaluateTarget(Expression target, RenderContext context, Missing missing)
    {
        context.EnsureStack();
        return target is PathExpression path ? path.Invoked(context, path.Resolve(context, missing))
            : missing == Missing.MayBeAny ? target.EvaluateLeniently(context)
            : target.Evaluate(context);
    }

    private Value Invoked(RenderContext context, Value value)
    {
        if (value.Kind != ValueKind.Function)
        {
            return value;
        }

        context.Position = Position;
        return value.AsFunction.Invoke(context, new Call([]));
    }

    protected TemplateException ReadOnly(RenderContext context) =>
        context.Fail(Position, TemplateProblemCodes.ReadOnly, $"`{Text}` is read-only");
}

/// <summary>A global name.</summary>
internal sealed class GlobalNode(int position, Symbol symbol) : PathExpression(position)
{
    public Symbol Symbol { get; } = symbol;

    public override string Text => Symbol.Name;

    public override Value Resolve(RenderContext context, Missing missing)
    {
        var value = context.Get(Symbol);
        return value.IsUndefined && context.IsStrict && missing == Missing.IsProblem ? throw Unknown(context) : value;
    }

    public override void Assign(RenderContext context, Value value)
    {
        if (!context.TrySet(Symbol, value.OrNull()))
        {
            throw ReadOnly(context);
        }
    }

    public override void MakeReadOnly(RenderContext context) => context.CurrentObject.MakeReadOnly(context, Symbol.Name);

    private TemplateException Unknown(RenderContext context)
    {
        var known = new HashSet<string>(context.Globals.Names, StringComparer.Ordinal);
        known.UnionWith(context.Program.Symbols.BuiltIns.Keys);
        for (var scope = context.Scope; scope is not null; scope = scope.Parent)
        {
            known.UnionWith(scope.Members?.Names ?? [scope.LoopSymbol!.Name]);
        }

        return context.Fail(
            Position,
            TemplateProblemCodes.UnknownName,
            $"`{Symbol.Name}` is not known",
            NearestName.Hint(Symbol.Name, known, Keywords.Meant(Symbol.Name) is { } word
                ? NearestName.Suggest(word)
                : $"If it may be missing, write `{Symbol.Name} ?? ...`."));
    }
}

/// <summary>A <c>$name</c> with its slot.</summary>
internal sealed class LocalNode(int position, int slot, string name) : PathExpression(position)
{
    public string Name => name;

    public override string Text => "$" + name;

    public override Value Resolve(RenderContext context, Missing missing)
    {
        var value = context.Frame.Locals[slot];
        return value.IsUndefined && context.IsStrict && missing == Missing.IsProblem ? throw UnknownLocal(context, Position, name) : value;
    }

    public override void Assign(RenderContext context, Value value)
    {
        if (context.Frame.IsReadOnly(name))
        {
            throw ReadOnly(context);
        }

        context.Frame.Locals[slot] = value.OrNull();
    }

    public override void MakeReadOnly(RenderContext context) => context.Frame.MakeReadOnly(name);

    public static TemplateException UnknownLocal(RenderContext context, int position, string name) => context.Fail(
        position,
        TemplateProblemCodes.UnknownName,
        $"`${name}` is not set here",
        "A $variable belongs to the page or function that sets it.");
}

/// <summary>A <c>$name</c> looked up by name: in wrapped blocks, which run among another function's locals, and in evaluated text.</summary>
internal sealed class DynamicLocalNode(int position, string name) : PathExpression(position)
{
    public string Name => name;

    public override string Text => "$" + name;

    public override Value Resolve(RenderContext context, Missing missing)
    {
        var value = context.Frame.Find(name);
        return value.IsUndefined && context.IsStrict && missing == Missing.IsProblem ? throw LocalNode.UnknownLocal(context, Position, name) : value;
    }

    public override void Assign(RenderContext context, Value value)
    {
        if (context.Frame.IsReadOnly(name))
        {
            throw ReadOnly(context);
        }

        context.Frame.Set(name, value.OrNull());
    }

    public override void MakeReadOnly(RenderContext context) => context.Frame.MakeReadOnly(name);
}

/// <summary><c>$0</c>, <c>$1</c>, ...: an argument by position.</summary>
internal sealed class ArgumentNode(int position, int index) : PathExpression(position)
{
    public int Index => index;

    public override string Text => $"${index}";

    public override Value Resolve(RenderContext context, Missing missing) =>
        context.Frame.Argument(index);

    public override void Assign(RenderContext context, Value value)
    {
        if (!context.Frame.TrySetArgument(index, value.OrNull()))
        {
            throw context.Fail(Position, TemplateProblemCodes.Argument, $"there is no argument {Text} to set");
        }
    }

    public override void MakeReadOnly(RenderContext context) =>
        throw context.Fail(Position, TemplateProblemCodes.Type, "an argument cannot be made read-only");
}

/// <summary><c>$</c>: all arguments of the running function or include.</summary>
internal sealed class ArgumentsNode(int position) : Expression(position)
{
    public override string Text => "$";

    public override Value Evaluate(RenderContext context) => Value.Of(context.Frame.ArgumentArray);
}

/// <summary><c>this</c>: the object that plain names are set in.</summary>
internal sealed class ThisNode(int position) : Expression(position)
{
    public override string Text => "this";

    public override Value Evaluate(RenderContext context) => Value.Of(context.CurrentObject);
}

/// <summary><c>for</c>, <c>while</c> or <c>tablerow</c> as a variable: the state of the innermost loop.</summary>
internal sealed class LoopNode(int position, string keyword) : Expression(position)
{
    public override string Text => keyword;

    public override Value Evaluate(RenderContext context) => context.Loop is { } loop
        ? Value.Of(loop)
        : throw context.Fail(Position, TemplateProblemCodes.UnknownName, $"`{keyword}` is known inside a loop only");

    public override Value EvaluateLeniently(RenderContext context) => context.Loop is { } loop ? Value.Of(loop) : Value.Null;
}
