using System.Collections.Frozen;
using System.Collections.Immutable;
using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Selectors;

/// <summary>Reads selector lists (Selectors 4). An unknown part spoils the whole list, as the standard has it.</summary>
internal ref struct SelectorParser
{
    // Matching recurses over combinators and lists; nobody writes more than a handful.
    private const int MostCompounds = 32;
    private const int DeepestNesting = 8;
    private const int MostCost = 4096;

    // HTML, section 4.16.2: the values of these attributes match whatever their case.
    private static readonly FrozenSet<string> IgnoringCase = new[]
    {
        "accept", "align", "bgcolor", "border", "charset", "checked", "clear", "color", "compact", "dir", "disabled", "face", "frame", "hreflang", "http-equiv",
        "lang", "language", "link", "media", "method", "nohref", "nowrap", "rel", "rev", "rules", "scope", "shape", "target", "text", "type", "valign", "valuetype",
    }.ToFrozenSet();

    private readonly ReadOnlySpan<CssToken> _tokens;
    private readonly SelectorContext _context;
    private int _at;
    private bool _hasParent;

    private SelectorParser(ReadOnlySpan<CssToken> tokens, in SelectorContext context)
    {
        _tokens = tokens;
        _context = context;
    }

    /// <summary>The selectors of a list; default if any part is wrong or unknown.</summary>
    public static ImmutableArray<Selector> Parse(ReadOnlySpan<CssToken> tokens, in SelectorContext context = default) =>
        context.Depth > DeepestNesting ? default : new SelectorParser(tokens, context).List();

    private readonly CssToken Peek(int ahead = 0) => _at + ahead < _tokens.Length ? _tokens[_at + ahead] : default;

    private bool SkipWhitespace()
    {
        var start = _at;
        while (Peek().Kind == TokenKind.Whitespace) _at++;
        return _at > start;
    }

    private ImmutableArray<Selector> List()
    {
        var list = ImmutableArray.CreateBuilder<Selector>();
        do
        {
            if (Complex() is not { } selector) return default;
            list.Add(selector);
        }
        while (Peek().Kind == TokenKind.Comma && ++_at > 0);
        return _at == _tokens.Length ? list.ToImmutable() : default;
    }

    private Selector? Complex()
    {
        var compounds = new List<Compound>();
        var pseudo = PseudoElement.None;
        _hasParent = false;
        SkipWhitespace();
        var leading = _context.IsRelative || !_context.Parents.IsDefault ? ReadCombinator(true) ?? Combinator.None : Combinator.None;
        for (var left = Combinator.None; ;)
        {
            if (ReadCompound(ref pseudo) is not { } parts || compounds.Count == MostCompounds) return null;
            compounds.Add(new(parts, left));
            var spaced = SkipWhitespace();
            if (Peek().Kind is TokenKind.End or TokenKind.Comma) break;
            if (pseudo != PseudoElement.None || ReadCombinator(spaced) is not { } combinator) return null;
            left = combinator;
        }
        Anchor(compounds, leading);
        compounds.Reverse();
        return Weighed(compounds, pseudo);
    }

    // What a relative selector leaves out on its left: the element that has(), or the rule round a nested one (CSS Nesting 1, section 3.2).
    private readonly void Anchor(List<Compound> compounds, Combinator leading)
    {
        SimpleSelector anchor;
        if (_context.IsRelative) anchor = new AnchorSelector();
        else if (!_context.Parents.IsDefault && (!_hasParent || leading != Combinator.Descendant)) anchor = Parent();
        else return;
        compounds[0] = compounds[0] with { Left = leading };
        compounds.Insert(0, new([anchor], Combinator.None));
    }

    // A rule for a pseudo-element has no elements that others could be nested in.
    private readonly SimpleSelector Parent() =>
        _context.Parents.IsDefault ? new StateSelector(ElementState.Root)
        : new SelectorListSelector([.. _context.Parents.Where(selector => selector.Pseudo == PseudoElement.None)], false, true);

    private static Selector? Weighed(List<Compound> compounds, PseudoElement pseudo)
    {
        var specificity = Specificity.Of(0, 0, pseudo == PseudoElement.None ? 0 : 1);
        var cost = 0L;
        foreach (var part in compounds.SelectMany(compound => compound.Parts))
        {
            specificity += part.Specificity;
            cost += part is SelectorListSelector list ? list.List.Sum(selector => (long)selector.Cost) : 1;
        }
        return cost <= MostCost ? new([.. compounds], pseudo, specificity, (int)cost + 1) : null;
    }

    private Combinator? ReadCombinator(bool spaced)
    {
        var combinator = Peek() switch
        {
            { Kind: TokenKind.Delimiter, Text: ">" } => Combinator.Child,
            { Kind: TokenKind.Delimiter, Text: "+" } => Combinator.NextSibling,
            { Kind: TokenKind.Delimiter, Text: "~" } => Combinator.LaterSibling,
            _ => Combinator.None,
        };
        if (combinator == Combinator.None) return spaced ? Combinator.Descendant : null;
        _at++;
        SkipWhitespace();
        return combinator;
    }

    private ImmutableArray<SimpleSelector>? ReadCompound(ref PseudoElement pseudo)
    {
        var parts = ImmutableArray.CreateBuilder<SimpleSelector>();
        while (true)
        {
            var token = Peek();
            SimpleSelector? part;
            if (token.Kind == TokenKind.Ident && parts.Count == 0) part = Take(new TypeSelector(token.Text.ToLowerInvariant()));
            else if (token.IsDelimiter('&'))
            {
                part = Take(Parent());
                _hasParent = true;
            }
            else if (token.IsDelimiter('*') && parts.Count == 0) part = Take(new UniversalSelector());
            else if (token.Kind == TokenKind.Hash) part = Take(new IdSelector(token.Text));
            else if (token.IsDelimiter('.') && Peek(1).Kind == TokenKind.Ident) part = Take(new ClassSelector(Peek(1).Text), 2);
            else if (token.Kind == TokenKind.OpenSquare) part = ReadAttribute();
            else if (token.Kind == TokenKind.Colon)
            {
                if (ReadPseudoElement() is { } box)
                {
                    pseudo = box;
                    if (parts.Count == 0) parts.Add(new UniversalSelector());
                    return parts.ToImmutable();
                }
                part = ReadPseudoClass();
            }
            else return parts.Count > 0 ? parts.ToImmutable() : null;
            if (part is null) return null;
            parts.Add(part);
        }
    }

    private SimpleSelector Take(SimpleSelector part, int tokens = 1)
    {
        _at += tokens;
        return part;
    }

    private ReadOnlySpan<CssToken> TakeBlock()
    {
        var start = ++_at;
        for (var depth = 1; _at < _tokens.Length; _at++)
        {
            if (TokenList.ClosingKind(_tokens[_at].Kind) != TokenKind.End) depth++;
            else if (_tokens[_at].Kind is TokenKind.CloseParen or TokenKind.CloseSquare or TokenKind.CloseBrace && --depth == 0) break;
        }
        var inside = _tokens[start.._at];
        _at = Math.Min(_at + 1, _tokens.Length);
        return inside;
    }

    private AttributeSelector? ReadAttribute()
    {
        var reader = new ValueReader(TakeBlock());
        if (!reader.TryIdent(out var name)) return null;
        name = name.ToLowerInvariant();
        if (reader.AtEnd) return new(name, '\0', "", false);
        var symbol = '=';
        foreach (var candidate in "~|^$*")
            if (reader.TryDelimiter(candidate)) symbol = candidate;
        if (!reader.TryDelimiter('=') || (!reader.TryString(out var value) && !reader.TryIdent(out value))) return null;
        var ignoreCase = reader.TryKeyword("i") || (!reader.TryKeyword("s") && IgnoringCase.Contains(name));
        return reader.AtEnd ? new(name, symbol, value, ignoreCase) : null;
    }

    private PseudoElement? ReadPseudoElement()
    {
        var isDouble = Peek(1).Kind == TokenKind.Colon;
        var name = Peek(isDouble ? 2 : 1);
        PseudoElement? box = name.Kind != TokenKind.Ident ? null : name.Text.ToLowerInvariant() switch
        {
            "before" => PseudoElement.Before,
            "after" => PseudoElement.After,
            "marker" when isDouble => PseudoElement.Marker,
            _ => null,
        };
        if (box is not null) _at += isDouble ? 3 : 2;
        return box;
    }

    private SimpleSelector? ReadPseudoClass()
    {
        var token = Peek(1);
        _at++;
        if (token.Kind == TokenKind.Function)
        {
            var arguments = TakeBlock();
            return PseudoClasses.Function(token.Text, arguments, _context);
        }
        _at++;
        return token.Kind == TokenKind.Ident ? PseudoClasses.Named(token.Text.ToLowerInvariant()) : null;
    }
}

/// <summary>What encloses a selector list: how deep it is, whether its selectors begin at an element (<c>:has()</c>), and those of the rule it is nested in.</summary>
internal readonly record struct SelectorContext(int Depth, bool IsRelative, ImmutableArray<Selector> Parents)
{
    public SelectorContext Inner => new(Depth + 1, false, Parents);
}
