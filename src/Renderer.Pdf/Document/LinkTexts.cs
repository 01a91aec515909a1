using System.Text;
using Renderer.Layout.Pages;

namespace Renderer.Pdf.Document;

/// <summary>What a screen reader says at each link: its own label, or the text and pictures inside it.</summary>
internal sealed class LinkTexts
{
    // More than anybody listens to, and far below the longest string of ISO 19005-2, 6.1.13.
    private const int Longest = 1000;

    private readonly PagedDocument _document;
    private readonly Dictionary<int, StringBuilder> _texts = [];

    public LinkTexts(PagedDocument document)
    {
        _document = document;
        if (document.Pages.All(p => p.Links.IsEmpty))
            return;
        var links = LinkOfEachElement(document);
        for (var i = 0; i < links.Length; i++)
        {
            if (links[i] >= 0 && links[i] != i && document.Structure[i].AlternativeText is { } text)
                TextOf(links[i]).Append(text);
        }
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
    public string Of(int structure)
    {
        if (structure < 0)
            return "";
        var text = _document.Structure[structure].AlternativeText is { Length: > 0 } label ? label : _texts.TryGetValue(structure, out var inside) ? inside.ToString() : "";
        return text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
    }

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

    private StringBuilder TextOf(int link)
    {
        if (!_texts.TryGetValue(link, out var text))
            _texts[link] = text = new StringBuilder();
        return text;
    }

    private void Append(int link, Page page, GlyphRun run)
    {
        var text = TextOf(link);
        foreach (var glyph in page.Glyphs.AsSpan(run.FirstGlyph, run.GlyphCount))
            text.Append(page.TextOf(glyph));
    }
}
