using System.Buffers.Binary;
using Renderer.Layout.Fonts;
using Renderer.Layout.Fonts.Outlines;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Fonts;

/// <summary>A TrueType font with the used glyphs only, glyph id = CID, and the tables a PDF needs (9.9, table 126).</summary>
internal static class TrueTypeProgram
{
    private const uint WholeFontSum = 0xB1B0AFBA; // OpenType, "head", checksumAdjustment

    // Copied as they are: glyph programs call into them.
    private static readonly string[] HintTables = ["cvt ", "fpgm", "prep"];

    /// <summary>Builds the program.</summary>
    /// <exception cref="FontException">A used glyph is damaged.</exception>
    public static void Build(GlyphUsage usage, FaceGlyphs source, FontProgram program)
    {
        var glyphs = new List<ushort>(usage.Count + 1);
        if (AddGlyphs(usage, source.GlyphOf, glyphs, program))
        {
            program.Begin();
            glyphs.Clear();
            AddGlyphs(usage, source.OriginalOf, glyphs, program);
        }
        WriteFront(usage.Face, glyphs, program);
    }

    /// <summary>Adds all glyphs and says whether points of some of them are counted.</summary>
    private static bool AddGlyphs(GlyphUsage usage, Func<ushort, byte[]> source, List<ushort> glyphs, FontProgram program)
    {
        var countsPoints = false;
        for (var cid = 0; cid <= usage.Count; cid++)
            glyphs.Add(usage.GlyphOf(cid));
        // The parts of composite glyphs come behind the glyphs that have a CID, and may be composite themselves.
        for (var i = 0; i < glyphs.Count; i++)
        {
            var glyph = source(glyphs[i]);
            if (!IsComposite(glyph))
            {
                program.Add(glyph);
                continue;
            }
            countsPoints |= CountsPoints(glyph);
            program.Add(Renumber(glyph, glyphs));
        }
        return countsPoints;
    }

    // A negative number of contours marks a composite glyph.
    private static bool IsComposite(byte[] glyph) => glyph.Length > 0 && (sbyte)glyph[0] < 0;

    // Parts may be joined at points, and instructions name points; both count them in the order in which the face has them.
    private static bool CountsPoints(byte[] composite)
    {
        const int PlacedByDistance = 2, Instructions = 0x100;
        return TrueTypeOutlines.ComponentsOf(composite).Any(part =>
            (BinaryPrimitives.ReadUInt16BigEndian(composite.AsSpan(part.Offset - 2)) & (PlacedByDistance | Instructions)) != PlacedByDistance);
    }

    private static byte[] Renumber(byte[] composite, List<ushort> glyphs)
    {
        var renumbered = composite.AsSpan().ToArray();
        foreach (var part in TrueTypeOutlines.ComponentsOf(composite))
        {
            var id = glyphs.IndexOf(part.Glyph);
            if (id < 0)
            {
                id = glyphs.Count;
                glyphs.Add(id <= GlyphUsage.MaximumGlyphs ? part.Glyph : throw new FontException("The parts of composite glyphs exceed 65,534 glyphs."));
            }
            BinaryPrimitives.WriteUInt16BigEndian(renumbered.AsSpan(part.Offset), (ushort)id);
        }
        return renumbered;
    }

    private static void WriteFront(FontFace face, List<ushort> glyphs, FontProgram program)
    {
        // Offsets count in units of two bytes in the short format.
        var isLong = program.GlyphBytes > 2 * 0xFFFF;
        var metrics = FullMetrics(face, glyphs);
        var head = Front(face, "head", 54);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), isLong ? (short)1 : (short)0);
        var hhea = Front(face, "hhea", 36);
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)metrics);
        var maxp = face.TableOf("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)glyphs.Count);

        var tables = new List<Table> { new("head", head), new("hhea", hhea), new("hmtx", Hmtx(face, glyphs, metrics)), new("loca", Loca(program, isLong)), new("maxp", maxp) };
        tables.AddRange(HintTables.Select(tag => new Table(tag, face.TableOf(tag))).Where(t => !t.Bytes.IsEmpty));
        WriteTables(tables, program);
    }

    private static byte[] Front(FontFace face, string tag, int length) =>
        face.TableOf(tag) is var table && table.Length >= length ? table[..length].ToArray() : throw new FontException($"The '{tag}' table has {table.Length} bytes; {length} are needed.");

    private static void WriteTables(List<Table> tables, FontProgram program)
    {
        var to = program.Front;
        var count = tables.Count + 1;
        var log = System.Numerics.BitOperations.Log2((uint)count);
        var room = to.Room(12);
        BinaryPrimitives.WriteUInt32BigEndian(room, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(room[4..], (ushort)count);
        BinaryPrimitives.WriteUInt16BigEndian(room[6..], (ushort)(16 << log));
        BinaryPrimitives.WriteUInt16BigEndian(room[8..], (ushort)log);
        BinaryPrimitives.WriteUInt16BigEndian(room[10..], (ushort)(16 * count - (16 << log)));
        to.Commit(12);

        // The glyphs come last in the file, whatever their place in the directory, which is in order of tag.
        var offset = 12 + 16 * count;
        var entries = new List<Entry>(count);
        foreach (var table in tables)
        {
            entries.Add(new Entry(table.Tag, TableChecksum.Of(table.Bytes.Span), offset, table.Bytes.Length));
            offset += (table.Bytes.Length + 3) & ~3;
        }
        entries.Add(new Entry("glyf", TableChecksum.Of(program.Glyphs), offset, program.GlyphBytes));
        entries.Sort((a, b) => string.CompareOrdinal(a.Tag, b.Tag));
        foreach (var entry in entries)
            WriteEntry(entry, to);

        ReadOnlySpan<byte> padding = [0, 0, 0];
        var sum = TableChecksum.Of(to.Written);
        foreach (var entry in entries)
            sum += entry.Checksum;
        foreach (var table in tables)
        {
            if (table.Tag == "head")
                BinaryPrimitives.WriteUInt32BigEndian(System.Runtime.InteropServices.MemoryMarshal.AsMemory(table.Bytes).Span[8..], WholeFontSum - sum);
            to.Add(table.Bytes.Span);
            to.Add(padding[..(-table.Bytes.Length & 3)]);
        }
    }

    private static void WriteEntry(Entry entry, PdfBuffer to)
    {
        var room = to.Room(16);
        for (var i = 0; i < 4; i++)
            room[i] = (byte)entry.Tag[i];
        BinaryPrimitives.WriteUInt32BigEndian(room[4..], entry.Checksum);
        BinaryPrimitives.WriteInt32BigEndian(room[8..], entry.Offset);
        BinaryPrimitives.WriteInt32BigEndian(room[12..], entry.Length);
        to.Commit(16);
    }

    // The last advance holds for all glyphs after it, and Chinese glyphs are all one em wide.
    private static int FullMetrics(FontFace face, List<ushort> glyphs)
    {
        var count = glyphs.Count;
        while (count > 1 && face.AdvanceOf(glyphs[count - 2]) == face.AdvanceOf(glyphs[^1]))
            count--;
        return count;
    }

    private static byte[] Hmtx(FontFace face, List<ushort> glyphs, int fullMetrics)
    {
        var bytes = new byte[4 * fullMetrics + 2 * (glyphs.Count - fullMetrics)];
        var at = 0;
        for (var i = 0; i < glyphs.Count; i++)
        {
            if (i < fullMetrics)
            {
                BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), (ushort)face.AdvanceOf(glyphs[i]));
                at += 2;
            }
            BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(at), (short)face.LeftSideBearingOf(glyphs[i]));
            at += 2;
        }
        return bytes;
    }

    private static byte[] Loca(FontProgram program, bool isLong)
    {
        var offsets = program.Offsets;
        var bytes = new byte[offsets.Count * (isLong ? 4 : 2)];
        for (var i = 0; i < offsets.Count; i++)
        {
            if (isLong)
                BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), offsets[i]);
            else
                BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2 * i), (ushort)(offsets[i] / 2));
        }
        return bytes;
    }

    private sealed record Table(string Tag, ReadOnlyMemory<byte> Bytes);

    private sealed record Entry(string Tag, uint Checksum, int Offset, int Length);
}
