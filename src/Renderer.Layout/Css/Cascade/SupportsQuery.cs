using Renderer.Layout.Css.Properties;
using Renderer.Layout.Css.Selectors;
using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Cascade;

/// <summary>Decides <c>@supports</c> conditions against what the layout really does (CSS Conditional 4, section 2).</summary>
internal ref struct SupportsQuery
{
    private const int DeepestNesting = 16;

    private readonly int _depth;
    private readonly TokenList _tokens;
    private readonly TokenRange _range;
    private ValueReader _reader;

    private SupportsQuery(TokenList tokens, TokenRange range, int depth)
    {
        (_tokens, _range, _depth) = (tokens, range, depth);
        _reader = new(tokens.Slice(range).Span);
    }

    /// <summary>Whether the condition holds; null if it is none.</summary>
    public static bool? Holds(TokenList tokens, TokenRange range)
    {
        var query = new SupportsQuery(tokens, range, 0);
        var holds = query.Condition();
        return query._reader.AtEnd ? holds : null;
    }

    private bool? Condition()
    {
        if (_depth > DeepestNesting) return null;
        if (_reader.TryKeyword("not")) return !InBrackets();
        var left = InBrackets();
        if (_reader.Peek().IsIdent("and"))
        {
            while (_reader.TryKeyword("and")) left &= InBrackets();
        }
        else
        {
            while (_reader.TryKeyword("or")) left |= InBrackets();
        }
        return left;
    }

    private bool? InBrackets()
    {
        var token = _reader.Peek();
        var start = _range.Start + _reader.Position + 1;
        if (token.Kind is not (TokenKind.OpenParen or TokenKind.Function)) return null;
        _reader.SkipBlock();
        var inside = RuleParser.Trim(_tokens, new(start, Math.Min(_tokens.ClosingOf(start - 1), _range.End)));
        if (token.Kind == TokenKind.Function) return token.Text == "selector" && !SelectorParser.Parse(_tokens.Slice(inside).Span).IsDefault;
        if (RuleParser.Declaration(_tokens, inside) is { } declaration) return IsSupported(declaration);
        var nested = new SupportsQuery(_tokens, inside, _depth + 1);
        // What is no condition this standard knows is false, not an error: the next one may know it.
        return nested.Condition() is { } holds && nested._reader.AtEnd && holds;
    }

    private readonly bool IsSupported(in SyntaxDeclaration declaration)
    {
        if (declaration.Name.StartsWith("--", StringComparison.Ordinal)) return true;
        var value = _tokens.Slice(declaration.Value);
        var reader = new ValueReader(value.Span);
        if (PropertyTable.Longhand(declaration.Name) is { } longhand)
            return DeclarationReader.Special(value, null) is not null || (longhand.Parse(ref reader) is not null && reader.AtEnd);
        return PropertyTable.Shorthand(declaration.Name) is { } shorthand
            && (DeclarationReader.Special(value, shorthand) is not null || DeclarationReader.Expand(shorthand, value.Span) is not null);
    }
}
