using Renderer.Pdf.Reading;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Reading;

public class PdfVerifierTests
{
    private static readonly PdfIdentity Identity = new("verified", null);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void File_AsWritten_IsSoundAndShowsTheLayout(bool compress)
    {
        var writer = new PdfWriter(new PdfOptions { Compress = compress });
        foreach (var document in new[] { Reports.TwoPageDocument(), Reports.TableDocument() })
        {
            var verification = PdfVerifier.Verify(writer.Write(document, Identity), document);
            verification.Faults.ShouldBeEmpty();
            verification.PageTexts.Length.ShouldBe(document.Pages.Length);
        }
    }

    [Fact]
    public void Text_OfEachPage_HasALineForEachHeight()
    {
        var pdf = new PdfWriter(new PdfOptions()).Write(Reports.TwoPageDocument(), Identity);

        PdfVerifier.Verify(pdf, expected: null).PageTexts.ShouldBe(["总体\n见网站和LED\n— 1 —", "续\n返回\n— 2 —"]);
    }
}
