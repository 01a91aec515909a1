using System.Globalization;
using System.Text;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Tests.Fixtures;

/// <summary>Writes a laid-out document as text, one painted thing a line, in paint order: what the layout tests compare.</summary>
/// <example>
/// <code>
/// page 200x100
/// text 10,21.8 10 一、总体情况          x, baseline, size, text; "artifact" behind it when it is one
/// fill 0,0 200x100 #FF0000
/// line 10,20 110,20 0.75
/// link 10,10 50x15 https://example.org
/// </code>
/// </example>
internal static class LayoutText
{
    public static string Of(PagedDocument document) => string.Join('\n', document.Pages.Select(Of));

    public static string Of(Page page)
    {
        var lines = new List<string> { $"page {Number(page.Width)}x{Number(page.Height)}" };
        foreach (var item in page.Items) lines.Add(Describe(page, item));
        foreach (var link in page.Links)
            lines.Add($"link {Number(link.X)},{Number(link.Y)} {Number(link.Width)}x{Number(link.Height)} {link.Uri ?? $"page {link.TargetPage + 1} at {Number(link.TargetY)}"}");
        return string.Join('\n', lines);
    }

    public static string TextOf(Page page, in GlyphRun run)
    {
        var text = new StringBuilder();
        foreach (var glyph in page.Glyphs.AsSpan(run.FirstGlyph, run.GlyphCount))
            text.Append(page.TextOf(glyph));
        return text.ToString();
    }

    /// <summary>Where each character of a run begins, and where the last one ends.</summary>
    public static string GlyphsOf(Page page, in GlyphRun run)
    {
        var text = new StringBuilder(Baseline(run.Baseline));
        var pen = run.X;
        foreach (var glyph in page.Glyphs.AsSpan(run.FirstGlyph, run.GlyphCount))
        {
            text.Append(" | ").Append(Number(pen + glyph.Offset)).Append(' ').Append(page.TextOf(glyph));
            pen += glyph.Advance;
        }
        return text.Append(" | ").Append(Number(pen)).ToString();
    }

    private static string Describe(Page page, in PaintItem item)
    {
        switch (item.Kind)
        {
            case PaintKind.GlyphRun:
                var run = page.Runs[item.Index];
                var color = run.Color == Color.Black ? "" : " " + Hex(run.Color);
                return $"text {Number(run.X)},{Baseline(run.Baseline)} {Number(run.Size)} {TextOf(page, run)}{color}{(run.Direction == RunDirection.Horizontal ? "" : " " + run.Direction.ToString().ToLowerInvariant())}{(item.Structure < 0 ? " artifact" : "")}";
            case PaintKind.Fill:
                var fill = page.Fills[item.Index];
                return $"fill {Number(fill.X)},{Number(fill.Y)} {Number(fill.Width)}x{Number(fill.Height)} {Hex(fill.Color)}";
            case PaintKind.Line:
                var line = page.Lines[item.Index];
                var style = line.Style == LineStyle.Solid ? "" : " " + line.Style.ToString().ToLowerInvariant();
                return $"line {Number(line.X1)},{Number(line.Y1)} {Number(line.X2)},{Number(line.Y2)} {Number(line.Width)}{style}{(line.Color == Color.Black ? "" : " " + Hex(line.Color))}";
            case PaintKind.Drawing:
                var drawing = page.Drawings[item.Index];
                return $"drawing {Number(drawing.X)},{Number(drawing.Y)} {Number(drawing.Width)}x{Number(drawing.Height)}";
            default:
                var image = page.Images[item.Index];
                return $"image {Number(image.X)},{Number(image.Y)} {Number(image.Width)}x{Number(image.Height)} {image.MediaType}" + (image.Clip is { } clip ? $" clip {Number(clip.X)},{Number(clip.Y)} {Number(clip.Width)}x{Number(clip.Height)}" : "");
        }
    }

    private static string Hex(Color color) => $"#{color.Red:X2}{color.Green:X2}{color.Blue:X2}";

    // One decimal: the second one of a font's ascent is a coin's toss.
    private static string Baseline(double value) => (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Number(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);
}
