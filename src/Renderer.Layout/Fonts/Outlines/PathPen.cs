namespace Renderer.Layout.Fonts.Outlines;

/// <summary>Draws a path step by step, relative or absolute, and closes every contour.</summary>
internal sealed class PathPen
{
    // Ours: the richest glyphs of real fonts stay below 10,000.
    private const int MaximumSegments = 100_000;

    private readonly List<PathSegment> _segments = [];
    private bool _isOpen;

    /// <summary>Where the pen is.</summary>
    public PathPoint At { get; private set; }

    /// <summary>Whether more was drawn than a glyph has.</summary>
    public bool IsFull => _segments.Count > MaximumSegments;

    public void Move(PathPoint to)
    {
        Close();
        Add(PathVerb.Move, default, default, to);
        _isOpen = true;
    }

    public void Line(PathPoint to) => Add(PathVerb.Line, default, default, to);

    public void Quadratic(PathPoint control, PathPoint to) => Add(PathVerb.Quadratic, control, default, to);

    public void Cubic(PathPoint first, PathPoint second, PathPoint to) => Add(PathVerb.Cubic, first, second, to);

    public GlyphPath ToPath()
    {
        Close();
        return _segments.Count == 0 ? GlyphPath.Empty : new([.. _segments]);
    }

    private void Close()
    {
        if (_isOpen) _segments.Add(new(PathVerb.Close, default, default, default));
        _isOpen = false;
    }

    private void Add(PathVerb verb, PathPoint first, PathPoint second, PathPoint end)
    {
        _segments.Add(new(verb, first, second, end));
        At = end;
    }
}
