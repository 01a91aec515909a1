using Renderer.Pdf.Fonts;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Fonts;

public class FaceGlyphsTests
{
    [Fact]
    public void GlyphOf_Again_IsTheSameObject()
    {
        var glyphs = new FaceGlyphs(ShippedFonts.Serif);
        glyphs.GlyphOf(77).ShouldBeSameAs(glyphs.GlyphOf(77));
        glyphs.CachedBytes.ShouldBeGreaterThan(glyphs.GlyphOf(77).Length);
    }

    [Fact]
    public void Cache_OfAWholeFaceOverAndOver_StaysBelowItsBound()
    {
        const int Bound = 100_000;
        var glyphs = new FaceGlyphs(ShippedFonts.Serif, Bound);
        var emptied = 0;
        var before = 0L;
        for (var glyph = 0; glyph < 3000; glyph++)
        {
            glyphs.GlyphOf((ushort)glyph);
            glyphs.CachedBytes.ShouldBeLessThanOrEqualTo(Bound);
            emptied += glyphs.CachedBytes < before ? 1 : 0;
            before = glyphs.CachedBytes;
        }
        emptied.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Cache_OfPieces_StaysBelowItsBoundToo()
    {
        const int Bound = 50_000;
        var tools = new PdfTools(new PdfOptions());
        var glyphs = new FaceGlyphs(ShippedFonts.Library.Find("FandolFang", 400, italic: false)!, Bound);
        for (ushort glyph = 1; glyph < 500; glyph++)
        {
            glyphs.PieceOf(glyph, tools);
            glyphs.CachedBytes.ShouldBeLessThanOrEqualTo(Bound);
        }
    }
}
