using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Html;

/// <summary>A node of the document: an element or text. Comments are gone.</summary>
internal abstract class Node
{
    public Element? Parent { get; init; }

    /// <summary>The following sibling.</summary>
    public Node? Next { get; set; }
}

/// <summary>Text between tags, entities resolved.</summary>
internal sealed class TextNode(string text) : Node
{
    public string Text { get; } = text;
}

/// <summary>An element: what selectors match and boxes come from.</summary>
internal sealed class Element(string name) : Node
{
    /// <summary>Local name in lower case.</summary>
    public string Name { get; } = name;

    public string? Id { get; init; }

    /// <summary>What painting knows the element by: its id, unless box generation gave it another name.</summary>
    public string? Anchor { get => field ?? Id; set; }

    public string[] Classes { get; init; } = [];

    public HtmlAttribute[] Attributes { get; init; } = [];

    /// <summary>Whether an attribute among them may ask for a look: see <see cref="PresentationalHints"/>.</summary>
    public bool HasHints { get; init; }

    /// <summary>What to say if the element is shown.</summary>
    public ElementReport? Report { get; init; }

    /// <summary>Where the start tag stands.</summary>
    public Origin Origin { get; init; }

    /// <summary>Offset of the start tag in the source; -1 when the parser inserted the element.</summary>
    public int SourceIndex { get; init; } = -1;

    public Node? FirstChild { get; set; }

    /// <summary>The last element child, while the tree grows and after.</summary>
    public Element? LastElement { get; set; }

    public Element? PreviousElement { get; set; }

    public Element? NextElement { get; set; }

    /// <summary>Place among the parent's element children, from 1.</summary>
    public int Index { get; set; }

    /// <summary>Place among the parent's children of the same name, from 1, counted from the first or from the last.</summary>
    public int PlaceOfType(bool fromEnd)
    {
        if (_placeOfType == 0) CountTypes(Parent?.FirstElement ?? this);
        return fromEnd ? _placeFromEnd : _placeOfType;
    }

    private int _placeOfType;
    private int _placeFromEnd;

    // All siblings at once when one is asked for: else long tables would take time with the square of their rows.
    private static void CountTypes(Element first)
    {
        var counts = new Dictionary<string, int>();
        for (var element = first; element is not null; element = element.NextElement)
            counts[element.Name] = element._placeOfType = counts.GetValueOrDefault(element.Name) + 1;
        for (var element = first; element is not null; element = element.NextElement)
            element._placeFromEnd = counts[element.Name] - element._placeOfType + 1;
    }

    /// <summary>How many elements enclose this one.</summary>
    public int Depth { get; init; }

    /// <summary>Whether it is part of a drawing, whose attributes are styles.</summary>
    public bool IsSvg { get; init; }

    /// <summary>Written once by the cascade.</summary>
    public ElementStyles? Styles { get; set; }

    public ComputedStyle Style => Styles!.Own;

    public string? Attribute(string name)
    {
        foreach (var attribute in Attributes)
            if (attribute.Name == name) return attribute.Value;
        return null;
    }

    /// <summary>A whole number of at least <paramref name="minimum"/>, or <paramref name="fallback"/> (HTML, 2.3.4.2).</summary>
    public int IntegerAttribute(string name, int minimum, int fallback) =>
        int.TryParse(Attribute(name)?.Trim(), out var value) && value >= minimum ? value : fallback;

    public Element? FirstElement
    {
        get
        {
            for (var child = FirstChild; child is not null; child = child.Next)
                if (child is Element element) return element;
            return null;
        }
    }
}

/// <summary>An attribute; the name is in lower case.</summary>
internal readonly record struct HtmlAttribute(string Name, string Value);
