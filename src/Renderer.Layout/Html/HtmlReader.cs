using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Html;

/// <summary>Parses HTML into the layout's own tree. AngleSharp does the parsing; nothing behind this class knows it.</summary>
internal static class HtmlReader
{
    /// <summary>The root element.</summary>
    /// <exception cref="LayoutException">The elements nest too deep.</exception>
    public static Element Read(string html, int maximumDepth, CancellationToken cancellationToken)
    {
        var guard = new DepthGuard(maximumDepth, cancellationToken);
        var options = new HtmlParserOptions { IsKeepingSourceReferences = true, SkipComments = true, OnCreated = (element, _) => guard.Watch(element) };
        using var document = new HtmlParser(options).ParseDocument(html);
        return Convert(document.DocumentElement, maximumDepth);
    }

    /// <summary>Stops the parser, whose time grows with the square of the nesting: 100,000 open tags take it a minute.</summary>
    private sealed class DepthGuard(int maximumDepth, CancellationToken cancellationToken)
    {
        private const int Interval = 256;

        private IElement? _last;
        private int _count;

        public void Watch(IElement created)
        {
            if (++_count % Interval == 0 && _last is { } last)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var depth = 0;
                for (var ancestor = last.ParentElement; ancestor is not null; ancestor = ancestor.ParentElement) depth++;
                if (depth > maximumDepth) throw TooDeep(last.LocalName, OriginOf(last) ?? default, maximumDepth);
            }
            // A new element has no parent yet; the one before it has.
            _last = created;
        }
    }

    /// <summary>An element whose children are being converted.</summary>
    private record struct Level(INodeList Children, int Next, Element Element, Node? Last);

    // A loop with a stack of its own: a hostile document nests deeper than the call stack reaches. Children go by index, since asking
    // the parser's nodes for their next sibling takes it a search through all of them.
    private static Element Convert(IElement source, int maximumDepth)
    {
        var root = NewElement(source, null, 0);
        var levels = new Stack<Level>();
        var level = new Level(source.ChildNodes, 0, root, null);
        while (true)
        {
            if (level.Next == level.Children.Length)
            {
                if (!levels.TryPop(out level)) return root;
                continue;
            }
            var node = level.Children[level.Next++];
            if (Convert(node, level.Element) is not { } converted) continue;
            Append(level.Element, level.Last, converted);
            level.Last = converted;
            if (converted is not Element element || !node.HasChildNodes) continue;
            if (element.Depth > maximumDepth) throw TooDeep(element.Name, element.Origin, maximumDepth);
            levels.Push(level);
            level = new(node.ChildNodes, 0, element, null);
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
        return new(source.LocalName)
        {
            Parent = parent,
            Depth = depth,
            Attributes = attributes,
            Id = ValueOf(attributes, "id"),
            Classes = ValueOf(attributes, "class")?.Split([' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries) ?? [],
            Origin = OriginOf(source) ?? parent?.Origin ?? default,
            SourceIndex = source.SourceReference?.Position is { Line: > 0 } position ? position.Index : -1,
        };
    }

    // Elements that the parser inserted are at line 0.
    private static Origin? OriginOf(IElement source) => source.SourceReference?.Position is { Line: > 0 } place ? new(place.Line, place.Column) : null;

    private static string? ValueOf(HtmlAttribute[] attributes, string name)
    {
        foreach (var attribute in attributes)
            if (attribute.Name == name) return attribute.Value;
        return null;
    }

    private static LayoutException TooDeep(string name, Origin origin, int maximumDepth) => new(
    [
        new("nesting-too-deep", $"Elements nest more than {maximumDepth} deep at <{name}>.", "Flatten the HTML; look for tags that are never closed.", origin),
    ]);
}
