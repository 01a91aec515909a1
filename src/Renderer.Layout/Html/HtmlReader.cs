using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Renderer.Layout.Html;

/// <summary>Parses HTML into the layout's own tree. AngleSharp does the parsing; nothing behind this class knows it.</summary>
internal static class HtmlReader
{
    private static readonly HtmlParserOptions Options = new() { IsKeepingSourceReferences = true };

    /// <summary>The root element.</summary>
    /// <exception cref="LayoutException">The elements nest too deep.</exception>
    public static Element Read(string html, int maximumDepth)
    {
        using var document = new HtmlParser(Options).ParseDocument(html);
        return Convert(document.DocumentElement, maximumDepth);
    }

    // A loop with links to parents: a hostile document nests deeper than the stack reaches.
    private static Element Convert(IElement source, int maximumDepth)
    {
        var root = NewElement(source, null, 0);
        var (parent, last) = (root, (Node?)null);
        INode? node = source.FirstChild;
        INode container = source;
        while (true)
        {
            if (node is null)
            {
                if (ReferenceEquals(container, source)) return root;
                (node, container) = (container.NextSibling, container.Parent!);
                (last, parent) = (parent, parent.Parent!);
                continue;
            }
            if (Convert(node, parent) is { } converted)
            {
                Append(parent, last, converted);
                last = converted;
                if (converted is Element element && node.FirstChild is not null)
                {
                    if (element.Depth > maximumDepth) throw TooDeep(element, maximumDepth);
                    (container, node) = (node, node.FirstChild);
                    (parent, last) = (element, null);
                    continue;
                }
            }
            node = node.NextSibling;
        }
    }

    private static Node? Convert(INode node, Element parent) => node switch
    {
        IText text => new TextNode(text.Data) { Parent = parent },
        IElement element => NewElement(element, parent, parent.Depth + 1),
        _ => null,
    };

    private static void Append(Element parent, Node? last, Node child)
    {
        if (last is null) parent.FirstChild = child;
        else last.Next = child;
        if (child is not Element element) return;
        element.PreviousElement = parent.LastElement;
        if (element.PreviousElement is { } previous) previous.NextElement = element;
        element.Index = (element.PreviousElement?.Index ?? 0) + 1;
        parent.LastElement = element;
    }

    private static Element NewElement(IElement source, Element? parent, int depth)
    {
        var attributes = source.Attributes.Length == 0 ? [] : source.Attributes.Select(a => new HtmlAttribute(a.Name, a.Value)).ToArray();
        var position = source.SourceReference?.Position;
        return new(source.LocalName)
        {
            Parent = parent,
            Depth = depth,
            Attributes = attributes,
            Id = ValueOf(attributes, "id"),
            Classes = ValueOf(attributes, "class")?.Split([' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries) ?? [],
            Origin = position is { } place ? new(place.Line, place.Column) : parent?.Origin ?? default,
            SourceIndex = position?.Index ?? -1,
        };
    }

    private static string? ValueOf(HtmlAttribute[] attributes, string name)
    {
        foreach (var attribute in attributes)
            if (attribute.Name == name) return attribute.Value;
        return null;
    }

    private static LayoutException TooDeep(Element element, int maximumDepth) => new(
    [
        new("nesting-too-deep", $"Elements nest more than {maximumDepth} deep at <{element.Name}>.", "Flatten the HTML; look for tags that are never closed.", element.Origin),
    ]);
}
