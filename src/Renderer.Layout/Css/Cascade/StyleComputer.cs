using Renderer.Layout.Css.Properties;
using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Inline;

namespace Renderer.Layout.Css.Cascade;

/// <summary>Computes a style from the declarations that apply, weakest first (CSS Cascade 4, sections 4 and 6). One instance serves one document.</summary>
internal sealed class StyleComputer(FontStacks fonts, Action<string> refuseValue)
{
    private readonly Declaration?[] _winners = new Declaration?[PropertyTable.Longhands.Length];

    /// <summary>The style that <paramref name="rules"/>, weakest first, give a child of <paramref name="parent"/>; a null parent means the root.</summary>
    public ComputedStyle Compute(ComputedStyle? parent, ComputedStyle? root, ReadOnlySpan<StyleRule> rules)
    {
        var style = (parent ?? ComputedStyle.Initial).Inherit();
        var context = new ComputeContext(parent ?? ComputedStyle.Initial, root ?? ComputedStyle.Initial);
        style.Variables = VariableResolver.Resolve(context.Parent.Variables, rules);
        ChooseWinners(rules);
        Apply(style, context, 0, PropertyTable.FontCount);
        if (parent is null || parent.FontFamily != style.FontFamily || parent.FontWeight != style.FontWeight || parent.IsItalic != style.IsItalic)
            style.Fonts = fonts.Of(style);
        Apply(style, root is null ? context with { Root = style } : context, PropertyTable.FontCount, _winners.Length);
        Finish(style, context.Parent);
        return style;
    }

    private void ChooseWinners(ReadOnlySpan<StyleRule> rules)
    {
        Array.Clear(_winners);
        foreach (var isImportant in (ReadOnlySpan<bool>)[false, true])
        {
            foreach (var rule in rules)
            {
                foreach (var declaration in rule.Declarations)
                    if (declaration.IsImportant == isImportant) _winners[declaration.Property.Index] = declaration;
            }
        }
    }

    private void Apply(ComputedStyle style, in ComputeContext context, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_winners[i] is not { } winner) continue;
            var value = winner.Value is DeferredValue deferred ? Substitute(deferred, winner.Property, style) : winner.Value;
            if (value is not CssWide wide) winner.Property.Compute(value, style, context);
            else if (wide == CssWide.Inherit || (wide == CssWide.Unset && winner.Property.IsInherited)) winner.Property.Copy(context.Parent, style);
            else winner.Property.Copy(ComputedStyle.Initial, style);
        }
    }

    // CSS Variables 1, section 3.1: what is invalid only at computed-value time counts as unset.
    private object Substitute(DeferredValue deferred, Longhand longhand, ComputedStyle style)
    {
        if (VariableResolver.Substitute(deferred.Tokens, style.Variables) is { } tokens && Read(deferred, longhand, tokens) is { } value) return value;
        refuseValue(deferred.Shorthand?.Name ?? longhand.Name);
        return CssWide.Unset;
    }

    private static object? Read(DeferredValue deferred, Longhand longhand, CssToken[] tokens)
    {
        var reader = new ValueReader(tokens);
        if (reader.TryKeyword<CssWide>(out var wide) && reader.AtEnd) return wide;
        reader.Rewind(0);
        if (deferred.Shorthand is null) return longhand.Parse(ref reader) is { } value && reader.AtEnd ? value : null;
        return DeclarationReader.Expand(deferred.Shorthand, tokens) is { } values
            ? values[Array.IndexOf(deferred.Shorthand.Longhands, longhand)] ?? CssWide.Initial
            : null;
    }

    private static void Finish(ComputedStyle style, ComputedStyle parent)
    {
        // Text decorations reach into in-flow descendants, not into atomic inlines (CSS Text Decoration 3, 2).
        style.Decorations = style.Display is Display.InlineBlock or Display.InlineTable ? [] : parent.Decorations;
        if (style.DecorationLines != DecorationLines.None && style.DecorationColor.Over(style.Color) is { } color)
            style.Decorations = style.Decorations.Add(new(style.DecorationLines, color));
    }
}
