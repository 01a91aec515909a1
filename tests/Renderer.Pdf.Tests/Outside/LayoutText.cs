using System.Text;
using Renderer.Layout.Pages;

namespace Renderer.Pdf.Tests.Outside;

/// <summary>The text of a laid-out document as readers of its file must give it back: without white space, which each of them sets in its own way.</summary>
internal static class LayoutText
{
    /// <summary>Everything painted, in paint order.</summary>
    public static string Of(PagedDocument document) => string.Concat(document.Pages.Select(Of));

    /// <summary>Everything painted on a page, in paint order.</summary>
    public static string Of(Page page)
    {
        var text = new StringBuilder();
        foreach (var item in page.Items) AddItem(text, page, item);
        return text.ToString();
    }

    /// <summary>The text painted for each structure element itself; null where some of it stands outside its page or over the edge, which poppler leaves out, or may do so in a drawing.</summary>
    public static string?[] ByElement(PagedDocument document)
    {
        var texts = document.Structure.Select(_ => (StringBuilder?)new StringBuilder()).ToArray();
        foreach (var page in document.Pages)
        {
            foreach (var item in page.Items.Where(item => item.Structure >= 0))
            {
                if (texts[item.Structure] is { } text) AddItem(text, page, item);
                if (item.Kind == PaintKind.Drawing || (item.Kind == PaintKind.GlyphRun && !IsInside(page, page.Runs[item.Index]))) texts[item.Structure] = null;
            }
        }
        return [.. texts.Select(text => text?.ToString())];
    }

    private static bool IsInside(Page page, GlyphRun run)
    {
        double pen = 0;
        foreach (var glyph in page.Glyphs.AsSpan(run.FirstGlyph, run.GlyphCount))
        {
            var (x, y) = run.Direction == RunDirection.Horizontal ? (run.X + pen + glyph.Offset, run.Baseline) : (run.X, run.Baseline + pen + glyph.Offset);
            if (x < run.Size || y < run.Size || x > page.Width - run.Size || y > page.Height - run.Size) return false;
            pen += glyph.Advance;
        }
        return true;
    }

    public static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '\0'));

    private static void AddItem(StringBuilder text, Page page, PaintItem item)
    {
        if (item.Kind == PaintKind.GlyphRun)
            Add(text, page, page.Glyphs.AsSpan(page.Runs[item.Index].FirstGlyph, page.Runs[item.Index].GlyphCount));
        if (item.Kind != PaintKind.Drawing) return;
        foreach (var drawn in page.Drawings[item.Index].Drawing.Texts) Add(text, page, drawn.Glyphs.AsSpan());
    }

    private static void Add(StringBuilder text, Page page, ReadOnlySpan<Glyph> glyphs)
    {
        foreach (var glyph in glyphs) text.Append(Squeezed(page.TextOf(glyph)));
    }
}
