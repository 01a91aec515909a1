namespace Renderer.Layout.Css.Syntax;

/// <summary>The tokens of one text, each opening bracket with its closing one.</summary>
internal sealed class TokenList
{
    private readonly string _text;
    private readonly CssToken[] _tokens;
    private readonly int[] _closing;

    public TokenList(string text)
    {
        _text = text;
        _tokens = CssTokenizer.Tokenize(text);
        _closing = MatchBrackets(_tokens);
    }

    public int Count => _tokens.Length;

    public CssToken this[int index] => index < _tokens.Length ? _tokens[index] : new(TokenKind.End, _text.Length, "");

    public ReadOnlyMemory<CssToken> Slice(TokenRange range) => _tokens.AsMemory(range.Start, range.End - range.Start);

    /// <summary>Index of the token that closes the bracket or function at <paramref name="opening"/>; the end of the list if nothing does.</summary>
    public int ClosingOf(int opening) => _closing[opening];

    /// <summary>The text of a range, as its author wrote it.</summary>
    public string TextOf(TokenRange range) => _text[this[range.Start].Start..this[range.End].Start].Trim();

    // A closing bracket that does not match the innermost open one is an ordinary token (CSS Syntax 3, 5.4.8).
    private static int[] MatchBrackets(CssToken[] tokens)
    {
        var closing = new int[tokens.Length];
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (ClosingKind(tokens[i].Kind) != TokenKind.End)
            {
                closing[i] = tokens.Length;
                open.Push(i);
            }
            else if (open.TryPeek(out var opening) && ClosingKind(tokens[opening].Kind) == tokens[i].Kind)
                closing[open.Pop()] = i;
        }
        return closing;
    }

    internal static TokenKind ClosingKind(TokenKind kind) => kind switch
    {
        TokenKind.OpenBrace => TokenKind.CloseBrace,
        TokenKind.OpenSquare => TokenKind.CloseSquare,
        TokenKind.OpenParen or TokenKind.Function => TokenKind.CloseParen,
        _ => TokenKind.End,
    };
}

/// <summary>Tokens from <paramref name="Start"/> up to, not including, <paramref name="End"/>.</summary>
internal readonly record struct TokenRange(int Start, int End)
{
    public bool IsEmpty => Start >= End;
}
