using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Painting;

/// <summary>Draws the lines along one run of text.</summary>
internal static class DecorationPainter
{
    private readonly record struct Stroke(double Start, double End, double Y);

    public static void Paint(PageCanvas canvas, ComputedStyle style, double start, double end, double baseline)
    {
        if (end <= start) return;
        foreach (var decoration in style.Decorations)
        {
            if (decoration.Lines.HasFlag(DecorationLines.Underline)) Paint(canvas, decoration, new(start, end, baseline + decoration.Underline), 1);
            if (decoration.Lines.HasFlag(DecorationLines.Overline)) Paint(canvas, decoration, new(start, end, baseline + decoration.Overline), -1);
            if (decoration.Lines.HasFlag(DecorationLines.LineThrough)) Paint(canvas, decoration, new(start, end, baseline + decoration.LineThrough), 0);
        }
    }

    /// <param name="canvas">The page.</param>
    /// <param name="decoration">What to draw.</param>
    /// <param name="stroke">Where.</param>
    /// <param name="outward">Which way a second line or a wave may grow: 1 down, -1 up, 0 both.</param>
    private static void Paint(PageCanvas canvas, in Decoration decoration, in Stroke stroke, int outward)
    {
        // A gap as wide as the line.
        var apart = 2 * decoration.Thickness;
        switch (decoration.Style)
        {
            case DecorationStyle.Double:
                var first = outward == 0 ? stroke.Y - apart / 2 : stroke.Y;
                Line(canvas, decoration, stroke with { Y = first });
                Line(canvas, decoration, stroke with { Y = first + (outward < 0 ? -apart : apart) });
                break;
            case DecorationStyle.Wavy:
                Wave(canvas, decoration, stroke with { Y = stroke.Y + outward * decoration.Thickness });
                break;
            default:
                Line(canvas, decoration, stroke);
                break;
        }
    }

    private static void Line(PageCanvas canvas, in Decoration decoration, in Stroke stroke) =>
        canvas.Add(new Line(stroke.Start, stroke.Y, stroke.End, stroke.Y, decoration.Thickness, decoration.Color, decoration.Style switch
        {
            DecorationStyle.Dotted => LineStyle.Dotted,
            DecorationStyle.Dashed => LineStyle.Dashed,
            _ => LineStyle.Solid,
        }));

    // A sine in eight straight pieces a period. It swings by its thickness; the phase counts from the page's edge, so that runs join.
    private static void Wave(PageCanvas canvas, in Decoration decoration, in Stroke stroke)
    {
        var (y, swing) = (stroke.Y, decoration.Thickness);
        var piece = Math.Max(swing, 0.1) * 6 / 8;
        double At(double x) => y + swing * Math.Sin(x / piece * Math.PI / 4);
        for (var x = stroke.Start; x < stroke.End;)
        {
            var next = Math.Min(stroke.End, (Math.Floor(x / piece + 1e-6) + 1) * piece);
            canvas.Add(new Line(x, At(x), next, At(next), decoration.Thickness, decoration.Color, LineStyle.Solid));
            x = next;
        }
    }
}
