using System.Buffers.Binary;

namespace Renderer.Pdf.Reading;

/// <summary>Embedded font programs, as far as a reader must find its way in them: the tables lie in the file, and there are so many glyphs.</summary>
internal static class FontProgramReader
{
    private static readonly string[] NeededTables = ["glyf", "head", "hhea", "hmtx", "loca", "maxp"];

    /// <summary>How many glyphs a TrueType program has (OpenType 1.9, "maxp").</summary>
    /// <exception cref="PdfSyntaxException">It is none, or damaged.</exception>
    public static int GlyphsOfTrueType(ReadOnlySpan<byte> program)
    {
        if (program.Length < 12 || BinaryPrimitives.ReadUInt32BigEndian(program) is not (0x00010000 or 0x74727565)) throw new PdfSyntaxException("the font program is no TrueType");
        var count = BinaryPrimitives.ReadUInt16BigEndian(program[4..]);
        if (program.Length < 12 + (16 * count)) throw new PdfSyntaxException("the font program's table directory is cut off");
        var tables = new Dictionary<string, (uint Offset, uint Length)>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var entry = program.Slice(12 + (16 * i), 16);
            var (offset, length) = (BinaryPrimitives.ReadUInt32BigEndian(entry[8..]), BinaryPrimitives.ReadUInt32BigEndian(entry[12..]));
            if (offset + (long)length > program.Length) throw new PdfSyntaxException("a table of the font program leads out of it");
            tables[System.Text.Encoding.Latin1.GetString(entry[..4])] = (offset, length);
        }

        if (NeededTables.FirstOrDefault(t => !tables.ContainsKey(t)) is { } missing) throw new PdfSyntaxException($"the font program has no table {missing}");
        var glyphs = tables["maxp"].Length >= 6 ? BinaryPrimitives.ReadUInt16BigEndian(program[((int)tables["maxp"].Offset + 4)..]) : 0;
        var isLong = tables["head"].Length >= 54 && BinaryPrimitives.ReadInt16BigEndian(program[((int)tables["head"].Offset + 50)..]) != 0;
        if (tables["loca"].Length < (glyphs + 1) * (isLong ? 4 : 2)) throw new PdfSyntaxException("the font program's glyph locations are cut off");
        return glyphs;
    }

    /// <summary>How many glyphs a CFF program has (Adobe technical note 5176).</summary>
    /// <exception cref="PdfSyntaxException">It is none, or damaged.</exception>
    public static int GlyphsOfCff(ReadOnlySpan<byte> program)
    {
        if (program.Length < 4 || program[0] != 1) throw new PdfSyntaxException("the font program is no CFF");
        var names = Index(program, program[2], out _);
        Index(program, names, out var top);
        Index(program, CharStrings(top), out _);
        return BinaryPrimitives.ReadUInt16BigEndian(program[CharStrings(top)..]);
    }

    /// <summary>Passes an INDEX and returns where it ends; its first object is handed out.</summary>
    private static int Index(ReadOnlySpan<byte> program, int position, out ReadOnlySpan<byte> first)
    {
        first = default;
        if (position < 0 || position > program.Length - 2) throw CutOff();
        var count = BinaryPrimitives.ReadUInt16BigEndian(program[position..]);
        if (count == 0) return position + 2;
        var size = position + 2 < program.Length ? program[position + 2] : 0;
        var data = position + 3L + ((count + 1L) * size) - 1;
        if (size is < 1 or > 4 || data > program.Length) throw CutOff();
        var end = data + Offset(program, position + 3 + (count * size), size);
        var (from, to) = (data + Offset(program, position + 3, size), data + Offset(program, position + 3 + size, size));
        if (end > program.Length || from > to || to > end) throw CutOff();
        first = program[(int)from..(int)to];
        return (int)end;
    }

    private static long Offset(ReadOnlySpan<byte> program, int position, int size)
    {
        var value = 0L;
        foreach (var b in program.Slice(position, size)) value = (value << 8) | b;
        return value;
    }

    // Operator 17 of the Top DICT, behind its operand.
    private static int CharStrings(ReadOnlySpan<byte> dictionary)
    {
        var operand = 0;
        for (var i = 0; i < dictionary.Length;)
        {
            int b = dictionary[i];
            var length = b switch { 28 => 3, 29 => 5, 30 => RealLength(dictionary[i..]), 12 => 2, >= 247 and <= 254 => 2, _ => 1 };
            if (i + length > dictionary.Length) throw CutOff();
            if (b == 17) return operand;
            operand = b switch
            {
                28 => BinaryPrimitives.ReadInt16BigEndian(dictionary[(i + 1)..]),
                29 => BinaryPrimitives.ReadInt32BigEndian(dictionary[(i + 1)..]),
                >= 32 and <= 246 => b - 139,
                >= 247 and <= 250 => ((b - 247) * 256) + dictionary[i + 1] + 108,
                _ => 0,
            };
            i += length;
        }

        throw new PdfSyntaxException("the font program has no glyphs");
    }

    // Two digits a byte; the digit F ends the number.
    private static int RealLength(ReadOnlySpan<byte> real)
    {
        var length = 1;
        while (length < real.Length && (real[length] & 0xF) != 0xF && real[length] >> 4 != 0xF) length++;
        return length + 1;
    }

    private static PdfSyntaxException CutOff() => new("the font program is cut off");
}
