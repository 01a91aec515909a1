namespace Renderer.Templating.Syntax;

/// <summary>Operators and brackets.</summary>
internal static class Punctuation
{
    // The longest first, so that `//=` is not read as `//`.
    private static readonly (string Sign, TokenKind Kind)[] Signs =
    [
        ("//=", TokenKind.SlashSlashEqual), ("..<", TokenKind.DotDotLess), ("...", TokenKind.Ellipsis),
        ("//", TokenKind.SlashSlash), ("..", TokenKind.DotDot), ("?.", TokenKind.QuestionDot), ("??", TokenKind.QuestionQuestion),
        ("?!", TokenKind.QuestionBang), ("||", TokenKind.PipePipe), ("&&", TokenKind.AmpersandAmpersand), ("==", TokenKind.EqualEqual),
        ("!=", TokenKind.BangEqual), ("<=", TokenKind.LessEqual), ("<<", TokenKind.LessLess), (">=", TokenKind.GreaterEqual),
        (">>", TokenKind.GreaterGreater), ("++", TokenKind.PlusPlus), ("+=", TokenKind.PlusEqual), ("--", TokenKind.MinusMinus),
        ("-=", TokenKind.MinusEqual), ("*=", TokenKind.StarEqual), ("/=", TokenKind.SlashEqual), ("%=", TokenKind.PercentEqual),
        (";", TokenKind.Semicolon), ("(", TokenKind.OpenParen), (")", TokenKind.CloseParen), ("[", TokenKind.OpenBracket),
        ("]", TokenKind.CloseBracket), ("{", TokenKind.OpenBrace), ("}", TokenKind.CloseBrace), (",", TokenKind.Comma),
        (":", TokenKind.Colon), (".", TokenKind.Dot), ("?", TokenKind.Question), ("|", TokenKind.Pipe), ("&", TokenKind.Ampersand),
        ("@", TokenKind.At), ("^", TokenKind.Caret), ("!", TokenKind.Bang), ("=", TokenKind.Equal), ("<", TokenKind.Less),
        (">", TokenKind.Greater), ("+", TokenKind.Plus), ("-", TokenKind.Minus), ("*", TokenKind.Star), ("/", TokenKind.Slash),
        ("%", TokenKind.Percent),
    ];

    private static readonly (string Sign, TokenKind Kind)[][] ByFirst =
        [.. Enumerable.Range(0, 128).Select(first => Signs.Where(entry => entry.Sign[0] == first).ToArray())];

    public static (TokenKind Kind, int Length) Read(ReadOnlySpan<char> text)
    {
        foreach (var (sign, kind) in text[0] < ByFirst.Length ? ByFirst[text[0]] : [])
        {
            if (text.StartsWith(sign, StringComparison.Ordinal))
            {
                return (kind, sign.Length);
            }
        }

        return (TokenKind.Unknown, 1);
    }
}
