using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Syntax;

internal sealed partial class Parser
{
    /// <summary>A value with its members, items and explicit calls.</summary>
    private Expression ParsePostfix()
    {
        var start = Current.Start;
        var expression = ParsePrimary();
        for (var length = 1; !_isInError; length++)
        {
            CheckPathLength(length, Current.Start);
            var sign = Current;
            if (sign.Kind is TokenKind.Dot or TokenKind.QuestionDot && !(sign.HasSpaceBefore && Next.HasSpaceBefore))
            {
                Advance();
                if (Current.Kind != TokenKind.Identifier)
                {
                    Problem(Current, $"a member's name expected instead of {Describe(Current)}");
                    return expression;
                }

                expression = new MemberNode(Current.Start, expression, _options.Symbols.MemberName(Current.Text), sign.Kind == TokenKind.QuestionDot);
                Advance();
            }
            else if (sign is { Kind: TokenKind.OpenBracket, HasSpaceBefore: false })
            {
                OpenBracket();
                expression = new IndexNode(sign.Start, expression, ParseFreely());
                CloseBracket(TokenKind.CloseBracket, "]");
            }
            else if (sign is { Kind: TokenKind.OpenParen, HasSpaceBefore: false } && expression is PathExpression path)
            {
                expression = ParseExplicitCall(start, path);
            }
            else
            {
                break;
            }
        }

        return expression;
    }

    // Each member is a level of the tree that is evaluated without a look at the stack.
    private void CheckPathLength(int length, int position)
    {
        if (length > DeepestNesting)
        {
            Abort(position, $"a path of more than {DeepestNesting} members");
        }
    }

    /// <summary>An expression inside brackets, where the words of loop heads and ternaries mean nothing.</summary>
    private Expression ParseFreely()
    {
        var (isLoopHead, isMiddle) = (_isLoopHead, _isTernaryMiddle);
        (_isLoopHead, _isTernaryMiddle) = (false, false);
        var expression = ParseExpression();
        (_isLoopHead, _isTernaryMiddle) = (isLoopHead, isMiddle);
        return expression;
    }

    private Expression ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Advance();
                return new ConstantNode(token.Start, (Value)token.Value!);
            case TokenKind.String:
                Advance();
                return new ConstantNode(token.Start, Value.Of(token.Text));
            case TokenKind.InterpolationStart:
                return ParseInterpolation();
            case TokenKind.Local:
                Advance();
                return Local(token);
            case TokenKind.Argument:
                Advance();
                return new ArgumentNode(token.Start, (int)token.Value!);
            case TokenKind.Dollar:
                Advance();
                return new ArgumentsNode(token.Start);
            case TokenKind.DollarDollar:
                Advance();
                return new BlockNode(token.Start);
            case TokenKind.OpenParen:
                return ParseParentheses();
            case TokenKind.OpenBracket:
                return ParseArray();
            case TokenKind.OpenBrace:
                return ParseObject();
            case TokenKind.Identifier:
                return ParseName();
            default:
                Problem(token, $"a value expected instead of {Describe(token)}");
                return new FaultyExpression(token.Start);
        }
    }

    private Expression ParseName()
    {
        var token = Current;
        switch (token.Text)
        {
            case "true" or "false" or "null" or "empty" when Next.Kind != TokenKind.Colon || _isTernaryMiddle:
                Advance();
                return new ConstantNode(token.Start, token.Text switch
                {
                    "true" => Value.True,
                    "false" => Value.False,
                    "null" => Value.Null,
                    _ => Value.Empty,
                });
            case "this":
                Advance();
                return new ThisNode(token.Start);
            case "do":
                return ParseAnonymousFunction();
        }

        if (Keywords.IsLoop(token.Text) && Next.Kind is TokenKind.Dot or TokenKind.QuestionDot)
        {
            Advance();
            return new LoopNode(token.Start, token.Text);
        }

        if (Keywords.IsReserved(token.Text))
        {
            Problem(token, $"a value expected instead of `{token.Text}`", $"`{token.Text}` is a word of the language; write `({token.Text})` for a variable of that name.");
            return new FaultyExpression(token.Start);
        }

        Advance();
        return new GlobalNode(token.Start, _options.Symbols[token.Text]);
    }

    private PathExpression Local(Token token) => _areLocalsDynamic
        ? new DynamicLocalNode(token.Start, token.Text)
        : new LocalNode(token.Start, _locals.Slot(token.Text), token.Text);

    /// <summary>A variable, member or item to be set.</summary>
    private PathExpression ParseTarget()
    {
        var start = Current;

        // Not a whole expression: `func f(x)` must not read its parameters as a call.
        var expression = start.Kind == TokenKind.Identifier && Next is { Kind: TokenKind.OpenParen, HasSpaceBefore: false } ? ParseName() : ParsePostfix();
        if (expression is PathExpression path)
        {
            return path;
        }

        Problem(start, $"a variable expected instead of {Describe(start)}");
        return new GlobalNode(start.Start, _options.Symbols[""]);
    }

    private Expression ParseParentheses()
    {
        OpenBracket();
        var token = Current;
        if (token.Kind == TokenKind.Identifier && Keywords.IsReserved(token.Text) && token.Text != "do" && Next.Kind == TokenKind.CloseParen)
        {
            Advance();
            CloseBracket(TokenKind.CloseParen, ")");
            return new GlobalNode(token.Start, _options.Symbols[token.Text]);
        }

        var expression = ParseFreely();
        CloseBracket(TokenKind.CloseParen, ")");
        return expression;
    }

    private ArrayNode ParseArray()
    {
        var start = Current.Start;
        var items = new List<Expression>();
        OpenBracket();
        while (Current.Kind != TokenKind.CloseBracket && !_isInError)
        {
            items.Add(ParseFreely());
            if (!TryTake(TokenKind.Comma))
            {
                break;
            }
        }

        CloseBracket(TokenKind.CloseBracket, "]");
        return new ArrayNode(start, [.. items]);
    }

    private ObjectNode ParseObject()
    {
        var start = Current.Start;
        var names = new List<string>();
        var values = new List<Expression>();
        OpenBracket();
        while (Current.Kind is TokenKind.Identifier or TokenKind.String && !_isInError)
        {
            names.Add(Current.Text);
            Advance();
            Expect(TokenKind.Colon, ":");
            values.Add(ParseFreely());
            if (!TryTake(TokenKind.Comma))
            {
                break;
            }
        }

        CloseBracket(TokenKind.CloseBrace, "}");
        return new ObjectNode(start, [.. names], [.. values]);
    }

    private InterpolationNode ParseInterpolation()
    {
        var start = Current.Start;
        var parts = new List<Expression>();
        OpenBracket();
        while (Current.Kind is TokenKind.String or TokenKind.OpenBrace && !_isInError)
        {
            if (Current.Kind == TokenKind.String)
            {
                if (Current.Text.Length > 0)
                {
                    parts.Add(new ConstantNode(Current.Start, Value.Of(Current.Text)));
                }

                Advance();
            }
            else
            {
                Advance();
                parts.Add(ParseFreely());
                Expect(TokenKind.CloseBrace, "}");
            }
        }

        CloseBracket(TokenKind.InterpolationEnd, "\"");
        return new InterpolationNode(start, [.. parts]);
    }
}
