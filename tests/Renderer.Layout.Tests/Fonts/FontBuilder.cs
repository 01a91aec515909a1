using System.Buffers.Binary;
using System.Text;
using Renderer.Layout.Fonts;

namespace Renderer.Layout.Tests.Fonts;

/// <summary>Small TrueType fonts made for a test. Glyphs: 0 .notdef, 1 a square, 2 a square twice as wide, 3 both as a composite.</summary>
public sealed class FontBuilder
{
    private static readonly byte[] Square = Glyph(100, 0, 500, 400);
    private static readonly byte[] Wide = Glyph(100, 0, 900, 400);

    public Dictionary<string, byte[]> Tables { get; } = new(StringComparer.Ordinal)
    {
        ["head"] = Words(1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1000, 800, 0, 8, 2, 0, 0),
        ["hhea"] = Words(1, 0, 800, -200, 100, 1000, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3),
        ["maxp"] = Words(1, 0, 4, 4, 1, 8, 2, 1, 0, 0, 0, 0, 0, 0, 2, 1),
        ["OS/2"] = Os2(weight: 400, selection: 0),
        ["hmtx"] = Words(500, 0, 600, 100, 1000, 100, 100),
        ["post"] = Words(3, 0, 0, 0, -120, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        ["name"] = Name("Test", "Test-Regular"),
        ["cmap"] = Cmap(3, 1, Format4(('A', 'B', 1))),
    };

    public FontBuilder()
    {
        byte[] composite = [.. Words(-1, 100, 0, 900, 400, 0x22, 1), 0, 0, .. Words(0x3, 2, 0, 400)];
        byte[][] glyphs = [[], Square, Wide, composite];
        Tables["glyf"] = [.. glyphs.SelectMany(g => g)];
        var ends = glyphs.Select((_, i) => glyphs.Take(i + 1).Sum(g => g.Length) / 2);
        Tables["loca"] = Words([0, .. ends]);
    }

    public FontBuilder With(string table, byte[] bytes)
    {
        Tables[table] = bytes;
        return this;
    }

    public FontBuilder Without(string table)
    {
        Tables.Remove(table);
        return this;
    }

    public FontFace Load() => FontFace.Load(Build());

    public byte[] Build(uint version = 0x00010000)
    {
        var directory = new MemoryStream();
        var body = new MemoryStream();
        directory.Write(Words((int)(version >> 16), (int)version & 0xFFFF, Tables.Count, 0, 0, 0));
        foreach (var (tag, bytes) in Tables.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            directory.Write(Encoding.ASCII.GetBytes(tag));
            directory.Write(Longs(0, 12 + 16 * Tables.Count + (int)body.Length, bytes.Length));
            body.Write(bytes);
            body.Write(new byte[-bytes.Length & 3]);
        }
        return [.. directory.ToArray(), .. body.ToArray()];
    }

    public static byte[] Os2(int weight, int selection, int version = 4) =>
        Words([version, 500, weight, 5, .. new int[9], 50, 300, .. new int[16], selection, 65, 90, 700, -300, 50, 900, 400, 0, 0, 0, 0, 480, 690, 0, 32, 1]);

    public static byte[] Name(string family, string postScript)
    {
        var (one, two) = (Encoding.BigEndianUnicode.GetBytes(family), Encoding.BigEndianUnicode.GetBytes(postScript));
        return [.. Words(0, 2, 6 + 24, 3, 1, 0x409, 1, one.Length, 0, 3, 1, 0x409, 6, two.Length, one.Length), .. one, .. two];
    }

    public static byte[] Cmap(int platform, int encoding, byte[] subtable) => [.. Words(0, 1, platform, encoding), .. Longs(12), .. subtable];

    public static byte[] Format4(params (int First, int Last, int Glyph)[] segments)
    {
        var all = segments.Append((0xFFFF, 0xFFFF, 0)).ToArray();
        return Words([4, 16 + 8 * all.Length, 0, 2 * all.Length, 0, 0, 0, .. all.Select(s => s.Item2), 0, .. all.Select(s => s.Item1),
            .. all.Select(s => (s.Item3 - s.Item1) & 0xFFFF), .. all.Select(_ => 0)]);
    }

    public static byte[] Format6(int first, params int[] glyphs) => Words([6, 10 + 2 * glyphs.Length, 0, first, glyphs.Length, .. glyphs]);

    public static byte[] Format12(params (int First, int Last, int Glyph)[] groups) =>
        [.. Words(12, 0), .. Longs([16 + 12 * groups.Length, 0, groups.Length, .. groups.SelectMany(g => new[] { g.First, g.Last, g.Glyph })])];

    public static byte[] Words(params int[] values)
    {
        var bytes = new byte[2 * values.Length];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2 * i), (ushort)values[i]);
        return bytes;
    }

    public static byte[] Longs(params int[] values)
    {
        var bytes = new byte[4 * values.Length];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), values[i]);
        return bytes;
    }

    // One contour of four points on the curve: flags 1, words for x and y.
    private static byte[] Glyph(int left, int bottom, int right, int top) =>
        [.. Words(1, left, bottom, right, top, 3, 0), 1, 1, 1, 1,
            .. Words(left, right - left, 0, left - right), .. Words(bottom, 0, top - bottom, 0)];
}
