using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Templating;

namespace Renderer.Benchmarks.Documents;

/// <summary>What a province would publish: two tables of 3,000 bodies each, about 200 pages; made by a rule.</summary>
internal static class RollUpData
{
    private const int Bodies = 3000;

    private static readonly string[] Columns = ["新收", "结转", "公开", "不予公开", "其他", "合计"];
    private static readonly string[] Kinds = ["人民政府", "教育局", "卫生健康委员会", "市场监督管理局", "自然资源和规划局", "人力资源和社会保障局"];

    /// <summary>The data as a template sees it.</summary>
    public static RenderScope Scope() => new(ImmutableDictionary<string, JsonElement>.Empty
        .Add("title", JsonSerializer.SerializeToElement("政府信息公开工作年度报告汇总"))
        .Add("columns", JsonSerializer.SerializeToElement(Columns))
        .Add("tables", JsonSerializer.SerializeToElement(new[] { Table("一、收到和处理政府信息公开申请情况", 7), Table("二、政府信息公开行政复议、行政诉讼情况", 13) })));

    private static object Table(string heading, int seed) => new { heading, rows = Enumerable.Range(1, Bodies).Select(number => new { body = Body(number), counts = Counts(number * seed) }) };

    private static string Body(int number) => $"第{number / Kinds.Length + 1}区{Kinds[number % Kinds.Length]}";

    private static int[] Counts(int seed)
    {
        int[] counts = [seed % 97, seed % 11, seed % 89, seed % 7, seed % 5];
        return [.. counts, counts.Sum()];
    }
}
