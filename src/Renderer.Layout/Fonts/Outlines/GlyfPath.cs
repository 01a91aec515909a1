using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Outlines;

/// <summary>Draws glyphs of a <c>glyf</c> table (OpenType, "glyf"): quadratic contours, and composites of other glyphs.</summary>
internal sealed class GlyfPath(TrueTypeOutlines outlines)
{
    private const int MaximumDepth = 8;         // ours: real composites nest twice
    private const int MaximumComponents = 256;  // ours, over all levels
    private const int Words = 1, Offsets = 2, Scale = 8, More = 0x20, ScaleXY = 0x40, Matrix = 0x80;

    private readonly PathPen _pen = new();
    private int _components;

    public static GlyphPath Of(TrueTypeOutlines outlines, ushort glyph)
    {
        var path = new GlyfPath(outlines);
        path.Draw(glyph, new(1, 0, 0, 1, 0, 0), 0);
        return path._pen.ToPath();
    }

    private void Draw(ushort glyph, Transform transform, int depth)
    {
        var description = outlines.GlyphOf(glyph);
        if (description.IsEmpty) return;
        var reader = new TableReader(description, "glyf");
        if (depth > MaximumDepth || ++_components > MaximumComponents) throw reader.Fault($"has glyph {glyph}, whose parts are nested without end");
        if (reader.I16(0) >= 0) DrawContours(reader, transform);
        else DrawParts(reader, transform, depth);
    }

    private void DrawParts(TableReader glyph, Transform transform, int depth)
    {
        var at = 10;
        for (var flags = More; (flags & More) != 0;)
        {
            flags = glyph.U16(at);
            var part = glyph.U16(at + 2);
            var isWide = (flags & Words) != 0;
            // Parts placed by matching points instead of offsets are not met in practice; they stay at the origin.
            var (x, y) = (flags & Offsets) == 0 ? (0, 0) : isWide ? (glyph.I16(at + 4), glyph.I16(at + 6)) : ((sbyte)glyph.U8(at + 4), (sbyte)glyph.U8(at + 5));
            at += isWide ? 8 : 6;
            var own = new Transform(1, 0, 0, 1, x, y);
            if ((flags & Scale) != 0) own = own with { A = F2Dot14(glyph, at), D = F2Dot14(glyph, at) };
            else if ((flags & ScaleXY) != 0) own = own with { A = F2Dot14(glyph, at), D = F2Dot14(glyph, at + 2) };
            else if ((flags & Matrix) != 0) own = own with { A = F2Dot14(glyph, at), B = F2Dot14(glyph, at + 2), C = F2Dot14(glyph, at + 4), D = F2Dot14(glyph, at + 6) };
            at += (flags & Scale) != 0 ? 2 : (flags & ScaleXY) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
            Draw(part, own.Then(transform), depth + 1);
        }
    }

    private static double F2Dot14(TableReader glyph, int at) => glyph.I16(at) / 16384.0;

    private void DrawContours(TableReader glyph, Transform transform)
    {
        int contours = glyph.I16(0);
        if (contours == 0) return;
        var count = glyph.U16(10 + 2 * (contours - 1)) + 1;
        var points = ReadPoints(glyph, 10 + 2 * contours, count);
        var first = 0;
        for (var i = 0; i < contours; i++)
        {
            var last = glyph.U16(10 + 2 * i);
            if (last >= count) throw glyph.Fault($"has a contour that ends at point {last} of {count}");
            if (last >= first) DrawContour(points.AsSpan(first..(last + 1)), transform);
            first = last + 1;
        }
    }

    private static OutlinePoint[] ReadPoints(TableReader glyph, int at, int count)
    {
        const int OnCurve = 1, ShortX = 2, ShortY = 4, Repeat = 8, SameX = 0x10, SameY = 0x20;
        at += 2 + glyph.U16(at);
        var flags = new byte[count];
        for (var i = 0; i < count; i++)
        {
            flags[i] = glyph.U8(at++);
            if ((flags[i] & Repeat) == 0) continue;
            for (var times = glyph.U8(at++); times > 0 && i + 1 < count; times--, i++) flags[i + 1] = flags[i];
        }
        var points = new OutlinePoint[count];
        var x = ReadCoordinates(glyph, ref at, flags, new(ShortX, SameX));
        var y = ReadCoordinates(glyph, ref at, flags, new(ShortY, SameY));
        for (var i = 0; i < count; i++) points[i] = new(new(x[i], y[i]), (flags[i] & OnCurve) != 0);
        return points;
    }

    private static int[] ReadCoordinates(TableReader glyph, ref int at, byte[] flags, AxisFlags axis)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            var isSame = (flags[i] & axis.Same) != 0;
            if ((flags[i] & axis.Short) != 0) value += isSame ? glyph.U8(at++) : -glyph.U8(at++);
            else if (!isSame) value += glyph.I16((at += 2) - 2);
            values[i] = value;
        }
        return values;
    }

    // Between two control points lies a point on the curve that the font leaves out.
    private void DrawContour(ReadOnlySpan<OutlinePoint> points, Transform transform)
    {
        var start = points[0].IsOn ? points[0].At : points[^1].IsOn ? points[^1].At : Middle(points[0].At, points[^1].At);
        _pen.Move(transform.Of(start));
        PathPoint? control = null;
        foreach (var point in points[0].IsOn ? points[1..] : points)
        {
            if (point.IsOn && control is null) _pen.Line(transform.Of(point.At));
            else if (point.IsOn) _pen.Quadratic(transform.Of(control!.Value), transform.Of(point.At));
            else if (control is { } before) _pen.Quadratic(transform.Of(before), transform.Of(Middle(before, point.At)));
            control = point.IsOn ? null : point.At;
        }
        if (control is { } open) _pen.Quadratic(transform.Of(open), transform.Of(start));
    }

    private static PathPoint Middle(PathPoint a, PathPoint b) => new((a.X + b.X) / 2, (a.Y + b.Y) / 2);

    private readonly record struct OutlinePoint(PathPoint At, bool IsOn);

    private readonly record struct AxisFlags(int Short, int Same);

    /// <summary>x' = a x + c y + e, y' = b x + d y + f.</summary>
    private readonly record struct Transform(double A, double B, double C, double D, double E, double F)
    {
        public PathPoint Of(PathPoint p) => new(A * p.X + C * p.Y + E, B * p.X + D * p.Y + F);

        public Transform Then(Transform o) =>
            new(o.A * A + o.C * B, o.B * A + o.D * B, o.A * C + o.C * D, o.B * C + o.D * D, o.A * E + o.C * F + o.E, o.B * E + o.D * F + o.F);
    }
}
