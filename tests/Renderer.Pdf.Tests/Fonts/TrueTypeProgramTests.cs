using System.Buffers.Binary;
using System.Text;
using Renderer.Layout.Fonts;
using Renderer.Layout.Tests.Fonts;
using Renderer.Pdf.Fonts;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Fonts;

public class TrueTypeProgramTests
{
    [Fact]
    public void Build_TablesAndChecksums_AreCorrect()
    {
        var font = Program(ShippedFonts.Serif, "政府信息公开工作年度报告，2023年 abc");
        var tables = Tables(font);
        tables.Keys.ShouldBe(["glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"]);
        TableChecksum.Of(font).ShouldBe(0xB1B0AFBAu);
        foreach (var (tag, table) in tables.Where(t => t.Key != "head"))
            TableChecksum.Of(font.AsSpan(table.Offset, table.Length)).ShouldBe(table.Checksum, tag);
        tables.Values.ShouldAllBe(t => t.Offset % 4 == 0);
    }

    [Fact]
    public void Build_Glyphs_AreThoseOfTheFaceInOrderOfCharacter()
    {
        const string Text = "告政府报度年开公信息A，";
        var face = ShippedFonts.Serif;
        var font = Program(face, Text);
        var source = new FaceGlyphs(face);
        var glyphs = Glyphs(font);
        glyphs.Count.ShouldBe(Text.Length + 1);
        glyphs[0].ShouldBe(source.GlyphOf(0));
        foreach (var (c, i) in Text.Order().Select((c, i) => (c, i)))
            glyphs[i + 1].ShouldBe(source.GlyphOf(face.GlyphOf(c)), c.ToString());
    }

    [Fact]
    public void Build_CompositeGlyph_BringsItsPartsAndRenumbersThem()
    {
        var builder = new FontBuilder().With("cmap", FontBuilder.Cmap(3, 1, FontBuilder.Format4(('C', 'C', 3))));
        var glyphs = Glyphs(Program(builder.Load(), "C"));
        // .notdef, the composite, and its parts behind the glyphs that have a CID.
        glyphs.Count.ShouldBe(4);
        glyphs[1][12..14].ShouldBe(FontBuilder.Words(2));
        glyphs[1][18..20].ShouldBe(FontBuilder.Words(3));
        glyphs[3][6..8].ShouldBe(FontBuilder.Words(900));
    }

    [Fact]
    public void Build_PartUsedAsGlyphToo_IsNotRepeated()
    {
        var builder = new FontBuilder().With("cmap", FontBuilder.Cmap(3, 1, FontBuilder.Format4(('A', 'C', 1))));
        Glyphs(Program(builder.Load(), "ABC")).Count.ShouldBe(4);
    }

    [Fact]
    public void Build_Metrics_EndWithTheCommonWidth()
    {
        var font = Program(ShippedFonts.Serif, "i政府信息");
        var tables = Tables(font);
        // .notdef and the four characters are one em wide, "i" is not: widths are listed up to the first of the last run.
        BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(tables["hhea"].Offset + 34)).ShouldBe((ushort)3);
        tables["hmtx"].Length.ShouldBe(3 * 4 + 3 * 2);
    }

    [Fact]
    public void Build_ManyGlyphs_UsesLongOffsets()
    {
        var text = string.Concat(Enumerable.Range(0x4E00, 400).Select(c => (char)c));
        Glyphs(Program(ShippedFonts.Serif, text)).Count.ShouldBe(401);
    }

    internal static byte[] Program(FontFace face, string text, bool compress = true)
    {
        var builder = new DocumentBuilder();
        builder.Page().Text(text, 0, 100, 0, face);
        var document = builder.Build();
        document.Pages[0].Glyphs.ShouldAllBe(g => g.Id != 0);
        var pdf = new PdfWriter(new PdfOptions { Compress = compress }).Write(document, new PdfIdentity("x", null));
        return PdfStreams.Find(pdf, "/Length1");
    }

    private static Dictionary<string, (uint Checksum, int Offset, int Length)> Tables(byte[] font)
    {
        var tables = new Dictionary<string, (uint, int, int)>(StringComparer.Ordinal);
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4)); i++)
        {
            var entry = font.AsSpan(12 + 16 * i, 16);
            tables.Add(Encoding.ASCII.GetString(entry[..4]), (BinaryPrimitives.ReadUInt32BigEndian(entry[4..]), BinaryPrimitives.ReadInt32BigEndian(entry[8..]), BinaryPrimitives.ReadInt32BigEndian(entry[12..])));
        }
        return tables;
    }

    private static List<byte[]> Glyphs(byte[] font)
    {
        var tables = Tables(font);
        var (loca, glyf) = (font.AsMemory(tables["loca"].Offset, tables["loca"].Length), font.AsMemory(tables["glyf"].Offset, tables["glyf"].Length));
        var isLong = font[tables["head"].Offset + 51] == 1;
        var offsets = Enumerable.Range(0, loca.Length / (isLong ? 4 : 2))
            .Select(i => isLong ? BinaryPrimitives.ReadInt32BigEndian(loca.Span[(4 * i)..]) : 2 * BinaryPrimitives.ReadUInt16BigEndian(loca.Span[(2 * i)..])).ToArray();
        offsets[^1].ShouldBe(glyf.Length);
        BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(tables["maxp"].Offset + 4)).ShouldBe((ushort)(offsets.Length - 1));
        return [.. offsets.Zip(offsets.Skip(1)).Select(p => glyf[p.First..p.Second].ToArray())];
    }
}
