using System.Text;
using Renderer.Pdf.Fonts;
using Renderer.Pdf.Objects;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Fonts;

public class ToUnicodeMapTests
{
    [Fact]
    public void Write_CharactersOfAllPlanes_AreUtf16() =>
        Map([(1, 'A'), (2, 0x4E00), (3, 0x20164)]).ShouldContain("1 beginbfrange\n<0001><0003>[<0041><4E00><D840DD64>]\nendbfrange\n");

    [Fact]
    public void Write_GlyphWithoutText_IsLeftOut() => Map([(9, 0), (8, 'A')]).ShouldContain("1 beginbfrange\n<0002><0002>[<0041>]\nendbfrange\n");

    [Fact]
    public void Write_NoText_HasNoSection() => Map([]).ShouldNotContain("beginbfrange");

    [Fact]
    public void Write_ManyCharacters_SplitsAtHundredAndAtTheHighByte()
    {
        var map = Map([.. Enumerable.Range(0, 300).Select(i => ((ushort)i, 0x4E00 + i))]);
        map.ShouldContain("4 beginbfrange\n<0001><0064>[");
        map.ShouldContain("\n<0065><00C8>[");
        map.ShouldContain("\n<00C9><00FF>[");
        map.ShouldContain("\n<0100><012C>[");
    }

    private static string Map((ushort Glyph, int CodePoint)[] pairs)
    {
        var usage = new GlyphUsage();
        usage.Begin(ShippedFonts.Serif, []);
        foreach (var (glyph, codePoint) in pairs)
            usage.Add(glyph, codePoint);
        usage.AssignCids();
        var buffer = new PdfBuffer();
        ToUnicodeMap.Write(usage, buffer);
        return Encoding.ASCII.GetString(buffer.Written);
    }
}
