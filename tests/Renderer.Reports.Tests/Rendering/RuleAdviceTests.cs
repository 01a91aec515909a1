using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>The rules that only advise (W and L), on reports with a few words or cells changed; alone and beside other reports.</summary>
public class RuleAdviceTests
{
    [Theory]
    [InlineData("全年共收到政府信息公开申请7件。", "/applications/received/total", "W5: 文字描述“收到申请”是 7，表中“一”总计是 6")]
    [InlineData("新收申请 12 件，均已办结。", "/applications/received/total", "W5: 文字描述“收到申请”是 12，表中“一”总计是 6")]
    [InlineData("收到申请6件，上年结转3件。", "/applications/carriedOver/total", "W5: 文字描述“上年结转”是 3，表中“二”总计是 0")]
    [InlineData("结转下年度继续办理4件。", "/applications/carriedForward/total", "W5: 文字描述“结转下年度”是 4，表中“四”总计是 1")]
    [InlineData("被申请行政复议2件。", "/disputes/review/total", "W5: 文字描述“行政复议”是 2，表中行政复议总计是 0")]
    [InlineData("发生行政诉讼案件5起。", "/disputes/litigation/direct/total", "W5: 文字描述“行政诉讼”是 5，表中行政诉讼两项总计之和是 2")]
    public void Narrative_AgainstTheTables_IsNoticed(string text, string cell, string message)
    {
        var problem = Advice(RenderedSamples.Huajie, d => d["overview"]!["text"] = text).ShouldHaveSingleItem();
        (problem.Rule, problem.Place, problem.Message).ShouldBe(("W5", "/overview/text", message));
        problem.Cells.ShouldHaveSingleItem().Place.ShouldBe(cell);
    }

    [Theory]
    [InlineData("收到申请6件，其中网络申请收到4件。")]
    [InlineData("收到人大建议、政协提案23件，全部答复。")]
    [InlineData("收到政府信息公开申请若干，按时办结。")]
    [InlineData("行政复议、行政诉讼共2件。")]
    [InlineData("参加行政诉讼旁听1次，行政复议法宣传3场。")]
    [InlineData("结转2024年1件，行政复议机关收到材料40份。")]
    public void Narrative_ThatAgreesOrSpeaksOfOtherThings_IsLeftAlone(string text) =>
        Advice(RenderedSamples.Huajie, d => d["overview"]!["text"] = text).ShouldBeEmpty();

    [Theory]
    [InlineData("title", "\"花街镇2022年政府信息公开工作年度报告\"", "/title", "L1: 标题写 2022 年，报告年度是 2023 年")]
    [InlineData("preamble", "\"统计期限自2022年1月1日起至2022年12月31日止。\"", "/preamble", "L2: 统计期限从 2022 年开始，报告年度是 2023 年")]
    [InlineData("signature", """{"date":"2023年1月19日"}""", "/signature/date", "L4: 落款是 2023 年，报告年度是 2023 年")]
    [InlineData("signature", """{"date":"二○二五年一月十九日"}""", "/signature/date", "L4: 落款是 2025 年，报告年度是 2023 年")]
    public void Year_ThatIsStale_IsNoticed(string member, string value, string place, string message)
    {
        var problem = Advice(RenderedSamples.Huajie, d => d[member] = JsonNode.Parse(value)).ShouldHaveSingleItem();
        (problem.Place, problem.Message).ShouldBe((place, message));
    }

    [Fact]
    public void Year_InAColumnHead_IsNoticed() => Advice(RenderedSamples.Huajie, d => d["disclosure"]!["labels"] = new JsonObject { ["item1/issued"] = "2017年度制发件数" })
        .ShouldHaveSingleItem().Message.ShouldBe("L3: 表内用语写 2017 年，报告年度是 2023 年");

    [Theory]
    [InlineData("""{"date":"2024年1月19日"}""")]
    [InlineData("""{"date":"二〇二四年一月十九日"}""")]
    [InlineData("""{"name":"花街镇人民政府"}""")]
    public void Year_AfterTheReports_IsTheSignatures(string signature) => Advice(RenderedSamples.Huajie, d => d["signature"] = JsonNode.Parse(signature)).ShouldBeEmpty();

    [Fact]
    public void Documents_IssuedBeyondThoseInForce_AreNoticed() => Advice(RenderedSamples.Huajie, d => d["disclosure"]!["normativeDocuments"]!["issued"] = 4)
        .ShouldHaveSingleItem().Message.ShouldBe("W3: 行政规范性文件：本年制发 4 > 现行有效 0 + 本年废止 0");

    [Theory]
    [InlineData("无。", 1)]
    [InlineData("本年度发出信息处理费通知2件。", 0)]
    public void FeesOverdue_WithoutAWordOnFees_AreNoticed(string text, int count) => Advice(RenderedSamples.Huajie, data =>
    {
        data["applications"]!["results"]!["other"]!["feeOverdue"]!["total"] = 2;
        data["other"]!["text"] = text;
    }).Count(p => p.Rule == "W7").ShouldBe(count);

    [Theory]
    [InlineData("/disclosure/regulations/published", "3", "/disclosure/regulations/published|W4: 规章：本年新公开 3 > 本年新制作 0", "/disclosure/regulations/total|W4: 规章：对外公开总数量 0 < 本年新公开 3")]
    [InlineData("/disclosure/fees/change", "\"-2\"", "/disclosure/fees/change|W4: 行政事业性收费：0 + （-2） < 0（上一年项目数量 + 本年增/减）")]
    [InlineData("/disclosure/permits/change", "\"−2\"", "/disclosure/permits/change|W4: 行政许可：0 + （-2） < 0（上一年项目数量 + 本年增/减）")]
    public void TableOf2019_ThatCannotBe_IsNoticed(string cell, string value, params string[] expected) =>
        Advice(RenderedSamples.Huodian, d => Put(d, cell, value)).Select(p => $"{p.Place}|{p.Message}").ShouldBe(expected);

    [Fact]
    public void LastYear_OfTheSameForm_IsCarriedOn()
    {
        var last = Changed(RenderedSamples.Guandu, data =>
        {
            data["applications"]!["carriedForward"]!["total"] = 2;
            data["disclosure"]!["normativeDocuments"]!["inForce"] = 9;
        });
        var found = Compare(RenderedSamples.Json(RenderedSamples.Huajie), last, []);
        found.Select(p => p.Message).ShouldBe(
        [
            "W1: 总计：上一年结转 2 ≠ 本年“上年结转” 0",
            "W2: 行政规范性文件：9 + 0 - 0 ≠ 0（上一年现行有效 + 本年制发 - 本年废止 ≠ 本年现行有效）",
        ]);
        found[0].Cells.ShouldBe([new("previous#/applications/carriedForward/total", "2"), new("/applications/carriedOver/total", "0")]);
    }

    [Fact]
    public void LastYear_InTheFormOf2019_CountsItsMatters()
    {
        var last = Changed(RenderedSamples.Jinfeng, d => d["disclosure"]!["permits"] = new JsonObject { ["previous"] = 5, ["change"] = "+3", ["decisions"] = null });
        Compare(RenderedSamples.Json(RenderedSamples.Huodian), last, []).ShouldHaveSingleItem().Message.ShouldBe("W4: 行政许可：上一年报告 5 + （3） ≠ 本年“上一年项目数量” 0");
        Compare(RenderedSamples.Json(RenderedSamples.Huajie), last, []).ShouldBeEmpty("the tables of the two forms count other things");
    }

    [Fact]
    public void RollUp_IsTheSumOfTheReportsBelow()
    {
        var sum = RenderedSamples.Json(RenderedSamples.Huajie);
        JsonObject[] lower = [RenderedSamples.Json(RenderedSamples.Huajie), RenderedSamples.Json(RenderedSamples.Guandu)];
        Compare(sum, null, lower).ShouldBeEmpty();
        sum["applications"]!["received"]!["total"] = 7;
        var problem = Compare(sum, null, lower).ShouldHaveSingleItem();
        (problem.Place, problem.Message).ShouldBe(("/applications/received/total", "W6: /applications/received/total：各报告之和 6 ≠ 7"));
        problem.Cells.ShouldBe([new("lower/0#/applications/received/total", "6"), new("lower/1#/applications/received/total", "0"), new("/applications/received/total", "7")]);
    }

    private static IReadOnlyList<Problem> Advice(string sample, Action<JsonObject> change) =>
        [.. RenderedSamples.Check(sample, change).Problems.Where(p => p.Severity == Severity.Advice)];

    private static ImmutableArray<Problem> Compare(JsonObject data, JsonObject? previous, IEnumerable<JsonObject> lower)
    {
        var check = RenderedSamples.Renderer.Check(new(Bytes(data), "d")).Data.ShouldNotBeNull();
        var others = new ComparedReports(previous is null ? default(ReadOnlyMemory<byte>?) : Bytes(previous), [.. lower.Select(l => new ReadOnlyMemory<byte>(Bytes(l)))]);
        return RenderedSamples.Renderer.Compare(check, others, Severity.Warning, CancellationToken.None);
    }

    private static JsonObject Changed(string sample, Action<JsonObject> change)
    {
        var data = RenderedSamples.Json(sample);
        change(data);
        return data;
    }

    private static byte[] Bytes(JsonObject data) => Encoding.UTF8.GetBytes(data.ToJsonString());

    private static void Put(JsonObject data, string cell, string value)
    {
        var steps = cell.Split('/').Skip(1).ToList();
        steps.SkipLast(1).Aggregate((JsonNode)data, (node, step) => node[step]!)[steps[^1]] = JsonNode.Parse(value);
    }
}
