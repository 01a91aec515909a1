using System.Collections.Immutable;

namespace Renderer.Layout.Css.Selectors;

/// <summary>How a compound selector relates to the one on its left.</summary>
internal enum Combinator : byte { None, Descendant, Child, NextSibling, LaterSibling }

/// <summary>Which box of the element a selector means.</summary>
internal enum PseudoElement : byte { None, Before, After, Marker }

/// <summary>A complex selector, rightmost compound first (Selectors 4, section 3.1).</summary>
/// <param name="Compounds">The compounds from right to left.</param>
/// <param name="Pseudo">The box it is for.</param>
/// <param name="Specificity">Its weight in the cascade.</param>
/// <param name="Cost">How many simple selectors a match may look at: nesting multiplies them, so the parser bounds it.</param>
internal sealed record Selector(ImmutableArray<Compound> Compounds, PseudoElement Pseudo, Specificity Specificity, int Cost);

/// <summary>Simple selectors that must all match one element, and the combinator that leads further left.</summary>
internal sealed record Compound(ImmutableArray<SimpleSelector> Parts, Combinator Left);

/// <summary>Counts of ids, of classes, attributes and pseudo-classes, and of types (Selectors 4, section 17), comparable as one number.</summary>
internal readonly record struct Specificity(int Value)
{
    private const int Most = 1023;

    public static Specificity Of(int ids, int classes, int types) => new((Math.Min(ids, Most) << 20) | (Math.Min(classes, Most) << 10) | Math.Min(types, Most));

    public static Specificity operator +(Specificity a, Specificity b) =>
        Of((a.Value >> 20) + (b.Value >> 20), ((a.Value >> 10) & Most) + ((b.Value >> 10) & Most), (a.Value & Most) + (b.Value & Most));
}

/// <summary>One condition on an element.</summary>
internal abstract record SimpleSelector(Specificity Specificity);

internal sealed record TypeSelector(string Name) : SimpleSelector(Specificity.Of(0, 0, 1));

internal sealed record UniversalSelector() : SimpleSelector(default(Specificity));

internal sealed record IdSelector(string Id) : SimpleSelector(Specificity.Of(1, 0, 0));

internal sealed record ClassSelector(string Name) : SimpleSelector(Specificity.Of(0, 1, 0));

/// <summary>An attribute condition; the operator is one of <c>= ~ | ^ $ *</c>, or <c>\0</c> for mere presence.</summary>
internal sealed record AttributeSelector(string Name, char Operator, string Value, bool IgnoreCase) : SimpleSelector(Specificity.Of(0, 1, 0));

/// <summary>Position among siblings: <c>an+b</c>, counted from the end, among those of the same type or of a selector list.</summary>
internal sealed record NthSelector(int Step, int Offset, bool FromEnd, bool SameType, ImmutableArray<Selector> Of)
    : SimpleSelector(Selectors.Specificity.Of(0, 1, 0) + SelectorListSelector.Highest(Of));

/// <summary><c>:is</c>, <c>:where</c> and <c>:not</c>.</summary>
internal sealed record SelectorListSelector(ImmutableArray<Selector> List, bool IsNegated, bool Counts) : SimpleSelector(Counts ? Highest(List) : default)
{
    public static Specificity Highest(ImmutableArray<Selector> list) => list.IsDefaultOrEmpty ? default : new(list.Max(selector => selector.Specificity.Value));
}

/// <summary><c>:has()</c>; the leftmost compound of each selector is an <see cref="AnchorSelector"/> that stands for the element itself.</summary>
internal sealed record HasSelector(ImmutableArray<Selector> List) : SimpleSelector(SelectorListSelector.Highest(List));

/// <summary>The element whose <c>:has()</c> is being asked.</summary>
internal sealed record AnchorSelector() : SimpleSelector(default(Specificity));

/// <summary>A pseudo-class without arguments, or <c>:lang()</c>.</summary>
internal sealed record StateSelector(ElementState State, string Argument = "") : SimpleSelector(Specificity.Of(0, 1, 0));

/// <summary>What a <see cref="StateSelector"/> asks; paper knows no pointer, focus or history, so those never hold.</summary>
internal enum ElementState : byte { Root, Empty, OnlyChild, OnlyOfType, Link, Language, Never }
