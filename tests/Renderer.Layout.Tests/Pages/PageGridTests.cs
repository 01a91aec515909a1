using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Pages;

/// <summary>The grid of GB/T 9704-2012: 28 characters by 22 lines on a page area of 156 by 225 mm.</summary>
public class PageGridTests
{
    private const string Style = """
        @page { size: A4; margin: 37mm 26mm 35mm 28mm; -renderer-grid: 28 22 }
        html { font: 16pt/1.5 "Noto Serif SC" }
        h1 { font-size: 22pt; margin: 0.5em 0 1em; text-align: center }
        """;

    // 225 mm over 22 lines
    private const double Pitch = 225 * 72 / 25.4 / 22;

    private static string Text(int count) => string.Concat(Enumerable.Repeat("政府信息公开工作年度报告", count / 12 + 1))[..count];

    private static double[] Baselines(Page page) => [.. page.Runs.Select(run => run.Baseline).Distinct().Order()];

    [Fact]
    public void Text_OnTheGrid_Has28CharactersALineAnd22LinesAPage()
    {
        var document = Typeset.Document($"<p>{Text(28 * 22 * 2)}</p>", Style);
        document.Warnings.ShouldBeEmpty();
        document.Pages.Length.ShouldBe(2);
        foreach (var page in document.Pages)
        {
            page.Runs.Length.ShouldBe(22);
            page.Runs.ShouldAllBe(run => run.GlyphCount == 28);
        }
    }

    [Fact]
    public void Lines_OfEveryPage_StandAtTheSameHeights()
    {
        var body = string.Concat(Enumerable.Range(1, 9).Select(i => $"<h1>第{i}章</h1><p>{Text(150 + 31 * i)}</p><p style='margin-top: 7pt'>{Text(40)}</p>"));
        var document = Typeset.Document(body, Style + "p { orphans: 1; widows: 1 }");
        document.Pages.Length.ShouldBeGreaterThan(3);
        var first = 37 * 72 / 25.4 + (Pitch - 24) / 2 + (24 - 16 * 1.437) / 2 + 16 * 1.151;
        foreach (var baseline in document.Pages.SelectMany(page => page.Runs.Where(run => run.Size == 16)).Select(run => run.Baseline))
        {
            var line = (baseline - first) / Pitch;
            Math.Abs(line - Math.Round(line)).ShouldBeLessThan(0.002);
        }
    }

    [Fact]
    public void Heading_TallerThanALine_TakesWholeLines()
    {
        var page = Typeset.Document("<p>一</p><h1>二</h1><p>三</p>", Style + "h1 { line-height: 40pt; margin: 0 }").Pages[0];
        var lines = Baselines(page);
        (lines[2] - lines[0]).ShouldBe(3 * Pitch, 0.01);
    }

    [Fact]
    public void Table_IsFollowedByTextOnTheGrid()
    {
        var page = Typeset.Document("<p>一</p><table><tr><td>二</td></tr></table><p>三</p>", Style + "table { font-size: 10pt; border-collapse: collapse } td { border: 1pt solid; padding: 2pt }").Pages[0];
        var lines = Baselines(page);
        ((lines[2] - lines[0]) / Pitch).ShouldBe(2, 0.001);
    }

    [Fact]
    public void Grid_Unusable_IsReported() =>
        Typeset.Document("<p>一</p>", "@page { -renderer-grid: 28 }").Warnings.Single().Message.ShouldContain("grid");

    [Fact]
    public void Grid_None_LeavesTextAlone() =>
        Typeset.Lines(Typeset.Document("<p>一</p>", "@page { -renderer-grid: none }")).ShouldBe("一");
}
