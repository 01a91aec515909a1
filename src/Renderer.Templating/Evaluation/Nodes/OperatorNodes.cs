namespace Renderer.Templating.Evaluation;

/// <summary><c>left + right</c> and its like.</summary>
internal sealed class BinaryNode(int position, BinaryOperator operation, Expression left, Expression right) : Expression(position)
{
    public BinaryOperator Operation { get; } = operation;

    public Expression Left { get; } = left;

    public Expression Right { get; } = right;

    public override Value Evaluate(RenderContext context)
    {
        context.EnsureStack();
        var first = Left.Evaluate(context);
        var second = Right.Evaluate(context);
        if (first.Kind == ValueKind.Integer && second.Kind == ValueKind.Integer && Operation == BinaryOperator.Add
            && first.AsInteger + second.AsInteger is var sum && ((first.AsInteger ^ sum) & (second.AsInteger ^ sum)) >= 0)
        {
            return Value.Of(sum);
        }

        context.Position = Position;
        return Operators.Apply(context, Operation, first, second);
    }

    public override bool IsTrue(RenderContext context)
    {
        context.EnsureStack();
        if (!Operators.IsComparison(Operation))
        {
            return Evaluate(context).IsTrue;
        }

        var first = Left.Evaluate(context);
        var second = Right.Evaluate(context);
        context.Position = Position;
        return Operators.Compare(context, Operation, first, second);
    }
}

/// <summary><c>&amp;&amp;</c> and <c>||</c>: always a boolean, the right side only when it matters.</summary>
internal sealed class LogicalNode(int position, bool isAnd, Expression left, Expression right) : Expression(position)
{
    public bool IsAnd { get; } = isAnd;

    public Expression Left { get; } = left;

    public Expression Right { get; } = right;

    public override Value Evaluate(RenderContext context) => Value.Of(IsTrue(context));

    public override bool IsTrue(RenderContext context)
    {
        context.EnsureStack();
        return IsAnd ? Left.IsTrue(context) && Right.IsTrue(context) : Left.IsTrue(context) || Right.IsTrue(context);
    }
}

/// <summary><c>left ?? right</c>: right if left is null. <c>left ?! right</c>: right if left is not null.</summary>
internal sealed class CoalesceNode(int position, bool isForNull, Expression left, Expression right) : Expression(position)
{
    public bool IsForNull { get; } = isForNull;

    public Expression Left { get; } = left;

    public Expression Right { get; } = right;

    public override Value Evaluate(RenderContext context)
    {
        context.EnsureStack();
        var value = Left.EvaluateLeniently(context);
        return value.IsNull == IsForNull ? Right.Evaluate(context) : value.OrNull();
    }

    public override Value EvaluateLeniently(RenderContext context)
    {
        context.EnsureStack();
        var value = Left.EvaluateLeniently(context);
        return value.IsNull == IsForNull ? Right.EvaluateLeniently(context) : value.OrNull();
    }
}

/// <summary><c>condition ? ifTrue : ifFalse</c>.</summary>
internal sealed class ConditionalNode(int position, Expression condition, Expression ifTrue, Expression ifFalse) : Expression(position)
{
    public Expression Condition { get; } = condition;

    public Expression IfTrue { get; } = ifTrue;

    public Expression IfFalse { get; } = ifFalse;

    public override Value Evaluate(RenderContext context)
    {
        context.EnsureStack();
        return (Condition.IsTrue(context) ? IfTrue : IfFalse).Evaluate(context);
    }
}

/// <summary><c>!operand</c>.</summary>
internal sealed class NotNode(int position, Expression operand) : Expression(position)
{
    public Expression Operand { get; } = operand;

    public override Value Evaluate(RenderContext context) => Value.Of(IsTrue(context));

    public override bool IsTrue(RenderContext context)
    {
        context.EnsureStack();
        return !Operand.IsTrue(context);
    }
}

/// <summary><c>-operand</c> or <c>+operand</c>.</summary>
internal sealed class SignNode(int position, bool isMinus, Expression operand) : Expression(position)
{
    public bool IsMinus { get; } = isMinus;

    public Expression Operand { get; } = operand;

    public override Value Evaluate(RenderContext context)
    {
        context.EnsureStack();
        var value = Operand.Evaluate(context);
        context.Position = Position;
        if (value.IsText && Numbers.TryParse(value.AsText, out var number))
        {
            value = number;
        }

        if (IsMinus)
        {
            return Arithmetic.Negate(context, value);
        }

        return value.IsNumber || value.IsNull
            ? value.OrNull()
            : throw context.Fail(TemplateProblemCodes.Type, $"`+` does not work on {ValueKinds.Describe(value)}");
    }
}

/// <summary><c>++x</c>, <c>--x</c>, <c>x++</c>, <c>x--</c>.</summary>
internal sealed class IncrementNode(int position, PathExpression target, bool isDecrement, bool isPostfix) : Expression(position)
{
    public PathExpression Target => target;

    public override Value Evaluate(RenderContext context)
    {
        var before = target.Evaluate(context);
        context.Position = Position;
        if (!before.IsNumber && !before.IsNull)
        {
            throw context.Fail(TemplateProblemCodes.Type, $"`{target.Text}` is {ValueKinds.Describe(before)} and cannot be counted up or down");
        }

        var number = before.IsNull ? Value.Of(0L) : before;
        var after = Arithmetic.Apply(context, isDecrement ? BinaryOperator.Subtract : BinaryOperator.Add, number, Value.Of(1L));
        target.Assign(context, after);
        return isPostfix ? number : after;
    }
}

/// <summary><c>@path</c>: a function itself instead of its result.</summary>
internal sealed class AliasNode(int position, Expression operand) : Expression(position)
{
    public Expression Operand { get; } = operand;

    public override Value Evaluate(RenderContext context) =>
        Operand is PathExpression path ? path.Resolve(context, Missing.IsProblem).OrNull() : Operand.Evaluate(context);
}

/// <summary><c>^list</c> among arguments: each item becomes an argument.</summary>
internal sealed class ExpandNode(int position, Expression operand) : Expression(position)
{
    public Expression Operand => operand;

    public override Value Evaluate(RenderContext context) => operand.Evaluate(context);
}
