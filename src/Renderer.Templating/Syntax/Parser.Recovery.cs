namespace Renderer.Templating.Syntax;

/// <summary>Where reading goes on after a fault inside brackets, which may be closed some lines further down.</summary>
internal sealed partial class Parser
{
    // Further down the bracket most likely belongs to something else; and the search must not take long in a text of nothing but faults.
    private const int LongestBracket = 1000;

    private int _statementStart;

    /// <summary>After the brackets that the faulty statement has opened so far; here, when they are not closed in this code block.</summary>
    private int AfterBrackets()
    {
        if (_isAborted || _options.Problems.IsFull || _index - _statementStart > LongestBracket)
        {
            return _index;
        }

        var open = new Stack<TokenKind>();
        for (var i = _statementStart; i < _index; i++)
        {
            Track(open, _tokens[i].Kind);
        }

        var last = Math.Min(_tokens.Count - 1, _index + LongestBracket);
        for (var i = _index; open.Count > 0 && i < last && _tokens[i].Kind != TokenKind.CodeExit; i++)
        {
            Track(open, _tokens[i].Kind);
            if (open.Count == 0)
            {
                return i + 1;
            }
        }

        return _index;
    }

    /// <summary>A closing bracket closes its opening one with all that was opened in between and forgotten.</summary>
    private static void Track(Stack<TokenKind> open, TokenKind kind)
    {
        var closing = Closing(kind);
        if (closing != TokenKind.Unknown)
        {
            open.Push(closing);
        }
        else if (open.Contains(kind))
        {
            while (open.Pop() != kind)
            {
            }
        }
    }

    private static TokenKind Closing(TokenKind opening) => opening switch
    {
        TokenKind.OpenParen => TokenKind.CloseParen,
        TokenKind.OpenBracket => TokenKind.CloseBracket,
        TokenKind.OpenBrace => TokenKind.CloseBrace,
        _ => TokenKind.Unknown,
    };
}
