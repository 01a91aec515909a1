using System.Collections.Immutable;
using System.Globalization;
using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Selectors;

/// <summary>The pseudo-classes by name (Selectors 4, sections 6 to 14).</summary>
internal static class PseudoClasses
{
    public static SimpleSelector? Named(string name) => name switch
    {
        "first-child" => new NthSelector(0, 1, false, false, []),
        "last-child" => new NthSelector(0, 1, true, false, []),
        "first-of-type" => new NthSelector(0, 1, false, true, []),
        "last-of-type" => new NthSelector(0, 1, true, true, []),
        "only-child" => new StateSelector(ElementState.OnlyChild),
        "only-of-type" => new StateSelector(ElementState.OnlyOfType),
        "root" or "scope" => new StateSelector(ElementState.Root),
        "empty" => new StateSelector(ElementState.Empty),
        "link" or "any-link" => new StateSelector(ElementState.Link),
        "hover" or "focus" or "focus-visible" or "focus-within" or "active" or "visited" or "target" or "target-within"
            or "checked" or "disabled" or "enabled" or "default" or "indeterminate" or "placeholder-shown" or "autofill" or "valid" or "invalid" or "user-valid"
            or "user-invalid" or "in-range" or "out-of-range" or "required" or "optional" or "read-write" or "fullscreen" or "modal" or "open" or "popover-open" or "playing" or "paused" => new StateSelector(ElementState.Never),
        _ => null,
    };

    public static SimpleSelector? Function(string name, ReadOnlySpan<CssToken> arguments, in SelectorContext context) => name switch
    {
        "not" => List(arguments, context, isNegated: true, counts: true),
        "is" or "matches" or "-webkit-any" => List(arguments, context, isNegated: false, counts: true),
        "where" => List(arguments, context, isNegated: false, counts: false),
        "has" => Has(arguments, context),
        "nth-child" => Nth(arguments, false, false, context),
        "nth-last-child" => Nth(arguments, true, false, context),
        "nth-of-type" => Nth(arguments, false, true, context),
        "nth-last-of-type" => Nth(arguments, true, true, context),
        "lang" => Language(arguments),
        _ => null,
    };

    private static SelectorListSelector? List(ReadOnlySpan<CssToken> arguments, in SelectorContext context, bool isNegated, bool counts)
    {
        var list = SelectorParser.Parse(arguments, context.Inner);
        return list.IsDefault || list.Any(selector => selector.Pseudo != PseudoElement.None) ? null : new(list, isNegated, counts);
    }

    // Selectors 4, section 4.5: :has() does not nest.
    private static HasSelector? Has(ReadOnlySpan<CssToken> arguments, in SelectorContext context)
    {
        if (context.IsRelative) return null;
        var list = SelectorParser.Parse(arguments, context.Inner with { IsRelative = true });
        return list.IsDefault || list.Any(selector => selector.Pseudo != PseudoElement.None) ? null : new(list);
    }

    private static StateSelector? Language(ReadOnlySpan<CssToken> arguments)
    {
        var reader = new ValueReader(arguments);
        var ranges = new List<string>();
        do
        {
            if (!reader.TryIdent(out var range) && !reader.TryString(out range)) return null;
            ranges.Add(range);
        }
        while (reader.TryComma());
        return reader.AtEnd ? new(ElementState.Language, string.Join(',', ranges)) : null;
    }

    private static NthSelector? Nth(ReadOnlySpan<CssToken> arguments, bool fromEnd, bool sameType, in SelectorContext context)
    {
        var of = arguments.Length;
        for (var i = 0; i < arguments.Length && of == arguments.Length; i++)
            if (arguments[i].IsIdent("of")) of = i;
        var list = ImmutableArray<Selector>.Empty;
        if (of < arguments.Length && (sameType || (list = SelectorParser.Parse(arguments[(of + 1)..], context.Inner)).IsDefault)) return null;
        return StepAndOffset(arguments[..of]) is var (step, offset) ? new(step, offset, fromEnd, sameType, list) : null;
    }

    private readonly record struct Progression(int Step, int Offset);

    // CSS Syntax 3, section 6: the tokenizer splits "2n+1", "-n + 3" and "n-2" in many ways, so the pieces are joined and read again.
    private static Progression? StepAndOffset(ReadOnlySpan<CssToken> tokens)
    {
        var text = "";
        foreach (var token in tokens)
        {
            text += token.Kind switch
            {
                TokenKind.Whitespace => "",
                TokenKind.Number when token.IsInteger => Signed(token.Number, text.Length > 0 && text[^1] is not ('+' or '-')),
                TokenKind.Dimension when token.IsInteger => Signed(token.Number, false) + token.Text,
                TokenKind.Ident => token.Text.ToLowerInvariant(),
                TokenKind.Delimiter => token.Text,
                _ => "?",
            };
        }
        if (text == "odd") return new(2, 1);
        if (text == "even") return new(2, 0);
        var n = text.IndexOf('n', StringComparison.Ordinal);
        if (n < 0) return Integer(text) is { } place ? new(0, place) : null;
        int? step = text[..n] switch { "" or "+" => 1, "-" => -1, var digits => Integer(digits) };
        int? offset = n + 1 == text.Length ? 0 : Integer(text[(n + 1)..]);
        return step is { } a && offset is { } b ? new(a, b) : null;
    }

    private static string Signed(double number, bool withPlus) => (withPlus && number >= 0 ? "+" : "") + ((int)number).ToString(CultureInfo.InvariantCulture);

    private static int? Integer(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
