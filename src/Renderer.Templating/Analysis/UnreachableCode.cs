using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Analysis;

/// <summary>Branches and statements that can never run, whatever the data is.</summary>
internal static class UnreachableCode
{
    public static IEnumerable<TemplateFinding> In(TemplateProgram program) => program.Files.Values.SelectMany(file =>
        NodeChildren.SelfAndAll(file.Body).SelectMany(node => In(node).Select(found => new TemplateFinding(
            FindingWeight.Warning,
            TemplateFindingCodes.Unreachable,
            AnalysisNotes.PlaceOf(file.Source, found.Node),
            found.Message,
            found.Hint))));

    private static IEnumerable<Unreached> In(Node node) => node switch
    {
        BlockStatement block => AfterJump(block),
        IfStatement choice => Constant(choice).Concat(AskedBefore(choice)),
        CaseStatement choice => AskedBefore(choice),
        ForStatement { Otherwise: { } otherwise } loop when NeverEmpty(loop) => [new(loop.List, "this list is never empty: the loop's `else` never runs", "remove the `else`")],
        ConditionalNode { Condition: ConstantNode condition } => [new(condition, $"this condition is always {(condition.Value.IsTrue ? "true" : "false")}", "write the value that is meant")],
        _ => [],
    };

    private static IEnumerable<Unreached> AfterJump(BlockStatement block)
    {
        for (var i = 0; i < block.Statements.Count - 1; i++)
        {
            if (!Leaves(block.Statements[i]))
            {
                continue;
            }

            var after = block.Statements.Skip(i + 1).FirstOrDefault(statement => statement is not (TextStatement or FunctionStatement));
            if (after is not null)
            {
                yield return new(after, "this can never run: the statement before it always leaves", "remove it, or move it before that statement");
            }

            yield break;
        }
    }

    private static bool Leaves(Statement statement) => statement switch
    {
        JumpStatement or ReturnStatement => true,
        BlockStatement block => block.Statements.Any(Leaves),
        IfStatement { Otherwise: { } otherwise } choice => choice.Branches.All(Leaves) && Leaves(otherwise),
        CaseStatement { Otherwise: { } otherwise } choice => choice.Branches.All(branch => Leaves(branch.Body)) && Leaves(otherwise),
        _ => false,
    };

    private static IEnumerable<Unreached> Constant(IfStatement choice)
    {
        for (var i = 0; i < choice.Conditions.Count; i++)
        {
            if (AlwaysIs(choice.Conditions[i]) is not { } outcome)
            {
                continue;
            }

            if (!outcome)
            {
                yield return new(choice.Conditions[i], "this condition is never true: its branch never runs", "remove the branch, or write the condition that is meant");
            }
            else if (i < choice.Conditions.Count - 1 || choice.Otherwise is not null)
            {
                yield return new(choice.Conditions[i], "this condition is always true: the branches after it never run", "remove them, or write the condition that is meant");
            }
            else
            {
                yield return new(choice.Conditions[i], "this condition is always true", "remove the `if`, or write the condition that is meant");
            }
        }
    }

    private static bool? AlwaysIs(Expression condition) => condition switch
    {
        ConstantNode constant => constant.Value.IsTrue,
        ArrayNode or ObjectNode or FunctionNode => true,
        NotNode not => !AlwaysIs(not.Operand),
        LogicalNode { IsAnd: true } and => AlwaysIs(and.Left) == false || AlwaysIs(and.Right) == false ? false : AlwaysIs(and.Left) & AlwaysIs(and.Right),
        LogicalNode or => AlwaysIs(or.Left) == true || AlwaysIs(or.Right) == true ? true : AlwaysIs(or.Left) | AlwaysIs(or.Right),
        BinaryNode { Operation: BinaryOperator.Equal, Left: ConstantNode left, Right: ConstantNode right } => AreEqual(left, right),
        BinaryNode { Operation: BinaryOperator.NotEqual, Left: ConstantNode left, Right: ConstantNode right } => !AreEqual(left, right),
        _ => null,
    };

    private static bool? AreEqual(ConstantNode left, ConstantNode right) => left.Value.Kind == right.Value.Kind && left.Value.Kind is ValueKind.String or ValueKind.Integer or ValueKind.Boolean or ValueKind.Null
        ? SameExpression.Are(left, right)
        : null;

    private static IEnumerable<Unreached> AskedBefore(IfStatement choice)
    {
        for (var i = 1; i < choice.Conditions.Count; i++)
        {
            if (choice.Conditions.Take(i).Any(earlier => SameExpression.Are(earlier, choice.Conditions[i])))
            {
                yield return new(choice.Conditions[i], "the same condition stands further up: this branch never runs", "remove the branch, or write the condition that is meant");
            }
        }
    }

    private static IEnumerable<Unreached> AskedBefore(CaseStatement choice)
    {
        var seen = new List<Expression>();
        foreach (var match in choice.Branches.SelectMany(branch => branch.Matches))
        {
            if (seen.Exists(earlier => SameExpression.Are(earlier, match)))
            {
                yield return new(match, "the same value stands further up: for it this `when` never runs", "remove it, or write the value that is meant");
            }

            seen.Add(match);
        }
    }

    private static bool NeverEmpty(ForStatement loop) => loop.Parameters is { Offset: null, Limit: null } && loop.List switch
    {
        ArrayNode array => array.Items.Count > 0,
        BinaryNode { Operation: BinaryOperator.RangeInclusive, Left: ConstantNode { Value.IsNumber: true }, Right: ConstantNode { Value.IsNumber: true } } => true,
        _ => false,
    };

    private sealed record Unreached(Node Node, string Message, string Hint);
}
