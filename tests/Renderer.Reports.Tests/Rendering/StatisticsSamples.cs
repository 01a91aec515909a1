using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>The samples of the statistics-table edition, and any variation of them.</summary>
internal static class StatisticsSamples
{
    public const string Qujiang = "qujiang-2020";
    public const string Blank = "national-blank";
    public const string TwoColumns = "example-2018";
    public const string Codes = "example-2008";

    public static TheoryData<string> All => [Qujiang, Blank, TwoColumns, Codes];

    public static JsonObject Json(string name) => RenderedSamples.Json(name);

    /// <summary>The sample with one change to its data, checked.</summary>
    public static CheckResult Check(string name, Action<JsonObject> change, bool computesTotals = false) =>
        RenderedSamples.Renderer.Check(new(Changed(name, change), name) { ComputesTotals = computesTotals });

    public static IHtmlDocument Page(string name) => PageOf(name, _ => { });

    /// <summary>The page of a sample after a change to its data.</summary>
    public static IHtmlDocument PageOf(string name, Action<JsonObject> change)
    {
        var problems = new List<Problem>();
        var html = ReportRenderer.RenderHtml(CheckedDataOf(name, change), problems);
        problems.ShouldBeEmpty();
        return new HtmlParser().ParseDocument(html.ShouldNotBeNull());
    }

    /// <summary>The whole report, laid out; it must come out without a warning.</summary>
    public static RenderedReport ReportOf(string name, Action<JsonObject> change)
    {
        var result = RenderedSamples.Renderer.Render(CheckedDataOf(name, change));
        result.Problems.ShouldBeEmpty();
        return result.Report!;
    }

    public static byte[] Changed(string name, Action<JsonObject> change)
    {
        var data = Json(name);
        change(data);
        return Encoding.UTF8.GetBytes(data.ToJsonString());
    }

    /// <summary>The first row whose label begins so.</summary>
    public static JsonObject Row(JsonObject data, string label) =>
        Rows(data).Select(r => r!.AsObject()).First(r => r["label"]!.GetValue<string>().StartsWith(label, StringComparison.Ordinal));

    public static JsonArray Rows(JsonObject data) => data["statistics"]!["rows"]!.AsArray();

    /// <summary>Gives a table so many columns of values and no letters.</summary>
    public static void SetColumns(JsonObject data, int count)
    {
        var columns = data["statistics"]!["columns"]!.AsObject();
        columns.Remove("letters");
        columns["values"] = new JsonArray([.. Enumerable.Range(1, count).Select(n => (JsonNode)$"第{n}栏数")]);
        foreach (var row in Rows(data)) row!["values"] = new JsonArray([.. Enumerable.Range(1, count).Select(n => (JsonNode)(n * 7))]);
    }

    /// <summary>The table's rows, each as its cells' texts with their spans.</summary>
    public static IReadOnlyList<string> Rows(IHtmlDocument page) => [.. Table(page).Rows.Select(TableGrid.Describe)];

    public static IHtmlTableElement Table(IHtmlDocument page) => (IHtmlTableElement)page.QuerySelector("table.statistics")!;

    private static CheckedData CheckedDataOf(string name, Action<JsonObject> change)
    {
        var check = Check(name, change);
        check.Problems.Where(p => p.Severity == Severity.Error).ShouldBeEmpty();
        return check.Data!;
    }
}
