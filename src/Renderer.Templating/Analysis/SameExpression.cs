using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Analysis;

/// <summary>Whether two expressions are written alike and must give the same value one right after the other.</summary>
internal static class SameExpression
{
    private static readonly string[] Changing = ["array.cycle", "math.random", "math.uuid"];

    public static bool Are(Expression? left, Expression? right)
    {
        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        return left.GetType() == right.GetType() && HaveSameMark(left, right) && AreAll(NodeChildren.Of(left), NodeChildren.Of(right));
    }

    private static bool AreAll(IEnumerable<Node?> left, IEnumerable<Node?> right)
    {
        var (first, second) = (left.ToList(), right.ToList());
        return first.Count == second.Count && first.Zip(second).All(pair => Are(pair.First as Expression, pair.Second as Expression));
    }

    // What a node says besides its parts; nodes not listed are never taken for the same.
    private static bool HaveSameMark(Expression left, Expression right) => (left, right) switch
    {
        (ConstantNode first, ConstantNode second) => new ConstantValue(first.Value).Equals(new ConstantValue(second.Value)),
        (GlobalNode first, GlobalNode second) => first.Symbol.Name == second.Symbol.Name,
        (LocalNode first, LocalNode second) => first.Name == second.Name,
        (DynamicLocalNode first, DynamicLocalNode second) => first.Name == second.Name,
        (ArgumentNode first, ArgumentNode second) => first.Index == second.Index,
        (MemberNode first, MemberNode second) => first.Name == second.Name && first.IsOptional == second.IsOptional,
        (LoopNode first, LoopNode second) => first.Text == second.Text,
        (BinaryNode first, BinaryNode second) => first.Operation == second.Operation,
        (LogicalNode first, LogicalNode second) => first.IsAnd == second.IsAnd,
        (CoalesceNode first, CoalesceNode second) => first.IsForNull == second.IsForNull,
        (SignNode first, SignNode second) => first.IsMinus == second.IsMinus,
        (ObjectNode first, ObjectNode second) => first.Names.SequenceEqual(second.Names, StringComparer.Ordinal),
        (CallNode { NamedArguments.Count: 0 } first, CallNode { NamedArguments.Count: 0 }) => IsSteady(first.Callee),
        (ArrayNode or IndexNode or NotNode or ConditionalNode or InterpolationNode, _) => true,
        _ => false,
    };

    // A function of the template may change what the next condition sees.
    private static bool IsSteady(Expression callee) =>
        callee is MemberNode { Target: GlobalNode { Symbol.BuiltIn: { Kind: ValueKind.Object } } } function && !Changing.Contains(function.Text);
}
