using Renderer.Layout.Pages;

namespace Renderer.Layout.Painting;

/// <summary>Turns what was laid out on its side clockwise onto the page: what went right goes down, what went down goes left.</summary>
/// <param name="Right">Right edge of the vertical text on the page: where its first line begins.</param>
/// <param name="Top">Top edge: where its lines begin.</param>
internal sealed record Turn(double Right, double Top)
{
    public Fill Of(in Fill fill) => fill with { X = Right - fill.Y - fill.Height, Y = Top + fill.X, Width = fill.Height, Height = fill.Width };

    public Line Of(in Line line) => line with { X1 = Right - line.Y1, Y1 = Top + line.X1, X2 = Right - line.Y2, Y2 = Top + line.X2 };

    public Rectangle Of(in Rectangle area) => new(Right - area.Bottom, Top + area.Left, Right - area.Top, Top + area.Right);

    /// <summary>A picture stands upright in the area it was given.</summary>
    public PlacedImage Of(PlacedImage image)
    {
        var area = Of(new PictureArea(image.X, image.Y, image.Width, image.Height));
        return image with { X = area.X, Y = area.Y, Width = area.Width, Height = area.Height, Clip = image.Clip is { } clip ? Of(clip) : null };
    }

    /// <summary>A drawing stands upright too, and keeps its proportions.</summary>
    public PlacedDrawing Of(PlacedDrawing drawing)
    {
        var area = Of(new PictureArea(drawing.X, drawing.Y, drawing.Width, drawing.Height));
        return drawing with { X = area.X, Y = area.Y, Width = area.Width, Height = area.Height, Clip = drawing.Clip is { } clip ? Of(clip) : null };
    }

    private PictureArea Of(in PictureArea area) => new(Right - area.Y - area.Height, Top + area.X, area.Height, area.Width);

    /// <summary>A run that is not upright by itself lies on its side.</summary>
    public GlyphRun Of(in GlyphRun run) => run with
    {
        X = Right - run.Baseline,
        Baseline = Top + run.X,
        Direction = run.Direction == RunDirection.Upright ? RunDirection.Upright : RunDirection.Sideways,
    };
}
