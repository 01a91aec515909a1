using System.Collections.Immutable;
using Renderer.Layout.Css.Properties;
using Renderer.Layout.Css.Selectors;
using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Css.Cascade;

/// <summary>A longhand and its specified value: what the property reads, a <see cref="CssWide"/> keyword, or a <see cref="DeferredValue"/>.</summary>
internal readonly record struct Declaration(Longhand Property, object Value, bool IsImportant);

/// <summary>The keywords every property takes (CSS Cascade 5, section 7.3).</summary>
internal enum CssWide : byte { Inherit, Initial, Unset, Revert, RevertLayer }

/// <summary>A value with <c>var()</c> in it, readable only once the element's custom properties are known.</summary>
/// <param name="Tokens">The value as written.</param>
/// <param name="Shorthand">The shorthand it belongs to, or null.</param>
internal sealed record DeferredValue(ReadOnlyMemory<CssToken> Tokens, Shorthand? Shorthand);

/// <summary>A custom property (<c>--name</c>) and its tokens.</summary>
internal readonly record struct VariableDeclaration(string Name, ReadOnlyMemory<CssToken> Tokens, bool IsImportant);

/// <summary>The declarations of one rule or <c>style</c> attribute, shorthands expanded.</summary>
internal sealed record StyleRule(ImmutableArray<Declaration> Declarations, ImmutableArray<VariableDeclaration> Variables)
{
    public bool IsEmpty => Declarations.IsEmpty && Variables.IsEmpty;

    // Rules are told apart as objects: two rules with equal declarations still stand at different places of the cascade.
    public bool Equals(StyleRule? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>One selector of a rule, the rule's place in its sheet and the layer it stands in, by index in the sheet; -1 for none.</summary>
internal sealed record SelectorRule(Selector Selector, StyleRule Rule, int Order, int Layer);

/// <summary>An <c>@page</c> rule (CSS Paged Media 3, section 4).</summary>
internal sealed record PageRule(PageSelector Selector, StyleRule Rule, PageSize? Size, ImmutableArray<MarginBoxRule> MarginBoxes)
{
    /// <summary>The characters and lines of <c>-renderer-grid</c>; null if the rule does not say.</summary>
    public PageGrid? Grid { get; init; }
}

/// <summary>Which pages a rule is for; an empty name and false flags mean any.</summary>
internal readonly record struct PageSelector(string Name, bool First, bool Blank, bool Left, bool Right)
{
    // CSS Paged Media 3, 4.3: names, then :first and :blank, then :left and :right.
    public int Specificity => (Name.Length > 0 ? 10000 : 0) + (First ? 100 : 0) + (Blank ? 100 : 0) + (Left ? 1 : 0) + (Right ? 1 : 0);
}

/// <summary>A specified page size in points; a bare orientation has no size of its own.</summary>
internal readonly record struct PageSize(double Width, double Height, bool? IsLandscape);

/// <summary>The declarations of one margin box, by its at-rule name without <c>@</c>.</summary>
internal sealed record MarginBoxRule(string Name, StyleRule Rule);

/// <summary>The declarations of a <c>style</c> attribute and what is ignored of them.</summary>
internal sealed record AttributeRule(StyleRule Rule, ImmutableArray<SheetWarning> Warnings);

/// <summary>Something in a sheet that is ignored, and the offset in the sheet's text where it begins.</summary>
internal sealed record SheetWarning(string Message, string Hint, int Offset);
