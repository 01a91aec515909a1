namespace Renderer.Layout.Pages;

/// <summary>So many characters a line and lines a page (GB/T 9704-2012, 5.2.2: 28 by 22): the page area is divided, whatever its size.</summary>
internal readonly record struct PageGrid(int Characters, int Lines)
{
    public static readonly PageGrid None;

    public bool IsNone => Lines == 0;
}

/// <summary>The grid of a page area, in points; none has no pitches.</summary>
internal readonly record struct GridPitch(double Character, double Line)
{
    // A line that is a hair too high for one pitch must not take two.
    private const double Tolerance = 0.01;

    public static readonly GridPitch None;

    public bool IsNone => Line == 0;

    /// <summary>As many whole lines as a height needs.</summary>
    public double WholeLines(double height) => IsNone ? height : Math.Ceiling((height - Tolerance) / Line) * Line;

    /// <summary>The nearest whole lines: what a margin comes to.</summary>
    public double NearestLines(double height) => IsNone ? height : Math.Round(height / Line, MidpointRounding.AwayFromZero) * Line;
}
