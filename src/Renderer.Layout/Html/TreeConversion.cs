using System.Collections.Frozen;
using AngleSharp.Dom;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Html;

/// <summary>Turns the parser's tree into the layout's own, as deep as allowed.</summary>
internal sealed class TreeConversion(int maximumDepth, WarningList warnings)
{
    // What has no content that could go into an ancestor: empty elements, and those whose text is not the document's.
    private static readonly FrozenSet<string> Kept =
        new[] { "br", "hr", "img", "wbr", "input", "style", "script", "title", "template", "textarea", "select", "noscript", "iframe", "object", "video", "audio", "canvas" }.ToFrozenSet();

    /// <summary>An element of the parser whose children are being converted, and the element they become children of.</summary>
    private record struct Level(INodeList Children, int Next, Element Element, Node? Last);

    private readonly Stack<Level> _levels = new();
    private bool _isReported;

    // A loop with a stack of its own: a hostile document nests deeper than the call stack reaches. Children go by index, since asking
    // the parser's nodes for their next sibling takes it a search through all of them.
    public Element Convert(IElement source)
    {
        var root = NewElement(source, null, 0);
        var level = new Level(source.ChildNodes, 0, root, null);
        while (true)
        {
            if (level.Next == level.Children.Length)
            {
                if (!_levels.TryPop(out var outer)) return root;
                level = outer.Element == level.Element ? outer with { Last = level.Last } : outer;
                continue;
            }
            var node = level.Children[level.Next++];
            if (level.Element.Depth >= maximumDepth && node is IElement deep && !Kept.Contains(deep.LocalName))
            {
                level = Dissolve(deep, level);
                continue;
            }
            if (Convert(node, level.Element) is not { } converted) continue;
            Append(level.Element, level.Last, converted);
            level.Last = converted;
            if (converted is not Element element || !node.HasChildNodes) continue;
            _levels.Push(level);
            level = new(node.ChildNodes, 0, element, null);
        }
    }

    private Level Dissolve(IElement deep, in Level level)
    {
        if (!_isReported)
        {
            var message = $"Elements nest more than {maximumDepth} deep; what is deeper counts as content of the element at that depth.";
            warnings.Add("nesting-too-deep", message, "Flatten the HTML; look for tags that are never closed.", OriginOf(deep) ?? level.Element.Origin);
            _isReported = true;
        }
        // What a drawing holds is not the document's text.
        if (deep.NamespaceUri != NamespaceNames.HtmlUri) return level;
        _levels.Push(level);
        return level with { Children = deep.ChildNodes, Next = 0 };
    }

    private Node? Convert(INode node, Element parent) => node switch
    {
        IText text => new TextNode(text.Data) { Parent = parent },
        IElement element => NewElement(element, parent, parent.Depth + 1),
        _ => null,
    };

    /// <summary>Adds a child behind the last one.</summary>
    public static void Append(Element parent, Node? last, Node child)
    {
        if (last is null) parent.FirstChild = child;
        else last.Next = child;
        if (child is not Element element) return;
        element.PreviousElement = parent.LastElement;
        if (element.PreviousElement is { } previous) previous.NextElement = element;
        element.Index = (element.PreviousElement?.Index ?? 0) + 1;
        parent.LastElement = element;
    }

    private Element NewElement(IElement source, Element? parent, int depth)
    {
        var attributes = AttributesOf(source, out var hasHints);
        var place = source.SourceReference?.Position is { Line: > 0 } position ? position : default;
        var origin = place.Line > 0 ? new(place.Line, place.Column) : parent?.Origin ?? default;
        var report = ElementReports.Of(source);
        if (report is not null && ElementReports.IsNeverShown(source.LocalName)) warnings.Add("html-unsupported", report.Message, report.Hint, origin);
        return new(source.LocalName)
        {
            Parent = parent,
            Depth = depth,
            IsSvg = source.LocalName == "svg" || parent is { IsSvg: true, Name: not "foreignObject" },
            Attributes = attributes,
            HasHints = hasHints,
            Report = report,
            Id = ValueOf(attributes, "id"),
            Classes = ClassesOf(attributes),
            Origin = origin,
            SourceIndex = place.Line > 0 ? place.Index : -1,
        };
    }

    private static HtmlAttribute[] AttributesOf(IElement source, out bool hasHints)
    {
        hasHints = false;
        var list = source.Attributes;
        if (list.Length == 0) return [];
        var attributes = new HtmlAttribute[list.Length];
        for (var i = 0; i < attributes.Length; i++)
        {
            var attribute = list[i]!;
            attributes[i] = new(attribute.Name, attribute.Value);
            hasHints |= PresentationalHints.Contains(attribute.Name);
        }
        return attributes;
    }

    private static string[] ClassesOf(HtmlAttribute[] attributes)
    {
        if (ValueOf(attributes, "class") is not { Length: > 0 } value) return [];
        return value.AsSpan().IndexOfAny(" \t\n\f\r") < 0 ? [value] : value.Split([' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Where the start tag stands; null for elements that the parser inserted, which it puts at line 0.</summary>
    public static Origin? OriginOf(IElement source) => source.SourceReference?.Position is { Line: > 0 } place ? new(place.Line, place.Column) : null;

    private static string? ValueOf(HtmlAttribute[] attributes, string name)
    {
        foreach (var attribute in attributes)
            if (attribute.Name == name) return attribute.Value;
        return null;
    }
}
