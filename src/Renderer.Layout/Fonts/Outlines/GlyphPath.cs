using System.Collections.Immutable;

namespace Renderer.Layout.Fonts.Outlines;

/// <summary>What a step of a path draws.</summary>
public enum PathVerb : byte
{
    /// <summary>Begins a contour at the end point.</summary>
    Move,

    /// <summary>A straight line to the end point.</summary>
    Line,

    /// <summary>A quadratic curve by the first control point.</summary>
    Quadratic,

    /// <summary>A cubic curve by both control points.</summary>
    Cubic,

    /// <summary>A straight line back to where the contour began.</summary>
    Close,
}

/// <summary>A point of a path: in a glyph in font units, y upwards.</summary>
public readonly record struct PathPoint(double X, double Y);

/// <summary>One step of a path.</summary>
/// <param name="Verb">What it draws.</param>
/// <param name="First">First control point; unused by moves and lines.</param>
/// <param name="Second">Second control point; used by cubic curves.</param>
/// <param name="End">Where it ends.</param>
public readonly record struct PathSegment(PathVerb Verb, PathPoint First, PathPoint Second, PathPoint End);

/// <summary>The drawing of one glyph: closed contours in font units, y upwards, filled by the nonzero rule.</summary>
/// <param name="Segments">The steps; none for a glyph without outline, such as a space.</param>
public sealed record GlyphPath(ImmutableArray<PathSegment> Segments)
{
    /// <summary>The drawing of a space.</summary>
    public static readonly GlyphPath Empty = new([]);
}
