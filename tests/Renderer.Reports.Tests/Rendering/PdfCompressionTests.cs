namespace Renderer.Reports.Tests.Rendering;

public class PdfCompressionTests
{
    [Fact]
    public void Render_WithEachCompression_GivesARenditionOfItsOwn()
    {
        var renditions = Enum.GetValues<PdfCompression>().Select(Render).ToList();
        renditions.Select(r => r.RenditionId).Distinct().Count().ShouldBe(3);
        // Fast, small, none.
        renditions[1].Pdf.Length.ShouldBeLessThan(renditions[0].Pdf.Length);
        renditions[0].Pdf.Length.ShouldBeLessThan(renditions[2].Pdf.Length);
    }

    private static RenderedReport Render(PdfCompression compression)
    {
        var renderer = ReportRenderer.Open(new ReportOptions
        {
            TemplatesFolder = Repository.Templates,
            FontFolders = [Repository.Fonts],
            PdfCompression = compression,
        });
        var result = renderer.Render(renderer.Check(new(RenderedSamples.Data(RenderedSamples.Huajie), "d")).Data!);
        result.Problems.ShouldBeEmpty();
        return result.Report!;
    }
}
