using Renderer.Layout.Html;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Images.Svg;

/// <summary>Makes elements of drawings: those of files, and those that stand for another element in a second place.</summary>
internal static class SvgTree
{
    public static Element NewElement(string name, HtmlAttribute[] attributes, Element? parent, Origin origin)
    {
        string? Value(string attribute) => Array.Find(attributes, a => a.Name == attribute).Value;
        return new(name)
        {
            Parent = parent,
            Depth = parent is null ? 0 : parent.Depth + 1,
            Attributes = attributes,
            Id = Value("id"),
            Classes = Value("class")?.Split([' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries) ?? [],
            Origin = origin,
            IsSvg = true,
        };
    }

    /// <summary>A copy of an element with everything in it, as a child of another that does not list it; null when it is more than <paramref name="left"/> elements.</summary>
    public static Element? Copy(Element source, Element parent, ref int left)
    {
        if (--left < 0) return null;
        var copy = NewElement(source.Name, source.Attributes, parent, source.Origin);
        Node? last = null;
        for (var child = source.FirstChild; child is not null; child = child.Next)
        {
            Node? inner = child is TextNode text ? new TextNode(text.Text) { Parent = copy } : Copy((Element)child, copy, ref left);
            if (inner is null) return null;
            TreeConversion.Append(copy, last, inner);
            last = inner;
        }
        return copy;
    }
}

/// <summary>The elements of a tree by id.</summary>
internal sealed class SvgElements(Element root)
{
    private Dictionary<string, Element>? _byId;

    /// <summary>The first element of an id.</summary>
    public Element? Find(string id) => (_byId ??= Index()).GetValueOrDefault(id);

    private Dictionary<string, Element> Index()
    {
        var elements = new Dictionary<string, Element>(StringComparer.Ordinal);
        for (Node? node = root; node is not null;)
        {
            if (node is Element { Id: { } id } element) elements.TryAdd(id, element);
            if (node is Element { FirstChild: { } child })
            {
                node = child;
                continue;
            }
            while (node is not null && node != root && node.Next is null) node = node.Parent;
            node = node == root ? null : node?.Next;
        }
        return elements;
    }
}
