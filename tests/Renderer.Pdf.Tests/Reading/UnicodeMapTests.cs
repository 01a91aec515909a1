using System.Text;
using Renderer.Pdf.Reading.Fonts;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Tests.Reading;

public class UnicodeMapTests
{
    [Fact]
    public void Sections_OfEveryKind_AreRead()
    {
        var map = Read("2 beginbfchar <0001> <4E00> <0A02> <D840DC0B> endbfchar 2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0061> <00660069>] endbfrange endcmap");

        new[] { 1, 0x0A02, 0x10, 0x12, 0x20, 0x21, 2 }.Select(code => map[code]).ShouldBe(["一", "𠀋", "A", "C", "a", "fi", null]);
    }

    [Theory]
    [InlineData("1 beginbfchar <0001> <4E00> endbfchar")]
    [InlineData("1 beginbfchar <01> <4E00> endbfchar endcmap")]
    [InlineData("1 beginbfchar <0001> <4E> endbfchar endcmap")]
    [InlineData("1 beginbfchar <0001> 5 endbfchar endcmap")]
    [InlineData("1 beginbfrange <0002> <0001> <4E00> endbfrange endcmap")]
    [InlineData("1 beginbfrange <00FF> <0100> <4E00> endbfrange endcmap")]
    [InlineData("1 beginbfrange <0001> <0003> [<4E00>] endbfrange endcmap")]
    [InlineData("1 beginbfrange <0001> <0003> <4EFE> endbfrange endcmap")]
    public void Map_ThatCannotBe_IsRefused(string written) => Should.Throw<PdfSyntaxException>(() => Read(written));

    private static UnicodeMap Read(string written) => UnicodeMap.Read(Encoding.ASCII.GetBytes(written));
}
