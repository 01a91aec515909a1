using BenchmarkDotNet.Attributes;
using Renderer.Benchmarks.Templates;
using Renderer.Layout;
using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;

namespace Renderer.Benchmarks.Layouts;

/// <summary>HTML text to pages: the sample report, running text and a table of growing length.</summary>
[MemoryDiagnoser]
public class LayoutBenchmarks
{
    private readonly Typesetter _typesetter = new(FontLibrary.Open(Path.Combine(PackageTexts.Folder, "fonts")), new() { MaximumPages = 5000 });
    private readonly string _report = new ReportBenchmarks().Page();
    private readonly Dictionary<int, string> _texts = new[] { 10, 100, 1000 }.ToDictionary(pages => pages, LayoutTexts.Pages);
    private readonly Dictionary<int, string> _tables = new[] { 1000, 10000 }.ToDictionary(rows => rows, LayoutTexts.Rows);

    [Benchmark]
    public PagedDocument Report() => _typesetter.LayOut(_report);

    [Benchmark]
    [Arguments(10)]
    [Arguments(100)]
    [Arguments(1000)]
    public PagedDocument Text(int pages) => _typesetter.LayOut(_texts[pages]);

    [Benchmark]
    [Arguments(1000)]
    [Arguments(10000)]
    public PagedDocument Table(int rows) => _typesetter.LayOut(_tables[rows]);
}
