using System.Collections.Immutable;
using Renderer.Layout.Html;

namespace Renderer.Layout.Css.Selectors;

/// <summary>Says whether an element matches a selector.</summary>
internal static class SelectorMatcher
{
    public static bool Matches(Selector selector, Element element) =>
        MatchesCompound(selector.Compounds[0], element) && MatchesLeft(selector.Compounds, 0, element);

    // Every descendant or sibling combinator may have to try several elements, hence the recursion; the parser bounds its depth.
    private static bool MatchesLeft(ImmutableArray<Compound> compounds, int index, Element element)
    {
        if (index + 1 == compounds.Length) return true;
        var left = compounds[index + 1];
        switch (compounds[index].Left)
        {
            case Combinator.Child:
                return element.Parent is { } parent && MatchesCompound(left, parent) && MatchesLeft(compounds, index + 1, parent);
            case Combinator.NextSibling:
                return element.PreviousElement is { } previous && MatchesCompound(left, previous) && MatchesLeft(compounds, index + 1, previous);
            case Combinator.LaterSibling:
                for (var sibling = element.PreviousElement; sibling is not null; sibling = sibling.PreviousElement)
                    if (MatchesCompound(left, sibling) && MatchesLeft(compounds, index + 1, sibling)) return true;
                return false;
            default:
                for (var ancestor = element.Parent; ancestor is not null; ancestor = ancestor.Parent)
                    if (MatchesCompound(left, ancestor) && MatchesLeft(compounds, index + 1, ancestor)) return true;
                return false;
        }
    }

    private static bool MatchesCompound(Compound compound, Element element)
    {
        foreach (var part in compound.Parts)
            if (!MatchesSimple(part, element)) return false;
        return true;
    }

    private static bool MatchesSimple(SimpleSelector part, Element element) => part switch
    {
        TypeSelector type => element.Name == type.Name,
        ClassSelector name => Array.IndexOf(element.Classes, name.Name) >= 0,
        IdSelector id => element.Id == id.Id,
        AttributeSelector attribute => element.Attribute(attribute.Name) is { } value && MatchesAttribute(attribute, value),
        NthSelector nth => MatchesNth(nth, element),
        SelectorListSelector list => MatchesAny(list.List, element) != list.IsNegated,
        StateSelector state => MatchesState(state, element),
        _ => true,
    };

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
        if (nth is { FromEnd: false, SameType: false, Of.IsEmpty: true }) return element.Index;
        var place = 1;
        for (var sibling = Step(element, nth.FromEnd); sibling is not null; sibling = Step(sibling, nth.FromEnd))
            if ((!nth.SameType || sibling.Name == element.Name) && (nth.Of.IsEmpty || MatchesAny(nth.Of, sibling))) place++;
        return place;
    }

    private static Element? Step(Element element, bool forward) => forward ? element.NextElement : element.PreviousElement;

    private static bool MatchesState(StateSelector state, Element element) => state.State switch
    {
        ElementState.Root => element.Parent is null,
        ElementState.Empty => element.FirstChild is null,
        ElementState.OnlyChild => element.PreviousElement is null && element.NextElement is null,
        ElementState.OnlyOfType => PlaceOf(new(0, 1, false, true, []), element) == 1 && PlaceOf(new(0, 1, true, true, []), element) == 1,
        ElementState.Link => element.Name is "a" or "area" && element.Attribute("href") is not null,
        ElementState.Language => IsInLanguage(element, state.Argument),
        _ => false,
    };

    private static bool IsInLanguage(Element? element, string range)
    {
        while (element is not null && element.Attribute("lang") is null) element = element.Parent;
        var tag = element?.Attribute("lang") ?? "";
        return tag.Equals(range, StringComparison.OrdinalIgnoreCase) || tag.StartsWith(range + "-", StringComparison.OrdinalIgnoreCase);
    }
}
