using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using Renderer.Cli.Impact.Pages;
using Renderer.Layout.Pages;

namespace Renderer.Cli.Impact.Drawing;

/// <summary>Draws laid-out pages as SVG, item by item as the PDF stage paints them.</summary>
internal sealed class PageDrawing(PagedDocument document, GlyphSymbols symbols)
{
    /// <summary>One page.</summary>
    /// <param name="pageIndex">Which.</param>
    /// <param name="frames">Places to point to, drawn over it.</param>
    /// <param name="label">What the drawing is called for those who do not see it.</param>
    public string Draw(int pageIndex, ImmutableArray<Frame> frames, string label)
    {
        var page = document.Pages[pageIndex];
        var svg = new StringBuilder($"<svg class=\"page\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Number(page.Width)} {Number(page.Height)}\" role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(label)}\">\n");
        svg.Append($"<rect class=\"paper\" width=\"{Number(page.Width)}\" height=\"{Number(page.Height)}\" fill=\"#fff\"/>\n<g class=\"ink\">\n");
        foreach (var item in page.Items)
        {
            _ = item.Kind switch
            {
                PaintKind.GlyphRun => Draw(svg, page, page.Runs[item.Index]),
                PaintKind.Fill => Draw(svg, page.Fills[item.Index]),
                PaintKind.Line => Draw(svg, page.Lines[item.Index]),
                PaintKind.Image => Draw(svg, page.Images[item.Index]),
                _ => new DrawingMarkup(document, symbols, svg).Draw(page.Drawings[item.Index]),
            };
        }

        svg.Append("</g>\n");
        foreach (var frame in frames) Draw(svg, frame);
        return svg.Append("</svg>\n").ToString();
    }

    // Within the group a unit is a font unit and y grows upwards, as the glyphs' paths have it.
    private StringBuilder Draw(StringBuilder svg, Page page, GlyphRun run)
    {
        var face = document.Fonts[run.Font];
        var unit = run.Size / face.UnitsPerEm;
        // Lying on its side, the run goes down where it would have gone right.
        var matrix = run.Direction == RunDirection.Sideways ? $"0 {Fine(unit)} {Fine(unit)} 0" : $"{Fine(unit)} 0 0 {Fine(-unit)}";
        svg.Append($"<g transform=\"matrix({matrix} {Number(run.X)} {Number(run.Baseline)})\" fill=\"{Hex(run.Color)}\">");
        var pen = 0.0;
        foreach (var glyph in page.Glyphs.AsSpan(run.FirstGlyph, run.GlyphCount))
        {
            var along = Math.Round((pen + glyph.Offset) / unit);
            if (symbols.IdOf(face, glyph.Id) is { } id)
                svg.Append(run.Direction == RunDirection.Upright ? $"<use href=\"#{id}\" x=\"{-face.AdvanceOf(glyph.Id) / 2}\" y=\"{-along}\"/>" : $"<use href=\"#{id}\" x=\"{along}\"/>");
            pen += glyph.Advance;
        }

        return svg.Append("</g>\n");
    }

    private static StringBuilder Draw(StringBuilder svg, Fill fill) =>
        svg.Append($"<rect x=\"{Number(fill.X)}\" y=\"{Number(fill.Y)}\" width=\"{Number(fill.Width)}\" height=\"{Number(fill.Height)}\" fill=\"{Hex(fill.Color)}\"/>\n");

    private static StringBuilder Draw(StringBuilder svg, Line line)
    {
        // The PDF stage's patterns: dashes of three widths, dots of one.
        var dash = line.Style switch { LineStyle.Dashed => 3 * line.Width, LineStyle.Dotted => line.Width, _ => 0 };
        svg.Append($"<path d=\"M{Number(line.X1)} {Number(line.Y1)}L{Number(line.X2)} {Number(line.Y2)}\" stroke=\"{Hex(line.Color)}\" stroke-width=\"{Number(line.Width)}\"");
        return svg.Append(dash > 0 ? $" stroke-dasharray=\"{Number(dash)}\"/>\n" : "/>\n");
    }

    private static StringBuilder Draw(StringBuilder svg, PlacedImage image)
    {
        // An inner svg element cuts off what lies outside of it.
        if (image.Clip is { } clip) svg.Append($"<svg x=\"{Number(clip.X)}\" y=\"{Number(clip.Y)}\" width=\"{Number(clip.Width)}\" height=\"{Number(clip.Height)}\" viewBox=\"{Number(clip.X)} {Number(clip.Y)} {Number(clip.Width)} {Number(clip.Height)}\">");
        svg.Append($"<image x=\"{Number(image.X)}\" y=\"{Number(image.Y)}\" width=\"{Number(image.Width)}\" height=\"{Number(image.Height)}\" preserveAspectRatio=\"none\" href=\"data:{image.MediaType};base64,{Convert.ToBase64String(image.Encoded.Span)}\"/>");
        return svg.Append(image.Clip is null ? "\n" : "</svg>\n");
    }

    // A point beyond what it frames, so that ink does not touch it.
    private static void Draw(StringBuilder svg, Frame frame) =>
        svg.Append($"<rect class=\"{(frame.IsText ? "changed" : "moved")}\" x=\"{Number(frame.X - 1)}\" y=\"{Number(frame.Y - 1)}\" width=\"{Number(frame.Width + 2)}\" height=\"{Number(frame.Height + 2)}\" rx=\"1.5\"/>\n");

    private static string Hex(Color color) => $"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}";

    private static string Number(double value) => $"{Math.Round(value, 2)}";

    private static string Fine(double value) => $"{Math.Round(value, 6)}";
}
