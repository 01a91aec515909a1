using System.Globalization;
using Renderer.Benchmarks.Documents;
using Renderer.Benchmarks.Layouts;
using Renderer.Benchmarks.Plotting;

namespace Renderer.Benchmarks.Growth;

/// <summary>Measures what a document costs as it grows, and writes a plot and a table for each way of growing.</summary>
internal sealed class GrowthRun(GrowthOptions options, TextWriter remarks)
{
    private const int ThreadRounds = 3;

    private readonly GrowthMeter _meter = new(options.Pace);

    /// <summary>Measures and writes everything.</summary>
    public void Run()
    {
        Directory.CreateDirectory(options.Folder);
        _meter.WarmUp(LayoutTexts.Rows(100));
        _meter.WarmUp(LayoutTexts.Pages(10));
        Write("rows", GrowthPlots.OfSizes("rows of a table with eight columns", Sizes("rows", options.Rows, LayoutTexts.Rows)));
        Write("pages", GrowthPlots.OfSizes("pages of running text", [.. Sizes("pages", options.Pages, LayoutTexts.Pages).Select(sample => sample with { Size = sample.Pages })]));
        Write("characters", GrowthPlots.OfCharacters(
            Sizes("characters, the same", options.Characters, size => CharacterTexts.Of(size, 0)),
            [.. options.Characters.Select(size => Measure("characters, others each time", size, run => CharacterTexts.Of(size, run)))]));
        Write("threads", GrowthPlots.OfThreads(Threads()));
    }

    private GrowthSample[] Sizes(string name, IReadOnlyList<int> sizes, Func<int, string> document)
    {
        return [.. sizes.Select(size =>
        {
            var html = document(size);
            return Measure(name, size, _ => html);
        })];
    }

    private GrowthSample Measure(string name, int size, Func<int, string> document)
    {
        var sample = _meter.Measure(size, document);
        remarks.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {size:N0}: layout {sample.Layout:N2} ms, writing {sample.Writing:N2} ms, verification {sample.Verification:N2} ms, {sample.Bytes / 1024:N0} KiB"));
        return sample;
    }

    // In turns, so that a busy moment of the machine disturbs them alike.
    private ThreadSample[] Threads()
    {
        var html = BenchmarkDocument.Of("report").Html;
        _meter.WarmUp(html);
        var rounds = Enumerable.Range(0, ThreadRounds).SelectMany(_ => options.Threads.Select(threads => ThreadSample.Measure(threads, options.Pace.PerSize, () => _meter.Print(html))).ToList()).ToLookup(sample => sample.Threads);
        return [.. options.Threads.Select(threads => ThreadSample.MedianOf(rounds[threads]))];
    }

    private void Write(string name, GrowthResult result)
    {
        File.WriteAllText(Path.Combine(options.Folder, name + ".svg"), SvgPlot.Draw(result.Plot));
        File.WriteAllLines(Path.Combine(options.Folder, name + ".csv"), result.Table);
    }
}

/// <summary>One way of growing: as a picture and as the lines of a CSV file.</summary>
internal sealed record GrowthResult(Plot Plot, IReadOnlyList<string> Table);
