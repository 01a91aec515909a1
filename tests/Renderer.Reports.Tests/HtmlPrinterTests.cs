namespace Renderer.Reports.Tests;

public sealed class HtmlPrinterTests
{
    [Fact]
    public void WarmUp_ItsPage_IsPrintedWithoutFontsAndWithoutProblems()
    {
        var result = HtmlPrinter.WarmUp();

        result.Problems.ShouldBeEmpty();
        result.Pages.ShouldBe(1);
        result.Document.ShouldNotBeNull().Pages[0].Lines.Length.ShouldBeGreaterThan(0);
    }
}
