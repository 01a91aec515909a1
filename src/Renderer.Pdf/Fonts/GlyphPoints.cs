using System.Buffers.Binary;

namespace Renderer.Pdf.Fonts;

/// <summary>What a simple glyph description says (OpenType, "glyf").</summary>
/// <param name="Ends">Where each contour ends: the index behind its last point.</param>
/// <param name="Points">The points of all contours.</param>
/// <param name="Overlaps">Whether contours are marked as overlapping, which some rasterizers need to know.</param>
internal sealed record GlyphPoints(int[] Ends, GlyphPoint[] Points, bool Overlaps)
{
    public const int OnCurve = 1, ShortX = 2, ShortY = 4, Repeat = 8, SameX = 16, SameY = 32, Overlap = 64;

    // OpenType, "head", unitsPerEm; the step between any two such coordinates fits into 16 bits.
    private const int MaximumCoordinate = 16383;

    /// <summary>Reads a description; null when it is none, is damaged or has instructions.</summary>
    public static GlyphPoints? Read(ReadOnlySpan<byte> description)
    {
        var contours = description.Length < SimpleGlyph.HeaderBytes ? 0 : BinaryPrimitives.ReadInt16BigEndian(description);
        var instructions = SimpleGlyph.HeaderBytes + 2 * contours;
        if (contours <= 0 || description.Length < instructions + 2 || BinaryPrimitives.ReadUInt16BigEndian(description[instructions..]) != 0)
            return null;
        var ends = new int[contours];
        for (var i = 0; i < contours; i++)
        {
            ends[i] = BinaryPrimitives.ReadUInt16BigEndian(description[(SimpleGlyph.HeaderBytes + 2 * i)..]) + 1;
            if (i > 0 && ends[i] <= ends[i - 1])
                return null;
        }
        return ReadPoints(description[(instructions + 2)..], ends);
    }

    private static GlyphPoints? ReadPoints(ReadOnlySpan<byte> rest, int[] ends)
    {
        var count = ends[^1];
        var flags = new byte[count];
        if (!ReadFlags(ref rest, flags))
            return null;
        var points = new GlyphPoint[count];
        var (x, y) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            if (!Step(ref rest, flags[i], ref x))
                return null;
            points[i] = new GlyphPoint(x, 0, (flags[i] & OnCurve) != 0);
        }
        for (var i = 0; i < count; i++)
        {
            // The flags of y are those of x one bit further.
            if (!Step(ref rest, flags[i] >> 1, ref y))
                return null;
            points[i] = points[i] with { Y = y };
        }
        return new GlyphPoints(ends, points, (flags[0] & Overlap) != 0);
    }

    private static bool ReadFlags(ref ReadOnlySpan<byte> rest, byte[] flags)
    {
        for (var i = 0; i < flags.Length;)
        {
            if (rest.Length < 2)
                return false;
            var repeats = (rest[0] & Repeat) != 0;
            var times = Math.Min(repeats ? 1 + rest[1] : 1, flags.Length - i);
            flags.AsSpan(i, times).Fill(rest[0]);
            i += times;
            rest = rest[(repeats ? 2 : 1)..];
        }
        return true;
    }

    private static bool Step(ref ReadOnlySpan<byte> rest, int flags, ref int coordinate)
    {
        var same = (flags & SameX) != 0;
        var length = (flags & ShortX) != 0 ? 1 : same ? 0 : 2;
        if (rest.Length < length)
            return false;
        coordinate += length switch { 0 => 0, 1 => same ? rest[0] : -rest[0], _ => BinaryPrimitives.ReadInt16BigEndian(rest) };
        rest = rest[length..];
        return Math.Abs(coordinate) <= MaximumCoordinate;
    }
}

/// <summary>A point of an outline, in units of the em.</summary>
internal readonly record struct GlyphPoint(int X, int Y, bool IsOnCurve);
