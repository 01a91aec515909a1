using System.Collections.Immutable;

namespace Renderer.Layout.Pages;

/// <summary>What shapes and glyphs are filled and stroked with.</summary>
/// <param name="Opacity">From 0 to 1.</param>
public abstract record DrawingPaint(double Opacity);

/// <summary>One colour.</summary>
public sealed record SolidPaint(Color Color, double Opacity) : DrawingPaint(Opacity);

/// <summary>Colours that change from place to place; beyond the first and last stop their colours go on.</summary>
/// <param name="Transform">From the gradient's space to the drawing's.</param>
/// <param name="Stops">At least two, offsets never falling.</param>
/// <param name="Opacity">From 0 to 1, beside that of each stop.</param>
public abstract record GradientPaint(Transform Transform, ImmutableArray<GradientStop> Stops, double Opacity) : DrawingPaint(Opacity);

/// <summary>Colours along a line, from its start to its end.</summary>
public sealed record LinearGradient(double X1, double Y1, double X2, double Y2, Transform Transform, ImmutableArray<GradientStop> Stops, double Opacity)
    : GradientPaint(Transform, Stops, Opacity);

/// <summary>Colours between two circles.</summary>
public sealed record RadialGradient(GradientCircle Start, GradientCircle End, Transform Transform, ImmutableArray<GradientStop> Stops, double Opacity)
    : GradientPaint(Transform, Stops, Opacity);

/// <summary>A circle of a radial gradient.</summary>
public readonly record struct GradientCircle(double X, double Y, double Radius);

/// <summary>A colour at a place of a gradient, from 0 to 1.</summary>
public readonly record struct GradientStop(double Offset, Color Color, double Opacity);

/// <summary>A line along a path, centred on it.</summary>
/// <param name="Paint">What it is drawn with.</param>
/// <param name="Width">Its width in the outline's space.</param>
public sealed record DrawingStroke(DrawingPaint Paint, double Width)
{
    /// <summary>How it ends.</summary>
    public StrokeCap Cap { get; init; }

    /// <summary>How it goes round corners.</summary>
    public StrokeJoin Join { get; init; }

    /// <summary>How far a mitre may reach, in widths.</summary>
    public double MiterLimit { get; init; } = 4;

    /// <summary>Lengths of dashes and gaps in turn; empty for an unbroken line.</summary>
    public ImmutableArray<double> Dashes { get; init; } = [];

    /// <summary>Where in the pattern it begins.</summary>
    public double DashOffset { get; init; }
}

/// <summary>How a stroke ends.</summary>
public enum StrokeCap : byte
{
    /// <summary>At the end point.</summary>
    Butt,

    /// <summary>With a half circle.</summary>
    Round,

    /// <summary>Half a width beyond the end point.</summary>
    Square,
}

/// <summary>How a stroke goes round corners.</summary>
public enum StrokeJoin : byte
{
    /// <summary>Pointed.</summary>
    Miter,

    /// <summary>Rounded.</summary>
    Round,

    /// <summary>Cut off.</summary>
    Bevel,
}
