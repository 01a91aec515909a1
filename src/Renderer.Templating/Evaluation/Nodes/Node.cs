namespace Renderer.Templating.Evaluation;

/// <summary>A part of a parsed program. Nodes are immutable and shared by all renders.</summary>
/// <param name="position">Offset in the file's text.</param>
internal abstract class Node(int position)
{
    public int Position { get; } = position;
}

/// <summary>Something with a value.</summary>
internal abstract class Expression(int position) : Node(position)
{
    /// <summary>The expression as problems show it.</summary>
    public virtual string Text => "(...)";

    public abstract Value Evaluate(RenderContext context);

    /// <summary>Whether the value counts as true; comparisons need no value for that.</summary>
    public virtual bool IsTrue(RenderContext context) => Evaluate(context).IsTrue;

    /// <summary>The value where unknown names count as missing, not as problems: left of <c>??</c>.</summary>
    public virtual Value EvaluateLeniently(RenderContext context) => Evaluate(context);

    /// <summary>Writes the value to the output.</summary>
    public virtual void Write(RenderContext context) => context.Write(Evaluate(context));
}

/// <summary>Something that is done.</summary>
internal abstract class Statement(int position) : Node(position)
{
    public abstract void Execute(RenderContext context);
}

/// <summary>What stands where the parser found an error; never evaluated, because such a program is refused.</summary>
internal sealed class FaultyExpression(int position) : Expression(position)
{
    public override Value Evaluate(RenderContext context) => Value.Null;
}

/// <summary>A literal.</summary>
internal sealed class ConstantNode(int position, Value value) : Expression(position)
{
    public Value Value { get; } = value;

    public override Value Evaluate(RenderContext context) => Value;
}
