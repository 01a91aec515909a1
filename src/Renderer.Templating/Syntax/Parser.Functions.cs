using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Syntax;

internal sealed partial class Parser
{
    private FunctionStatement ParseFunction()
    {
        var start = Current;
        Advance();
        var name = Current;
        var target = ParseTarget();
        FunctionParameter[]? parameters = null;
        if (Current.Kind == TokenKind.OpenParen)
        {
            parameters = ParseParameters();
        }

        var function = ParseFunctionBody(start, new FunctionDefinition(name.Text, _file, parameters, new LocalLayout()));
        return new FunctionStatement(start.Start, target, function);
    }

    /// <summary><c>do ... end</c> as a value.</summary>
    private FunctionNode ParseAnonymousFunction()
    {
        var start = Current;
        var (brackets, indent) = (_brackets, _indent);
        _brackets = 0;
        Advance();
        var function = ParseFunctionBody(start, new FunctionDefinition("do", _file, null, new LocalLayout()));
        (_brackets, _indent) = (brackets, indent);
        if (_brackets > 0)
        {
            SkipNewLines();
        }

        return function;
    }

    private FunctionNode ParseFunctionBody(Token start, FunctionDefinition definition)
    {
        var (locals, dynamic, loops, isLoopHead) = (_locals, _areLocalsDynamic, _loops, _isLoopHead);
        (_locals, _areLocalsDynamic, _loops, _isLoopHead) = (definition.Locals, false, 0, false);
        if (!start.Is("do"))
        {
            EndStatement();
        }

        // `do ret $0 + 1; end` may start on the line of its `do`.
        definition.Body = ParseBlock();
        ExpectEnd(start);
        (_locals, _areLocalsDynamic, _loops, _isLoopHead) = (locals, dynamic, loops, isLoopHead);
        return new FunctionNode(start.Start, definition);
    }

    private FunctionParameter[] ParseParameters()
    {
        var parameters = new List<FunctionParameter>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        OpenBracket();
        while (Current.Kind == TokenKind.Identifier && !_isInError)
        {
            var name = Current;
            Advance();
            var isRest = TryTake(TokenKind.Ellipsis);
            var value = TryTake(TokenKind.Equal) ? ParseTernary() : null;
            if (parameters.Count > 0 && (parameters[^1].IsRest || (parameters[^1].Default is not null && value is null && !isRest)))
            {
                Problem(name, parameters[^1].IsRest ? "nothing can follow the `...` parameter" : "a parameter without default cannot follow one with a default");
            }

            if (!names.Add(name.Text))
            {
                Problem(name, $"there are two parameters `{name.Text}`");
            }

            parameters.Add(new FunctionParameter(_options.Symbols[name.Text], value, isRest));
            if (!TryTake(TokenKind.Comma))
            {
                break;
            }
        }

        CloseBracket(TokenKind.CloseParen, ")");
        return [.. parameters];
    }

    /// <summary>Whether <c>name(a, b) = ...</c> stands here.</summary>
    private bool IsInlineFunction()
    {
        if (Current.Kind != TokenKind.Identifier || Next is not { Kind: TokenKind.OpenParen, HasSpaceBefore: false })
        {
            return false;
        }

        var at = _index + 2;
        while (_tokens[at].Kind is TokenKind.Identifier or TokenKind.Comma)
        {
            at++;
        }

        return _tokens[at].Kind == TokenKind.CloseParen && _tokens[at + 1].Kind == TokenKind.Equal;
    }

    private FunctionStatement ParseInlineFunction()
    {
        var name = Current;
        Advance();
        var definition = new FunctionDefinition(name.Text, _file, ParseParameters(), new LocalLayout());
        Advance();
        SkipNewLines();
        var (locals, dynamic) = (_locals, _areLocalsDynamic);
        (_locals, _areLocalsDynamic) = (definition.Locals, false);
        var position = Current.Start;
        definition.Body = new ReturnStatement(position, ParseExpression());
        (_locals, _areLocalsDynamic) = (locals, dynamic);
        return new FunctionStatement(name.Start, new GlobalNode(name.Start, _options.Symbols[name.Text]), new FunctionNode(name.Start, definition));
    }

    private WrapStatement ParseWrap(Token start)
    {
        var expression = ParseCall(isArgument: false);
        var call = expression as CallNode;
        if (call is null)
        {
            if (expression is not PathExpression)
            {
                Problem(start, "`wrap` is followed by a function and its arguments");
            }

            call = new CallNode(expression.Position, expression, [], []);
        }

        // The block runs among the function's locals, which are not known here.
        var (dynamic, loops) = (_areLocalsDynamic, _loops);
        (_areLocalsDynamic, _loops) = (true, 0);
        var body = ParseBody(start);
        (_areLocalsDynamic, _loops) = (dynamic, loops);
        return new WrapStatement(start.Start, call, body);
    }
}
