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

    [Theory]
    [InlineData(0, 800, -200, 100)]
    [InlineData(0x80, 700, -300, 50)]
    public void VerticalMetrics_UseTypoMetricsBit_Decides(int selection, int ascender, int descender, int lineGap)
    {
        var face = new FontBuilder().With("OS/2", FontBuilder.Os2(400, selection)).Load();
        (face.Ascender, face.Descender, face.LineGap).ShouldBe((ascender, descender, lineGap));
    }

    [Fact]
    public void Metrics_WithoutOs2AndPost_FallBackToTheEm()
    {
        var face = new FontBuilder().Without("OS/2").Without("post").Load();
        (face.Weight, face.IsItalic, face.XHeight, face.CapHeight).ShouldBe((400, false, 500, 700));
        (face.UnderlinePosition, face.UnderlineThickness, face.StrikeoutPosition).ShouldBe((-100, 50, 250));
    }

    [Fact]
    public void Style_SelectionAndWeightClass_AreRead()
    {
        var face = new FontBuilder().With("OS/2", FontBuilder.Os2(weight: 250, selection: 1)).Load();
        (face.Weight, face.IsItalic).ShouldBe((250, true));
    }

    [Fact]
    public void AdvanceOf_GlyphAfterTheLastMetric_RepeatsIt()
    {
        var face = new FontBuilder().With("hhea", FontBuilder.Words(1, 0, 800, -200, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2)).Load();
        (face.AdvanceOf(1), face.AdvanceOf(3), face.LeftSideBearingOf(2)).ShouldBe((600, 600, 1000));
    }

    [Fact]
    public void Digest_OfAFace_IsTheFilesSha256()
    {
        var file = new FontBuilder().Build();
        FontFace.Load(file).Digest.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)));
    }

    [Fact]
    public void Load_Collection_ReadsEachFace()
    {
        // Offsets in a collection count from the start of the file, so the second face's directory is moved by the header.
        byte[] one = new FontBuilder().Build();
        byte[] collection = [.. "ttcf"u8, .. FontBuilder.Words(1, 0), .. FontBuilder.Longs(1, 16), .. one];
        for (var entry = 0; entry < collection[16 + 5]; entry++)
        {
            var at = 16 + 12 + 16 * entry + 8;
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(collection.AsSpan(at), 16 + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(collection.AsSpan(at)));
        }
        FontFace.Load(collection).GlyphOf('A').ShouldBe((ushort)1);
    }

    private static FontFace Face(string family) => ShippedFonts.Library.Find(family, 400, italic: false)!;
}
