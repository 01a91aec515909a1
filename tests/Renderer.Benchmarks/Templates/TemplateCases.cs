using Renderer.Benchmarks.Quick;

namespace Renderer.Benchmarks.Templates;

/// <summary>The cases of the template stage.</summary>
internal static class TemplateCases
{
    public static IEnumerable<QuickCase> All()
    {
        var table = new TableBenchmarks();
        var report = new ReportBenchmarks();
        var script = new ScriptBenchmarks();
        return
        [
            new("table: Handlebars.Net", "table", () => table.Handlebars()),
            new("table: Handlebars, dictionaries", "table", () => table.HandlebarsDictionaries()),
            new("table: escaped", "table", () => table.Escaped()),
            new("table: escaped, bytes", "table", () => table.EscapedBytes()),
            new("table: plain", "table", () => table.Plain()),
            new("report: parse", "parse", () => report.Parse()),
            new("report: page", "report", () => report.Page()),
            new("report: page, bytes", "report", () => report.PageBytes()),
            new("script: arithmetic", "script", () => script.Arithmetic()),
            new("script: text", "script", () => script.Text()),
            new("rules: disclosure-2021", "rules", () => report.Rules()),
            new("rules: disclosure-statistics", "rules", () => report.StatisticsRules()),
        ];
    }
}
