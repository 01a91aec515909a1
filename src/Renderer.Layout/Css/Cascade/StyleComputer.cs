using Renderer.Layout.Css.Properties;
using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Inline;

namespace Renderer.Layout.Css.Cascade;

/// <summary>Computes a style from the declarations that apply, weakest first (CSS Cascade 5, sections 4 and 6). One instance serves one document.</summary>
internal sealed class StyleComputer(FontStacks fonts, Lazy<PageArea> area, Action<string> refuseValue)
{
    private readonly Winners _winners = new();
    private readonly HashSet<DeferredValue> _refused = new(ReferenceEqualityComparer.Instance);

    /// <summary>The style that <paramref name="rules"/>, weakest first, give a child of <paramref name="parent"/>; a null parent means the root.</summary>
    public ComputedStyle Compute(ComputedStyle? parent, ComputedStyle? root, ReadOnlySpan<AppliedRule> rules)
    {
        var style = (parent ?? ComputedStyle.Initial).Inherit();
        var context = new ComputeContext(parent ?? ComputedStyle.Initial, root ?? ComputedStyle.Initial, area);
        style.Variables = VariableResolver.Resolve(context.Parent.Variables, rules);
        _winners.Choose(rules);
        Apply(style, context, rules, 0, PropertyTable.FontCount);
        if (parent is null || parent.FontFamily != style.FontFamily || parent.FontWeight != style.FontWeight || parent.IsItalic != style.IsItalic)
            style.Fonts = fonts.Of(style);
        Apply(style, root is null ? context with { Root = style } : context, rules, PropertyTable.FontCount, PropertyTable.Longhands.Length);
        Finish(style, context.Parent);
        return style;
    }

    /// <summary>The same for rules of one origin outside all layers.</summary>
    public ComputedStyle Compute(ComputedStyle? parent, ComputedStyle? root, ReadOnlySpan<StyleRule> rules)
    {
        var applied = new AppliedRule[rules.Length];
        for (var i = 0; i < rules.Length; i++) applied[i] = new(rules[i], CascadeLevel.Unlayered);
        return Compute(parent, root, applied);
    }

    private void Apply(ComputedStyle style, in ComputeContext context, ReadOnlySpan<AppliedRule> rules, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_winners[i] is not { } winner) continue;
            var value = Substituted(winner.Value, winner.Property, style);
            if (value is CssWide.Revert or CssWide.RevertLayer)
                value = Substituted(Winners.Below(winner.Property, rules, value is CssWide.Revert ? CascadeLevel.UserAgent + 1 : _winners.LevelOf(i)), winner.Property, style);
            if (value is not CssWide wide) winner.Property.Compute(value, style, context);
            else if (wide == CssWide.Inherit || (wide != CssWide.Initial && winner.Property.IsInherited)) winner.Property.Copy(context.Parent, style);
            else winner.Property.Copy(ComputedStyle.Initial, style);
        }
    }

    // CSS Variables 1, section 3.1: what is invalid only at computed-value time counts as unset.
    private object Substituted(object value, Longhand longhand, ComputedStyle style)
    {
        if (value is not DeferredValue deferred) return value;
        if (VariableResolver.Substitute(deferred.Tokens, style.Variables) is { } tokens && Read(deferred, longhand, tokens) is { } known) return known;
        if (_refused.Add(deferred)) refuseValue(deferred.Shorthand?.Name ?? longhand.Name);
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
        // CSS Writing Modes 4, 3.2: an inline box of another writing mode is an inline block.
        if (style.WritingMode != parent.WritingMode && style.Display == Display.Inline) style.Display = Display.InlineBlock;
        if (parent.IsVertical) TurnedStyle.Apply(style);
        // Text decorations reach into in-flow descendants, not into atomic inlines (CSS Text Decoration 3, 2).
        style.Decorations = style.Display is Display.InlineBlock or Display.InlineTable ? [] : parent.Decorations;
        if (style.DecorationLines != DecorationLines.None && style.DecorationColor.Over(style.Color) is { } color)
            style.Decorations = style.Decorations.Add(Decoration.Of(style, color));
    }
}
