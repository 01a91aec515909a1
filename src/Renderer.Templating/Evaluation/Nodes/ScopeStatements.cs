namespace Renderer.Templating.Evaluation;

/// <summary><c>func name ... end</c> and <c>name(x) = ...</c>: sets a variable to a function.</summary>
internal sealed class FunctionStatement(int position, PathExpression target, FunctionNode function) : Statement(position)
{
    public PathExpression Target => target;

    public FunctionNode Function => function;

    public override void Execute(RenderContext context) => target.Assign(context, function.Evaluate(context));
}

/// <summary><c>capture target ... end</c>: output becomes a value; in HTML it is markup.</summary>
internal sealed class CaptureStatement(int position, PathExpression target, Statement body) : Statement(position)
{
    public PathExpression Target => target;

    public Statement Body => body;

    public override void Execute(RenderContext context)
    {
        var mark = context.Output.Mark();
        body.Execute(context);
        context.Position = Position;
        target.Assign(context, context.TakeOutput(mark));
    }
}

/// <summary><c>readonly target</c>.</summary>
internal sealed class ReadOnlyStatement(int position, PathExpression target) : Statement(position)
{
    public PathExpression Target => target;

    public override void Execute(RenderContext context) => target.MakeReadOnly(context);
}

/// <summary><c>import object</c>: its members become variables here; read-only ones stay.</summary>
internal sealed class ImportStatement(int position, Expression source) : Statement(position)
{
    public Expression Source => source;

    public override void Execute(RenderContext context)
    {
        context.Position = Position;
        var value = source.Evaluate(context);
        if (value.Kind != ValueKind.Object)
        {
            throw context.Fail(source.Position, TemplateProblemCodes.Type, $"`import` takes an object, not {ValueKinds.Describe(value)}");
        }

        foreach (var name in value.AsObject.Names.ToArray())
        {
            context.Budget.ChargeItems(1);
            context.CurrentObject.TrySet(context, name, value.AsObject.Get(context, name));
        }
    }
}

/// <summary><c>with object ... end</c>: plain names are looked up in the object first, and set in it.</summary>
internal sealed class WithStatement(int position, Expression subject, Statement body) : Statement(position)
{
    public Expression Subject => subject;

    public Statement Body => body;

    public override void Execute(RenderContext context)
    {
        context.Position = Position;
        var value = subject.Evaluate(context);
        if (value.Kind != ValueKind.Object)
        {
            throw context.Fail(subject.Position, TemplateProblemCodes.Type, $"`with` takes an object, not {ValueKinds.Describe(value)}");
        }

        var scope = context.Scope;
        context.Scope = new Scope(scope, value.AsObject, null);
        body.Execute(context);
        context.Scope = scope;
    }
}

/// <summary><c>wrap function arguments ... end</c>: calls the function, which runs the block with <c>$$</c>.</summary>
internal sealed class WrapStatement(int position, CallNode call, Statement body) : Statement(position)
{
    public CallNode Call => call;

    public Statement Body => body;

    public override void Execute(RenderContext context)
    {
        context.Position = Position;
        context.Write(call.Invoke(context, isWritten: true, new WrappedBlock(body, context.Frame)));
    }
}
