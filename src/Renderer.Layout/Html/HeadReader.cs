using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Html;

/// <summary>What a document says in its head: style sheets and properties.</summary>
internal static class HeadReader
{
    /// <summary>The style sheets in document order; their warnings go to the list with places in the HTML.</summary>
    public static List<StyleSheet> StyleSheets(Element root, string html, StyleCache cache, WarningList warnings)
    {
        var sheets = new List<StyleSheet>();
        foreach (var element in Descendants(root))
        {
            if (element.Name == "link" && element.Attribute("rel")?.Contains("stylesheet", StringComparison.OrdinalIgnoreCase) == true)
                warnings.Add("resource-refused", "The linked style sheet was ignored: nothing is fetched.", "Put the rules into a style element.", element.Origin);
            if (element.Name != "style" || !AppliesToPrint(element)) continue;
            var sheet = cache.Sheet(TextOf(element));
            sheets.Add(sheet);
            var start = ContentStart(element, html);
            foreach (var warning in sheet.Warnings) warnings.Add("css-unsupported", warning.Message, warning.Hint, Shift(start, warning.Place));
        }
        return sheets;
    }

    public static DocumentProperties Properties(Element root)
    {
        var title = "";
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in Descendants(root))
        {
            if (element.Name == "body") break;
            if (element.Name == "title" && title.Length == 0) title = string.Join(' ', TextOf(element).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (element.Name == "meta" && element.Attribute("name") is { } name && element.Attribute("content") is { Length: > 0 } content) names.TryAdd(name, content);
        }
        return new(title, root.Attribute("lang") ?? "", names.GetValueOrDefault("author"), names.GetValueOrDefault("description"), names.GetValueOrDefault("keywords"));
    }

    private static bool AppliesToPrint(Element style) =>
        style.Attribute("media") is not { } media || MediaQuery.AppliesToPrint(Css.Syntax.CssTokenizer.Tokenize(media)) == true;

    private static string TextOf(Element element) => element.FirstChild is TextNode { Next: null } only ? only.Text : "";

    /// <summary>An element and everything in it, in document order.</summary>
    public static IEnumerable<Element> Descendants(Element root)
    {
        for (Node? node = root; node is not null;)
        {
            if (node is Element element)
            {
                yield return element;
                if (element.FirstChild is { } child)
                {
                    node = child;
                    continue;
                }
            }
            while (node is not null && node != root && node.Next is null) node = node.Parent;
            node = node == root ? null : node?.Next;
        }
    }

    // The parser keeps the place of the start tag; the sheet begins behind it.
    private static Origin ContentStart(Element style, string html)
    {
        if (style.SourceIndex < 0 || style.SourceIndex >= html.Length) return style.Origin;
        var end = html.IndexOf('>', style.SourceIndex);
        if (end < 0) return style.Origin;
        var before = html.AsSpan(0, end + 1);
        return new(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    private static Origin Shift(Origin start, Origin inside) =>
        inside.Line == 1 ? new(start.Line, start.Column + inside.Column - 1) : new(start.Line + inside.Line - 1, inside.Column);
}
