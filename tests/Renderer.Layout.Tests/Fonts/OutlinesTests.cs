using Renderer.Layout.Fonts;
using Renderer.Layout.Fonts.Outlines;
using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Tests.Fonts;

public class OutlinesTests
{
    [Fact]
    public void Check_EveryGlyphOfTheShippedFonts_IsSound()
    {
        foreach (var face in ShippedFonts.Library.Faces)
        {
            if (face.Outlines is not TrueTypeOutlines outlines) continue;
            for (var glyph = 0; glyph < face.GlyphCount; glyph++) outlines.Check((ushort)glyph);
        }
    }

    [Theory]
    [InlineData(0, 0, 9)]  // more contours than there are
    [InlineData(10, 0, 200)]
    [InlineData(14, 0xFF, 0xFF)] // a point that repeats beyond the last one
    public void Check_DamagedGlyph_IsRefused(int at, byte first, byte second)
    {
        var font = new FontBuilder();
        var square = font.Tables["glyf"].AsSpan(0, (int)((TrueTypeOutlines)font.Load().Outlines).GlyphOf(1).Length);
        (square[at], square[at + 1]) = (first, second);
        Should.Throw<FontException>(() => ((TrueTypeOutlines)font.Load().Outlines).Check(1));
    }

    [Fact]
    public void Check_CompositeOfItself_IsRefused()
    {
        var font = new FontBuilder();
        var glyf = font.Tables["glyf"];
        // The composite is the last glyph, its parts 1 and 2.
        var at = glyf.AsSpan().LastIndexOf<byte>([0, 0x22, 0, 1]);
        glyf[at + 3] = 3;
        Should.Throw<FontException>(() => ((TrueTypeOutlines)font.Load().Outlines).Check(3)).Message.ShouldContain("nested without end");
    }

    [Fact]
    public void TrueType_ShortOffsets_CutTheGlyphs()
    {
        var outlines = (TrueTypeOutlines)new FontBuilder().Load().Outlines;
        outlines.GlyphOf(0).Length.ShouldBe(0);
        outlines.GlyphOf(1).Length.ShouldBe(34);
        outlines.GlyphOf(2)[6..8].ToArray().ShouldBe(FontBuilder.Words(900));
    }

    [Fact]
    public void TrueType_CompositeGlyph_ListsItsComponents()
    {
        var outlines = (TrueTypeOutlines)new FontBuilder().Load().Outlines;
        TrueTypeOutlines.ComponentsOf(outlines.GlyphOf(1)).ShouldBeEmpty();
        TrueTypeOutlines.ComponentsOf(outlines.GlyphOf(3)).ShouldBe([new GlyphComponent(12, 1), new GlyphComponent(18, 2)]);
    }

    [Fact]
    public void TrueType_GlyphPastTheTable_IsRefused() =>
        Should.Throw<FontException>(() => ((TrueTypeOutlines)new FontBuilder().Load().Outlines).GlyphOf(4));

    [Fact]
    public void Cff_CidKeyedFace_HasItsDictionariesAndCharstrings()
    {
        var face = ShippedFonts.Library.Find("FandolFang", 400, italic: false)!;
        var outlines = (CffOutlines)face.Outlines;
        outlines.FontDicts.Count.ShouldBe(1);
        outlines.FontDicts[0].Private.Length.ShouldBe(41);
        outlines.FontDictOf(face.GlyphOf('国')).ShouldBe(0);
        var charstring = outlines.CharstringOf(face.GlyphOf('国'));
        charstring.Length.ShouldBeGreaterThan(100);
        charstring[^1].ShouldBe((byte)14);
    }

    [Fact]
    public void Flatten_SubroutineCalls_AreWrittenInPlace()
    {
        // Two local subroutines: 0 draws and returns, 1 pushes a number and calls 0.
        byte[] zero = [139, 5, 11], one = [150, 139 - 107, 10, 11];
        Flatten([140, 141, 21, 139 - 106, 10, 14], [zero, one]).ShouldBe(new byte[] { 140, 141, 21, 150, 139, 5, 14 });
    }

    [Fact]
    public void Flatten_StemHintsBeforeMask_DecideTheMasksLength()
    {
        // Nine stems (eight by hstemhm, one implied by hintmask) need two bytes of mask, here 10 and 14, which are no operators.
        byte[] stems = [.. Enumerable.Repeat((byte)140, 16)];
        byte[] charstring = [.. stems, 18, 140, 141, 19, 10, 14, 139, 22, 14];
        Flatten(charstring, []).ShouldBe(charstring);
    }

    [Fact]
    public void Flatten_NumberPushedBySubroutine_SelectsTheNext()
    {
        byte[] zero = [139 - 106, 11], one = [144, 22, 11];
        Flatten([139 - 107, 10, 10, 14], [zero, one]).ShouldBe(new byte[] { 144, 22, 14 });
    }

    [Theory]
    [InlineData("calls itself", new byte[] { 139 - 107, 10 }, "nested without end")]
    [InlineData("calls nothing", new byte[] { 14 }, "entry 5")]
    public void Flatten_DamagedSubroutines_AreRefused(string because, byte[] subroutine, string reason) =>
        Should.Throw<FontException>(() => Flatten(reason.StartsWith("entry", StringComparison.Ordinal) ? [139 - 102, 10] : [139 - 107, 10], [subroutine]), because)
            .Message.ShouldContain(reason);

    [Theory]
    [InlineData(new byte[] { 10 }, "lacks an operand")]
    [InlineData(new byte[] { 139, 139, 12, 10, 10 }, "computes the number")]
    [InlineData(new byte[] { 28, 1 }, "ends after")]
    [InlineData(new byte[] { 2 }, "reserved operator 2")]
    public void Flatten_DamagedCharstring_IsRefused(byte[] charstring, string reason) =>
        Should.Throw<FontException>(() => Flatten(charstring, [])).Message.ShouldContain(reason);

    [Fact]
    public void Flatten_WithoutEndchar_GetsOne() => Flatten([139, 22], []).ShouldBe(new byte[] { 139, 22, 14 });

    private static byte[] Flatten(byte[] charstring, byte[][] locals)
    {
        byte[] table = locals.Length == 0
            ? [0, 0]
            : [0, (byte)locals.Length, 1, 1, .. locals.Select((_, i) => (byte)(1 + locals.Take(i + 1).Sum(l => l.Length))), .. locals.SelectMany(l => l)];
        var reader = new TableReader(table, "CFF ");
        return new CharstringFlattener(reader, default, CffIndex.Read(reader, 0)).Flatten(charstring);
    }
}
