using Renderer.Templating.Evaluation;
using Renderer.Templating.Output;

namespace Renderer.Templating.Syntax;

internal sealed partial class Parser
{
    /// <summary>Statements up to <c>end</c>, <c>else</c> or <c>when</c>, which is left unread.</summary>
    private BlockStatement ParseBlock()
    {
        var start = Current.Start;
        if (!TryEnter(start))
        {
            return BlockStatement.Nothing;
        }

        var statements = new List<Statement>();
        ParseInto(statements);
        Leave();
        return new BlockStatement(start, [.. statements]);
    }

    private void ParseInto(List<Statement> statements)
    {
        while (true)
        {
            switch (Current.Kind)
            {
                case TokenKind.End:
                    return;
                case TokenKind.Text:
                    statements.Add(new TextStatement(Current.Start, _options.EscapesText ? HtmlText.Escape(Current.Text) : Current.Text));
                    Advance();
                    break;
                case TokenKind.CodeEnter or TokenKind.CodeExit:
                    _indent = Current.Value as string;
                    Advance();
                    break;
                case TokenKind.NewLine or TokenKind.Semicolon:
                    Advance();
                    break;
                case TokenKind.Identifier when Keywords.EndsBlock(Current.Text):
                    return;
                default:
                    var start = _index;
                    statements.Add(ParseStatement());
                    _statementStart = start;
                    EndStatement();
                    break;
            }
        }
    }

    /// <summary>Goes to the end of the statement; anything in between is a problem, unless one was found already.</summary>
    private void EndStatement()
    {
        if (!IsStatementEnd(Current.Kind))
        {
            Problem(Current, $"{Describe(Current)} is not expected here", MisspeltStart() ?? EqualSign() ?? "Statements end with a line break, `;` or the end of the code block.");
        }

        _brackets = 0;
        _index = _isInError ? AfterBrackets() : _index;
        while (!IsStatementEnd(Current.Kind) && !EndsBlock(Current))
        {
            _skippedBlocks += Current.Kind == TokenKind.Identifier && Keywords.OpensBlock(Current.Text) ? 1 : 0;
            Advance();
        }

        _faultyEnd = _isInError ? _index : -1;
        _isInError = false;
    }

    // A member may be called `end`; a block is not over there.
    private bool EndsBlock(Token token) =>
        token.Kind == TokenKind.Identifier && Keywords.EndsBlock(token.Text) && _index > 0 && _tokens[_index - 1].Kind is not (TokenKind.Dot or TokenKind.QuestionDot);

    private static bool IsStatementEnd(TokenKind kind) => kind is TokenKind.End or TokenKind.CodeExit or TokenKind.NewLine or TokenKind.Semicolon;

    private Statement ParseStatement()
    {
        var start = Current;
        _statementStart = _index;
        if (start.Kind == TokenKind.Identifier && Next.Kind is not (TokenKind.Dot or TokenKind.QuestionDot))
        {
            switch (start.Text)
            {
                case "if":
                    return ParseIf();
                case "for" or "tablerow":
                    return ParseFor(start.Text);
                case "while":
                    return ParseWhile();
                case "case":
                    return ParseCase();
                case "func":
                    return ParseFunction();
                case "ret":
                    Advance();
                    return new ReturnStatement(start.Start, IsStatementEnd(Current.Kind) ? null : ParseExpression());
                case "break" or "continue":
                    return ParseJump();
                case "capture" or "readonly" or "import" or "with" or "wrap":
                    return ParseScopeStatement(start);
            }
        }

        return IsInlineFunction() ? ParseInlineFunction() : ParseExpressionStatement();
    }

    private Statement ParseScopeStatement(Token start)
    {
        Advance();
        switch (start.Text)
        {
            case "capture":
                var captured = ParseTarget();
                return new CaptureStatement(start.Start, captured, ParseBody(start));
            case "readonly":
                return new ReadOnlyStatement(start.Start, ParseTarget());
            case "import":
                return new ImportStatement(start.Start, ParseExpression());
            case "with":
                var subject = ParseExpression();
                return new WithStatement(start.Start, subject, ParseBody(start));
            default:
                return ParseWrap(start);
        }
    }

    private Statement ParseExpressionStatement()
    {
        var start = Current;
        var indent = _indent;
        var expression = ParseExpression();
        if (Current.Kind == TokenKind.Equal)
        {
            return ParseAssignment(start, expression, null);
        }

        if (CompoundOperator(Current.Kind) is { } operation)
        {
            return ParseAssignment(start, expression, operation);
        }

        return new WriteStatement(expression, indent);
    }

    private Statement ParseAssignment(Token start, Expression target, BinaryOperator? operation)
    {
        if (target is not PathExpression path)
        {
            Problem(start, "only a variable, member or item can be set");
            path = new GlobalNode(start.Start, _options.Symbols[""]);
        }

        Advance();
        SkipNewLines();
        var value = ParseExpression();
        if (Current.Kind == TokenKind.Equal)
        {
            Problem(Current, "an assignment is a statement, not a part of one", "Write `==` to compare.");
        }

        return operation is { } known
            ? new CompoundAssignStatement(start.Start, known, path, value)
            : new AssignStatement(start.Start, path, value);
    }

    private static BinaryOperator? CompoundOperator(TokenKind kind) => kind switch
    {
        TokenKind.PlusEqual => BinaryOperator.Add,
        TokenKind.MinusEqual => BinaryOperator.Subtract,
        TokenKind.StarEqual => BinaryOperator.Multiply,
        TokenKind.SlashEqual => BinaryOperator.Divide,
        TokenKind.SlashSlashEqual => BinaryOperator.DivideWhole,
        TokenKind.PercentEqual => BinaryOperator.Modulo,
        _ => null,
    };

    private IfStatement ParseIf()
    {
        var start = Current;
        var conditions = new List<Expression>();
        var branches = new List<Statement>();
        Statement? otherwise = null;
        do
        {
            Advance();
            conditions.Add(ParseExpression());
            EndStatement();
            branches.Add(ParseBlock());
        }
        while (Current.Is("else") && Next.Is("if") && TryTake("else"));
        if (TryTake("else"))
        {
            EndStatement();
            otherwise = ParseBlock();
        }

        ExpectEnd(start);
        return new IfStatement(start.Start, [.. conditions], [.. branches], otherwise);
    }

    private CaseStatement ParseCase()
    {
        var start = Current;
        Advance();
        var subject = ParseExpression();
        EndStatement();
        SkipToFirstWhen();
        var branches = new List<WhenBranch>();
        while (Current.Is("when"))
        {
            var matches = new List<Expression>();
            do
            {
                Advance();
                SkipNewLines();
                matches.Add(ParseBinary(AboveOr, isArgument: false));
            }
            while (Current.Kind is TokenKind.Comma or TokenKind.PipePipe);
            EndStatement();
            branches.Add(new WhenBranch([.. matches], ParseBlock()));
        }

        Statement? otherwise = null;
        if (TryTake("else"))
        {
            EndStatement();
            otherwise = ParseBlock();
        }

        ExpectEnd(start);
        return new CaseStatement(start.Start, subject, [.. branches], otherwise);
    }

    private void SkipToFirstWhen()
    {
        while (Current.Kind is TokenKind.NewLine or TokenKind.Semicolon or TokenKind.CodeEnter or TokenKind.CodeExit or TokenKind.Text)
        {
            if (Current.Kind == TokenKind.Text && !string.IsNullOrWhiteSpace(Current.Text))
            {
                Problem(Current, "text between `case` and its first `when` would never be written");
            }

            Advance();
        }

        _isInError = false;
    }

    /// <summary>The rest of a statement's first line is over: its block, and the <c>end</c> that closes it.</summary>
    private BlockStatement ParseBody(Token start)
    {
        EndStatement();
        var body = ParseBlock();
        ExpectEnd(start);
        return body;
    }

    private void ExpectEnd(Token start)
    {
        if (TryTake("end"))
        {
            return;
        }

        if (Current.Kind == TokenKind.End)
        {
            _isInError = _isCut;
            Problem(start, $"`{start.Text}` has no `end`", MisspeltEnd(start));
            return;
        }

        Problem(Current, Current.Is("when") ? WhenProblem(start)
            : HasElse(start.Text) ? $"`{start.Text}` has its `else` already" : $"`{start.Text}` has no `else`");
        SkipToEnd();
    }

    private static string WhenProblem(Token start) =>
        start.Is("case") ? "`else` is the last branch of a `case`" : $"`when` belongs to a `case`, not to `{start.Text}`";

    private static bool HasElse(string statement) => statement is "if" or "case" or "for" or "tablerow";

    /// <summary>Reads branches that cannot be here, so that the <c>end</c> after them still closes the statement.</summary>
    private void SkipToEnd()
    {
        while (Current.Is("else") || Current.Is("when"))
        {
            _statementStart = _index;
            Advance();
            EndStatement();
            ParseBlock();
        }

        TryTake("end");
    }
}
