using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fonts;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Fonts;

public class FontEmbeddingTests
{
    private static readonly PdfWriter Writer = new(new PdfOptions());

    [Theory]
    [InlineData("Noto Serif SC", "CID TrueType")]
    [InlineData("FandolFang", "CID Type 0C")]
    public void Font_OfEachKind_IsEmbeddedSubsetAndMapped(string family, string kind)
    {
        var pdf = WriteText(ShippedFonts.Library.Find(family, 400, italic: false)!, "政府信息");
        var line = OutsideReader.Answer(pdf, "pdffonts", f => [f]).Split('\n')[2];
        line.ShouldMatch($@"^[A-Z]{{6}}\+\S+\s+{kind}\s+Identity-H\s+yes yes yes");
    }

    [Fact]
    public void SubsetTag_SameGlyphs_IsTheSameAndOtherwiseDiffers()
    {
        string Tag(string text) => OutsideReader.Answer(WriteText(ShippedFonts.Serif, text), "pdffonts", f => [f]).Split('\n')[2][..6];
        Tag("政府").ShouldBe(Tag("府政政"));
        Tag("政府").ShouldNotBe(Tag("政府信"));
    }

    [Theory]
    [InlineData("Noto Serif SC")]
    [InlineData("FandolFang")]
    public void Glyphs_JoinedFromPieces_LookLikeThoseOfThePlainProgram(string family)
    {
        // More than the few glyphs that are compressed whole.
        var document = Document(ShippedFonts.Library.Find(family, 400, italic: false)!, "政府信息公开工作年度报告主动依申请情况存在的主要问题及改进");
        var identity = new PdfIdentity("x", null);
        var plain = new PdfWriter(new PdfOptions { Compress = false }).Write(document, identity);
        var small = new PdfWriter(new PdfOptions { Effort = PdfEffort.Small }).Write(document, identity);
        Raster(Writer.Write(document, identity)).ShouldBe(Raster(plain));
        Raster(small).ShouldBe(Raster(plain));
        small.Length.ShouldBeLessThan(Writer.Write(document, identity).Length);
        Ink(Raster(plain)).ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void CompositeGlyphs_AreDrawnWithTheirParts()
    {
        // The synthetic composite is its two squares one above the other: 400 by 400 and 800 by 400 units at 100 points are 40 x 40 + 80 x 40 pixels.
        var face = new FontBuilder().With("cmap", FontBuilder.Cmap(3, 1, FontBuilder.Format4(('C', 'C', 3)))).Load();
        Ink(Raster(WriteText(face, "C", 100))).ShouldBeInRange(4700, 4900);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CffWithSubroutines_OfEitherKeying_IsDrawnAndWide(bool isCidKeyed)
    {
        var face = FontFace.Load(CffBuilder.Build(isCidKeyed));
        face.GlyphOf('A').ShouldBe((ushort)1);
        var pdf = WriteText(face, "AA", 100);
        OutsideReader.ShouldBeClean(pdf);
        OutsideReader.TextOf(pdf).Trim().ShouldBe("AA");
        // Two squares of 40 by 40 points.
        Ink(Raster(pdf)).ShouldBeInRange(3100, 3300);
    }

    [Fact]
    public void SharedGlyph_OfTwoCharacters_GivesEachItsText()
    {
        var glyph = ShippedFonts.Serif.GlyphOf('一');
        var builder = new DocumentBuilder();
        builder.Page().Glyphs([new Glyph(glyph, 16, 0, '一'), new Glyph(glyph, 16, 0, 0x2F00), new Glyph(glyph, 16, 0, 'Z')],
            new GlyphRun(builder.Font(ShippedFonts.Serif), 16, 90, 90, Color.Black, 0, 0), 0);
        OutsideReader.TextOf(Writer.Write(builder.Build(), new PdfIdentity("x", null))).Trim().ShouldBe("一\u2F00Z");
    }

    [Fact]
    public void GlyphWithoutText_LeavesNoTrace()
    {
        var (f, i) = (ShippedFonts.Serif.GlyphOf('f'), ShippedFonts.Serif.GlyphOf('i'));
        var builder = new DocumentBuilder();
        builder.Page().Glyphs([new Glyph(f, 6, 0, 'f'), new Glyph(i, 6, 0, 0)], new GlyphRun(builder.Font(ShippedFonts.Serif), 16, 90, 90, Color.Black, 0, 0), 0);
        var pdf = Writer.Write(builder.Build(), new PdfIdentity("x", null));
        OutsideReader.TextOf(pdf).Trim().ShouldBe("f");
    }

    [Fact]
    public void DamagedGlyph_InUse_IsAProblemThatNamesTheFont()
    {
        var face = new FontBuilder().With("loca", FontBuilder.Words(0, 0, 60, 40, 70)).Load();
        var problem = Should.Throw<PdfException>(() => WriteText(face, "AB")).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("font-unusable");
        problem.Message.ShouldStartWith("The font Test 400 cannot be embedded. The 'glyf' table ");
    }

    private static ReadOnlyMemory<byte> WriteText(FontFace face, string text, double size = 16) => Writer.Write(Document(face, text, size), new PdfIdentity("x", null));

    private static PagedDocument Document(FontFace face, string text, double size = 16)
    {
        var builder = new DocumentBuilder();
        builder.Page(600, 200).Text(text, 20, 150, builder.Element(StructureType.Paragraph), face, size);
        return builder.Build();
    }

    private static byte[] Raster(ReadOnlyMemory<byte> pdf) => OutsideReader.Bytes(pdf, "pdftoppm", f => ["-r", "72", "-mono", "-singlefile", f]);

    // A portable bitmap: three lines of header, then one bit a pixel, 1 is black.
    private static int Ink(byte[] bitmap) => bitmap.Skip(bitmap.Length - 200 * 75).Sum(b => System.Numerics.BitOperations.PopCount(b));
}
