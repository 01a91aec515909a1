using System.Text;

namespace Renderer.Templating.Evaluation;

/// <summary>Statements one after the other.</summary>
internal sealed class BlockStatement(int position, Statement[] statements) : Statement(position)
{
    public IReadOnlyList<Statement> Statements => statements;

    public static BlockStatement Nothing { get; } = new(0, []);

    public override void Execute(RenderContext context)
    {
        context.EnsureStack();
        context.Budget.Steps(statements.Length);
        foreach (var statement in statements)
        {
            context.Position = statement.Position;
            statement.Execute(context);
            if (context.Flow != Flow.Next)
            {
                return;
            }
        }
    }
}

/// <summary>Text of the template, written as it stands.</summary>
internal sealed class TextStatement(int position, string text) : Statement(position)
{
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(text);

    public string Text => text;

    public override void Execute(RenderContext context)
    {
        context.Places?.AddText(context, Position, text);
        context.Output.Append(_utf8);
    }
}

/// <summary>An expression whose value is written, indented like the code block it stands in.</summary>
/// <param name="expression">What to write.</param>
/// <param name="indent">White space repeated after each line break of the value; null for none.</param>
internal sealed class WriteStatement(Expression expression, string? indent) : Statement(expression.Position)
{
    private readonly byte[]? _indent = indent is null ? null : Encoding.UTF8.GetBytes(indent);

    public Expression Expression => expression;

    public override void Execute(RenderContext context)
    {
        context.Places?.AddValue(context, Position);
        if (_indent is null)
        {
            expression.Write(context);
            return;
        }

        var mark = context.Output.Length;
        var isAtLineStart = context.Output.Last == (byte)'\n';
        expression.Write(context);
        context.Output.Indent(mark, _indent, isAtLineStart);
        context.Places?.Indent(mark, _indent.Length, isAtLineStart, context.Output.Written);
    }
}

/// <summary><c>target = value</c>.</summary>
internal sealed class AssignStatement(int position, PathExpression target, Expression value) : Statement(position)
{
    public PathExpression Target => target;

    public Expression Assigned => value;

    public override void Execute(RenderContext context)
    {
        context.Position = Position;
        target.Assign(context, value.Evaluate(context));
    }
}

/// <summary><c>target += value</c> and its like.</summary>
internal sealed class CompoundAssignStatement(int position, BinaryOperator operation, PathExpression target, Expression value) : Statement(position)
{
    public BinaryOperator Operation => operation;

    public PathExpression Target => target;

    public Expression Assigned => value;

    public override void Execute(RenderContext context)
    {
        var left = target.Evaluate(context);
        var right = value.Evaluate(context);
        context.Position = Position;
        target.Assign(context, Operators.Apply(context, operation, left, right));
    }
}

/// <summary><c>if</c> with its <c>else if</c>s and <c>else</c>.</summary>
internal sealed class IfStatement(int position, Expression[] conditions, Statement[] branches, Statement? otherwise) : Statement(position)
{
    public IReadOnlyList<Expression> Conditions => conditions;

    public IReadOnlyList<Statement> Branches => branches;

    public Statement? Otherwise => otherwise;

    public override void Execute(RenderContext context)
    {
        for (var i = 0; i < conditions.Length; i++)
        {
            context.Position = conditions[i].Position;
            if (conditions[i].IsTrue(context))
            {
                branches[i].Execute(context);
                return;
            }
        }

        otherwise?.Execute(context);
    }
}

/// <summary>One <c>when</c> of a <c>case</c>.</summary>
internal sealed record WhenBranch(Expression[] Matches, Statement Body);

/// <summary><c>case</c> with its <c>when</c>s and <c>else</c>.</summary>
internal sealed class CaseStatement(int position, Expression subject, WhenBranch[] branches, Statement? otherwise) : Statement(position)
{
    public Expression Subject => subject;

    public IReadOnlyList<WhenBranch> Branches => branches;

    public Statement? Otherwise => otherwise;

    public override void Execute(RenderContext context)
    {
        context.Position = Position;
        var value = subject.Evaluate(context);
        foreach (var branch in branches)
        {
            foreach (var match in branch.Matches)
            {
                if (ValueComparer.AreEqual(context, value, match.Evaluate(context)))
                {
                    branch.Body.Execute(context);
                    return;
                }
            }
        }

        otherwise?.Execute(context);
    }
}

/// <summary><c>break</c>, <c>continue</c>.</summary>
internal sealed class JumpStatement(int position, Flow flow) : Statement(position)
{
    public Flow Flow => flow;

    public override void Execute(RenderContext context) => context.Flow = flow;
}

/// <summary><c>ret value</c>.</summary>
internal sealed class ReturnStatement(int position, Expression? value) : Statement(position)
{
    public Expression? Returned => value;

    public override void Execute(RenderContext context)
    {
        context.Position = Position;
        context.Returned = value?.Evaluate(context).OrNull() ?? Value.Null;
        context.Flow = Flow.Return;
    }
}
