using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>The page against the forms of 国办公开办函〔2021〕30号 and 〔2019〕60号: headings, tables with every span, cells.</summary>
public class FormTests
{
    [Theory]
    [MemberData(nameof(RenderedSamples.Published), MemberType = typeof(RenderedSamples))]
    public void Headings_AreThoseOfTheForm(string sample) => RenderedSamples.Page(sample).QuerySelectorAll("h2").Select(h => h.TextContent).ShouldBe(
    [
        "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
    ]);

    [Fact]
    public void Title_StandsOnItsLines()
    {
        var heading = RenderedSamples.Page(RenderedSamples.Guandu).QuerySelector("h1")!;
        heading.Children.Select(s => s.TextContent).ShouldBe(["万源市官渡镇2021年政府信息公开", "工作年度报告"]);
        RenderedSamples.Page(RenderedSamples.Guandu).Title.ShouldBe("万源市官渡镇2021年政府信息公开工作年度报告");
        RenderedSamples.PageOf(RenderedSamples.Guandu, d => d["title"] = "一行").QuerySelectorAll("h1 span").Length.ShouldBe(1);
    }

    [Fact]
    public void Table2_HasTheRowsOfTheForm() => Rows(RenderedSamples.Guandu, "table.disclosure").ShouldBe(
    [
        "第二十条第（一）项 [4]",
        "信息内容 / 本年制发件数 / 本年废止件数 / 现行有效件数",
        "规章 / 0 / 0 / 0",
        "行政规范性文件 / 0 / 0 / 0",
        "第二十条第（五）项 [4]",
        "信息内容 / 本年处理决定数量 [3]",
        "行政许可 / 0 [3]",
        "第二十条第（六）项 [4]",
        "信息内容 / 本年处理决定数量 [3]",
        "行政处罚 / 0 [3]",
        "行政强制 / 0 [3]",
        "第二十条第（八）项 [4]",
        "信息内容 / 本年收费金额（单位：万元） [3]",
        "行政事业性收费 / 0 [3]",
    ]);

    [Fact]
    public void Table2_WithoutRegulations_HasNoSuchRow()
    {
        var rows = Rows(RenderedSamples.Huajie, "table.disclosure");
        rows.Count.ShouldBe(13);
        rows[2].ShouldBe("行政规范性文件 / 0 / 0 / 0");
        rows[8].ShouldBe("行政处罚 / 365 [3]");
        rows[9].ShouldBe("行政强制 / 61 [3]");
    }

    [Fact]
    public void Table3_HasTheRowsOfTheForm()
    {
        const string zeros = " / 0 / 0 / 0 / 0 / 0 / 0 / 0";
        Rows(RenderedSamples.Guandu, "table.applications").ShouldBe(
        [
            "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） [3x3] / 申请人情况 [7]",
            "自然人 [1x2] / 法人或其他组织 [5] / 总计 [1x2]",
            "商业企业 / 科研机构 / 社会公益组织 / 法律服务机构 / 其他",
            "一、本年新收政府信息公开申请数量 [3]" + zeros,
            "二、上年结转政府信息公开申请数量 [3]" + zeros,
            "三、本年度办理结果 [1x22] / （一）予以公开 [2]" + zeros,
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形） [2]" + zeros,
            "（三）不予公开 [1x8] / 1.属于国家秘密" + zeros,
            "2.其他法律行政法规禁止公开" + zeros,
            "3.危及“三安全一稳定”" + zeros,
            "4.保护第三方合法权益" + zeros,
            "5.属于三类内部事务信息" + zeros,
            "6.属于四类过程性信息" + zeros,
            "7.属于行政执法案卷" + zeros,
            "8.属于行政查询事项" + zeros,
            "（四）无法提供 [1x3] / 1.本机关不掌握相关政府信息" + zeros,
            "2.没有现成信息需要另行制作" + zeros,
            "3.补正后申请内容仍不明确" + zeros,
            "（五）不予处理 [1x5] / 1.信访举报投诉类申请" + zeros,
            "2.重复申请" + zeros,
            "3.要求提供公开出版物" + zeros,
            "4.无正当理由大量反复申请" + zeros,
            "5.要求行政机关确认或重新出具已获取信息" + zeros,
            "（六）其他处理 [1x3] / 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请" + zeros,
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请" + zeros,
            "3.其他" + zeros,
            "（七）总计 [2]" + zeros,
            "四、结转下年度继续办理 [3]" + zeros,
        ]);
    }

    [Fact]
    public void Table2_Of2019_HasTheRowsOfTheForm() => Rows(RenderedSamples.Jinfeng, "table.disclosure").ShouldBe(
    [
        "第二十条第（一）项 [7]",
        "信息内容 / 本年新制作数量 [2] / 本年新公开数量 [2] / 对外公开总数量 [2]",
        "规章 / 0 [2] / 0 [2] / 0 [2]",
        "规范性文件 / 0 [2] / 0 [2] / 0 [2]",
        "第二十条第（五）项 [7]",
        "信息内容 / 上一年项目数量 [2] / 本年增/减 [2] / 处理决定数量 [2]",
        "行政许可 / 0 [2] / 0 [2] / 0 [2]",
        "其他对外管理服务事项 / 0 [2] / 0 [2] /  [2]",
        "第二十条第（六）项 [7]",
        "信息内容 / 上一年项目数量 [2] / 本年增/减 [2] / 处理决定数量 [2]",
        "行政处罚 / 0 [2] / 0 [2] / 0 [2]",
        "行政强制 / 0 [2] / 0 [2] / 0 [2]",
        "第二十条第（八）项 [7]",
        "信息内容 / 上一年项目数量 [3] / 本年增/减 [3]",
        "行政事业性收费 / 0 [3] / 0 [3]",
        "第二十条第（九）项 [7]",
        "信息内容 / 采购项目数量 [3] / 采购总金额 [3]",
        "政府集中采购 / 0 [3] / 0 [3]",
    ]);

    [Fact]
    public void Table3_Of2019_HasOneRowOfOtherResults()
    {
        const string zeros = " / 0 / 0 / 0 / 0 / 0 / 0 / 0";
        var rows = Rows(RenderedSamples.Jinfeng, "table.applications");
        rows[5].ShouldBe("三、本年度办理结果 [1x20] / （一）予以公开 [2]" + zeros);
        rows.Skip(22).ShouldBe(["5.要求行政机关确认或重新出具已获取信息" + zeros, "（六）其他处理 [2]" + zeros, "（七）总计 [2]" + zeros, "四、结转下年度继续办理 [3]" + zeros]);
    }

    [Fact]
    public void Table4_HasTheRowsOfTheForm() => Rows(RenderedSamples.Huajie, "table.disputes").ShouldBe(
    [
        "行政复议 [5] / 行政诉讼 [10]",
        "结果维持 [1x2] / 结果纠正 [1x2] / 其他结果 [1x2] / 尚未审结 [1x2] / 总计 [1x2] / 未经复议直接起诉 [5] / 复议后起诉 [5]",
        "结果维持 / 结果纠正 / 其他结果 / 尚未审结 / 总计 / 结果维持 / 结果纠正 / 其他结果 / 尚未审结 / 总计",
        "0 / 0 / 0 / 0 / 0 / 1 / 0 / 0 / 1 / 2 / 0 / 0 / 0 / 0 / 0",
    ]);

    [Fact]
    public void Table4_WithBlankReview_PrintsBlanksAndSaysSo()
    {
        Rows(RenderedSamples.Guandu, "table.disputes")[3].ShouldBe(" /  /  /  /  / 0 / 0 / 0 / 0 / 0 / 0 / 0 / 0 / 0 / 0");
        var cells = RenderedSamples.Page(RenderedSamples.Guandu).QuerySelectorAll("table.disputes td");
        cells.Select(c => c.GetAttribute("aria-label")).ShouldBe(Enumerable.Repeat<string?>("空", 5).Concat(Enumerable.Repeat<string?>(null, 10)));
        cells.Take(5).ShouldAllBe(c => c.InnerHtml.Length == 0);
    }

    [Theory]
    [MemberData(nameof(RenderedSamples.All), MemberType = typeof(RenderedSamples))]
    public void Cells_HoldTheDatasValues_EachExactlyOnce(string sample)
    {
        var printed = RenderedSamples.Page(sample).QuerySelectorAll("[data-cell]").Select(c => (c.GetAttribute("data-cell")!, c.TextContent)).ToList();
        var data = RenderedSamples.Json(sample);
        var expected = Cells(data["disclosure"], "/disclosure").Concat(Cells(data["applications"], "/applications")).Concat(Cells(data["disputes"], "/disputes")).Concat(Cells(data["other"]!["fees"] ?? new JsonObject(), "/other/fees"));
        printed.ShouldBe(expected, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(RenderedSamples.All), MemberType = typeof(RenderedSamples))]
    public void Grid_OfEveryTable_HasNeitherHolesNorOverlaps(string sample)
    {
        var of2019 = RenderedSamples.Json(sample)["template"]!.GetValue<string>() == "disclosure-2019";
        var tables = Tables(sample);
        tables.Select(t => new TableGrid(t).Columns).Take(3).ShouldBe([of2019 ? 7 : 4, 10, 15]);
        tables.Select(t => new TableGrid(t).Rows).Take(3).Skip(1).ShouldBe([of2019 ? 26 : 28, 4]);
        foreach (var table in tables) table.QuerySelectorAll("col").Length.ShouldBe(new TableGrid(table).Columns);
    }

    [Theory]
    [MemberData(nameof(RenderedSamples.All), MemberType = typeof(RenderedSamples))]
    public void EveryCell_NamesTheHeadsAboveAndBeforeIt(string sample)
    {
        foreach (var table in Tables(sample))
        {
            var grid = new TableGrid(table);
            for (var row = 0; row < grid.Rows; row++)
            {
                for (var column = 0; column < grid.Columns; column++)
                {
                    var cell = grid[row, column];
                    if (!cell.HasAttribute("data-cell")) continue;
                    var named = cell.GetAttribute("headers")!.Split(' ');
                    foreach (var head in named) table.QuerySelector($"#{head}").ShouldNotBeNull($"#{head}");
                    Nearest(grid, row, column, rowStep: -1, columnStep: 0).ShouldBeOneOf(named);
                    if (table.ClassName is "disclosure" or "applications") Nearest(grid, row, column, rowStep: 0, columnStep: -1).ShouldBeOneOf(named);
                }
            }
        }
    }

    [Theory]
    [InlineData("4166.241619")]
    [InlineData("7730.280")]
    [InlineData("316441")]
    [InlineData("0.00")]
    [InlineData("11398889123456789012345.5000")]
    public void Amount_KeepsItsDigits(string digits)
    {
        RenderedSamples.PageOf(RenderedSamples.Guandu, d => d["disclosure"]!["fees"] = JsonNode.Parse(digits)).QuerySelector("[data-cell='/disclosure/fees']")!.TextContent.ShouldBe(digits);
        RenderedSamples.PageOf(RenderedSamples.Guandu, d => d["disclosure"]!["fees"] = digits).QuerySelector("[data-cell='/disclosure/fees']")!.TextContent.ShouldBe(digits);
    }

    [Theory]
    [InlineData("6.0", "6")]
    [InlineData("1e2", "100")]
    [InlineData("11398889", "11398889")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    public void Count_IsAWholeNumber(string digits, string printed)
    {
        var page = RenderedSamples.PageOf(RenderedSamples.Guandu, data =>
        {
            data["disclosure"]!["permits"] = JsonNode.Parse(digits);
            data["disclosure"]!["regulations"]!["issued"] = JsonNode.Parse(digits);
            foreach (var cell in new[] { "naturalPerson", "total" })
            {
                data["applications"]!["received"]![cell] = JsonNode.Parse(digits);
                data["applications"]!["carriedForward"]![cell] = JsonNode.Parse(digits);
            }
        });
        page.QuerySelectorAll("[data-cell]").Select(c => c.TextContent).Where(t => t.Length > 1 || t == printed).ShouldBe(Enumerable.Repeat(printed, 6));
    }

    [Theory]
    [InlineData(9999, "8.5 10.6 31.8 7.8 6.78 6.78 6.78 6.78 6.78 7.4")]
    [InlineData(151300, "8.5 10.6 20.1 8.6 8.6 8.6 8.6 8.6 8.6 9.2")]
    public void Table3_WithLongNumbers_GivesThemTheRoomOfTheLabels(int total, string widths)
    {
        var page = RenderedSamples.PageOf(RenderedSamples.Guandu, data =>
        {
            foreach (var row in new[] { "received", "carriedForward" })
            {
                data["applications"]![row]!["business"] = total;
                data["applications"]![row]!["total"] = total;
            }
        });
        page.QuerySelectorAll("table.applications col").Select(c => c.GetAttribute("style")).ShouldBe(widths.Split(' ').Select(w => $"width:{w}%"));
        widths.Split(' ').Sum(decimal.Parse).ShouldBe(100m);
    }

    [Fact]
    public void Regulations_WithValues_AreARow() => RenderedSamples
        .PageOf(RenderedSamples.Huajie, d => d["disclosure"]!["regulations"] = JsonNode.Parse("""{"issued":2,"repealed":1,"inForce":null}"""))
        .QuerySelectorAll("table.disclosure tr").OfType<IHtmlTableRowElement>().Select(TableGrid.Describe).ElementAt(2).ShouldBe("规章 / 2 / 1 / ");

    private static string Nearest(TableGrid grid, int row, int column, int rowStep, int columnStep)
    {
        while (grid[row, column].LocalName != "th") (row, column) = (row + rowStep, column + columnStep);
        return grid[row, column].Id!;
    }

    private static IReadOnlyList<IElement> Tables(string sample) => [.. RenderedSamples.Page(sample).QuerySelectorAll(".table > table")];

    private static IReadOnlyList<string> Rows(string sample, string table) =>
        [.. RenderedSamples.Page(sample).QuerySelectorAll($"{table} tr").OfType<IHtmlTableRowElement>().Select(TableGrid.Describe)];

    private static IEnumerable<(string Place, string Text)> Cells(JsonNode? node, string place) => node switch
    {
        JsonObject members => members.Where(m => m.Key is not ("heading" or "before" or "after" or "labels")).SelectMany(m => Cells(m.Value, $"{place}/{m.Key}")),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => [(place, text.GetValue<string>())],
        _ => [(place, node?.ToJsonString() ?? "")],
    };
}
