using Renderer.Layout.Pages;
using Renderer.Pdf.Document;
using Renderer.Pdf.Objects;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Document;

public class PageLabelsTests
{
    [Theory]
    [InlineData("1 2 3", "")]
    [InlineData("i ii iii 1 2", "/PageLabels<</Nums[0<</S/r>>3<</S/D>>]>>")]
    [InlineData("5 6 7", "/PageLabels<</Nums[0<</S/D/St 5>>]>>")]
    [InlineData("I II III IV V", "/PageLabels<</Nums[0<</S/R>>]>>")]
    [InlineData("a b c d", "/PageLabels<</Nums[0<</S/a>>]>>")]
    [InlineData("Y Z AA BB", "/PageLabels<</Nums[0<</S/A/St 25>>]>>")]
    [InlineData("b c d", "/PageLabels<</Nums[0<</S/a/St 2>>]>>")]
    [InlineData("v vi", "/PageLabels<</Nums[0<</S/r/St 5>>]>>")]
    [InlineData("- - 1", "/PageLabels<</Nums[0<</P(-)>>2<</S/D>>]>>")]
    [InlineData("01 02", "/PageLabels<</Nums[0<</P(01)>>1<</P(02)>>]>>")]
    [InlineData("0 1 2", "/PageLabels<</Nums[0<</P(0)>>1<</S/D>>]>>")]
    public void Labels_AreAsFewRangesAsPossible(string labels, string expected)
    {
        var to = new PdfBuffer();
        PageLabels.Write(to, Document(labels).Pages);
        System.Text.Encoding.ASCII.GetString(to.Written).ShouldBe(expected);
    }

    [Fact]
    public void Labels_OfChineseNumbers_AreReadByOthers()
    {
        var pdf = new PdfWriter(new PdfOptions()).Write(Document("一 二 1"), new PdfIdentity("labels", null));
        OutsideReader.ShouldBeClean(pdf);
        OutsideReader.Answer(pdf, "qpdf", f => ["--json=2", "--json-key=pagelabels", f]).ShouldContain("u:一");
    }

    private static PagedDocument Document(string labels)
    {
        var builder = new DocumentBuilder();
        var names = labels.Split(' ');
        foreach (var _ in names)
            builder.Page();
        var document = builder.Build();
        return document with { Pages = [.. document.Pages.Select((page, i) => page with { Label = names[i] })] };
    }
}
