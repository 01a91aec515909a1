namespace Renderer.Templating.Evaluation;

/// <summary>Parameters of a <c>for</c> or <c>tablerow</c>; null where not given.</summary>
internal sealed record LoopParameters(Expression? Offset, Expression? Limit, Expression? Columns, bool IsReversed);

/// <summary><c>while condition ... end</c>.</summary>
internal sealed class WhileStatement(int position, Expression condition, Statement body) : Statement(position)
{
    public Expression Condition => condition;

    public Statement Body => body;

    public override void Execute(RenderContext context)
    {
        var outer = context.Loop;
        var loop = new LoopState(-1);
        for (; ; loop.Index++)
        {
            context.Budget.Step();
            context.Position = Position;
            context.Loop = outer;
            if (!condition.IsTrue(context))
            {
                break;
            }

            context.Budget.Iterate(loop.Index, Position);
            context.Loop = loop;
            body.Execute(context);
            if (context.Flow != Flow.Next && !context.ContinuesLoop())
            {
                break;
            }
        }

        context.Loop = outer;
    }
}

/// <summary><c>for variable in list ... else ... end</c>.</summary>
internal class ForStatement(int position, PathExpression variable, Expression list, LoopParameters parameters) : Statement(position)
{
    public PathExpression Variable => variable;

    public Expression List => list;

    public required Statement Body { get; init; }

    public Statement? Otherwise { get; init; }

    public LoopParameters Parameters { get; } = parameters;

    public sealed override void Execute(RenderContext context)
    {
        context.Position = Position;
        var items = LoopItems.Of(context, list.Position, list.Evaluate(context));
        var offset = Bound(context, Parameters.Offset, 0);
        var count = Math.Max(0, Math.Min(items.Count - Math.Min(offset, items.Count), Bound(context, Parameters.Limit, long.MaxValue)));
        if (count == 0)
        {
            Otherwise?.Execute(context);
            return;
        }

        var (scope, outer) = (context.Scope, context.Loop);
        var binding = variable is GlobalNode global ? new Scope(scope, null, global.Symbol) : null;
        context.Scope = binding ?? scope;
        var walk = binding is not null && !Parameters.IsReversed ? items.Walk() : null;
        walk?.Skip(offset);
        var loop = new LoopState(count, walk);
        context.Loop = loop;
        for (; loop.Index < count; loop.Index++)
        {
            context.Budget.Iterate(loop.Index, Position);
            var index = Parameters.IsReversed ? offset + count - 1 - loop.Index : offset + loop.Index;
            loop.Next(walk is null ? items.At(index) : walk.Next());
            if (binding is not null)
            {
                binding.LoopValue = loop.Current;
            }
            else
            {
                variable.Assign(context, loop.Current);
            }

            ExecuteBody(context, loop);
            if (context.Flow != Flow.Next && !context.ContinuesLoop())
            {
                break;
            }
        }

        (context.Scope, context.Loop) = (scope, outer);
    }

    protected virtual void ExecuteBody(RenderContext context, LoopState loop) => Body.Execute(context);

    protected static long Bound(RenderContext context, Expression? expression, long ifMissing)
    {
        if (expression is null)
        {
            return ifMissing;
        }

        var value = expression.Evaluate(context);
        return value.IsNumber && Numbers.TryToInteger(value, out var number)
            ? Math.Max(0, number)
            : throw context.Fail(expression.Position, TemplateProblemCodes.Type, $"offset, limit and cols are whole numbers, not {ValueKinds.Describe(value)}");
    }
}

/// <summary><c>tablerow variable in list cols: n ... end</c>: a <c>for</c> that writes rows and cells round its items.</summary>
internal sealed class TableRowStatement(int position, PathExpression variable, Expression list, LoopParameters parameters)
    : ForStatement(position, variable, list, parameters)
{
    protected override void ExecuteBody(RenderContext context, LoopState loop)
    {
        var columns = Math.Max(1, Bound(context, Parameters.Columns, 1));
        var column = loop.Index % columns;
        if (column == 0)
        {
            context.Output.Append("<tr class=\"row"u8);
            context.Output.AppendFormatted((loop.Index / columns) + 1);
            context.Output.Append("\">"u8);
        }

        context.Output.Append("<td class=\"col"u8);
        context.Output.AppendFormatted(column + 1);
        context.Output.Append("\">"u8);
        Body.Execute(context);
        context.Output.Append("</td>"u8);
        if (column == columns - 1 || loop.Index == loop.Length - 1 || context.Flow is Flow.Break or Flow.Return)
        {
            context.Output.Append("</tr>\n"u8);
        }
    }
}
