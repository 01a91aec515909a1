using Renderer.Benchmarks.Templates;
using Renderer.Templating;

namespace Renderer.Benchmarks.Documents;

/// <summary>A document that is measured: the page, and the template that it is made by, if it is.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="Html">The page.</param>
/// <param name="Evaluate">Makes the page from its data.</param>
internal sealed record BenchmarkDocument(string Name, string Html, Func<string>? Evaluate)
{
    /// <summary>The names of all documents.</summary>
    public static IReadOnlyList<string> Names { get; } = ["report", "disclosure-2021", "roll-up", "charts"];

    /// <summary>The document of a name.</summary>
    public static BenchmarkDocument Of(string name) => name switch
    {
        // The report of a town as one page of plain HTML, which browsers and their like can print too.
        "report" => new(name, DocumentTexts.Read("report.html"), null),
        // The same report as the template package makes it, for paper and screen.
        "disclosure-2021" => Evaluated(name, new ReportBenchmarks().Page),
        "roll-up" => Evaluated(name, Template("roll-up.sbn-html", RollUpData.Scope())),
        "charts" => Evaluated(name, Template("charts.sbn-html", ChartData.Scope())),
        _ => throw new ArgumentException($"{name} is no document of the benchmark. Use one of: {string.Join(", ", Names)}.", nameof(name)),
    };

    private static BenchmarkDocument Evaluated(string name, Func<string> evaluate) => new(name, evaluate(), evaluate);

    private static Func<string> Template(string file, RenderScope scope)
    {
        var templates = TemplateSet.Parse(new Dictionary<string, string> { [file] = DocumentTexts.Read(file) }, new TemplateOptions());
        return () => templates.Render(file, scope);
    }
}
