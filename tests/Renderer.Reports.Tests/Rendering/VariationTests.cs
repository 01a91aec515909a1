using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>What bodies do differently from the form, as changes to a published report.</summary>
public class VariationTests
{
    private const string Row = """{ "naturalPerson": 0, "business": 0, "research": 0, "welfare": 0, "legal": 0, "other": 0, "total": 0 }""";

    [Fact]
    public void OtherResults_AsOneRowIn2021_IsTheRowOf2019()
    {
        var rows = Applications(RenderedSamples.PageOf(RenderedSamples.Huajie, d => d["applications"]!["results"]!["other"] = JsonNode.Parse(Row)));
        rows.Count.ShouldBe(26);
        rows[5].ShouldStartWith("三、本年度办理结果 [1x20] / ");
        rows[23].ShouldStartWith("（六）其他处理 [2] / 0");
    }

    [Fact]
    public void OtherResults_AsThreeRowsIn2019_AreTheRowsOf2021()
    {
        var rows = Applications(RenderedSamples.PageOf(RenderedSamples.Jinfeng, d => d["applications"]!["results"]!["other"] = JsonNode.Parse($$"""{"correctionOverdue":{{Row}},"feeOverdue":{{Row}},"other":{{Row}}}""")));
        rows.Count.ShouldBe(28);
        rows[5].ShouldStartWith("三、本年度办理结果 [1x22] / ");
        rows[23].ShouldStartWith("（六）其他处理 [1x3] / 1.申请人无正当理由逾期不补正");
    }

    [Theory]
    [InlineData("""{ "correctionOverdue": 1 }""", "/applications/results/other/feeOverdue", "is missing")]
    [InlineData("""{ "naturalPerson": 1 }""", "/applications/results/other/business", "is missing")]
    public void OtherResults_HalfGiven_SayWhatIsMissing(string other, string place, string message) => RenderedSamples
        .Check(RenderedSamples.Huajie, d => d["applications"]!["results"]!["other"] = JsonNode.Parse(other))
        .Problems.ShouldContain(p => p.Place == place && p.Message.StartsWith(message, StringComparison.Ordinal));

    [Fact]
    public void Wording_OfTheBody_ReplacesTheForms()
    {
        var page = RenderedSamples.PageOf(RenderedSamples.Guandu, data =>
        {
            data["disclosure"]!["labels"] = JsonNode.Parse("""{"normativeDocuments":"规范性文件","item1/issued":"本年公开数量","item1/repealed":"本年废纸件数","item8/amount":"收费金额"}""");
            data["applications"]!["labels"] = JsonNode.Parse("""{"note":"(本列数据)","welfare":"社会公益 组织","results/refused":"(三)不予公开","results/refused/prohibitedByLaw":"2.其他法律行政止公开"}""");
            data["disputes"]!["labels"] = JsonNode.Parse("""{"review":"行政法复议","upheld":"维持"}""");
        });
        Rows(page, "table.disclosure")[1].ShouldBe("信息内容 / 本年公开数量 / 本年废纸件数 / 现行有效件数");
        Rows(page, "table.disclosure")[3].ShouldStartWith("规范性文件 / ");
        Rows(page, "table.disclosure")[12].ShouldBe("信息内容 / 收费金额 [3]");
        Applications(page)[0].ShouldStartWith("(本列数据) [3x3]");
        Applications(page)[2].ShouldBe("商业企业 / 科研机构 / 社会公益 组织 / 法律服务机构 / 其他");
        Applications(page)[7].ShouldStartWith("(三)不予公开 [1x8] / 1.属于国家秘密");
        Applications(page)[8].ShouldStartWith("2.其他法律行政止公开");
        Rows(page, "table.disputes")[0].ShouldBe("行政法复议 [5] / 行政诉讼 [10]");
        Rows(page, "table.disputes")[2].ShouldStartWith("维持 / 结果纠正");
    }

    [Fact]
    public void Wording_ForALabelTheFormLacks_IsRefused() => RenderedSamples
        .Check(RenderedSamples.Guandu, d => d["applications"]!["labels"] = JsonNode.Parse("""{"results/refused/secret":"1.国家秘密"}"""))
        .Problems.ShouldHaveSingleItem().Place.ShouldStartWith("/applications/labels");

    [Theory]
    [InlineData("+461", "+461")]
    [InlineData("-18", "-18")]
    [InlineData("−7", "−7")]
    public void Change_WithASign_KeepsIt(string change, string printed) => ChangeCell(change).ShouldBe(printed);

    [Fact]
    public void Change_AsANumber_MayBeNegative() => ChangeCell(-15).ShouldBe("-15");

    [Theory]
    [InlineData("251000元")]
    [InlineData("575394432.52元")]
    [InlineData("1690.9913万元")]
    [InlineData("0")]
    public void Procurement_KeepsItsUnit(string amount) => RenderedSamples
        .PageOf(RenderedSamples.Jinfeng, d => d["disclosure"]!["procurement"]!["amount"] = amount)
        .QuerySelector("[data-cell='/disclosure/procurement/amount']")!.TextContent.ShouldBe(amount);

    [Theory]
    [InlineData("一千元")]
    [InlineData("-3元")]
    [InlineData("3 件")]
    public void Procurement_ThatIsNoAmount_IsRefused(string amount) => RenderedSamples
        .Check(RenderedSamples.Jinfeng, d => d["disclosure"]!["procurement"]!["amount"] = amount).Data.ShouldBeNull();

    [Theory]
    [InlineData("/disclosure/permits/previous")]
    [InlineData("/disclosure/permits/decisions")]
    [InlineData("/applications/received/total")]
    [InlineData("/disputes/review/upheld")]
    public void Count_BelowZero_IsRefused(string cell)
    {
        var problem = RenderedSamples.Check(RenderedSamples.Jinfeng, d => Put(d, cell, -1)).Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Code, problem.Place).ShouldBe((Severity.Error, Codes.DataSchema, cell));
    }

    [Fact]
    public void FeeTable_InOtherMatters_IsPrintedBetweenItsTexts()
    {
        var section = RenderedSamples.Page(RenderedSamples.Example2021).QuerySelector("section[aria-labelledby=s6]")!;
        section.Children.Select(c => c.LocalName).ShouldBe(["h2", "p", "div", "p"]);
        section.QuerySelectorAll("tr").OfType<IHtmlTableRowElement>().Select(TableGrid.Describe).ShouldBe(["通知收取件数 / 通知收取金额（元） / 实际收取金额（元）", "2 / 1300.00 / 300.00"]);
    }

    [Fact]
    public void Attachments_MoreThanOne_AreNumbered_OneIsNot()
    {
        var page = RenderedSamples.Page(RenderedSamples.Example2021);
        page.QuerySelectorAll(".attachments p").Select(p => p.TextContent[..8]).ShouldBe(["附件：1.202", "2.政府信息公开"]);
        page.QuerySelector(".attachments a")!.GetAttribute("href").ShouldBe("https://www.example.gov.cn/catalogue-2024.pdf");
        RenderedSamples.Page(RenderedSamples.Example2019).QuerySelector(".attachments")!.TextContent.Trim().ShouldBe("附件：各县（市、区）政府信息公开工作年度报告目录");
    }

    [Fact]
    public void Parts_StandInTheOrderOfADocument() => RenderedSamples.Page(RenderedSamples.Example2021).QuerySelector("article")!.Children
        .Select(c => c.GetAttribute("class") ?? c.GetAttribute("aria-labelledby") ?? c.LocalName)
        .ShouldBe(["header", "preamble", "s1", "s2", "s3", "s4", "s5", "s6", "attachments", "signature", "infographic"]);

    [Fact]
    public void Texts_RoundTables_StandWhereGiven()
    {
        var page = RenderedSamples.Page(RenderedSamples.Example2021);
        foreach (var (table, before, after) in new[] { ("disclosure", "以下数据核定", "行政规范性文件数据"), ("applications", "申请人情况按", "“其他处理”") })
        {
            var scroller = page.QuerySelector($"table.{table}")!.ParentElement!;
            scroller.PreviousElementSibling!.TextContent.ShouldStartWith(before);
            scroller.NextElementSibling!.TextContent.ShouldStartWith(after);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(6)]
    public void Overview_WithAnyNumberOfHeadings_HasThemAll(int count)
    {
        var text = string.Join("\n\n", Enumerable.Range(1, count).Select(i => $"### （{i}）方面\n\n第{i}段。").Prepend("开头。"));
        var section = RenderedSamples.PageOf(RenderedSamples.Guandu, d => d["overview"]!["text"] = text).QuerySelector("section[aria-labelledby=s1]")!;
        (section.QuerySelectorAll("h3").Length, section.QuerySelectorAll("p").Length).ShouldBe((count, count + 1));
    }

    [Fact]
    public void BodyAndTitle_OfThreeLines_FitThePage()
    {
        var body = string.Concat(Enumerable.Repeat("示例自治州", 8)) + "人民政府";
        var report = Print(RenderedSamples.Huajie, data =>
        {
            data["body"] = body;
            data["title"] = new JsonArray(body[..20], body[20..], "2023年政府信息公开工作年度报告");
            data["signature"] = new JsonObject { ["name"] = body, ["date"] = "2024年1月9日" };
        });
        report.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Title_InOneLongLine_IsBrokenOverLines() => Print(RenderedSamples.Huajie, d => d["title"] = string.Concat(Enumerable.Repeat("示例自治州", 20)) + "2023年政府信息公开工作年度报告").Problems.ShouldBeEmpty();

    [Fact]
    public void Narrative_OverManyPages_GoesOn()
    {
        var text = string.Join("\n\n", Enumerable.Range(1, 150).Select(i => $"### （{i}）事项\n\n" + string.Concat(Enumerable.Repeat("主动公开各类政府信息，", 30))));
        var report = Print(RenderedSamples.Guandu, d => d["overview"]!["text"] = text);
        report.Problems.ShouldBeEmpty();
        report.Report!.Pages.ShouldBeGreaterThan(90);
    }

    [Theory]
    [InlineData("㙍㛃㵐㸆䶮", "Ext A")]
    [InlineData("𠮷𡈽𠅤𩽾𩾌𤩽", "Ext B")]
    [InlineData("𬱖𫖮𬀩", "Ext C, E")]
    public void RareCharacters_OfTheShippedFonts_AreSetWithoutAWarning(string characters, string block)
    {
        var report = Print(RenderedSamples.Example2021, data =>
        {
            data["title"]!.AsArray()[0] = $"示例县{characters}镇";
            data["signature"]!["name"] = $"{characters}镇人民政府";
            data["overview"]!["heading"] = $"一、{characters}";
            data["overview"]!["text"] = $"### {characters}\n\n**{characters}** *{characters}* {characters}";
            data["disclosure"]!["labels"]!["permits"] = characters;
            data["disclosure"]!["labels"]!["content"] = characters;
            data["metadata"]!.AsArray()[0]!["value"] = characters;
        });
        report.Problems.ShouldBeEmpty(block);
    }

    [Fact]
    public void RareCharacter_WithoutAFont_IsNamedAndNothingIsPrinted()
    {
        var result = Print(RenderedSamples.Guandu, d => d["signature"] = new JsonObject { ["name"] = "𪛖镇" });
        result.Report.ShouldBeNull();
        var problem = result.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(Codes.GlyphMissing);
        problem.Message.ShouldContain("U+2A6D6");
    }

    [Fact]
    public void RareCharacter_WithAFolderOfAWideFont_IsSet()
    {
        // Debian's fonts-hanazono; tests/run.sh installs it.
        var renderer = ReportRenderer.Open(new() { TemplatesFolder = Repository.Templates, FontFolders = [Repository.Fonts, "/usr/share/fonts/truetype/hanazono"] });
        var result = Print(RenderedSamples.Guandu, d => d["signature"] = new JsonObject { ["name"] = "𪛖镇𠀀" }, renderer);
        result.Problems.ShouldBeEmpty();
        result.Report!.Pages.ShouldBeGreaterThan(0);
    }

    private static string ChangeCell(JsonNode change) => RenderedSamples
        .PageOf(RenderedSamples.Jinfeng, d => d["disclosure"]!["permits"]!["change"] = change)
        .QuerySelector("[data-cell='/disclosure/permits/change']")!.TextContent;

    private static void Put(JsonObject data, string cell, int value)
    {
        var steps = cell.Split('/').Skip(1).ToList();
        steps.SkipLast(1).Aggregate((JsonNode)data, (node, step) => node[step]!)[steps[^1]] = value;
    }

    private static RenderResult Print(string sample, Action<JsonObject> change, ReportRenderer? renderer = null)
    {
        var data = RenderedSamples.Json(sample);
        change(data);
        renderer ??= RenderedSamples.Renderer;
        return renderer.Render(renderer.Check(new(Encoding.UTF8.GetBytes(data.ToJsonString()), sample)).Data.ShouldNotBeNull());
    }

    private static IReadOnlyList<string> Applications(IHtmlDocument page) => Rows(page, "table.applications");

    private static IReadOnlyList<string> Rows(IHtmlDocument page, string table) => [.. page.QuerySelectorAll($"{table} tr").OfType<IHtmlTableRowElement>().Select(TableGrid.Describe)];
}
