using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Renderer.Layout.Fonts.Outlines;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Tests.Images.Svg;

/// <summary>Writes a drawing as text, one item a line, those of groups indented: what the tests of drawings compare. Lengths are points.</summary>
internal static class DrawingDescription
{
    public static string Of(Drawing drawing) => string.Join('\n', Lines(drawing.Items));

    public static string Of(ImmutableArray<PathSegment> outline) => string.Join(' ', outline.Select(segment => segment.Verb switch
    {
        PathVerb.Move => $"M{Point(segment.End)}",
        PathVerb.Line => $"L{Point(segment.End)}",
        PathVerb.Cubic => $"C{Point(segment.First)} {Point(segment.Second)} {Point(segment.End)}",
        _ => "Z",
    }));

    private static IEnumerable<string> Lines(ImmutableArray<DrawingItem> items) => items.SelectMany(Lines);

    private static IEnumerable<string> Lines(DrawingItem item) => item switch
    {
        DrawingShape shape => [$"shape {Of(shape.Outline)}{Ink(" fill", shape.Fill)}{(shape.IsEvenOdd ? " evenodd" : "")}{Stroke(shape.Stroke)}{(shape.Transform == Transform.Identity ? "" : " distorted")}"],
        DrawingText text => [$"text {Point(text.Transform.Of(0, 0))} {Number(text.Size)} {TextOf(text)}{Ink(" fill", text.Fill)}{Stroke(text.Stroke)}"],
        DrawingImage image => [$"image {Point(image.Transform.Of(0, 0))} {Point(image.Transform.Of(1, 1))}"],
        DrawingGroup group => [$"group{(group.Opacity == 1 ? "" : $" {Number(group.Opacity)}")}{string.Concat(group.Clips.Select(clip => $" clip {Of(clip.Outline)}"))}", .. Lines(group.Items).Select(line => "  " + line)],
        _ => throw new InvalidOperationException(),
    };

    private static string TextOf(DrawingText text)
    {
        var builder = new StringBuilder();
        foreach (var glyph in text.Glyphs) builder.Append(new Rune(glyph.CodePoint));
        return builder.ToString();
    }

    private static string Stroke(DrawingStroke? stroke) => stroke is null ? "" : $"{Ink(" stroke", stroke.Paint)} {Number(stroke.Width)}{(stroke.Dashes.IsEmpty ? "" : $" dashes {string.Join(',', stroke.Dashes.Select(Number))}")}";

    private static string Ink(string name, DrawingPaint? paint) => paint switch
    {
        null => "",
        SolidPaint solid => $"{name} #{solid.Color.Red:X2}{solid.Color.Green:X2}{solid.Color.Blue:X2}{Opacity(solid)}",
        LinearGradient line => $"{name} linear {Point(line.Transform.Of(line.X1, line.Y1))} {Point(line.Transform.Of(line.X2, line.Y2))}{Opacity(line)}",
        RadialGradient circles => $"{name} radial {Point(circles.Transform.Of(circles.Start.X, circles.Start.Y))} {Point(circles.Transform.Of(circles.End.X, circles.End.Y))}{Opacity(circles)}",
        _ => throw new InvalidOperationException(),
    };

    private static string Opacity(DrawingPaint paint) => paint.Opacity == 1 ? "" : "/" + Number(paint.Opacity);

    private static string Point(PathPoint point) => $"{Number(point.X)},{Number(point.Y)}";

    private static string Number(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);
}
