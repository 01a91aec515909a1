using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Outlines;

/// <summary>Whether a glyph's description is one that programs which draw it will take (OpenType, "glyf"): all of it there, contours in order, parts that end.</summary>
internal static class GlyfCheck
{
    private const int MaximumDepth = 8;        // ours: real composites nest twice
    private const int MaximumComponents = 256; // ours, over all levels

    /// <exception cref="FontException">It is none.</exception>
    public static void Run(TrueTypeOutlines outlines, ushort glyph, int glyphCount) => Visit(outlines, glyph, new(glyphCount, 0, MaximumComponents));

    private static int Visit(TrueTypeOutlines outlines, ushort glyph, Bounds bounds)
    {
        var description = outlines.GlyphOf(glyph);
        if (description.IsEmpty) return bounds.Components;
        var reader = new TableReader(description, "glyf");
        if (reader.I16(0) >= 0)
        {
            CheckContours(reader, glyph);
            return bounds.Components;
        }
        var left = bounds.Components;
        foreach (var part in TrueTypeOutlines.ComponentsOf(description))
        {
            if (bounds.Depth == MaximumDepth || --left < 0) throw reader.Fault($"has glyph {glyph}, whose parts are nested without end");
            if (part.Glyph >= bounds.GlyphCount) throw reader.Fault($"has glyph {glyph} with the part {part.Glyph} of {bounds.GlyphCount} glyphs");
            left = Visit(outlines, part.Glyph, bounds with { Depth = bounds.Depth + 1, Components = left });
        }
        return left;
    }

    private static void CheckContours(TableReader glyph, ushort number)
    {
        int contours = glyph.I16(0);
        if (contours == 0) return;
        var last = -1;
        for (var i = 0; i < contours; i++)
        {
            var end = glyph.U16(10 + 2 * i);
            if (end <= last) throw glyph.Fault($"has glyph {number}, whose contours are out of order");
            last = end;
        }
        var at = 10 + 2 * contours;
        at += 2 + glyph.U16(at);
        glyph.Slice(0, SkipFlags(glyph, ref at, last + 1) + at);
    }

    /// <summary>Passes over the points' flags; returns how many bytes of coordinates they announce.</summary>
    private static int SkipFlags(TableReader glyph, ref int at, int points)
    {
        const int ShortX = 2, ShortY = 4, Repeat = 8, SameX = 0x10, SameY = 0x20;
        var bytes = 0;
        for (var i = 0; i < points;)
        {
            var flag = glyph.U8(at++);
            var times = (flag & Repeat) != 0 ? 1 + glyph.U8(at++) : 1;
            i += times;
            if (i > points) throw glyph.Fault("has a glyph with more flags than points");
            var size = ((flag & ShortX) != 0 ? 1 : (flag & SameX) != 0 ? 0 : 2) + ((flag & ShortY) != 0 ? 1 : (flag & SameY) != 0 ? 0 : 2);
            bytes += times * size;
        }
        return bytes;
    }

    private readonly record struct Bounds(int GlyphCount, int Depth, int Components);
}
