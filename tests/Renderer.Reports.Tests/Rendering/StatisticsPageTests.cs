using System.Diagnostics;
using System.Text.Json.Nodes;
using AngleSharp.Dom;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>The page and the PDF round the statistics table: title, place of the table, many rows, many columns, hostile data.</summary>
public class StatisticsPageTests
{
    private const string Evil = "\"><script>alert(1)</script><img src=x onerror='alert(1)'>";

    [Fact]
    public void Title_LeftOut_IsMadeOfBodyAndYear()
    {
        var page = StatisticsSamples.Page(StatisticsSamples.Qujiang);
        page.QuerySelectorAll("h1 span").Select(s => s.TextContent).ShouldBe(["衢江区机关事务保障中心", "2020年政府信息公开年度报告"]);
        page.Title.ShouldBe("衢江区机关事务保障中心2020年政府信息公开年度报告");
        StatisticsSamples.PageOf(StatisticsSamples.Qujiang, d => d["title"] = "给出的标题").QuerySelector("h1")!.TextContent.ShouldBe("给出的标题");
    }

    [Fact]
    public void Narrative_IsThereWordForWord()
    {
        var printed = StatisticsSamples.Page(StatisticsSamples.Qujiang).QuerySelectorAll("article > section:not(.preamble) > p:not(.entries, .form-period), article h3:not(.form-title)").Select(p => p.TextContent);
        var expected = StatisticsSamples.Json(StatisticsSamples.Qujiang)["sections"]!.AsArray().Where(s => s!["text"] is not null)
            .SelectMany(s => s!["text"]!.GetValue<string>().Split("\n\n")).Select(p => p.Replace("### ", "", StringComparison.Ordinal));
        printed.ShouldBe(expected);
    }

    [Fact]
    public void Table_StandsInTheSectionThatSaysSo_OrAfterAll()
    {
        var within = StatisticsSamples.Page(StatisticsSamples.Qujiang).QuerySelector(".form-title")!;
        (within.LocalName, within.ParentElement!.QuerySelector("h2")!.TextContent).ShouldBe(("h3", "八、政府信息公开年度统计表"));
        var after = StatisticsSamples.Page(StatisticsSamples.TwoColumns).QuerySelector(".form-title")!;
        (after.LocalName, after.ParentElement!.PreviousElementSibling!.QuerySelector("h2")!.TextContent).ShouldBe(("h2", "六、存在的主要问题及改进措施"));
        var first = StatisticsSamples.PageOf(StatisticsSamples.TwoColumns, d => d["sections"]![0]!["statistics"] = true);
        first.QuerySelector("table.statistics")!.Closest("section")!.QuerySelector("h2")!.TextContent.ShouldBe("一、概述");
        first.QuerySelectorAll("table.statistics").ShouldHaveSingleItem();
    }

    [Fact]
    public void Table_WithTextRoundIt_StandsBetween()
    {
        var page = StatisticsSamples.PageOf(StatisticsSamples.TwoColumns, data =>
        {
            data["statistics"]!["before"] = "表前。";
            data["statistics"]!["after"] = "注：表后。";
        });
        var texts = page.QuerySelector("table.statistics")!.Closest("section")!.Children.Select(c => c.ClassName == "table" ? "表" : c.TextContent);
        texts.ShouldBe(["表前。", "政府信息公开情况统计表", "（2018年度）", "填报单位：海澜市临港镇人民政府（示例）", "表", "注：表后。"]);
    }

    [Theory]
    [MemberData(nameof(StatisticsSamples.All), MemberType = typeof(StatisticsSamples))]
    public void Page_IsReadableByEveryone(string sample)
    {
        var page = StatisticsSamples.Page(sample);
        page.QuerySelectorAll("[id]").Select(e => e.Id).ShouldBeUnique();
        foreach (var reference in page.QuerySelectorAll("[aria-labelledby]")) page.GetElementById(reference.GetAttribute("aria-labelledby")!).ShouldNotBeNull();
        foreach (var id in page.QuerySelectorAll("[headers]").SelectMany(c => c.GetAttribute("headers")!.Split(' '))) page.GetElementById(id).ShouldNotBeNull(id);
        var table = StatisticsSamples.Table(page);
        table.QuerySelectorAll("th").ShouldAllBe(th => th.HasAttribute("scope"));
        table.Caption!.TextContent.ShouldStartWith("政府信息公开情况统计");
        (table.ParentElement!.GetAttribute("role"), table.ParentElement.GetAttribute("tabindex")).ShouldBe(("region", "0"));
        page.QuerySelectorAll("script, link, img, iframe, object, embed, form, [src], [onclick], [href]").ShouldBeEmpty();
        page.QuerySelectorAll("td + td, th + td, th + th").ShouldAllBe(c => c.PreviousSibling!.NodeType == NodeType.Text, "text taken from the page keeps cells apart");
    }

    [Fact]
    public void HostileText_InEveryProperty_ComesOutAsText()
    {
        var page = StatisticsSamples.PageOf(StatisticsSamples.Codes, data =>
        {
            data["body"] = Evil;
            data["preamble"] = Evil;
            data["sections"] = new JsonArray(new JsonObject { ["heading"] = Evil, ["text"] = Evil });
            var table = data["statistics"]!.AsObject();
            foreach (var text in new[] { "title", "period", "before", "after" }) table[text] = Evil;
            foreach (var head in new[] { "number", "label", "unit", "code" }) table["columns"]![head] = Evil;
            table["columns"]!["values"] = new JsonArray(Evil);
            table["columns"]!["letters"] = new JsonArray("<b>", "&", "'", "\"", "{{");
            table["rows"] = new JsonArray(new JsonObject { ["label"] = Evil, ["unit"] = "<i>", ["code"] = "\"'>", ["values"] = new JsonArray(Evil) });
            table["head"] = new JsonArray(new JsonArray(new JsonObject { ["label"] = Evil, ["value"] = Evil }));
            table["foot"] = table["head"]!.DeepClone();
        });
        page.QuerySelectorAll("script, img, i, b").ShouldBeEmpty();
        page.All.SelectMany(e => e.Attributes).ShouldAllBe(a => !a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        StatisticsSamples.Rows(page).ShouldBe([$"{Evil} / {Evil} / {Evil} / {Evil} / {Evil}", "<b> / & / ' / \" / {{", $"1 / {Evil} / <i> / \"'> / {Evil}", $"{Evil}：{Evil} [5]"]);
    }

    [Theory]
    [MemberData(nameof(StatisticsSamples.All), MemberType = typeof(StatisticsSamples))]
    public void Pdf_OfEverySample_HasNoWarnings(string sample) => StatisticsSamples.ReportOf(sample, _ => { }).Pages.ShouldBeGreaterThan(1);

    [Theory]
    [InlineData(12)]
    [InlineData(16)]
    public void Pdf_WithManyColumns_HoldsThem(int columns) =>
        PdfText(StatisticsSamples.ReportOf(StatisticsSamples.Codes, d => StatisticsSamples.SetColumns(d, columns))).ShouldContain($"{columns * 7}");

    [Fact]
    public void Pdf_WithLongLabels_HoldsThemWhole()
    {
        var label = string.Concat(Enumerable.Repeat("很长的指标名称、", 25));
        var text = PdfText(StatisticsSamples.ReportOf(StatisticsSamples.Codes, data =>
        {
            foreach (var row in StatisticsSamples.Rows(data)) row!["label"] = label;
            foreach (var row in StatisticsSamples.Rows(data)) row!["level"] = 6;
        }));
        text.Count(c => c == '称').ShouldBe(2 + (25 * 35) + text.Count(c => c == '\f'), "the entries before the table, every label, and the head on every page");
    }

    [Fact]
    public void Pdf_OfManyRows_RepeatsTheHeadAndKeepsRowsAndFootWhole()
    {
        var pages = PdfText(StatisticsSamples.ReportOf(StatisticsSamples.TwoColumns, data =>
        {
            var rows = StatisticsSamples.Rows(data);
            for (var n = 1; n <= 484; n++) rows.Add(new JsonObject { ["label"] = $"第{n}号指标", ["unit"] = "件", ["values"] = new JsonArray(n, n) });
        })).Split('\f');
        var first = Array.FindIndex(pages, p => p.Contains("指标名称", StringComparison.Ordinal));
        var last = Array.FindIndex(pages, p => p.Contains("单位负责人", StringComparison.Ordinal));
        (last - first).ShouldBeGreaterThan(10);
        pages[first..(last + 1)].ShouldAllBe(p => p.Contains("指标名称", StringComparison.Ordinal) && p.Contains("历年累计", StringComparison.Ordinal));
        pages[last].ShouldContain("填报日期");
        pages[last].ShouldContain("第484号指标", customMessage: "the foot is never alone");
        pages.Count(p => p.Contains("单位负责人", StringComparison.Ordinal)).ShouldBe(1, "the foot stands once");
    }

    private static string PdfText(RenderedReport report)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", "-", "-"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(report.Pdf.Span);
        process.StandardInput.Close();
        process.WaitForExit();
        return text.Result;
    }
}
