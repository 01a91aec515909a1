using System.Collections.Immutable;
using Renderer.Reports.Tables;

namespace Renderer.Reports.Tests.Tables;

public class TableReaderTests
{
    [Fact]
    public void Cell_IsNamedByItsHeads_OutermostFirst()
    {
        var cell = Read("""
            <table><caption>表 <b>一</b></caption>
            <tr><th id="g" scope="rowgroup">三、<wbr>结果</th><th id="r" scope="row">（一）<br>公开</th>
            <th id="c" scope="colgroup">法人</th><th id="d" scope="col">商业<wbr>企业</th>
            <td data-cell="/a/b" headers="g r c  d nobody">
              <span>1</span>,<span>000</span> </td><td>x</td></tr></table>
            """).ShouldHaveSingleItem();
        cell.ShouldBe(new("表 一", "/a/b", "三、结果 / （一） 公开", "法人 / 商业企业", "1,000"));
    }

    [Theory]
    [InlineData("""<p id="t">题</p><table aria-labelledby="t">CELL</table>""", "题")]
    [InlineData("""<table aria-label="题">CELL</table>""", "题")]
    [InlineData("""<table>CELL</table>""", "")]
    [InlineData("""<table><caption>外</caption><tr><td><table><caption>内</caption>CELL</table></td></tr></table>""", "内")]
    public void Table_IsNamedByItsCaptionOrLabel(string html, string expected) =>
        Read(html.Replace("CELL", "<tr><td data-cell='/a'></td></tr>", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldBe(new(expected, "/a", "", "", ""));

    [Fact]
    public void Page_WithoutDataCells_HasNone() => Read("<table><tr><td>1</td></tr></table>").ShouldBeEmpty();

    private static ImmutableArray<TableCell> Read(string html) => TableReader.Read(html);
}
