namespace Renderer.Layout.Css.Syntax;

/// <summary>The token kinds of CSS Syntax 3, section 4.</summary>
internal enum TokenKind : byte
{
    End,
    Ident,
    Function,
    AtKeyword,
    Hash,
    String,
    BadString,
    Url,
    BadUrl,
    Number,
    Percentage,
    Dimension,
    Whitespace,
    Colon,
    Semicolon,
    Comma,
    OpenSquare,
    CloseSquare,
    OpenParen,
    CloseParen,
    OpenBrace,
    CloseBrace,
    Delimiter,
    CommentOpen,
    CommentClose,
}

/// <summary>One token and where it starts.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first character in the sheet.</param>
/// <param name="Text">Name, string, unit in lower case, or the delimiter itself; escapes are resolved.</param>
/// <param name="Number">Value of a number, percentage or dimension.</param>
/// <param name="IsInteger">Whether the number was written without fraction and exponent.</param>
internal readonly record struct CssToken(TokenKind Kind, int Start, string Text, double Number = 0, bool IsInteger = false)
{
    public bool IsDelimiter(char c) => Kind == TokenKind.Delimiter && Text[0] == c;

    public bool IsIdent(string name) => Kind == TokenKind.Ident && Text.Equals(name, StringComparison.OrdinalIgnoreCase);
}
