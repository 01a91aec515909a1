using System.Buffers.Binary;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Fonts;

/// <summary>Embedded CFF programs, as far as a reader must find its way in them: the indexes lie in the program, and there are so many glyphs.</summary>
internal static class CffIndexes
{
    /// <summary>How many glyphs a CFF program has (Adobe technical note 5176).</summary>
    /// <param name="program">Its bytes.</param>
    /// <param name="isWhole">Whether they are all; else the outlines may lead out of them.</param>
    /// <exception cref="PdfSyntaxException">It is none, or damaged.</exception>
    public static int GlyphsOf(ReadOnlySpan<byte> program, bool isWhole)
    {
        if (program.Length < 4 || program[0] != 1) throw new PdfSyntaxException("the font program is no CFF");
        var names = Index(program, program[2], out _);
        Index(program, names, out var top);
        var outlines = CharStrings(top);
        if (outlines < 0 || outlines > program.Length - 3) throw CutOff();
        CheckOffsets(program, outlines, isWhole);
        return BinaryPrimitives.ReadUInt16BigEndian(program[outlines..]);
    }

    private static void CheckOffsets(ReadOnlySpan<byte> program, int position, bool isWhole)
    {
        var (count, size) = (BinaryPrimitives.ReadUInt16BigEndian(program[position..]), program[position + 2]);
        var data = position + 2L + ((count + 1L) * size);
        if (count == 0 || size is < 1 or > 4 || data > program.Length) throw CutOff();
        var before = 1L;
        for (var i = 0; i <= count; i++)
        {
            var offset = Offset(program, position + 3 + (i * size), size);
            if (offset < before || (isWhole && data + offset > program.Length)) throw CutOff();
            before = offset;
        }
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
