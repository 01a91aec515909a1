using System.Text.Json.Nodes;
using AngleSharp.Dom;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>The statistics table as printed: the rows, their levels, every cell and its heads.</summary>
public class StatisticsFormTests
{
    [Fact]
    public void Headings_AreTheBodysOwn()
    {
        var page = StatisticsSamples.Page(StatisticsSamples.Qujiang);
        page.QuerySelectorAll("h2").Select(h => h.TextContent).ShouldBe(
        [
            "一、情况概述", "二、主动公开政务信息情况", "三、依申请公开、不予公开及咨询政府信息情况", "四、收费及减免情况",
            "五、申请行政复议、提起行政诉讼情况", "六、存在的主要问题及改进措施", "七、其他事项", "八、政府信息公开年度统计表",
        ]);
        page.QuerySelectorAll("h3").Select(h => h.TextContent).ShouldBe(["（一）存在的主要问题", "（二）改进措施", "政府信息公开情况统计表"]);
    }

    [Fact]
    public void Table_OfAPublishedReport_HasItsRows()
    {
        var rows = StatisticsSamples.Rows(StatisticsSamples.Page(StatisticsSamples.Qujiang));
        rows.Count.ShouldBe(1 + 84 + 2);
        rows.Take(8).ShouldBe(
        [
            "统 计 指 标 / 单位 / 年度累计数",
            "一、主动公开情况 / —— / ",
            "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） / 条 / 0",
            "其中：主动公开规范性文件数 / 条 / 0",
            "制发规范性文件总数 / 件 / 0",
            "（二）通过不同渠道和方式公开政府信息的情况 / —— / ",
            "1.政府公报公开政府信息数 / 条 / 0",
            "2.政府网站公开政府信息数 / 条 / 120",
        ]);
        rows.Skip(35).Take(7).ShouldBe(
        [
            "其中：涉及国家秘密 / 件 / 0", "涉及商业秘密 / 件 / 0", "涉及个人隐私 / 件 / 0", "危及国家安全、公共安全、经济安全和社会稳定 / 件 / 0",
            "不是《条例》所指政府信息 / 件 / 0", "法律法规规定的其他情形 / 件 / 0", "5.不属于本行政机关公开数 / 件 / 0",
        ]);
        rows.TakeLast(3).ShouldBe(["（三）接受培训人员数 / 人次 / 2", "单位负责人：舒义禄 审核人：王衢靖 填报人：董红 [3]", "联系电话：739907 填报日期：2020.12.29 [3]"]);
    }

    [Fact]
    public void Table_WithCodes_HasItsColumnsAndLetters()
    {
        var page = StatisticsSamples.Page(StatisticsSamples.Codes);
        StatisticsSamples.Rows(page).Take(4).ShouldBe(
        [
            "指 标 名 称 / 计量单位 / 代码 / 本期实际 / 本年累计", "甲 / 乙 / 丙 / 1 / 2", "主动公开信息数 / 条 / 01 / 312 / 312", "其中：全文电子化的主动公开信息数 / 条 / 02 / 312 / 312",
        ]);
        page.QuerySelectorAll("p.entries").Select(p => p.TextContent).First().ShouldBe("01 单位名称：平川市统计样例局（示例） 单位负责人：周示例");
    }

    [Theory]
    [MemberData(nameof(StatisticsSamples.All), MemberType = typeof(StatisticsSamples))]
    public void Cells_HoldTheDatasValues_EachExactlyOnce(string sample)
    {
        var printed = StatisticsSamples.Page(sample).QuerySelectorAll("[data-cell]").Select(c => (c.GetAttribute("data-cell")!, c.TextContent));
        var expected = StatisticsSamples.Rows(StatisticsSamples.Json(sample)).SelectMany((row, r) =>
            (row!["values"]?.AsArray() ?? []).Select((value, c) => ($"/statistics/rows/{r}/values/{c}", value?.ToJsonString() ?? "")));
        printed.ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(StatisticsSamples.All), MemberType = typeof(StatisticsSamples))]
    public void Grid_HasNeitherHolesNorOverlaps(string sample)
    {
        var table = StatisticsSamples.Table(StatisticsSamples.Page(sample));
        table.QuerySelectorAll("col").Length.ShouldBe(new TableGrid(table).Columns);
        Widths(table).Sum().ShouldBeInRange(99.9m, 100.1m);
    }

    [Theory]
    [MemberData(nameof(StatisticsSamples.All), MemberType = typeof(StatisticsSamples))]
    public void EveryCell_NamesItsColumnAndTheRowsItBelongsTo(string sample)
    {
        var table = StatisticsSamples.Table(StatisticsSamples.Page(sample));
        var columns = table.QuerySelectorAll("thead th").ToList();
        foreach (var row in table.Bodies.Single().Rows)
        {
            var label = row.QuerySelector("th")!;
            var above = label.GetAttribute("headers")!.Split(' ').Skip(1).ToList();
            foreach (var (cell, column) in row.Cells.Zip(columns))
                cell.GetAttribute("headers")!.Split(' ').ShouldBe(cell == label ? [column.Id!, .. above] : [column.Id!, .. above, label.Id!]);
        }
    }

    [Fact]
    public void DeepRow_IsHeardUnderTheRowsAboveIt()
    {
        var page = StatisticsSamples.Page(StatisticsSamples.Qujiang);
        var cell = page.QuerySelectorAll("th[scope=row]").Single(h => h.TextContent == "涉及商业秘密").ParentElement!.QuerySelector("[data-cell]")!;
        cell.GetAttribute("headers")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent)
            .ShouldBe(["年度累计数", "三、依申请公开情况", "（三）申请答复数", "4.不同意公开答复数", "涉及商业秘密"]);
    }

    [Theory]
    [InlineData("其中：涉及国家秘密", "level-4")]
    [InlineData("涉及商业秘密", "level-4 among")]
    [InlineData("5.不属于本行政机关公开数", "level-3")]
    [InlineData("制发规范性文件总数", "level-3 among")]
    [InlineData("其中：主要负责同志参加新闻发布会次数", "level-4")]
    [InlineData("2.政府网站在线访谈次数", "level-3")]
    [InlineData("六、举报投诉数量", "level-1")]
    public void Row_IsIndentedByItsLevel(string label, string classes) => StatisticsSamples.Page(StatisticsSamples.Qujiang)
        .QuerySelectorAll("th[scope=row]").Single(h => h.TextContent == label).ClassName.ShouldBe(classes);

    [Fact]
    public void Blank_IsPrintedBlankAndSaid_ZeroAsZero_HeadingsWithoutData()
    {
        var page = StatisticsSamples.PageOf(StatisticsSamples.Qujiang, d => StatisticsSamples.Row(d, "1.当面")["values"] = new JsonArray((JsonNode?)null));
        var blank = page.QuerySelectorAll("[aria-label=空][data-cell]").ShouldHaveSingleItem();
        blank.InnerHtml.ShouldBeEmpty();
        blank.ParentElement!.TextContent.ShouldBe("1.当面申请数 件 ");
        var heading = page.QuerySelector("tr.heading")!;
        heading.QuerySelectorAll("[data-cell], [aria-label]").ShouldBeEmpty();
        heading.TextContent.ShouldBe("一、主动公开情况 —— ");
    }

    [Theory]
    [InlineData("1690.9913")]
    [InlineData("0.50")]
    [InlineData("6.0")]
    [InlineData("11398889123456789012345.5000")]
    [InlineData("\"1690.9913万元\"")]
    public void Value_KeepsItsDigits(string value) => StatisticsSamples
        .PageOf(StatisticsSamples.Qujiang, d => StatisticsSamples.Row(d, "七、")["values"] = new JsonArray(JsonNode.Parse(value)))
        .QuerySelectorAll("th[scope=row]").Single(h => h.TextContent.StartsWith("七、", StringComparison.Ordinal)).ParentElement!.QuerySelector("[data-cell]")!.TextContent.ShouldBe(value.Trim('"'));

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(16)]
    public void Columns_AsManyAsThereAre_ShareTheWidth(int count)
    {
        var page = StatisticsSamples.PageOf(StatisticsSamples.Codes, data =>
        {
            StatisticsSamples.SetColumns(data, count);
            data["statistics"]!["columns"]!["number"] = "序号";
        });
        var table = StatisticsSamples.Table(page);
        new TableGrid(table).Columns.ShouldBe(count + 4);
        Widths(table).Sum().ShouldBeInRange(99.7m, 100.3m);
        Widths(table).ShouldAllBe(w => w >= 2.5m);
        table.Bodies.Single().Rows.Select(r => r.Cells[0].TextContent).ShouldBe(Enumerable.Range(1, 35).Select(n => $"{n}"));
    }

    [Fact]
    public void Columns_WithoutUnit_AreLabelAndValues()
    {
        var page = StatisticsSamples.PageOf(StatisticsSamples.TwoColumns, d => d["statistics"]!["columns"]!.AsObject().Remove("unit"));
        StatisticsSamples.Rows(page).Take(2).ShouldBe(["指标名称 / 2018年度 / 历年累计", "主动公开文件数 / 386 / 4127"]);
        StatisticsSamples.Rows(page)[^1].ShouldEndWith("[3]");
    }

    private static IReadOnlyList<decimal> Widths(IElement table) =>
        [.. table.QuerySelectorAll("col").Select(c => decimal.Parse(c.GetAttribute("style")!["width:".Length..^1], System.Globalization.CultureInfo.InvariantCulture))];
}
