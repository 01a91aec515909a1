using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Syntax;

internal sealed partial class Parser
{
    private WhileStatement ParseWhile()
    {
        var start = Current;
        Advance();
        var condition = ParseExpression();
        return new WhileStatement(start.Start, condition, ParseLoopBody(start));
    }

    private Statement ParseFor(string keyword)
    {
        var start = Current;
        Advance();
        var variable = ParseTarget();
        if (!TryTake("in"))
        {
            Problem(Current, $"`in` expected instead of {Describe(Current)}", $"A loop reads `{keyword} item in list`.");
        }

        _isLoopHead = true;
        var list = ParseExpression();
        _isLoopHead = false;
        var parameters = ParseLoopParameters(keyword);
        EndStatement();
        _loops++;
        var body = ParseBlock();
        _loops--;
        Statement? otherwise = null;
        if (TryTake("else"))
        {
            EndStatement();
            otherwise = ParseBlock();
        }

        ExpectEnd(start);
        return keyword == "for"
            ? new ForStatement(start.Start, variable, list, parameters) { Body = body, Otherwise = otherwise }
            : new TableRowStatement(start.Start, variable, list, parameters) { Body = body, Otherwise = otherwise };
    }

    private LoopParameters ParseLoopParameters(string keyword)
    {
        var parameters = new LoopParameters(null, null, null, false);
        while (Current.Kind == TokenKind.Identifier && !_isInError)
        {
            var name = Current;
            Advance();
            if (name.Is("reversed"))
            {
                parameters = parameters with { IsReversed = true };
                continue;
            }

            Expect(TokenKind.Colon, ":");
            var value = ParseBinary(AboveOr, isArgument: true);
            switch (name.Text)
            {
                case "offset":
                    parameters = parameters with { Offset = value };
                    break;
                case "limit":
                    parameters = parameters with { Limit = value };
                    break;
                case "cols" when keyword == "tablerow":
                    parameters = parameters with { Columns = value };
                    break;
                default:
                    Problem(name, $"`{keyword}` has no parameter `{name.Text}`", NearestName.Hint(name.Text, ["offset", "limit", "reversed", "cols"]));
                    break;
            }
        }

        return parameters;
    }

    private JumpStatement ParseJump()
    {
        var word = Current;
        Advance();
        if (_loops == 0)
        {
            Problem(word, $"`{word.Text}` outside a loop");
        }

        return new JumpStatement(word.Start, word.Is("break") ? Flow.Break : Flow.Continue);
    }

    private BlockStatement ParseLoopBody(Token start)
    {
        _loops++;
        var body = ParseBody(start);
        _loops--;
        return body;
    }
}
