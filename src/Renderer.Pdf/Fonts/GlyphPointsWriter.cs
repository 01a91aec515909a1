using System.Buffers.Binary;

namespace Renderer.Pdf.Fonts;

/// <summary>Writes a simple glyph description (OpenType, "glyf"), each value in its shortest form.</summary>
internal ref struct GlyphPointsWriter
{
    private readonly Span<byte> _flags;
    private readonly Span<byte> _x;
    private readonly Span<byte> _y;
    private int _flagCount;
    private int _xLength;
    private int _yLength;
    private GlyphPoint _last;

    private GlyphPointsWriter(Span<byte> room, int points)
    {
        _flags = room[..points];
        _x = room[points..(3 * points)];
        _y = room[(3 * points)..];
    }

    /// <summary>The description with the contours in this order, each from its start; the header's bounding box holds.</summary>
    public static byte[] Write(ReadOnlySpan<byte> header, GlyphPoints glyph, ReadOnlySpan<Contour> contours)
    {
        var writer = new GlyphPointsWriter(new byte[5 * glyph.Points.Length], glyph.Points.Length);
        var ends = new byte[2 * contours.Length];
        for (var i = 0; i < contours.Length; i++)
        {
            writer.Add(glyph.Points, contours[i]);
            BinaryPrimitives.WriteUInt16BigEndian(ends.AsSpan(2 * i), (ushort)(writer._flagCount - 1));
        }
        if (glyph.Overlaps)
            writer._flags[0] |= GlyphPoints.Overlap;
        return [.. header, .. ends, 0, 0, .. writer.RepeatedFlags(), .. writer._x[..writer._xLength], .. writer._y[..writer._yLength]];
    }

    private void Add(ReadOnlySpan<GlyphPoint> points, Contour contour)
    {
        foreach (var point in points[contour.Start..contour.End])
            Add(point);
        foreach (var point in points[contour.First..contour.Start])
            Add(point);
    }

    private void Add(GlyphPoint point)
    {
        var flags = point.IsOnCurve ? GlyphPoints.OnCurve : 0;
        flags |= Step(point.X - _last.X, _x, ref _xLength) | Step(point.Y - _last.Y, _y, ref _yLength) << 1;
        _flags[_flagCount++] = (byte)flags;
        _last = point;
    }

    private static int Step(int step, Span<byte> to, ref int length)
    {
        if (step == 0)
            return GlyphPoints.SameX;
        if (step is > -256 and < 256)
        {
            to[length++] = (byte)Math.Abs(step);
            return step > 0 ? GlyphPoints.ShortX | GlyphPoints.SameX : GlyphPoints.ShortX;
        }
        BinaryPrimitives.WriteInt16BigEndian(to[length..], (short)step);
        length += 2;
        return 0;
    }

    // In place: a flag with its count takes two bytes and stands for three or more.
    private readonly ReadOnlySpan<byte> RepeatedFlags()
    {
        var length = 0;
        for (var i = 0; i < _flagCount;)
        {
            var flag = _flags[i];
            var rest = _flags[i.._flagCount];
            var run = Math.Min(256, rest.IndexOfAnyExcept(flag) is var end and >= 0 ? end : rest.Length);
            i += run > 2 ? run : 1;
            _flags[length++] = (byte)(run > 2 ? flag | GlyphPoints.Repeat : flag);
            if (run > 2)
                _flags[length++] = (byte)(run - 1);
        }
        return _flags[..length];
    }
}
