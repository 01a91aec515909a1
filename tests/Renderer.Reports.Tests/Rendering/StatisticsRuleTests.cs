using System.Text;
using System.Text.Json.Nodes;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>The consistency rules of the statistics tables: on the published report, with cells changed, on other provinces' rows.</summary>
public class StatisticsRuleTests
{
    [Fact]
    public void Rules_OnThePublishedReport_FindWhatItBreaks()
    {
        var problems = StatisticsSamples.Check(StatisticsSamples.Qujiang, _ => { }).Problems;
        problems.Select(p => $"{p.Rule} {p.Severity} {p.Place} {p.Message}").ShouldBe(
        [
            "S6 Warning /statistics/rows/1/values/0 S6: 政府网站公开政府信息数：120 > 0（一个渠道 > 主动公开政府信息数）",
            "L5 Advice /statistics/foot/1/1/value L5: 填报日期 2020.12.29 早于统计期末（2020年12月31日）",
        ]);
        problems[0].Cells.ShouldBe([new("/statistics/rows/1/values/0", "0"), new("/statistics/rows/6/values/0", "120")]);
        problems[1].Cells.ShouldBe([new("/statistics/foot/1/1/value", "2020.12.29")]);
    }

    [Theory]
    [InlineData(StatisticsSamples.Blank)]
    [InlineData(StatisticsSamples.TwoColumns)]
    [InlineData(StatisticsSamples.Codes)]
    public void Rules_OnTheOtherSamples_Hold(string sample) => StatisticsSamples.Check(sample, _ => { }).Problems.ShouldBeEmpty();

    [Theory]
    [InlineData("1.当面申请数", "（一）收到申请数", "S1: 收到申请数：3 + 0 + 0 + 0 ≠ 0（各分项之和 ≠ 总数）")]
    [InlineData("2.延期办结数", "（二）申请办结数", "S2: 申请办结数：0 + 3 ≠ 0（各分项之和 ≠ 总数）")]
    [InlineData("2.同意公开答复数", "（三）申请答复数", "S3: 申请答复数：0 + 3 + 0 + 0 + 0 + 0 + 0 + 0 ≠ 0（各分项之和 ≠ 总数）")]
    [InlineData("（二）被依法纠错数", "四、行政复议数量", "S7: 行政复议数量：0 + 3 + 0 ≠ 0（各分项之和 ≠ 总数）")]
    [InlineData("（一）维持具体行政行为或者驳回原告诉讼请求数", "五、行政诉讼数量", "S7: 行政诉讼数量：3 + 0 + 0 ≠ 0（各分项之和 ≠ 总数）")]
    [InlineData("1.专职人员数", "（三）从事政府信息公开工作人员数", "S7: 从事政府信息公开工作人员数：3 + 0 ≠ 0（各分项之和 ≠ 总数）")]
    public void Sum_ThatIsBroken_IsTold_AndHoldsWhenTheTotalFits(string part, string total, string message)
    {
        Broken(d => Set(d, part, 3)).ShouldBe([message]);
        Broken(d =>
        {
            Set(d, part, 3);
            Set(d, total, 3);
        }).ShouldBeEmpty();
    }

    [Fact]
    public void Refusals_AreSummedUnderTheirOwnHeadAndUnderTheAnswers()
    {
        Broken(d => Set(d, "涉及商业秘密", 4)).ShouldBe(["S3: 不同意公开答复数：0 + 4 + 0 + 0 + 0 + 0 ≠ 0（各分项之和 ≠ 总数）"]);
        Broken(d =>
        {
            Set(d, "涉及商业秘密", 4);
            Set(d, "4.不同意公开答复数", 4);
            Set(d, "（三）申请答复数", 4);
        }).ShouldBeEmpty();
    }

    [Fact]
    public void SubjectsOfApplications_AddUpToTheApplications()
    {
        void Subjects(JsonObject d) => d["statistics"]!["rows"] = StatisticsSamples.Json(StatisticsSamples.Qujiang)["statistics"]!["rows"]!.DeepClone();
        var messages = Messages(d =>
        {
            Subjects(d);
            Set(d, "18.其它", 2);
            Set(d, "（四）申请类型数", 1);
        });
        messages.ShouldContain("S7: 申请类型数：" + string.Concat(Enumerable.Repeat("0 + ", 17)) + "2 ≠ 1（各分项之和 ≠ 总数）");
        messages.ShouldContain("S7: 申请类型数：1 ≠ 0（申请类型数 ≠ 收到申请数）");
    }

    [Theory]
    [InlineData("其中：主动公开规范性文件数", 7, "（一）主动公开政府信息数", "S4: 主动公开规范性文件数：7 > 0（其中 > 主动公开政府信息数）（空白按0计）")]
    [InlineData("其中：主要负责同志参加政府网站在线访谈次数", 7, "2.政府网站在线访谈次数", "S4: 主要负责同志参加政府网站在线访谈次数：7 > 0（其中 > 政府网站在线访谈次数）（空白按0计）")]
    [InlineData("其中：主动公开规范性文件数", 7, "制发规范性文件总数", "S5: 主动公开规范性文件数：7 > 0（主动公开 > 制发规范性文件总数）（空白按0计）")]
    [InlineData("4.政务微信公开政府信息数", 7, "（一）主动公开政府信息数", "S6: 政务微信公开政府信息数：7 > 0（一个渠道 > 主动公开政府信息数）（空白按0计）")]
    [InlineData("（一）主动公开政府信息数", 7, "4.政务微信公开政府信息数", "S6: 主动公开政府信息数：7 > 0 + 0 + 0 + 0 + 0（总数 > 各渠道之和）（空白按0计）")]
    public void Bound_ThatIsPassed_IsTold_AndHoldsWhenTheOtherFits(string row, int value, string other, string message)
    {
        var start = message[..message.IndexOf('：', StringComparison.Ordinal)];
        CheckBlank(d => Set(d, row, value)).Problems.Select(p => p.Message).ShouldContain(message);
        CheckBlank(d =>
        {
            Set(d, row, value);
            Set(d, other, value);
        }).Problems.Where(p => p.Message.StartsWith(start, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Rows_OfAnotherProvince_AreCheckedByTheirOwnParts()
    {
        Messages(StatisticsSamples.TwoColumns, d => Set(d, "2.网上申请数", 15, 90)).ShouldBe(["S1: 受理依申请公开信息总数（历年累计）：37 + 90 + 23 ≠ 141（各分项之和 ≠ 总数）"]);
        Messages(StatisticsSamples.TwoColumns, d => Set(d, "2.政府公报公开数", 400, 400)).ShouldBe(["S4: 政府公报公开数（2018年度）：400 > 386（其中 > 主动公开文件数）"]);
        Messages(StatisticsSamples.Codes, d => Set(d, "6.其他形式申请数", 1, 0)).ShouldBe(["S1: 申请总数（本期实际）：3 + 0 + 1 + 4 + 1 + 1 ≠ 9（各分项之和 ≠ 总数）"]);
    }

    [Theory]
    [InlineData("2.传真申请数")]
    [InlineData("（一）收到申请数")]
    public void Sum_WhoseRowsAreNotAllInTheTable_SaysNothing(string missing) => Broken(d =>
    {
        Set(d, "1.当面申请数", 3);
        StatisticsSamples.Rows(d).Remove(StatisticsSamples.Row(d, missing));
    }).ShouldBeEmpty();

    [Fact]
    public void Sum_OfARowWithAKey_TakesWhateverStandsUnderIt()
    {
        void Own(JsonObject d, string? key)
        {
            var rows = StatisticsSamples.Rows(d);
            rows.Clear();
            rows.Add(new JsonObject { ["label"] = "收到的申请", ["values"] = new JsonArray(5) });
            if (key is not null) rows[0]!["key"] = key;
            foreach (var label in new[] { "窗口", "微信" }) rows.Add(new JsonObject { ["label"] = label, ["level"] = 2, ["values"] = new JsonArray(2) });
        }

        Messages(StatisticsSamples.Blank, d => Own(d, "applications")).ShouldBe(["S1: 收到的申请：2 + 2 ≠ 5（各分项之和 ≠ 总数）"]);
        Messages(StatisticsSamples.Blank, d => Own(d, null)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"3\"", "S1: 收到申请数：3 + 0 + 0 + 0 ≠ 0（各分项之和 ≠ 总数）")]
    [InlineData("0.50", "S1: 收到申请数：0.50 + 0 + 0 + 0 ≠ 0（各分项之和 ≠ 总数）")]
    [InlineData("\"3件\"", null)]
    [InlineData("\"-\"", null)]
    public void Value_AsText_CountsWhenItIsANumber(string value, string? message) =>
        Broken(d => StatisticsSamples.Row(d, "1.当面申请数")["values"] = new JsonArray(JsonNode.Parse(value))).ShouldBe(message is null ? [] : [message]);

    [Fact]
    public void Label_IsKnownThroughSpacesBracketsAndNumbers() => Broken(d =>
    {
        StatisticsSamples.Row(d, "（一）收到申请数")["label"] = " (一) 收 到 申请数 ";
        StatisticsSamples.Row(d, "1.当面申请数")["label"] = "1、当面申请数（含电话预约）";
        Set(d, "2.传真申请数", 1);
    }).ShouldBe(["S1: 收到申请数：0 + 1 + 0 + 0 ≠ 0（各分项之和 ≠ 总数）"]);

    [Fact]
    public void Share_DoesNotAddUp() => Messages(StatisticsSamples.TwoColumns, data =>
    {
        data["statistics"]!["columns"]!["values"] = new JsonArray("2018年度", "比上年增长（%）");
        foreach (var row in StatisticsSamples.Rows(data)) row!["values"]![1] = "12.5";
    }).ShouldBeEmpty();

    [Fact]
    public void Accumulation_BelowTheYear_IsTold() => Messages(StatisticsSamples.TwoColumns, d => Set(d, "行政诉讼数", 2, 1)).ShouldBe(["S8: 行政诉讼数：1 < 2（历年累计 < 本年）"]);

    [Theory]
    [InlineData(2017, 118, null)]
    [InlineData(2017, 117, "S8: 受理依申请公开信息总数：117 + 23 ≠ 141（上年的历年累计 + 本年 ≠ 历年累计）")]
    [InlineData(2016, 117, null)]
    public void Accumulation_GoesOnFromLastYears(int year, int before, string? message)
    {
        var last = StatisticsSamples.Json(StatisticsSamples.TwoColumns);
        last["year"] = year;
        foreach (var row in StatisticsSamples.Rows(last)) row!["values"]![1] = (row["values"]![1]?.GetValue<int>() ?? 0) - (row["values"]![0]?.GetValue<int>() ?? 0);
        Set(last, "受理依申请公开信息总数", 0, before);
        StatisticsSamples.Rows(last).RemoveAt(0);
        var data = StatisticsSamples.Check(StatisticsSamples.TwoColumns, _ => { }).Data!;
        data.ComparesWithPrevious.ShouldBeTrue();
        var problems = RenderedSamples.Renderer.Compare(data, new(Encoding.UTF8.GetBytes(last.ToJsonString()), []), Severity.Warning);
        problems.Select(p => p.Message).ShouldBe(message is null ? [] : [message]);
        problems.SelectMany(p => p.Cells).Select(c => c.Place).ShouldBe(message is null ? [] : ["/statistics/rows/3/values/1", "/statistics/rows/3/values/0", "previous#/statistics/rows/2/values/1"]);
    }

    [Theory]
    [InlineData(StatisticsSamples.Qujiang)]
    [InlineData("huajie-2023")]
    public void Accumulation_WithAnotherTableLastYear_SaysNothing(string previous)
    {
        var last = RenderedSamples.Json(previous);
        last["year"] = 2017;
        RenderedSamples.Renderer.Compare(StatisticsSamples.Check(StatisticsSamples.TwoColumns, _ => { }).Data!, new(Encoding.UTF8.GetBytes(last.ToJsonString()), []), Severity.Warning).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/statistics/period", "（2017年度）", "L3: “（2017年度）”写2017年，报告年度是2018年")]
    [InlineData("/statistics/columns/values/0", "2017年度", "L3: “2017年度”写2017年，报告年度是2018年")]
    [InlineData("/title", "某局2019年度报告", "L1: 标题写2019年，报告年度是2018年")]
    [InlineData("/title", "某局年度报告", null)]
    [InlineData("/statistics/foot/1/1/value", "2018年12月30日", "L5: 填报日期 2018年12月30日 早于统计期末（2018年12月31日）")]
    [InlineData("/statistics/foot/1/1/value", "2018.12.31", null)]
    [InlineData("/preamble", "自2017年1月1日起至2017年12月31日止。", "L2: 统计期限从2017年开始，报告年度是2018年")]
    [InlineData("/preamble", "自2018年1月1日起至2018年12月31日止。", null)]
    [InlineData("/signature/date", "2018年1月10日", "L4: 落款写2018年，报告年度是2018年")]
    [InlineData("/signature/date", "一月十日", null)]
    [InlineData("/statistics/foot/1/1/value", "年 月 日", null)]
    public void YearThatDoesNotFit_IsAnAdvice(string place, string value, string? message)
    {
        var problems = StatisticsSamples.Check(StatisticsSamples.TwoColumns, d => Place(d, place, value)).Problems;
        problems.Select(p => p.Message).ShouldBe(message is null ? [] : [message]);
        problems.ShouldAllBe(p => p.Severity == Severity.Advice && p.Place == place);
    }

    [Theory]
    [InlineData("[1]", "F1: “主动公开文件数”有1项数据，表头有2个数据栏")]
    [InlineData("[1, 2, 3]", "F1: “主动公开文件数”有3项数据，表头有2个数据栏")]
    public void Row_WithOtherThanOneValuePerColumn_IsRefused(string values, string message)
    {
        var result = StatisticsSamples.Check(StatisticsSamples.TwoColumns, d => StatisticsSamples.Rows(d)[0]!["values"] = JsonNode.Parse(values));
        var problem = result.Problems.Single(p => p.Rule == "F1");
        (problem.Severity, problem.Place, problem.Message, result.Data).ShouldBe((Severity.Error, "/statistics/rows/0/values", message, null));
        StatisticsSamples.Check(StatisticsSamples.Codes, d => d["statistics"]!["columns"]!["letters"]!.AsArray().RemoveAt(0)).Problems
            .ShouldHaveSingleItem().Message.ShouldBe("F2: 栏号行有4项，表头有5栏");
    }

    [Fact]
    public void Totals_LeftOut_AreComputedWhenAsked()
    {
        string[] totals = ["（一）收到", "（二）申请办结", "（三）申请答复", "4.不同意公开", "四、", "五、", "（三）从事"];
        void LeaveOut(JsonObject data)
        {
            foreach (var label in totals) StatisticsSamples.Row(data, label).Remove("values");
            Set(data, "1.当面申请数", 2);
            Set(data, "4.信函申请数", 3);
            Set(data, "涉及个人隐私", 1);
            Set(data, "2.同意公开答复数", 4);
        }

        var result = StatisticsSamples.Check(StatisticsSamples.Blank, LeaveOut, computesTotals: true);
        result.Problems.ShouldBeEmpty();
        var completed = JsonNode.Parse(result.Data!.CanonicalData.Span)!.AsObject();
        totals.Select(t => StatisticsSamples.Row(completed, t)["values"]!.ToJsonString()).ShouldBe(["[5]", "[null]", "[5]", "[1]", "[null]", "[null]", "[null]"]);
        var refused = StatisticsSamples.Check(StatisticsSamples.Blank, LeaveOut).Problems;
        refused.Length.ShouldBe(totals.Length);
        refused.ShouldAllBe(p => p.Severity == Severity.Error && p.Place.EndsWith("/values", StringComparison.Ordinal) && p.Message.StartsWith("is missing", StringComparison.Ordinal));
    }

    /// <summary>Broken rules of the blank form filled with zeros, after a change.</summary>
    private static IEnumerable<string> Broken(Action<JsonObject> change) => Messages(StatisticsSamples.Blank, data =>
    {
        foreach (var row in StatisticsSamples.Rows(data).Where(r => r!["values"] is not null)) row!["values"] = new JsonArray(0);
        change(data);
    });

    private static IEnumerable<string> Messages(Action<JsonObject> change) => Messages(StatisticsSamples.Blank, change);

    private static IEnumerable<string> Messages(string sample, Action<JsonObject> change) =>
        StatisticsSamples.Check(sample, change).Problems.Select(p => p.Message.Replace("（空白按0计）", "", StringComparison.Ordinal));

    private static CheckResult CheckBlank(Action<JsonObject> change) => StatisticsSamples.Check(StatisticsSamples.Blank, change);

    private static void Set(JsonObject data, string label, params int[] values) =>
        StatisticsSamples.Row(data, label)["values"] = new JsonArray([.. values.Select(v => (JsonNode)v)]);

    private static void Place(JsonObject data, string place, string value)
    {
        var steps = place.Split('/').Skip(1).ToList();
        var parent = steps.SkipLast(1).Aggregate((JsonNode)data, Step);
        if (parent is JsonArray items) items[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
        else parent[steps[^1]] = value;
    }

    private static JsonNode Step(JsonNode node, string step) =>
        (node is JsonArray items ? items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : node[step])!;
}
