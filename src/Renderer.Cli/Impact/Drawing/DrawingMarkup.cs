using System.Collections.Immutable;
using System.Text;
using Renderer.Layout.Fonts.Outlines;
using Renderer.Layout.Pages;

namespace Renderer.Cli.Impact.Drawing;

/// <summary>Writes a drawing on a page as SVG again.</summary>
internal sealed class DrawingMarkup(PagedDocument document, GlyphSymbols symbols, StringBuilder svg)
{
    public StringBuilder Draw(PlacedDrawing placed)
    {
        svg.Append($"<svg x=\"{Number(placed.X)}\" y=\"{Number(placed.Y)}\" width=\"{Number(placed.Width)}\" height=\"{Number(placed.Height)}\" viewBox=\"0 0 {Number(placed.Drawing.Width)} {Number(placed.Drawing.Height)}\" preserveAspectRatio=\"none\">\n");
        DrawAll(placed.Drawing.Items);
        return svg.Append("</svg>\n");
    }

    private void DrawAll(ImmutableArray<DrawingItem> items)
    {
        foreach (var item in items)
        {
            switch (item)
            {
                case DrawingShape shape:
                    Draw(shape);
                    break;
                case DrawingText text:
                    Draw(text);
                    break;
                case DrawingImage image:
                    Draw(image);
                    break;
                case DrawingGroup group:
                    Draw(group);
                    break;
            }
        }
    }

    private void Draw(DrawingGroup group)
    {
        var clips = group.Clips.Select(Define).ToArray();
        foreach (var clip in clips) svg.Append($"<g clip-path=\"url(#{clip})\">");
        svg.Append(group.Opacity == 1 ? "<g>\n" : $"<g opacity=\"{Fine(group.Opacity)}\">\n");
        DrawAll(group.Items);
        svg.Append(string.Concat(Enumerable.Repeat("</g>", clips.Length + 1))).Append('\n');
    }

    private string Define(DrawingClip clip)
    {
        var id = symbols.NewId();
        svg.Append($"<clipPath id=\"{id}\"><path d=\"{Data(clip.Outline)}\"{(clip.IsEvenOdd ? " clip-rule=\"evenodd\"" : "")}/></clipPath>\n");
        return id;
    }

    private void Draw(DrawingShape shape)
    {
        var (fill, stroke) = (Ink("fill", shape.Fill), Stroke(shape.Stroke));
        svg.Append($"<path d=\"{Data(shape.Outline)}\"{(shape.Transform == Transform.Identity ? "" : $" transform=\"{Matrix(shape.Transform)}\"")}{(shape.IsEvenOdd ? " fill-rule=\"evenodd\"" : "")}{fill}{stroke}/>\n");
    }

    // A unit is a font unit and y grows upwards, as the glyphs' paths have it.
    private void Draw(DrawingText text)
    {
        var face = document.Fonts[text.Font];
        var unit = text.Size / face.UnitsPerEm;
        var stroke = text.Stroke is { } line ? line with { Width = line.Width / unit, Dashes = [.. line.Dashes.Select(dash => dash / unit)], DashOffset = line.DashOffset / unit } : null;
        var ink = Ink("fill", text.Fill) + Stroke(stroke);
        svg.Append($"<g transform=\"{Matrix(Transform.Scaling(unit, -unit).Then(text.Transform))}\"{ink}>");
        var pen = 0.0;
        foreach (var glyph in text.Glyphs)
        {
            if (symbols.IdOf(face, glyph.Id) is { } id) svg.Append($"<use href=\"#{id}\" x=\"{Math.Round((pen + glyph.Offset) / unit)}\"/>");
            pen += glyph.Advance;
        }

        svg.Append("</g>\n");
    }

    private void Draw(DrawingImage image) =>
        svg.Append($"<image width=\"1\" height=\"1\" transform=\"{Matrix(image.Transform)}\" preserveAspectRatio=\"none\" href=\"data:{image.MediaType};base64,{Convert.ToBase64String(image.Encoded.Span)}\"/>\n");

    private string Stroke(DrawingStroke? stroke)
    {
        if (stroke is null) return "";
        var dashes = stroke.Dashes.IsEmpty ? "" : $" stroke-dasharray=\"{string.Join(' ', stroke.Dashes.Select(Number))}\" stroke-dashoffset=\"{Number(stroke.DashOffset)}\"";
        return $"{Ink("stroke", stroke.Paint)} stroke-width=\"{Fine(stroke.Width)}\" stroke-linecap=\"{Name(stroke.Cap)}\" stroke-linejoin=\"{Name(stroke.Join)}\" stroke-miterlimit=\"{Number(stroke.MiterLimit)}\"{dashes}";
    }

    private string Ink(string attribute, DrawingPaint? paint)
    {
        if (paint is null) return $" {attribute}=\"none\"";
        var color = paint switch { SolidPaint solid => Hex(solid.Color), GradientPaint gradient => $"url(#{Define(gradient)})", _ => "none" };
        return $" {attribute}=\"{color}\"{(paint.Opacity == 1 ? "" : $" {attribute}-opacity=\"{Fine(paint.Opacity)}\"")}";
    }

    private string Define(GradientPaint gradient)
    {
        var id = symbols.NewId();
        var stops = string.Concat(gradient.Stops.Select(stop => $"<stop offset=\"{Fine(stop.Offset)}\" stop-color=\"{Hex(stop.Color)}\" stop-opacity=\"{Fine(stop.Opacity)}\"/>"));
        var space = $"id=\"{id}\" gradientUnits=\"userSpaceOnUse\" gradientTransform=\"{Matrix(gradient.Transform)}\"";
        svg.Append(gradient switch
        {
            LinearGradient line => $"<linearGradient {space} x1=\"{Fine(line.X1)}\" y1=\"{Fine(line.Y1)}\" x2=\"{Fine(line.X2)}\" y2=\"{Fine(line.Y2)}\">{stops}</linearGradient>\n",
            RadialGradient circles => $"<radialGradient {space} fx=\"{Fine(circles.Start.X)}\" fy=\"{Fine(circles.Start.Y)}\" fr=\"{Fine(circles.Start.Radius)}\" cx=\"{Fine(circles.End.X)}\" cy=\"{Fine(circles.End.Y)}\" r=\"{Fine(circles.End.Radius)}\">{stops}</radialGradient>\n",
            _ => "",
        });
        return id;
    }

    private static string Data(ImmutableArray<PathSegment> outline) => string.Concat(outline.Select(segment => segment.Verb switch
    {
        PathVerb.Move => $"M{Point(segment.End)}",
        PathVerb.Line => $"L{Point(segment.End)}",
        PathVerb.Close => "Z",
        _ => $"C{Point(segment.First)} {Point(segment.Second)} {Point(segment.End)}",
    }));

    private static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Matrix(Transform t) => $"matrix({Fine(t.A)} {Fine(t.B)} {Fine(t.C)} {Fine(t.D)} {Number(t.E)} {Number(t.F)})";

    private static string Point(PathPoint point) => $"{Number(point.X)} {Number(point.Y)}";

    private static string Hex(Color color) => $"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}";

    private static string Number(double value) => $"{Math.Round(value, 2)}";

    private static string Fine(double value) => $"{Math.Round(value, 6)}";
}
