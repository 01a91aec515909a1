using System.Collections.Immutable;
using Renderer.Layout.Fonts.Outlines;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Images.Svg;

/// <summary>Draws an outline of moves, lines, cubic curves and closes.</summary>
internal sealed class OutlinePen
{
    /// <summary>Ours: a map of a country stays below; more is no picture for a page.</summary>
    public const int MostSegments = 200_000;

    // The length of the handles of a cubic curve that follows a quarter of a circle: 4/3 (sqrt(2) - 1).
    private const double QuarterHandle = 0.5522847498307936;

    private readonly ImmutableArray<PathSegment>.Builder _segments = ImmutableArray.CreateBuilder<PathSegment>();
    private PathPoint _start;
    private bool _isOpen;

    public PathPoint At { get; private set; }

    public bool IsFull => _segments.Count >= MostSegments;

    public void Move(double x, double y)
    {
        (_start, At) = (new(x, y), new(x, y));
        _isOpen = false;
    }

    public void Line(double x, double y) => Add(PathVerb.Line, default, default, new(x, y));

    public void Cubic(PathPoint first, PathPoint second, PathPoint end) => Add(PathVerb.Cubic, first, second, end);

    // A quadratic curve is the cubic one whose handles are two thirds of the way to its control point.
    public void Quadratic(PathPoint control, PathPoint end) => Cubic(Between(At, control), Between(end, control), end);

    public void Close()
    {
        if (_isOpen) _segments.Add(new(PathVerb.Close, default, default, _start));
        At = _start;
        _isOpen = false;
    }

    /// <summary>A quarter of an ellipse whose handles point along the axes, from where the pen is.</summary>
    public void Quarter(PathPoint corner, PathPoint end) => Cubic(
        new(At.X + (QuarterHandle * (corner.X - At.X)), At.Y + (QuarterHandle * (corner.Y - At.Y))),
        new(end.X + (QuarterHandle * (corner.X - end.X)), end.Y + (QuarterHandle * (corner.Y - end.Y))),
        end);

    public ImmutableArray<PathSegment> ToOutline() => _segments.DrainToImmutable();

    private static PathPoint Between(PathPoint end, PathPoint control) => new(end.X + (2 * (control.X - end.X) / 3), end.Y + (2 * (control.Y - end.Y) / 3));

    // A move that nothing follows draws nothing, so it is written with the first segment behind it.
    private void Add(PathVerb verb, PathPoint first, PathPoint second, PathPoint end)
    {
        if (!_isOpen) _segments.Add(new(PathVerb.Move, default, default, At));
        if (!_isOpen) _start = At;
        _isOpen = true;
        _segments.Add(new(verb, first, second, end));
        At = end;
    }
}

/// <summary>Outlines moved and measured.</summary>
internal static class Outline
{
    public static ImmutableArray<PathSegment> Apply(this in Transform transform, ImmutableArray<PathSegment> outline)
    {
        if (transform == Transform.Identity) return outline;
        var moved = ImmutableArray.CreateBuilder<PathSegment>(outline.Length);
        foreach (var segment in outline) moved.Add(new(segment.Verb, transform.Of(segment.First), transform.Of(segment.Second), transform.Of(segment.End)));
        return moved.MoveToImmutable();
    }

    /// <summary>The smallest box around all points of an outline, control points of curves at their extremes; null for an empty one.</summary>
    public static Bounds? BoundsOf(ImmutableArray<PathSegment> outline)
    {
        if (outline.IsEmpty) return null;
        var (box, at) = (Bounds.Nothing, default(PathPoint));
        foreach (var segment in outline)
        {
            if (segment.Verb == PathVerb.Cubic) box = box.With(at, segment);
            box = box.With(segment.End);
            at = segment.End;
        }
        return box;
    }

    /// <summary>Twice the area inside, positive when it runs clockwise as seen with y downwards.</summary>
    public static double SignedArea(ImmutableArray<PathSegment> outline)
    {
        var (area, at, start) = (0.0, default(PathPoint), default(PathPoint));
        foreach (var segment in outline)
        {
            if (segment.Verb == PathVerb.Move)
            {
                area += Cross(at, start);
                start = segment.End;
            }
            else if (segment.Verb == PathVerb.Cubic) area += Cross(at, segment.First) + Cross(segment.First, segment.Second) + Cross(segment.Second, segment.End);
            else area += Cross(at, segment.End);
            at = segment.End;
        }
        return area + Cross(at, start);
    }

    /// <summary>The same outline drawn the other way round.</summary>
    public static ImmutableArray<PathSegment> Reversed(ImmutableArray<PathSegment> outline)
    {
        var pen = new OutlinePen();
        for (var end = outline.Length; end > 0;)
        {
            var start = end - 1;
            while (outline[start].Verb != PathVerb.Move) start--;
            Reverse(outline.AsSpan()[start..end], pen);
            end = start;
        }
        return pen.ToOutline();
    }

    private static void Reverse(ReadOnlySpan<PathSegment> contour, OutlinePen pen)
    {
        var isClosed = contour[^1].Verb == PathVerb.Close;
        if (isClosed) contour = contour[..^1];
        pen.Move(contour[^1].End.X, contour[^1].End.Y);
        for (var i = contour.Length - 1; i > 0; i--)
        {
            if (contour[i].Verb == PathVerb.Cubic) pen.Cubic(contour[i].Second, contour[i].First, contour[i - 1].End);
            else pen.Line(contour[i - 1].End.X, contour[i - 1].End.Y);
        }
        if (isClosed) pen.Close();
    }

    private static double Cross(PathPoint a, PathPoint b) => (a.X * b.Y) - (b.X * a.Y);
}
