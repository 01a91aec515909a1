using Renderer.Layout.Fonts;

namespace Renderer.Layout.Tests.Fonts;

public class FontFaceTests
{
    [Theory]
    [InlineData("Noto Serif SC", 1151, -286, 0)]
    [InlineData("Noto Sans SC", 1160, -288, 0)]
    [InlineData("LXGW WenKai", 928, -256, 0)]
    [InlineData("FandolFang", 880, -120, 200)]
    public void VerticalMetrics_WithoutUseTypoMetrics_ComeFromHhea(string family, int ascender, int descender, int lineGap)
    {
        var face = Face(family);
        face.UnitsPerEm.ShouldBe(1000);
        (face.Ascender, face.Descender, face.LineGap).ShouldBe((ascender, descender, lineGap));
    }

    [Fact]
    public void Heights_FromOs2_HaveAFallbackWhereTheFontIsSilent()
    {
        (Face("Noto Serif SC").XHeight, Face("Noto Serif SC").CapHeight).ShouldBe((514, 729));
        (Face("FandolFang").XHeight, Face("FandolFang").CapHeight).ShouldBe((500, 700));
    }

    [Theory]
    [InlineData("Noto Serif SC")]
    [InlineData("Noto Sans SC")]
    [InlineData("LXGW WenKai")]
    [InlineData("FandolFang")]
    public void GlyphOf_TextOfReports_IsFoundAndOneEmWide(string family)
    {
        var face = Face(family);
        foreach (var c in "政府信息公开工作年度报告，。（）《》")
        {
            face.GlyphOf(c).ShouldBeGreaterThan((ushort)0, c.ToString());
            face.AdvanceOf(face.GlyphOf(c)).ShouldBe(1000, c.ToString());
        }
        face.AdvanceOf(face.GlyphOf('i')).ShouldBeLessThan(500);
    }

    [Fact]
    public void GlyphOf_BeyondTheBasicPlane_UsesTheGroups()
    {
        Face("LXGW WenKai").GlyphOf(0x20164).ShouldBeGreaterThan((ushort)0);
        Face("LXGW WenKai").GlyphOf(0x10FFFF).ShouldBe((ushort)0);
        Face("LXGW WenKai").GlyphOf(-1).ShouldBe((ushort)0);
    }

    private static FontFace Face(string family) => ShippedFonts.Library.Find(family, 400, italic: false)!;
}
