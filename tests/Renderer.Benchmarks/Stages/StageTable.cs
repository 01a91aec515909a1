using System.Globalization;
using Renderer.Benchmarks.Documents;
using Renderer.Benchmarks.Quick;

namespace Renderer.Benchmarks.Stages;

/// <summary>The stages as a table in Markdown: a line each, a column for each document.</summary>
internal static class StageTable
{
    /// <summary>Measures all stages and prints them.</summary>
    public static void Run(TextWriter output, QuickPace pace)
    {
        var cases = StageCases.All().ToArray();
        QuickRun.Measure(cases, pace);
        Write(output, cases);
    }

    /// <summary>Prints cases that were measured.</summary>
    public static void Write(TextWriter output, IReadOnlyList<QuickCase> cases)
    {
        var columns = BenchmarkDocument.Names.Select(name => cases.Where(item => item.Group == StageCases.GroupOf(name)).ToDictionary(StageOf)).Where(column => column.Count > 0).ToArray();
        output.WriteLine($"| ms of processor time, KiB allocated | {string.Join(" | ", BenchmarkDocument.Names.Where(name => cases.Any(item => item.Group == StageCases.GroupOf(name))))} |");
        output.WriteLine($"|---|{string.Concat(columns.Select(_ => "---|"))}");
        // The document with all stages says their order.
        var stages = columns.OrderByDescending(column => column.Count).SelectMany(column => column.Keys).Distinct().OrderBy(stage => stage == StageCases.Whole);
        foreach (var stage in stages)
            output.WriteLine($"| {stage} | {string.Join(" | ", columns.Select(column => column.TryGetValue(stage, out var item) ? Cell(item) : ""))} |");
    }

    private static string StageOf(QuickCase item) => item.Name[(item.Name.IndexOf(": ", StringComparison.Ordinal) + 2)..];

    private static string Cell(QuickCase item) => string.Create(CultureInfo.InvariantCulture, $"{item.Microseconds / 1000:0.00}, {item.AllocatedBytes / 1024:N0}");
}
