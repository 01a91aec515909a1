using System.Text.Json.Nodes;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>Tables that no province has: whatever rows the schema lets through, rules and page can take.</summary>
public class StatisticsFuzzTests
{
    private static readonly string[] Labels =
    [
        "一、主动公开情况", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "其中：主动公开规范性文件数", "制发规范性文件总数", "（二）通过不同渠道和方式公开政府信息的情况",
        "1.政府公报公开政府信息数", "其中：1.当面申请数", "2.网上申请数", "3.信函、传真申请数", "受理依申请公开信息总数", "（三）申请答复数", "4.不同意公开答复数", "其中：", "（）", "、", "1.", "（一）（二）", " ", "其中其中：", "从事政府信息公开工作人员数",
        "专职人员数", "兼职人员数", "四、行政复议数量", "（四）申请类型数", "{{ x }}", "\\s*(", "`", "'",
    ];

    private static readonly string[] Values = ["0", "1", "null", "\"3\"", "\"03\"", "\"1690.9913万元\"", "\"-\"", "1e3", "0.1", "99999999999999999999999999.5", "6.0"];

    private static readonly string[] Heads = ["2018年度", "历年累计", "年度累计数", "占比（%）", "本期", "历年"];

    private static readonly string[] Keys = ["applications", "answers", "channels", "disclosed", "staff", "own"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void AnyTable_IsCheckedComparedAndPrinted(int seed)
    {
        var random = new Random(seed);
        for (var n = 0; n < 60; n++)
        {
            var table = Table(random);
            var check = StatisticsSamples.Check(StatisticsSamples.TwoColumns, d => d["statistics"] = table.DeepClone(), computesTotals: random.Next(2) == 0);
            check.Problems.ShouldAllBe(p => p.Code == Codes.RuleBroken || (p.Code == Codes.DataSchema && p.Place.EndsWith("/values", StringComparison.Ordinal)), table.ToJsonString());
            if (check.Data is not { } data) continue;
            var previous = StatisticsSamples.Changed(StatisticsSamples.TwoColumns, d =>
            {
                d["year"] = 2017;
                d["statistics"] = Table(random);
            });
            RenderedSamples.Renderer.Compare(data, new(previous, []), Severity.Warning).ShouldAllBe(p => p.Code == Codes.RuleBroken, table.ToJsonString());
            new TableGrid(StatisticsSamples.Table(StatisticsSamples.PageOf(StatisticsSamples.TwoColumns, d => d["statistics"] = JsonNode.Parse(data.CanonicalData.Span)!["statistics"]!.DeepClone()))).Rows
                .ShouldBe(1 + table["rows"]!.AsArray().Count);
        }
    }

    private static JsonObject Table(Random random)
    {
        var columns = 1 + random.Next(3);
        return new()
        {
            ["columns"] = new JsonObject { ["label"] = "指标", ["unit"] = "单位", ["values"] = new JsonArray([.. Enumerable.Range(0, columns).Select(_ => (JsonNode)Pick(random, Heads))]) },
            ["rows"] = new JsonArray([.. Enumerable.Range(0, 1 + random.Next(30)).Select(_ => (JsonNode)Row(random, columns))]),
        };
    }

    private static JsonObject Row(Random random, int columns)
    {
        var row = new JsonObject { ["label"] = Pick(random, Labels), ["level"] = 1 + random.Next(4) };
        var heading = random.Next(8) == 0;
        if (heading) row["unit"] = "——";
        if (random.Next(6) == 0) row["key"] = Pick(random, Keys);
        if (!heading && random.Next(60) > 0) row["values"] = new JsonArray([.. Enumerable.Range(0, columns).Select(_ => JsonNode.Parse(Pick(random, Values)))]);
        return row;
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
