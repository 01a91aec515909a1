using Renderer.Layout.Pages;

namespace Renderer.Layout.Tests.Properties;

/// <summary>What holds for every document, however odd: all references lead somewhere, all numbers are numbers.</summary>
internal static class Soundness
{
    /// <summary>What is wrong; null when nothing is.</summary>
    public static string? Fault(PagedDocument document)
    {
        if (document.Pages.Length == 0) return "no page";
        for (var i = 0; i < document.Structure.Length; i++)
            if (document.Structure[i].Parent >= i || (document.Structure[i].Parent < 0 && i > 0)) return $"structure element {i} has the parent {document.Structure[i].Parent}";
        foreach (var entry in document.Outline)
            if (entry.Page < 0 || entry.Page >= document.Pages.Length || !double.IsFinite(entry.Y)) return $"the bookmark \"{entry.Text}\" leads nowhere";
        for (var i = 0; i < document.Pages.Length; i++)
            if (Fault(document, document.Pages[i]) is { } fault) return $"page {i + 1}: {fault}";
        return null;
    }

    private static string? Fault(PagedDocument document, Page page)
    {
        if (!(page.Width > 0 && page.Height > 0 && double.IsFinite(page.Width + page.Height))) return $"is {page.Width} by {page.Height}";
        foreach (var item in page.Items)
        {
            if (item.Structure >= document.Structure.Length) return "an item belongs to an element that is not there";
            if (item.Kind == PaintKind.GlyphRun && Fault(document, page, page.Runs[item.Index]) is { } fault) return fault;
        }
        foreach (var fill in page.Fills)
            if (!double.IsFinite(fill.X + fill.Y + fill.Width + fill.Height)) return $"has {fill}";
        foreach (var line in page.Lines)
            if (!double.IsFinite(line.X1 + line.Y1 + line.X2 + line.Y2 + line.Width)) return $"has {line}";
        foreach (var image in page.Images)
            if (!double.IsFinite(image.X + image.Y + image.Width + image.Height)) return "has an image nowhere";
        foreach (var link in page.Links)
            if (!double.IsFinite(link.X + link.Y + link.Width + link.Height + link.TargetY) || link.TargetPage >= document.Pages.Length || link.Structure >= document.Structure.Length) return $"has {link}";
        return null;
    }

    private static string? Fault(PagedDocument document, Page page, in GlyphRun run)
    {
        if (run.Font < 0 || run.Font >= document.Fonts.Length) return "a run has a font that is not there";
        if (!double.IsFinite(run.X + run.Baseline + run.Size)) return $"has {run}";
        foreach (var glyph in page.Glyphs.AsSpan(run.FirstGlyph, run.GlyphCount))
            if (!float.IsFinite(glyph.Advance + glyph.Offset)) return $"has {glyph}";
        return null;
    }
}
