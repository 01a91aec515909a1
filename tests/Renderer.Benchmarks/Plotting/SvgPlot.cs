using System.Globalization;
using System.Net;
using System.Text;

namespace Renderer.Benchmarks.Plotting;

/// <summary>Draws plots as SVG, as wide as a README, for light and dark paper.</summary>
internal sealed class SvgPlot
{
    private const double PanelWidth = 430, Height = 270, Left = 50, Right = 104, Top = 34, Bottom = 44, LabelDistance = 14;

    // Text has the contrast that WCAG asks of it (4.5) on white and on GitHub's dark; lines have at least 3.
    private const string Style = """
        text { font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #444c56; }
        .name { font-weight: 600; fill: #24292f; }
        .grid { stroke: #d8dee4; }
        .curve { fill: none; stroke-width: 2; stroke-linejoin: round; }
        .reference { fill: none; stroke: #6e7781; stroke-width: 1.5; stroke-dasharray: 3 4; }
        .c0 { stroke: #0a5fb4; } .d0 { fill: #0a5fb4; }
        .c1 { stroke: #b5480a; } .d1 { fill: #b5480a; }
        .c2 { stroke: #0b7457; } .d2 { fill: #0b7457; }
        @media (prefers-color-scheme: dark) {
          text { fill: #adb6c0; } .name { fill: #e6edf3; } .grid { stroke: #373e47; } .reference { stroke: #8b949e; }
          .c0 { stroke: #6cb6ff; } .d0 { fill: #6cb6ff; }
          .c1 { stroke: #f5a365; } .d1 { fill: #f5a365; }
          .c2 { stroke: #5fd3a6; } .d2 { fill: #5fd3a6; }
        }
        """;

    private readonly StringBuilder _svg = new();

    private SvgPlot()
    {
    }

    /// <summary>The picture as a file's text.</summary>
    public static string Draw(Plot plot)
    {
        var drawing = new SvgPlot();
        var width = plot.Panels.Count * PanelWidth;
        drawing.Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{Height}\" viewBox=\"0 0 {width} {Height}\" role=\"img\" aria-labelledby=\"t\">");
        drawing.Line($"<title id=\"t\">{Escape(plot.Title)}</title>");
        drawing.Line($"<style>\n{Style}\n</style>");
        for (var i = 0; i < plot.Panels.Count; i++)
        {
            drawing.Line($"<g transform=\"translate({i * PanelWidth} 0)\">");
            drawing.Draw(plot.Panels[i]);
            drawing.Line($"</g>");
        }

        drawing.Line($"</svg>");
        return drawing._svg.ToString();
    }

    private void Draw(Panel panel)
    {
        var points = panel.Curves.SelectMany(curve => curve.Points).ToList();
        var frame = new Frame(Scale.Across(panel.X, [.. points.Select(point => point.X)]), Scale.Upwards(panel.Y, [.. points.Select(point => point.Y)]));
        Line($"<text class=\"name\" x=\"{Left}\" y=\"16\">{Escape(panel.Title)}</text>");
        DrawAxes(panel, frame);
        var measured = 0;
        var ends = EndLabels.Spread([.. panel.Curves.Select(curve => frame.Y(curve.Points[^1].Y))], LabelDistance, Height - Bottom);
        for (var i = 0; i < panel.Curves.Count; i++)
        {
            var curve = panel.Curves[i];
            DrawCurve(curve, frame, curve.IsReference ? -1 : measured++);
            Line($"<text class=\"{(curve.IsReference ? "" : $"d{measured - 1}")}\" x=\"{frame.X(curve.Points[^1].X) + 8:0.#}\" y=\"{ends[i] + 4:0.#}\">{Escape(curve.Label)}</text>");
        }
    }

    private void DrawAxes(Panel panel, Frame frame)
    {
        foreach (var tick in frame.Upwards.Ticks)
        {
            var y = frame.Y(tick);
            Line($"<line class=\"grid\" x1=\"{Left}\" x2=\"{PanelWidth - Right}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\"/><text x=\"{Left - 6}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{Name(tick)}</text>");
        }

        foreach (var tick in frame.Across.Ticks) Line($"<text x=\"{frame.X(tick):0.#}\" y=\"{Height - Bottom + 16}\" text-anchor=\"middle\">{Name(tick)}</text>");
        Line($"<text x=\"{(Left + PanelWidth - Right) / 2}\" y=\"{Height - 8}\" text-anchor=\"middle\">{Escape(panel.X.Title)}</text>");
    }

    private void DrawCurve(Curve curve, Frame frame, int color)
    {
        var way = string.Join(' ', curve.Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{frame.X(point.X):0.#},{frame.Y(point.Y):0.#}")));
        Line($"<polyline class=\"{(color < 0 ? "reference" : $"curve c{color}")}\" points=\"{way}\"/>");
        if (color < 0) return;
        foreach (var point in curve.Points) Line($"<circle class=\"d{color}\" cx=\"{frame.X(point.X):0.#}\" cy=\"{frame.Y(point.Y):0.#}\" r=\"2.75\"/>");
    }

    private void Line(FormattableString text) => _svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Name(double tick) => tick.ToString(tick >= 10 ? "#,0" : "0.######", CultureInfo.InvariantCulture);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Where values lie on the panel.</summary>
    private sealed record Frame(Scale Across, Scale Upwards)
    {
        public double X(double value) => Left + Across.At(value) * (PanelWidth - Left - Right);

        public double Y(double value) => Height - Bottom - Upwards.At(value) * (Height - Top - Bottom);
    }
}
