using System.Text;
using Renderer.Layout.Pages;

namespace Renderer.Pdf.Document;

/// <summary>The text inside each link, gathered from the glyphs.</summary>
internal sealed class LinkTexts
{
    private readonly Dictionary<int, StringBuilder> _texts = [];

    public LinkTexts(PagedDocument document)
    {
        if (document.Pages.All(p => p.Links.IsEmpty))
            return;
        var links = LinkOfEachElement(document);
        foreach (var page in document.Pages)
        {
            foreach (var item in page.Items)
            {
                if (item.Kind == PaintKind.GlyphRun && item.Structure >= 0 && links[item.Structure] >= 0)
                    Append(links[item.Structure], page, page.Runs[item.Index]);
            }
        }
    }

    /// <summary>The text of a link's structure element; empty when it has none.</summary>
    public string Of(int structure) => _texts.TryGetValue(structure, out var text) ? text.ToString() : "";

    private static int[] LinkOfEachElement(PagedDocument document)
    {
        var links = new int[document.Structure.Length];
        for (var i = 0; i < links.Length; i++)
        {
            var element = document.Structure[i];
            links[i] = element.Type == StructureType.Link ? i : element.Parent < 0 ? -1 : links[element.Parent];
        }
        return links;
    }

    private void Append(int link, Page page, GlyphRun run)
    {
        if (!_texts.TryGetValue(link, out var text))
            _texts[link] = text = new StringBuilder();
        foreach (var glyph in page.Glyphs.AsSpan(run.FirstGlyph, run.GlyphCount))
            text.Append(page.TextOf(glyph));
    }
}
