using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Fonts.Web;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Html;

/// <summary>A document as it was read, and the text it was read from.</summary>
internal readonly record struct DocumentText(Element Root, string Html);

/// <summary>What a document says in its head: style sheets and properties.</summary>
internal static class HeadReader
{
    /// <summary>The style sheets in document order; their warnings and font faces go to the lists with places in the HTML.</summary>
    public static List<StyleSheet> StyleSheets(DocumentText document, StyleCache cache, List<PlacedFontFace> fontFaces, WarningList warnings)
    {
        var sheets = new List<StyleSheet>();
        foreach (var element in Descendants(document.Root))
        {
            if (element.Name == "link" && element.Attribute("rel")?.Contains("stylesheet", StringComparison.OrdinalIgnoreCase) == true)
                warnings.Add("resource-refused", "The linked style sheet was ignored: nothing is fetched.", "Put the rules into a style element.", element.Origin);
            if (element.Name != "style" || !AppliesToPrint(element)) continue;
            var sheet = cache.Sheet(TextOf(element));
            sheets.Add(sheet);
            if (sheet.Warnings.IsEmpty && sheet.FontFaces.IsEmpty) continue;
            var place = new SheetSource(element, document.Html);
            foreach (var warning in sheet.Warnings) warnings.Add("css-unsupported", warning.Message, warning.Hint, place.OriginOf(warning.Offset));
            foreach (var face in sheet.FontFaces) fontFaces.Add(new(face, place.OriginOf(face.Offset)));
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

    internal static string TextOf(Element element) => element.FirstChild is TextNode { Next: null } only ? only.Text : "";

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
}
