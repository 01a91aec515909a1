using Renderer.Benchmarks.Quick;

namespace Renderer.Benchmarks.Layouts;

/// <summary>The cases of the layout stage: time and memory should grow with the pages and the rows.</summary>
internal static class LayoutCases
{
    public static IEnumerable<QuickCase> All()
    {
        var layout = new LayoutBenchmarks();
        return
        [
            new("layout: report", "layout report", () => layout.Report()),
            new("layout: 10 pages", "layout text", () => layout.Text(10)),
            new("layout: 100 pages", "layout text", () => layout.Text(100)),
            new("layout: 1,000 pages", "layout text", () => layout.Text(1000)),
            new("layout: 1,000 rows", "layout table", () => layout.Table(1000)),
            new("layout: 10,000 rows", "layout table", () => layout.Table(10000)),
        ];
    }
}
