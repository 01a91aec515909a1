using System.Text.Json.Nodes;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>The page round the form: words, self-containment, accessibility, optional parts, hostile data.</summary>
public class PageTests
{
    private const string Evil = "\"><script>alert(1)</script><img src=x onerror='alert(1)'>";

    [Theory]
    [MemberData(nameof(RenderedSamples.Published), MemberType = typeof(RenderedSamples))]
    public void Narrative_IsThereWordForWord(string sample)
    {
        var page = RenderedSamples.Page(sample);
        var printed = page.QuerySelectorAll("main p, main h3").Select(p => p.TextContent).ToList();
        var data = RenderedSamples.Json(sample);
        var texts = new[] { data["preamble"], data["overview"]!["text"], data["problems"]!["text"], data["other"]!["text"] };
        var expected = texts.OfType<JsonNode>().SelectMany(t => t.GetValue<string>().Split("\n\n")).Select(p => p.Replace("### ", "", StringComparison.Ordinal)).ToList();
        if (data["infographic"] is { } infographic) expected.Add(infographic["text"]!.GetValue<string>());
        printed.ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(RenderedSamples.All), MemberType = typeof(RenderedSamples))]
    public void Page_IsOneFileWithoutScriptsOrRequests(string sample)
    {
        var page = RenderedSamples.Page(sample);
        page.QuerySelectorAll("script, link, img, iframe, object, embed, form, [src], [onclick], [href]:not(a)").ShouldBeEmpty();
        page.QuerySelectorAll("style").ShouldHaveSingleItem().TextContent.ShouldNotContain("url(");
        page.QuerySelector("style")!.TextContent.ShouldNotContain("@import");
    }

    [Fact]
    public void Page_IsReadableByEveryone()
    {
        var page = RenderedSamples.Page(RenderedSamples.Huajie);
        page.DocumentElement.GetAttribute("lang").ShouldBe("zh-CN");
        page.QuerySelector("meta[name=viewport]").ShouldNotBeNull();
        page.QuerySelector("meta[charset]")!.GetAttribute("charset").ShouldBe("utf-8");
        page.QuerySelectorAll("[id]").Select(e => e.Id).ShouldBeUnique();
        foreach (var reference in page.QuerySelectorAll("[aria-labelledby], [aria-describedby]"))
            page.GetElementById(reference.GetAttribute("aria-labelledby") ?? reference.GetAttribute("aria-describedby")!).ShouldNotBeNull();
        foreach (var table in page.QuerySelectorAll("table"))
        {
            table.QuerySelector("caption").ShouldNotBeNull();
            table.QuerySelectorAll("th").ShouldAllBe(th => th.HasAttribute("scope"));
            var region = table.ParentElement!;
            (region.GetAttribute("role"), region.GetAttribute("tabindex"), region.GetAttribute("aria-labelledby")).ShouldBe(("region", "0", table.QuerySelector("caption")!.Id));
        }
    }

    [Fact]
    public void OptionalParts_WhenGiven_ArePrinted()
    {
        var page = RenderedSamples.PageOf(RenderedSamples.Guandu, data =>
        {
            data["metadata"] = JsonNode.Parse("""[{"label":"索引号","value":"330803-042/2021-46930"},{"label":"有效性","value":null}]""");
            data["preamble"] = "根据条例编制本报告。\n\n联系电话：0579-00000000。";
            data["signature"] = JsonNode.Parse("""{"name":"官渡镇人民政府","date":"2022年1月7日"}""");
            data["infographic"] = JsonNode.Parse("""{"text":"图解","address":"https://example.gov.cn/a?b=1&c=2"}""");
            data["website"] = JsonNode.Parse("""{"siteName":"万源市人民政府","siteDomain":"www.example.gov.cn","siteIdCode":"5117810001","columnName":"年报","columnType":"年报","published":"2022-01-07 09:00","source":"官渡镇","address":"https://example.gov.cn/r"}""");
            data["overview"]!["heading"] = "一、概述";
            data["disclosure"]!["before"] = "表前。";
            data["applications"]!["after"] = "表后。";
            data["disputes"]!["heading"] = "四、复议和诉讼";
        });
        page.QuerySelectorAll("table.metadata tr").Select(r => r.TextContent).ShouldBe(["索引号 330803-042/2021-46930 有效性 "]);
        page.QuerySelectorAll(".preamble p").Select(p => p.TextContent).ShouldBe(["根据条例编制本报告。", "联系电话：0579-00000000。"]);
        page.QuerySelectorAll(".signature p").Select(p => p.TextContent).ShouldBe(["官渡镇人民政府", "2022年1月7日"]);
        page.QuerySelector(".infographic a")!.GetAttribute("href").ShouldBe("https://example.gov.cn/a?b=1&c=2");
        page.QuerySelector("#s1")!.TextContent.ShouldBe("一、概述");
        page.QuerySelector("#s4")!.TextContent.ShouldBe("四、复议和诉讼");
        page.QuerySelector("#s2 + p")!.TextContent.ShouldBe("表前。");
        page.QuerySelector("table.applications")!.ParentElement!.NextElementSibling!.TextContent.ShouldBe("表后。");
        foreach (var (name, content) in new[] { ("SiteName", "万源市人民政府"), ("SiteIDCode", "5117810001"), ("PubDate", "2022-01-07 09:00"), ("ContentSource", "官渡镇"), ("ArticleTitle", "万源市官渡镇2021年政府信息公开工作年度报告"), ("Url", "https://example.gov.cn/r") })
            page.QuerySelector($"meta[name={name}]")!.GetAttribute("content").ShouldBe(content);
    }

    [Fact]
    public void Tags_OfAGovernmentSite_AreAllThere()
    {
        var page = RenderedSamples.Page(RenderedSamples.Example2021);
        page.Title.ShouldBe("示例省示例自治州示例自治县示例民族乡人民政府2024年政府信息公开工作年度报告_政府信息公开年报_示例自治县人民政府");
        page.QuerySelectorAll("meta[name]").Skip(1).Select(m => $"{m.GetAttribute("name")}={m.GetAttribute("content")}").ShouldBe(
        [
            "SiteName=示例自治县人民政府", "SiteDomain=www.example.gov.cn", "SiteIDCode=0000000001", "ColumnName=政府信息公开年报", "ColumnType=政府信息公开年报",
            "ArticleTitle=示例省示例自治州示例自治县示例民族乡人民政府2024年政府信息公开工作年度报告", "PubDate=2025-01-08 09:30", "ContentSource=示例民族乡人民政府",
            "KeyWords=政府信息公开，年度报告，样例", "Author=示例省示例自治州示例自治县示例民族乡人民政府", "Description=示例省示例自治州示例自治县示例民族乡人民政府2024年政府信息公开工作年度报告",
            "Image=https://www.example.gov.cn/report-2024.png", "Url=https://www.example.gov.cn/report-2024.html",
        ]);
        RenderedSamples.Page(RenderedSamples.Guandu).QuerySelectorAll("meta[name]").Skip(1).Select(m => m.GetAttribute("name")).ShouldBe(["ArticleTitle", "ContentSource", "Author", "Description"]);
    }

    [Fact]
    public void Terms_OfTheForm_AreExplainedToWhoComesToTheirRows()
    {
        var page = RenderedSamples.Page(RenderedSamples.Jinfeng);
        var rows = page.QuerySelectorAll("th[aria-describedby]");
        rows.Select(r => r.TextContent).ShouldBe(["3.危及“三安全一稳定”", "5.属于三类内部事务信息", "6.属于四类过程性信息", "8.属于行政查询事项"]);
        rows.Select(r => page.GetElementById(r.GetAttribute("aria-describedby")!)!.QuerySelector("dd")!.TextContent[..4]).ShouldBe(["国家安全", "人事管理", "讨论记录", "工商、不"]);
        page.QuerySelector("details.glossary > summary").ShouldNotBeNull("a summary is reached by keyboard");
    }

    [Theory]
    [MemberData(nameof(RenderedSamples.All), MemberType = typeof(RenderedSamples))]
    public void Cells_OfARow_AreApartInItsText(string sample)
    {
        foreach (var cell in RenderedSamples.Page(sample).QuerySelectorAll("article table:not(.narrative) :is(td, th) + :is(td, th)"))
            cell.PreviousSibling!.TextContent.ShouldBe(" ");
    }

    [Fact]
    public void HostileText_InEveryProperty_ComesOutAsText()
    {
        var page = RenderedSamples.PageOf(RenderedSamples.Huajie, data =>
        {
            data["body"] = Evil;
            data["title"] = new JsonArray(Evil, Evil);
            data["preamble"] = Evil;
            foreach (var section in new[] { "overview", "problems", "other" })
            {
                data[section]!["heading"] = Evil;
                data[section]!["text"] = Evil + "\n\n[x](javascript:alert(1)) <a href=\"javascript:alert(1)\">y</a>";
            }

            foreach (var section in new[] { "disclosure", "applications", "disputes" })
            {
                data[section]!["heading"] = Evil;
                data[section]!["before"] = Evil;
                data[section]!["after"] = Evil;
            }

            data["infographic"]!["text"] = Evil;
            data["infographic"]!["address"] = "https://example.org/\"onmouseover='alert(1)'";
            data["signature"] = new JsonObject { ["name"] = Evil, ["date"] = Evil };
            data["metadata"] = new JsonArray(new JsonObject { ["label"] = Evil, ["value"] = Evil });
            data["website"] = new JsonObject { ["siteName"] = Evil, ["siteDomain"] = Evil, ["columnName"] = Evil, ["columnType"] = Evil, ["source"] = Evil };
        });
        page.QuerySelectorAll("script, img").ShouldBeEmpty();
        page.All.SelectMany(e => e.Attributes).ShouldAllBe(a => !a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        page.QuerySelectorAll("a").ShouldHaveSingleItem().GetAttribute("href").ShouldBe("https://example.org/\"onmouseover='alert(1)'");
        page.Title.ShouldBe($"{Evil}{Evil}_{Evil}_{Evil}");
        page.QuerySelectorAll("h1 span, h2, .signature p, table.metadata th, table.metadata td, .infographic a").ShouldAllBe(e => e.TextContent == Evil);
    }

    [Fact]
    public void RareCharacters_ComeThroughWhole()
    {
        var page = RenderedSamples.PageOf(RenderedSamples.Guandu, data => data["overview"]!["text"] = "镕喆堃㙍");
        page.QuerySelector("#s1 + p")!.TextContent.ShouldBe("镕喆堃㙍");
    }

    [Theory]
    [MemberData(nameof(RenderedSamples.All), MemberType = typeof(RenderedSamples))]
    public void Html_HasNoStrayWhiteSpace(string sample)
    {
        var html = RenderedSamples.Html(RenderedSamples.Data(sample));
        html.ShouldStartWith("<!DOCTYPE html>\n<html lang=\"zh-CN\">");
        html.ShouldEndWith("</html>\n");
        html.ShouldNotContain("\n\n\n");
        html.ShouldNotContain("\r");
    }
}
