using Renderer.Reports.Proofs;
using Renderer.Reports.Tests.Rendering;

namespace Renderer.Reports.Tests.Proofs;

public class RenditionCheckTests
{
    private static readonly RenderedReport Report = RenderedSamples.Report(RenderedSamples.Huajie);

    [Fact]
    public void Report_RenderedAgain_IsTheSame() => RenditionCheck.Repeated(Report, RenderedSamples.Render(RenderedSamples.Data(RenderedSamples.Huajie), RenderedSamples.Open())).ShouldBeEmpty();

    [Fact]
    public void Report_WithAnotherByte_IsNamed()
    {
        var html = Report.Html.ToArray();
        html[^1] ^= 1;

        RenditionCheck.Repeated(Report, Report with { Html = html }).ShouldHaveSingleItem().Place.ShouldBe("report.html");
    }

    [Fact]
    public void Report_ThatFailsTheSecondTime_IsNamedInFull() => RenditionCheck.Repeated(Report, null).Select(p => p.Place).ShouldBe(["report.html", "report.pdf", "provenance.json"]);

    [Fact]
    public void Pdf_OfOtherPages_IsInvalid()
    {
        var pages = RenderedSamples.Renderer.Printer.LayOut("<p>x</p>", "x").Document!;
        var problem = RenditionCheck.Pdf(Report, pages).First();

        (problem.Severity, problem.Code, problem.Place).ShouldBe((Severity.Error, Codes.PdfInvalid, "report.pdf"));
        problem.Message.ShouldBe("the file has 6 pages, the layout 1");
    }

    [Fact]
    public void Pdf_CutOff_IsInvalid()
    {
        var pages = RenderedSamples.Renderer.Printer.LayOut("<p>x</p>", "x").Document!;

        RenditionCheck.Pdf(Report with { Pdf = Report.Pdf[..1000] }, pages).ShouldHaveSingleItem().Message.ShouldContain("cut off");
    }
}
