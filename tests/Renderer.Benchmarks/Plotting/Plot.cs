namespace Renderer.Benchmarks.Plotting;

/// <summary>A picture of one or more panels side by side.</summary>
/// <param name="Title">What it shows, for those who do not see it.</param>
/// <param name="Panels">From left to right.</param>
internal sealed record Plot(string Title, IReadOnlyList<Panel> Panels);

/// <summary>Curves over a common axis.</summary>
/// <param name="Title">What the vertical axis counts, with its unit.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Curves">In the order of their colours.</param>
internal sealed record Panel(string Title, Axis X, Axis Y, IReadOnlyList<Curve> Curves);

/// <summary>How an axis runs.</summary>
/// <param name="Title">What it counts, with its unit.</param>
/// <param name="IsLogarithmic">Whether equal steps multiply.</param>
internal sealed record Axis(string Title, bool IsLogarithmic)
{
    /// <summary>Where it is marked; empty to choose.</summary>
    public IReadOnlyList<double> Ticks { get; init; } = [];
}

/// <summary>A line through points, with its name at its end.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Points">From left to right.</param>
internal sealed record Curve(string Label, IReadOnlyList<CurvePoint> Points)
{
    /// <summary>Whether it is nothing measured, but something to measure by.</summary>
    public bool IsReference { get; init; }
}

/// <summary>A value of an axis and what belongs to it.</summary>
internal readonly record struct CurvePoint(double X, double Y);
