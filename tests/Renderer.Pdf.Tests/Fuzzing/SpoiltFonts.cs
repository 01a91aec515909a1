using System.Buffers.Binary;
using System.Text;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Fuzzing;

/// <summary>Fonts damaged where it matters: in their directory, in the numbers at the front of tables, in composite glyphs and charstrings, or cut off.</summary>
internal static class SpoiltFonts
{
    public const string Text = "政府信息公开年报fi ffl ABCé—（一）。「」Ā";

    // Operators that end, call, count stems, or take operands; and numbers of each length.
    private static ReadOnlySpan<byte> CharstringBytes => [1, 3, 5, 8, 10, 11, 12, 14, 18, 19, 20, 21, 28, 29, 32, 139, 247, 251, 255];

    private static readonly byte[][] Sound =
    [
        SmallFonts.TrueType(ShippedFonts.Serif, Text), SmallFonts.TrueType(ShippedFonts.SansBold, Text), SmallFonts.TrueType(ShippedFonts.Kai, Text),
        SmallFonts.Cff(ShippedFonts.Fang, "政府信息公开年报ABC—（一）。"), CffBuilder.Build(isCidKeyed: false), CffBuilder.Build(isCidKeyed: true), new Renderer.Layout.Tests.Fonts.FontBuilder().Build(),
    ];

    public static byte[] Any(Random random)
    {
        var font = Sound[random.Next(Sound.Length)].AsSpan().ToArray();
        for (var i = random.Next(4) == 0 ? 2 : 1; i > 0; i--) font = Spoilt(random, font);
        return font;
    }

    /// <summary>Where a large font is damaged: its directory, the front of one of its tables, or a stretch of one.</summary>
    public static Memory<byte> WindowOf(Random random, byte[] font)
    {
        var number = random.Next(40);
        if (number >= 32 || Table(font, number) is not { IsEmpty: false } table) return font.AsMemory(0, 12 + 16 * 16);
        font.AsSpan().Overlaps(table, out var start);
        var at = random.Next(2) == 0 ? 0 : random.Next(table.Length);
        return font.AsMemory(start + at, Math.Min(64, table.Length - at));
    }

    private static byte[] Spoilt(Random random, byte[] font)
    {
        switch (random.Next(10))
        {
            case 0:
                Spoiler.Damage(random, font.AsSpan(0, Math.Min(font.Length, 12 + 16 * 16)));
                return font;
            case 1:
                return font[..random.Next(font.Length)];
            case 2:
                return Collected(random, font);
            case 3:
                ChangeOutlines(random, font);
                return font;
            case 4 or 5:
                Spoiler.Damage(random, font);
                return font;
            default:
                var table = Table(font, random.Next(32));
                Spoiler.Damage(random, random.Next(2) == 0 ? table : table[..Math.Min(table.Length, 64)]);
                return font;
        }
    }

    // Glyphs made of each other, and charstrings of operators in any order.
    private static void ChangeOutlines(Random random, byte[] font)
    {
        for (var i = 0; i < 32; i++)
        {
            var table = Table(font, i, out var tag);
            if (table.Length < 64 || tag is not ("glyf" or "CFF ")) continue;
            for (var times = random.Next(1, 20); times > 0; times--)
            {
                var at = random.Next(table.Length - 32);
                if (tag == "glyf") WriteComposite(random, table.Slice(at & ~1, 24));
                else
                {
                    for (var length = random.Next(1, 30); length > 0; length--) table[at + length] = CharstringBytes[random.Next(CharstringBytes.Length)];
                }
            }
        }
    }

    private static void WriteComposite(Random random, Span<byte> glyph)
    {
        BinaryPrimitives.WriteInt16BigEndian(glyph, -1);
        BinaryPrimitives.WriteUInt16BigEndian(glyph[10..], (ushort)(0x23 | random.Next(0x10000)));
        BinaryPrimitives.WriteUInt16BigEndian(glyph[12..], (ushort)random.Next(random.Next(2) == 0 ? 100 : 0x10000));
    }

    /// <summary>The font as one of a collection, whose header is sound or not.</summary>
    private static byte[] Collected(Random random, byte[] font)
    {
        var header = new byte[16];
        "ttcf"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), 0x00010000);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(8), 1);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(12), 16);
        if (random.Next(2) == 0) Spoiler.Damage(random, header.AsSpan(4));
        byte[] collection = [.. header, .. font];
        var count = Math.Min(font.Length > 6 ? BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4)) : 0, (font.Length - 12) / 16);
        for (var i = 0; i < count; i++)
        {
            var offset = collection.AsSpan(16 + 12 + 16 * i + 8);
            BinaryPrimitives.WriteUInt32BigEndian(offset, BinaryPrimitives.ReadUInt32BigEndian(offset) + 16);
        }
        return collection;
    }

    private static Span<byte> Table(byte[] font, int number) => Table(font, number, out _);

    // Of a font that is damaged already: whatever the directory says that lies in the file.
    private static Span<byte> Table(byte[] font, int number, out string tag)
    {
        tag = "";
        if (font.Length < 28) return default;
        var count = Math.Clamp(BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4)), (ushort)1, (ushort)((font.Length - 12) / 16));
        var entry = font.AsSpan(12 + 16 * (number % count), 16);
        tag = Encoding.ASCII.GetString(entry[..4]);
        var (offset, length) = (BinaryPrimitives.ReadUInt32BigEndian(entry[8..]), BinaryPrimitives.ReadUInt32BigEndian(entry[12..]));
        return offset + (ulong)length <= (ulong)font.Length ? font.AsSpan((int)offset, (int)length) : default;
    }
}
