namespace Renderer.Layout.Css.Syntax;

/// <summary>A rule as the grammar sees it: an at-rule has a name, a style rule has none; a statement has no block.</summary>
internal readonly record struct SyntaxRule(string? AtName, TokenRange Prelude, TokenRange? Block, int Offset);

/// <summary>A declaration as the grammar sees it.</summary>
internal readonly record struct SyntaxDeclaration(string Name, TokenRange Value, bool IsImportant, int Offset);

/// <summary>What a declaration block holds.</summary>
internal sealed record BlockContents(List<SyntaxDeclaration> Declarations, List<SyntaxRule> Rules, List<TokenRange> Broken);

/// <summary>Splits tokens into rules and declarations (CSS Syntax 3, section 5), without looking at what they mean.</summary>
internal static class RuleParser
{
    public static List<SyntaxRule> Rules(TokenList tokens, TokenRange range)
    {
        var rules = new List<SyntaxRule>();
        for (var at = range.Start; at < range.End;)
        {
            if (tokens[at].Kind is TokenKind.Whitespace or TokenKind.CommentOpen or TokenKind.CommentClose) at++;
            else if (tokens[at].Kind == TokenKind.AtKeyword) rules.Add(AtRule(tokens, range.End, ref at));
            else if (QualifiedRule(tokens, range.End, ref at) is { } rule) rules.Add(rule);
        }
        return rules;
    }

    /// <summary>Contents of a style or page block: declarations, nested rules, and what is neither.</summary>
    public static BlockContents Block(TokenList tokens, TokenRange range)
    {
        var contents = new BlockContents([], [], []);
        var semicolon = -1;
        for (var at = range.Start; at < range.End;)
        {
            var token = tokens[at];
            if (token.Kind is TokenKind.Whitespace or TokenKind.Semicolon) at++;
            else if (token.Kind == TokenKind.AtKeyword) contents.Rules.Add(AtRule(tokens, range.End, ref at));
            else
            {
                // The semicolon found for one nested rule is the next one's too: looking again would be quadratic.
                if (semicolon <= at) semicolon = SkipTo(tokens, at, range.End, TokenKind.Semicolon);
                DeclarationOrRule(tokens, new(at, semicolon), contents, ref at);
            }
        }
        return contents;
    }

    private static void DeclarationOrRule(TokenList tokens, TokenRange range, BlockContents contents, ref int at)
    {
        at = range.End;
        if (Declaration(tokens, range) is { } declaration)
        {
            contents.Declarations.Add(declaration);
            return;
        }
        var ruleEnd = range.Start;
        if (QualifiedRule(tokens, range.End, ref ruleEnd) is { } rule)
        {
            contents.Rules.Add(rule);
            at = ruleEnd;
        }
        else contents.Broken.Add(range);
    }

    private static SyntaxRule AtRule(TokenList tokens, int end, ref int at)
    {
        var start = at++;
        while (at < end && tokens[at].Kind is not (TokenKind.Semicolon or TokenKind.OpenBrace)) at = After(tokens, at);
        var prelude = new TokenRange(start + 1, Math.Min(at, end));
        TokenRange? block = null;
        if (at < end && tokens[at].Kind == TokenKind.OpenBrace) block = BlockAt(tokens, end, ref at);
        else at++;
        return new(tokens[start].Text.ToLowerInvariant(), prelude, block, tokens[start].Start);
    }

    private static SyntaxRule? QualifiedRule(TokenList tokens, int end, ref int at)
    {
        var start = at;
        at = SkipTo(tokens, at, end, TokenKind.OpenBrace);
        if (at >= end) return null;
        var prelude = new TokenRange(start, at);
        return new(null, prelude, BlockAt(tokens, end, ref at), tokens[start].Start);
    }

    private static TokenRange BlockAt(TokenList tokens, int end, ref int at)
    {
        var block = new TokenRange(at + 1, Math.Min(tokens.ClosingOf(at), end));
        at = block.End + 1;
        return block;
    }

    public static SyntaxDeclaration? Declaration(TokenList tokens, TokenRange range)
    {
        var name = tokens[range.Start];
        var at = range.Start + 1;
        while (at < range.End && tokens[at].Kind == TokenKind.Whitespace) at++;
        if (name.Kind != TokenKind.Ident || at >= range.End || tokens[at].Kind != TokenKind.Colon) return null;
        var value = Trim(tokens, new(at + 1, range.End));
        var important = Important(tokens, ref value);
        var isCustom = name.Text.StartsWith("--", StringComparison.Ordinal);
        // "a:hover { }" inside a block is a nested rule; only a custom property may hold a block.
        if (!isCustom && SkipTo(tokens, value.Start, value.End, TokenKind.OpenBrace) < value.End) return null;
        return new(isCustom ? name.Text : name.Text.ToLowerInvariant(), value, important, name.Start);
    }

    private static bool Important(TokenList tokens, ref TokenRange value)
    {
        if (value.IsEmpty || !tokens[value.End - 1].IsIdent("important")) return false;
        var at = value.End - 2;
        while (at >= value.Start && tokens[at].Kind == TokenKind.Whitespace) at--;
        if (at < value.Start || !tokens[at].IsDelimiter('!')) return false;
        value = Trim(tokens, new(value.Start, at));
        return true;
    }

    internal static TokenRange Trim(TokenList tokens, TokenRange range)
    {
        var (start, end) = range;
        while (start < end && tokens[start].Kind == TokenKind.Whitespace) start++;
        while (end > start && tokens[end - 1].Kind == TokenKind.Whitespace) end--;
        return new(start, end);
    }

    private static int SkipTo(TokenList tokens, int at, int end, TokenKind kind)
    {
        while (at < end && tokens[at].Kind != kind) at = After(tokens, at);
        return Math.Min(at, end);
    }

    private static int After(TokenList tokens, int at) =>
        TokenList.ClosingKind(tokens[at].Kind) == TokenKind.End ? at + 1 : tokens.ClosingOf(at) + 1;
}
