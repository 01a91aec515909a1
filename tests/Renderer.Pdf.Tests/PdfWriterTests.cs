using Renderer.Layout.Pages;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests;

public class PdfWriterTests
{
    private static readonly PdfIdentity Identity = new("test", null);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_TextInBothKindsOfFont_ComesBackFromOutsideReaders(bool compress)
    {
        var builder = new DocumentBuilder();
        var heading = builder.Element(StructureType.Heading, 0, e => e with { Level = 1 });
        var paragraph = builder.Element(StructureType.Paragraph);
        builder.Page()
            .Text("政府信息公开", 90, 120, heading, ShippedFonts.SansBold, 22)
            .Text("2023年，共计（53）条。𠅤", 90, 160, paragraph, ShippedFonts.Kai)
            .Text("依申请公开 fi ABC", 90, 190, paragraph, ShippedFonts.Fang)
            .Text("— 1 —", 500, 800, -1);
        builder.Page().Text("第二页", 90, 120, paragraph);
        var pdf = new PdfWriter(new PdfOptions { Compress = compress }).Write(builder.Build(), Identity);
        OutsideReader.ShouldBeClean(pdf);
        OutsideReader.TextOf(pdf).ShouldBe("政府信息公开\n2023年，共计（53）条。𠅤\n依申请公开 fi ABC\n— 1 —\n\f第二页\n\f");
        OutsideReader.Answer(pdf, "mutool", f => ["draw", "-F", "txt", f]).ShouldContain("2023年，共计（53）条。𠅤");
    }
}
