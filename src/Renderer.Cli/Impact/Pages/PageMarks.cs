using Renderer.Layout.Pages;

namespace Renderer.Cli.Impact.Pages;

/// <summary>Something painted on a page, apart from where.</summary>
/// <param name="Kind">What it is: the font and glyph, a fill, a line, a picture.</param>
/// <param name="Size">Font size, or width of a line.</param>
/// <param name="Color">Its colour.</param>
internal readonly record struct Paint(string Kind, double Size, Color Color);

/// <summary>Width and height.</summary>
internal readonly record struct Extent(double Width, double Height);

/// <summary>A mark on a page and where it is.</summary>
/// <param name="Paint">What it is.</param>
/// <param name="X">Left edge, of a glyph its origin.</param>
/// <param name="Y">Top edge, of a glyph the baseline.</param>
/// <param name="Extent">Of fills, lines and pictures; nothing for glyphs, whose size says it.</param>
internal readonly record struct PageMark(Paint Paint, double X, double Y, Extent Extent)
{
    /// <summary>Index of the glyph on its page; -1 for what is no glyph.</summary>
    public int Glyph { get; init; } = -1;

    /// <summary>Index of the glyph's run; -1 for what is no glyph.</summary>
    public int Run { get; init; } = -1;
}

/// <summary>Everything that is seen on a page, mark by mark.</summary>
internal static class PageMarks
{
    public static IEnumerable<PageMark> Of(PagedDocument document, int pageIndex)
    {
        var page = document.Pages[pageIndex];
        foreach (var mark in GlyphsOf(document, page)) yield return mark;
        foreach (var fill in page.Fills) yield return new(new("fill", 0, fill.Color), fill.X, fill.Y, new(fill.Width, fill.Height));
        foreach (var line in page.Lines) yield return new(new($"line {line.Style}", line.Width, line.Color), Math.Min(line.X1, line.X2), Math.Min(line.Y1, line.Y2), new(Math.Abs(line.X2 - line.X1), Math.Abs(line.Y2 - line.Y1)));
        foreach (var image in page.Images) yield return new(new($"image {image.Encoded.Length}", 0, default), image.X, image.Y, new(image.Width, image.Height));
    }

    /// <summary>The glyphs, without spaces, which nobody sees.</summary>
    public static IEnumerable<PageMark> GlyphsOf(PagedDocument document, Page page)
    {
        for (var index = 0; index < page.Runs.Length; index++)
        {
            var run = page.Runs[index];
            var font = document.Fonts[run.Font].Digest;
            var pen = run.X;
            for (var glyph = run.FirstGlyph; glyph < run.FirstGlyph + run.GlyphCount; glyph++)
            {
                var (id, advance, offset, codePoint) = page.Glyphs[glyph];
                if (codePoint is not (' ' or 0xA0 or 0x3000)) yield return new(new($"{font} {id}", run.Size, run.Color), pen + offset, run.Baseline, default) { Glyph = glyph, Run = index };
                pen += advance;
            }
        }
    }
}
