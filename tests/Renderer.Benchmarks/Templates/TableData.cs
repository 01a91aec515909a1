using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Renderer.Templating;

namespace Renderer.Benchmarks.Templates;

/// <summary>A row of the table, as an object of .NET for engines that read those.</summary>
internal sealed record TableRow(string Name, string Department, int Count, decimal Amount, decimal Share, string Date, string Note)
{
    public bool IsMany => Count > 50;
}

/// <summary>500 rows with text and numbers, made by a rule.</summary>
internal static class TableData
{
    private const int Count = 500;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The rows.</summary>
    public static ImmutableArray<TableRow> Rows { get; } = [.. Enumerable.Range(0, Count).Select(Row)];

    /// <summary>The same as dictionaries.</summary>
    public static ImmutableArray<Dictionary<string, object>> Dictionaries { get; } = [.. Rows.Select(row => new Dictionary<string, object>(StringComparer.Ordinal)
    {
        [nameof(row.Name)] = row.Name,
        [nameof(row.Department)] = row.Department,
        [nameof(row.Count)] = row.Count,
        [nameof(row.Amount)] = row.Amount,
        [nameof(row.Share)] = row.Share,
        [nameof(row.Date)] = row.Date,
        [nameof(row.Note)] = row.Note,
        [nameof(row.IsMany)] = row.IsMany,
    })];

    /// <summary>The same as JSON in a render's scope.</summary>
    public static RenderScope Scope() => new(ImmutableDictionary<string, JsonElement>.Empty.Add("rows", JsonSerializer.SerializeToElement(Rows, Json)));

    private static TableRow Row(int index) => new(
        $"事项 {index}",
        index % 3 == 0 ? "办公室 & 档案室" : "政务服务中心",
        index * 37 % 100,
        index * 12.25m,
        index * 37 % 100 / 100m,
        new DateOnly(2024, 1, 1).AddDays(index).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        index % 7 == 0 ? "<见附件>" : "");
}
