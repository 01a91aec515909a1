using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Analysis;

/// <summary>Walks a program's nodes.</summary>
internal static class NodeChildren
{
    /// <summary>A node and everything in it, functions' bodies included.</summary>
    public static IEnumerable<Node> SelfAndAll(Node root)
    {
        var open = new Stack<Node>([root]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var child in Of(node))
            {
                if (child is not null)
                {
                    open.Push(child);
                }
            }
        }
    }

    /// <summary>What a node consists of; nulls for what it does not have.</summary>
    public static IEnumerable<Node?> Of(Node node) => node is Statement ? OfStatement(node) : OfExpression(node);

    private static IEnumerable<Node?> OfStatement(Node node) => node switch
    {
        BlockStatement block => block.Statements,
        WriteStatement write => [write.Expression],
        AssignStatement assign => [assign.Target, assign.Assigned],
        CompoundAssignStatement assign => [assign.Target, assign.Assigned],
        IfStatement choice => [.. choice.Conditions, .. choice.Branches, choice.Otherwise],
        CaseStatement choice => [choice.Subject, .. choice.Branches.SelectMany(branch => branch.Matches.Append<Node>(branch.Body)), choice.Otherwise],
        WhileStatement loop => [loop.Condition, loop.Body],
        ForStatement loop => [loop.Variable, loop.List, loop.Parameters.Offset, loop.Parameters.Limit, loop.Parameters.Columns, loop.Body, loop.Otherwise],
        ReturnStatement back => [back.Returned],
        FunctionStatement function => [function.Target, function.Function],
        CaptureStatement capture => [capture.Target, capture.Body],
        ReadOnlyStatement lockup => [lockup.Target],
        ImportStatement import => [import.Source],
        WithStatement with => [with.Subject, with.Body],
        WrapStatement wrap => [wrap.Call, wrap.Body],
        _ => [],
    };

    private static IEnumerable<Node?> OfExpression(Node node) => node switch
    {
        CallNode call => [call.Callee, .. call.Arguments, .. call.NamedArguments.Select(argument => argument.Value)],
        ArrayNode array => array.Items,
        ObjectNode members => members.Values,
        InterpolationNode text => text.Parts,
        FunctionNode function => [.. (function.Definition.Parameters ?? []).Select(parameter => parameter.Default), function.Definition.Body],
        MemberNode member => [member.Target],
        IndexNode item => [item.Target, item.Index],
        BinaryNode binary => [binary.Left, binary.Right],
        LogicalNode logical => [logical.Left, logical.Right],
        CoalesceNode coalesce => [coalesce.Left, coalesce.Right],
        ConditionalNode conditional => [conditional.Condition, conditional.IfTrue, conditional.IfFalse],
        NotNode not => [not.Operand],
        SignNode sign => [sign.Operand],
        IncrementNode increment => [increment.Target],
        AliasNode alias => [alias.Operand],
        ExpandNode expand => [expand.Operand],
        _ => [],
    };
}
