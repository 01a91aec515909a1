using System.Buffers.Binary;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Fonts;

/// <summary>The tables of an embedded TrueType program that lie before its outlines: they fit together, and the outlines lie where they say.</summary>
internal readonly ref struct TrueTypeTables
{
    private readonly ReadOnlySpan<byte> _program;
    private readonly ReadOnlySpan<byte> _metrics;
    private readonly int _metricCount;
    private readonly int _unitsPerEm;

    /// <param name="program">Its bytes, or the first of them.</param>
    /// <param name="length">How many it has.</param>
    /// <exception cref="PdfSyntaxException">It is none, or damaged.</exception>
    public TrueTypeTables(ReadOnlySpan<byte> program, int length)
    {
        _program = program;
        if (program.Length < 12 || BinaryPrimitives.ReadUInt32BigEndian(program) is not (0x00010000 or 0x74727565)) throw new PdfSyntaxException("the font program is no TrueType");
        var maxp = Table("maxp"u8, length);
        var head = Table("head"u8, length);
        var hhea = Table("hhea"u8, length);
        if (maxp.Length < 6 || head.Length < 54 || hhea.Length < 36) throw new PdfSyntaxException("the font program's head, hhea or maxp is cut off");
        GlyphCount = BinaryPrimitives.ReadUInt16BigEndian(maxp[4..]);
        _unitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(head[18..]);
        _metricCount = BinaryPrimitives.ReadUInt16BigEndian(hhea[34..]);
        _metrics = Table("hmtx"u8, length);
        if (_unitsPerEm == 0 || _metricCount == 0 || _metricCount > GlyphCount || _metrics.Length < (4 * _metricCount) + (2 * (GlyphCount - _metricCount))) throw new PdfSyntaxException("the font program's widths (hmtx) are cut off");
        // Tables are padded to four bytes.
        if (length - End() is < 0 or > 3) throw new PdfSyntaxException("the font program's tables do not end where it ends (Length1)");
        CheckLocations(Table("loca"u8, length), BinaryPrimitives.ReadInt16BigEndian(head[50..]) != 0, PlaceOf("glyf"u8, length).Length);
    }

    public int GlyphCount { get; }

    /// <summary>The glyphs' widths in thousandths of the font size.</summary>
    public double[] Advances()
    {
        var advances = new double[GlyphCount];
        for (var glyph = 0; glyph < advances.Length; glyph++)
            advances[glyph] = BinaryPrimitives.ReadUInt16BigEndian(_metrics[(4 * Math.Min(glyph, _metricCount - 1))..]) * 1000.0 / _unitsPerEm;
        return advances;
    }

    private void CheckLocations(ReadOnlySpan<byte> locations, bool isLong, int outlines)
    {
        if (locations.Length < (GlyphCount + 1) * (isLong ? 4 : 2)) throw new PdfSyntaxException("the font program's glyph locations are cut off");
        var before = 0L;
        for (var glyph = 0; glyph <= GlyphCount; glyph++)
        {
            var at = isLong ? BinaryPrimitives.ReadUInt32BigEndian(locations[(4 * glyph)..]) : 2L * BinaryPrimitives.ReadUInt16BigEndian(locations[(2 * glyph)..]);
            if (at < before || at > outlines) throw new PdfSyntaxException($"the location of glyph {glyph} leads out of the font program's outlines");
            before = at;
        }
    }

    private long End()
    {
        var (count, end) = (BinaryPrimitives.ReadUInt16BigEndian(_program[4..]), 0L);
        for (var i = 0; i < count; i++) end = Math.Max(end, BinaryPrimitives.ReadUInt32BigEndian(_program[(20 + (16 * i))..]) + (long)BinaryPrimitives.ReadUInt32BigEndian(_program[(24 + (16 * i))..]));
        return end;
    }

    private ReadOnlySpan<byte> Table(ReadOnlySpan<byte> tag, int length)
    {
        var (offset, size) = PlaceOf(tag, length);
        return offset + size <= _program.Length ? _program.Slice(offset, size) : throw new PdfSyntaxException("the font program is cut off");
    }

    private (int Offset, int Length) PlaceOf(ReadOnlySpan<byte> tag, int length)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(_program[4..]);
        if (_program.Length < 12 + (16 * count)) throw new PdfSyntaxException("the font program's table directory is cut off");
        for (var i = 0; i < count; i++)
        {
            var entry = _program.Slice(12 + (16 * i), 16);
            if (!entry[..4].SequenceEqual(tag)) continue;
            var (offset, size) = (BinaryPrimitives.ReadUInt32BigEndian(entry[8..]), BinaryPrimitives.ReadUInt32BigEndian(entry[12..]));
            return offset + (long)size <= length ? ((int)offset, (int)size) : throw new PdfSyntaxException("a table of the font program leads out of it");
        }

        throw new PdfSyntaxException($"the font program has no table {System.Text.Encoding.ASCII.GetString(tag)}");
    }
}
