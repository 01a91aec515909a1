namespace Renderer.Templating.Syntax;

/// <summary>Kinds of tokens.</summary>
internal enum TokenKind : byte
{
    End,

    /// <summary>Text outside code; its value is the text after white space control.</summary>
    Text,

    /// <summary>The start of a code block; its value is the indentation of its line, or null.</summary>
    CodeEnter,
    CodeExit,
    NewLine,
    Semicolon,
    Identifier,

    /// <summary><c>$name</c>; its value is the name.</summary>
    Local,

    /// <summary><c>$0</c>; its value is the number.</summary>
    Argument,
    Dollar,
    DollarDollar,
    Number,
    String,
    InterpolationStart,
    InterpolationEnd,
    OpenParen,
    CloseParen,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    Comma,
    Colon,
    Dot,
    QuestionDot,
    DotDot,
    DotDotLess,
    Ellipsis,
    Question,
    QuestionQuestion,
    QuestionBang,
    Pipe,
    PipePipe,
    Ampersand,
    AmpersandAmpersand,
    At,
    Caret,
    Bang,
    Equal,
    EqualEqual,
    BangEqual,
    Less,
    LessEqual,
    LessLess,
    Greater,
    GreaterEqual,
    GreaterGreater,
    Plus,
    PlusPlus,
    PlusEqual,
    Minus,
    MinusMinus,
    MinusEqual,
    Star,
    StarEqual,
    Slash,
    SlashEqual,
    SlashSlash,
    SlashSlashEqual,
    Percent,
    PercentEqual,

    /// <summary>A character the language does not use; already reported.</summary>
    Unknown,
}

/// <summary>A token.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset after its last character.</param>
/// <param name="HasSpaceBefore">White space or a comment stands before it.</param>
/// <param name="Value">Text of an identifier, string or text; a boxed value of a number.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, bool HasSpaceBefore, object? Value)
{
    public string Text => Value as string ?? "";

    public bool Is(string keyword) => Kind == TokenKind.Identifier && Text == keyword;
}

/// <summary>The tokens of a text.</summary>
/// <param name="Items">The tokens; the last is <see cref="TokenKind.End"/>.</param>
/// <param name="IsCut">Something was not closed and swallowed the rest of the text, so that nothing can be said about what is missing in it.</param>
internal sealed record TokenList(List<Token> Items, bool IsCut);
