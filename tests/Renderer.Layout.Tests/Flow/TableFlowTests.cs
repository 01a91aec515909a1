using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Flow;

public class TableFlowTests
{
    private const string Collapsed = "table { border-collapse: collapse; width: 200pt; table-layout: fixed } td, th { border: 1pt solid; padding: 2pt; vertical-align: middle; text-align: left; font-weight: 400 }";

    [Fact]
    public void Collapsed_TwoByTwo_HasThreeLinesEachWay() => Typeset.ShouldGive("<table><tr><td>一<td>二<tr><td>三<td>四</table>", Collapsed, """
        page 220x120
        text 13,24.8 10 一
        text 112.5,24.8 10 二
        text 13,44.8 10 三
        text 112.5,44.8 10 四
        line 10,10.5 210,10.5 1
        line 10,30.5 210,30.5 1
        line 10,50.5 210,50.5 1
        line 10.5,10.5 10.5,50.5 1
        line 110,10.5 110,50.5 1
        line 209.5,10.5 209.5,50.5 1
        """);

    [Fact]
    public void Collapsed_Spans_HaveNoLinesInside() => Typeset.ShouldGive("<table><tr><td rowspan=2>一<td>二<tr><td>三<tr><td colspan=2>四</table>", Collapsed, """
        page 220x120
        text 13,34.8 10 一
        text 112.5,24.8 10 二
        text 112.5,44.8 10 三
        text 13,64.8 10 四
        line 10,10.5 210,10.5 1
        line 109.5,30.5 210,30.5 1
        line 10,50.5 210,50.5 1
        line 10,70.5 210,70.5 1
        line 10.5,10.5 10.5,70.5 1
        line 110,10.5 110,50.5 1
        line 209.5,10.5 209.5,70.5 1
        """);

    [Fact]
    public void Collapsed_WiderBorder_Wins() => Typeset.ShouldGive(
        "<table><tr><td>一<td style='border-left: 3pt solid red'>二</table>", Collapsed, """
        page 220x120
        text 13,24.8 10 一
        text 113.5,24.8 10 二
        line 10,10.5 210,10.5 1
        line 10,30.5 210,30.5 1
        line 10.5,10.5 10.5,30.5 1
        line 110,10 110,31 3 #FF0000
        line 209.5,10.5 209.5,30.5 1
        """);

    [Fact]
    public void Collapsed_HiddenBorder_ErasesTheLine() => Typeset.ShouldGive(
        "<table><tr><td>一<td style='border-left: hidden'>二</table>", Collapsed, """
        page 220x120
        text 13,24.8 10 一
        text 112,24.8 10 二
        line 10,10.5 210,10.5 1
        line 10,30.5 210,30.5 1
        line 10.5,10.5 10.5,30.5 1
        line 209.5,10.5 209.5,30.5 1
        """);

    [Fact]
    public void Separate_Cells_KeepTheirOwnBordersAndSpacing() => Typeset.ShouldGive("<table><tr><td>一<td>二</table>", """
        table { border-spacing: 4pt; border: 2pt solid; width: 200pt; table-layout: fixed } td { border: 1pt solid; padding: 0 }
        """, """
        page 220x120
        line 10,11 210,11 2
        line 10,38 210,38 2
        line 11,10 11,39 2
        line 209,10 209,39 2
        line 16,16.5 108,16.5 1
        line 16,32.5 108,32.5 1
        line 16.5,16 16.5,33 1
        line 107.5,16 107.5,33 1
        text 17,28.8 10 一
        line 112,16.5 204,16.5 1
        line 112,32.5 204,32.5 1
        line 112.5,16 112.5,33 1
        line 203.5,16 203.5,33 1
        text 113,28.8 10 二
        """);

    [Fact]
    public void Fixed_ColumnElements_SetTheWidths_TheRestShares()
    {
        var document = Typeset.Document("<table><colgroup><col style='width:50pt'><col><col style='width:25%'></colgroup><tr><td>一<td>二<td>三</table>",
            "table { width: 200pt; table-layout: fixed; border-spacing: 0 } td { padding: 0 }");
        document.Pages[0].Runs.Select(run => run.X).ShouldBe([10, 60, 160]);
    }

    [Fact]
    public void Fixed_FirstRow_SetsTheWidths()
    {
        var document = Typeset.Document("<table><tr><td style='width:30pt'>一<td>二<tr><td style='width:90pt'>三<td>四</table>",
            "table { width: 200pt; table-layout: fixed; border-spacing: 0 } td { padding: 0 }");
        document.Pages[0].Runs.Select(run => run.X).ShouldBe([10, 40, 10, 40]);
    }

    [Fact]
    public void Automatic_Narrow_IsAsWideAsItsContent() => Typeset.ShouldGive("<table><tr><td>一二三<td>四</table>", "table { border-spacing: 0; background: red } td { padding: 0 }", """
        page 220x120
        fill 10,10 40x15 #FF0000
        text 10,21.8 10 一二三
        text 40,21.8 10 四
        """);

    [Fact]
    public void Automatic_TooWide_SharesBetweenNarrowestAndWidest()
    {
        var document = Typeset.Document("<table><tr><td>一二三四五六七八九十一二三四五六七八九十<td>四五</table>", "table { border-spacing: 0 } td { padding: 0 }");
        // Narrowest 10 + 10, widest 200 + 20: 200 is nine tenths of the way, so 181 and 19.
        document.Pages[0].Runs.Select(run => Math.Round(run.X, 3)).ShouldBe([10, 10, 191, 191]);
        document.Pages[0].Runs[0].GlyphCount.ShouldBe(18);
    }

    [Fact]
    public void Automatic_ColumnSpan_WidensItsColumns()
    {
        var document = Typeset.Document("<table><tr><td colspan=2>一二三四<tr><td>五<td>六</table>", "table { border-spacing: 0 } td { padding: 0 }");
        document.Pages[0].Runs.Select(run => run.X).ShouldBe([10, 10, 30]);
    }

    [Fact]
    public void RowSpan_TallerThanItsRows_StretchesThemAlike() => Typeset.ShouldGive(
        "<table><tr><td rowspan=2>一<br>二<br>三<br>四<td>五<tr><td>六</table>", "table { border-spacing: 0 } td { padding: 0; vertical-align: top }", """
        page 220x120
        text 10,21.8 10 一
        text 10,36.8 10 二
        text 10,51.8 10 三
        text 10,66.8 10 四
        text 20,21.8 10 五
        text 20,51.8 10 六
        """);

    [Theory]
    [InlineData("top", 21.8)]
    [InlineData("middle", 29.3)]
    [InlineData("bottom", 36.8)]
    public void VerticalAlign_InATallerRow_MovesTheContent(string value, double baseline)
    {
        var document = Typeset.Document($"<table><tr><td>一<br>二<td style='vertical-align:{value}'>三</table>", "table { border-spacing: 0 } td { padding: 0 }");
        document.Pages[0].Runs[2].Baseline.ShouldBe(baseline, 0.05);
    }

    [Fact]
    public void VerticalAlign_Baseline_LinesTheFirstLinesUp()
    {
        var document = Typeset.Document("<table><tr><td>一<td style='font-size:20pt;line-height:30pt'>二</table>", "table { border-spacing: 0 } td { padding: 0; vertical-align: baseline }");
        document.Pages[0].Runs[0].Baseline.ShouldBe(document.Pages[0].Runs[1].Baseline, 0.001);
    }

    [Fact]
    public void Caption_StandsAboveTheGrid() => Typeset.ShouldGive("<table><caption>一</caption><tr><td>二</table>", "table { border-spacing: 0; width: 200pt } td { padding: 0 }", """
        page 220x120
        text 105,21.8 10 一
        text 10,36.8 10 二
        """);

    [Fact]
    public void Layers_RowAndCellBackgrounds_LieOnTopOfEachOther()
    {
        var document = Typeset.Document("<table><tr style='background:red'><td>一<td style='background:blue'>二</table>", "table { border-spacing: 0 } td { padding: 0 }");
        document.Pages[0].Fills.Length.ShouldBe(3);
        document.Pages[0].Fills[2].Color.ShouldBe(new(0, 0, 255));
    }

    [Fact]
    public void Anonymous_CellsWithoutARow_GetOne() => Typeset.Lines("<div class=t><div class=c>一</div><div class=c>二</div></div>", ".t { display: table } .c { display: table-cell }").ShouldBe("一二");

    [Fact]
    public void Anonymous_RowsWithoutATable_GetOne() => Typeset.Lines("<div><div class=r><div class=c>一</div><div class=c>二</div></div> <div class=r><div class=c>三</div></div></div>", ".r { display: table-row } .c { display: table-cell }").ShouldBe("一二\n三");

    [Fact]
    public void RowSpanZero_ReachesToTheEndOfItsGroup()
    {
        var document = Typeset.Document("<table><tbody><tr><td rowspan=0>一<td>二<tr><td>三</tbody><tbody><tr><td>四<td>五</tbody></table>", "table { border-spacing: 0 } td { padding: 0 }");
        document.Pages[0].Runs.Select(run => run.X).ShouldBe([10, 20, 20, 10, 20]);
    }

    [Fact]
    public void Columns_OfNoWidth_StillGiveAResult()
    {
        var document = Typeset.Document("<table><tr><td>一二<td>三</table>", "table { width: 0; table-layout: fixed; border-spacing: 0 } td { padding: 0 }");
        document.Warnings.ShouldContain(warning => warning.Code == "overflow");
        document.Pages[0].Glyphs.Length.ShouldBe(3);
    }

    [Fact]
    public void Columns_TooMany_AreAProblem() =>
        Should.Throw<LayoutException>(() => Typeset.Document("<table><tr><td colspan=600><td colspan=600></table>")).Problems.Single().Code.ShouldBe("table-too-large");
}
