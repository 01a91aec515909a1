using System.Collections.Immutable;
using Renderer.Layout.Html;

namespace Renderer.Layout.Css.Selectors;

/// <summary>Says whether an element matches a selector.</summary>
internal static class SelectorMatcher
{
    // How a match failed says which other elements are worth trying: without that, a chain of descendants would be tried in every combination.
    private enum Outcome : byte { Matches, FailsHere, FailsForSiblings, FailsForAll }

    public static bool Matches(Selector selector, Element element) => Matches(selector, element, null);

    /// <summary>Whether a selector asks for something that never is on paper.</summary>
    public static bool CanNeverMatch(Selector selector) => selector.Compounds.Any(compound => compound.Parts.Any(part =>
        part is StateSelector { State: ElementState.Never } || (part is SelectorListSelector { IsNegated: false } list && list.List.All(CanNeverMatch))));

    private static bool Matches(Selector selector, Element element, Element? anchor) => MatchesFrom(selector.Compounds, 0, element, anchor) == Outcome.Matches;

    // The parser bounds the number of compounds, which is the depth of this recursion.
    private static Outcome MatchesFrom(ImmutableArray<Compound> compounds, int index, Element element, Element? anchor)
    {
        foreach (var part in compounds[index].Parts)
            if (!MatchesSimple(part, element, anchor)) return Outcome.FailsHere;
        if (index + 1 == compounds.Length) return Outcome.Matches;
        switch (compounds[index].Left)
        {
            case Combinator.Child:
                return element.Parent is { } parent ? MatchesFrom(compounds, index + 1, parent, anchor) : Outcome.FailsForAll;
            case Combinator.NextSibling:
                return element.PreviousElement is { } previous ? MatchesFrom(compounds, index + 1, previous, anchor) : Outcome.FailsForSiblings;
            case Combinator.LaterSibling:
                for (var sibling = element.PreviousElement; sibling is not null; sibling = sibling.PreviousElement)
                    if (MatchesFrom(compounds, index + 1, sibling, anchor) is var outcome and not Outcome.FailsHere) return outcome;
                return Outcome.FailsForSiblings;
            default:
                for (var ancestor = element.Parent; ancestor is not null; ancestor = ancestor.Parent)
                    if (MatchesFrom(compounds, index + 1, ancestor, anchor) is var outcome and (Outcome.Matches or Outcome.FailsForAll)) return outcome;
                return Outcome.FailsForAll;
        }
    }

    private static bool MatchesSimple(SimpleSelector part, Element element, Element? anchor) => part switch
    {
        TypeSelector type => element.Name == type.Name,
        ClassSelector name => Array.IndexOf(element.Classes, name.Name) >= 0,
        IdSelector id => element.Id == id.Id,
        AttributeSelector attribute => element.Attribute(attribute.Name) is { } value && MatchesAttribute(attribute, value),
        NthSelector nth => MatchesNth(nth, element),
        SelectorListSelector list => MatchesAny(list.List, element) != list.IsNegated,
        StateSelector state => MatchesState(state, element),
        HasSelector has => Has(has, element),
        AnchorSelector => ReferenceEquals(element, anchor),
        _ => true,
    };

    private static bool Has(HasSelector has, Element element)
    {
        foreach (var selector in has.List)
        {
            var leading = selector.Compounds[^2].Left;
            var isShort = selector.Compounds.Length == 2;
            if (leading is Combinator.Child or Combinator.Descendant)
            {
                if (AnyInside(element, selector, element, leading == Combinator.Child && isShort)) return true;
                continue;
            }
            for (var sibling = element.NextElement; sibling is not null; sibling = leading == Combinator.NextSibling && isShort ? null : sibling.NextElement)
                if (Matches(selector, sibling, element) || (!isShort && AnyInside(sibling, selector, element, false))) return true;
        }
        return false;
    }

    private static bool AnyInside(Element root, Selector selector, Element anchor, bool childrenOnly)
    {
        var at = root.FirstElement;
        while (at is not null)
        {
            if (Matches(selector, at, anchor)) return true;
            var next = childrenOnly ? null : at.FirstElement;
            while (next is null && at != root && at is not null)
            {
                next = at.NextElement;
                if (next is null) at = at.Parent;
            }
            at = next;
        }
        return false;
    }

    private static bool MatchesAny(ImmutableArray<Selector> list, Element element)
    {
        foreach (var selector in list)
            if (Matches(selector, element)) return true;
        return false;
    }

    private static bool MatchesAttribute(AttributeSelector attribute, string value)
    {
        var wanted = attribute.Value;
        var comparison = attribute.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return attribute.Operator switch
        {
            '\0' => true,
            '=' => value.Equals(wanted, comparison),
            '~' => value.Split([' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries).Any(word => word.Equals(wanted, comparison)),
            '|' => value.Equals(wanted, comparison) || value.StartsWith(wanted + "-", comparison),
            '^' => wanted.Length > 0 && value.StartsWith(wanted, comparison),
            '$' => wanted.Length > 0 && value.EndsWith(wanted, comparison),
            _ => wanted.Length > 0 && value.Contains(wanted, comparison),
        };
    }

    private static bool MatchesNth(NthSelector nth, Element element)
    {
        if (!nth.Of.IsEmpty && !MatchesAny(nth.Of, element)) return false;
        var place = PlaceOf(nth, element);
        // place = step * k + offset for some k >= 0
        var distance = place - nth.Offset;
        return nth.Step == 0 ? distance == 0 : distance % nth.Step == 0 && distance / nth.Step >= 0;
    }

    private static int PlaceOf(NthSelector nth, Element element)
    {
        if (!nth.Of.IsEmpty)
        {
            var place = 1;
            for (var sibling = Step(element, nth.FromEnd); sibling is not null; sibling = Step(sibling, nth.FromEnd))
                if (MatchesAny(nth.Of, sibling)) place++;
            return place;
        }
        if (nth.SameType) return element.PlaceOfType(nth.FromEnd);
        return nth.FromEnd ? (element.Parent?.LastElement?.Index ?? 1) - element.Index + 1 : element.Index;
    }

    private static Element? Step(Element element, bool forward) => forward ? element.NextElement : element.PreviousElement;

    private static bool MatchesState(StateSelector state, Element element) => state.State switch
    {
        ElementState.Root => element.Parent is null,
        ElementState.Empty => element.FirstChild is null,
        ElementState.OnlyChild => element.PreviousElement is null && element.NextElement is null,
        ElementState.OnlyOfType => element.PlaceOfType(false) == 1 && element.PlaceOfType(true) == 1,
        ElementState.Link => element.Name is "a" or "area" && element.Attribute("href") is not null,
        ElementState.Language => IsInLanguage(element, state.Argument),
        _ => false,
    };

    private static bool IsInLanguage(Element? element, string ranges)
    {
        while (element is not null && element.Attribute("lang") is null) element = element.Parent;
        var tag = element?.Attribute("lang") ?? "";
        foreach (var range in ranges.Split(','))
            if (IsInRange(tag, range)) return true;
        return false;
    }

    // RFC 4647, section 3.3.2: every subtag of the range in order, others between them allowed; "*" stands for any first one.
    private static bool IsInRange(string tag, string range)
    {
        var (tags, wanted) = (tag.Split('-'), range.Split('-'));
        if (tag.Length == 0 || (wanted[0] != "*" && !tags[0].Equals(wanted[0], StringComparison.OrdinalIgnoreCase))) return false;
        var at = 1;
        foreach (var subtag in wanted.AsSpan(1))
        {
            while (at < tags.Length && tags[at].Length > 1 && !tags[at].Equals(subtag, StringComparison.OrdinalIgnoreCase)) at++;
            if (at == tags.Length || !tags[at++].Equals(subtag, StringComparison.OrdinalIgnoreCase)) return false;
        }
        return true;
    }
}
