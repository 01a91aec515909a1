using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Syntax;

internal sealed partial class Parser
{
    /// <summary>A value, or a function with its arguments after it.</summary>
    private Expression ParseCall(bool isArgument)
    {
        var start = Current.Start;
        var expression = ParsePostfix();
        if (expression is not PathExpression path)
        {
            return expression;
        }

        if (Current.Kind is TokenKind.PlusPlus or TokenKind.MinusMinus)
        {
            var sign = Current;
            Advance();
            return new IncrementNode(sign.Start, path, sign.Kind == TokenKind.MinusMinus, isPostfix: true);
        }

        if (isArgument || !StartsArgument(isFirst: true))
        {
            return expression;
        }

        var arguments = new List<Expression>();
        var named = new List<(string, Expression)>();
        while (StartsArgument(isFirst: arguments.Count == 0 && named.Count == 0) && !_isInError)
        {
            ParseArgument(arguments, named);
        }

        return Checked(new CallNode(start, path, [.. arguments], [.. named]));
    }

    /// <summary><c>(a, b, name: c)</c> right after a function.</summary>
    private CallNode ParseExplicitCall(int start, PathExpression path)
    {
        var arguments = new List<Expression>();
        var named = new List<(string, Expression)>();
        var (isLoopHead, isMiddle) = (_isLoopHead, _isTernaryMiddle);
        (_isLoopHead, _isTernaryMiddle) = (false, false);
        OpenBracket();
        while (Current.Kind != TokenKind.CloseParen && !_isInError)
        {
            ParseArgument(arguments, named, isExplicit: true);
            if (!TryTake(TokenKind.Comma))
            {
                break;
            }
        }

        (_isLoopHead, _isTernaryMiddle) = (isLoopHead, isMiddle);
        CloseBracket(TokenKind.CloseParen, ")");
        return Checked(new CallNode(start, path, [.. arguments], [.. named]));
    }

    private void ParseArgument(List<Expression> arguments, List<(string, Expression)> named, bool isExplicit = false)
    {
        if (IsNamedArgument())
        {
            var name = Current.Text;
            Advance();
            Advance();
            SkipNewLinesInValue();
            named.Add((name, isExplicit ? ParseExpression() : ParseBinary(CoalescePrecedence, isArgument: true)));
            return;
        }

        if (named.Count > 0)
        {
            Problem(Current, "after a named argument all arguments must be named");
        }

        arguments.Add(isExplicit ? ParseExpression() : ParseBinary(CoalescePrecedence, isArgument: true));
    }

    private void SkipNewLinesInValue()
    {
        if (_brackets > 0)
        {
            SkipNewLines();
        }
    }

    private bool IsNamedArgument() =>
        Current.Kind == TokenKind.Identifier && Next.Kind == TokenKind.Colon && !_isTernaryMiddle;

    /// <summary>Whether an argument starts here. A bracket right after a function is an index, a minus after it a subtraction.</summary>
    private bool StartsArgument(bool isFirst)
    {
        switch (Current.Kind)
        {
            case TokenKind.Number or TokenKind.String or TokenKind.InterpolationStart or TokenKind.Local or TokenKind.Argument:
            case TokenKind.Dollar or TokenKind.DollarDollar or TokenKind.OpenBrace or TokenKind.At or TokenKind.Caret or TokenKind.Bang:
                return true;
            case TokenKind.OpenParen or TokenKind.OpenBracket:
                return Current.HasSpaceBefore;
            case TokenKind.Plus or TokenKind.Minus:
                return !isFirst && IsSignOfArgument(Current);
            case TokenKind.Identifier:
                return StartsArgument(Current.Text);
            default:
                return false;
        }
    }

    private bool StartsArgument(string word)
    {
        if (_isLoopHead && (word == "reversed" || (word is "offset" or "limit" or "cols" && Next.Kind == TokenKind.Colon)))
        {
            return false;
        }

        return !Keywords.IsReserved(word) || word == "do" || IsNamedArgument() || (Keywords.IsLoop(word) && Next.Kind == TokenKind.Dot);
    }

    /// <summary>Whether a sign belongs to an argument of its own: <c>f 1 -1</c> has two, <c>f 1 - 1</c> and <c>f 1-1</c> one.</summary>
    private bool IsSignOfArgument(Token sign) =>
        sign.Kind is TokenKind.Plus or TokenKind.Minus && sign.HasSpaceBefore && Next is { HasSpaceBefore: false } && !IsStatementEnd(Next.Kind);

    /// <summary>Checks what can be known of a call before it runs: the files it includes.</summary>
    private CallNode Checked(CallNode call)
    {
        if (call.Callee is GlobalNode { Symbol.Name: "include" or "include_join" } && call.Arguments.Count > 0 && !_options.IsEvaluatedText)
        {
            CheckIncluded(call.Arguments[0]);
        }

        return call;
    }

    private void CheckIncluded(Expression name)
    {
        if (name is ArrayNode list)
        {
            foreach (var item in list.Items)
            {
                CheckIncluded(item);
            }
        }
        else if (name is ConstantNode { Value: { IsText: true } constant } && !_options.Files.Contains(constant.AsText) && !_isAborted && !_options.Problems.IsFull)
        {
            _options.Problems.Add(
                _file,
                name.Position,
                TemplateProblemCodes.UnknownInclude,
                $"there is no file `{constant.AsText}` to include",
                NearestName.Hint(constant.AsText, _options.Files));
        }
    }
}
