using System.Globalization;
using Renderer.Benchmarks.Plotting;

namespace Renderer.Benchmarks.Growth;

/// <summary>Samples as pictures and tables.</summary>
internal static class GrowthPlots
{
    private const double Mebibyte = 1024 * 1024;
    private const string Columns = "pages,layout ms,writing ms,verification ms,allocated bytes,file bytes";

    /// <summary>Documents that grow longer.</summary>
    public static GrowthResult OfSizes(string what, IReadOnlyList<GrowthSample> samples)
    {
        var across = new Axis(what, IsLogarithmic: true);
        return new(
            new($"Time and memory of a document by {what}", [TimePanel(across, [Of("layout", samples, s => s.Layout), Of("writing", samples, s => s.Writing), Of("verification", samples, s => s.Verification)]), MemoryPanel(across, samples)]),
            [$"{what},{Columns}", .. samples.Select(Row)]);
    }

    /// <summary>Documents of one length with more and more different characters: the same each time, and others each time.</summary>
    public static GrowthResult OfCharacters(IReadOnlyList<GrowthSample> same, IReadOnlyList<GrowthSample> others)
    {
        var across = new Axis($"different characters in a text of {CharacterTexts.Length:N0}", IsLogarithmic: true);
        var times = TimePanel(across, [Of("layout", same, s => s.Layout), Of("writing", same, s => s.Writing), Of("writing, others", others, s => s.Writing)]);
        var size = new Panel("KiB of the file", across, new("KiB", IsLogarithmic: true), [Of("file", same, s => s.Bytes / 1024.0)]);
        return new(
            new("Time and file size of a document by its different characters", [times, size]),
            [$"characters,each time,{Columns}", .. same.Select(sample => With(sample, "the same")), .. others.Select(sample => With(sample, "others"))]);
    }

    /// <summary>Threads that print the report.</summary>
    public static GrowthResult OfThreads(IReadOnlyList<ThreadSample> samples)
    {
        var across = new Axis($"threads, on {Environment.ProcessorCount} processors", IsLogarithmic: true) { Ticks = [.. samples.Select(sample => (double)sample.Threads)] };
        var one = samples[0];
        var ideal = samples.Where(sample => sample.Threads <= Environment.ProcessorCount).Select(sample => new CurvePoint(sample.Threads, sample.Threads * one.Rate));
        var rate = new Panel("documents a second", across, new("documents a second", IsLogarithmic: false), [new("report", [.. samples.Select(s => new CurvePoint(s.Threads, s.Rate))]), new("ideal", [.. ideal]) { IsReference = true }]);
        var time = new Panel("ms per document", across, new("ms", IsLogarithmic: false), [new("by the clock", [.. samples.Select(s => new CurvePoint(s.Threads, s.Median))]), new("processor time", [.. samples.Select(s => new CurvePoint(s.Threads, s.Processor))])]);
        return new(
            new("Throughput and time per document by threads", [rate, time]),
            ["threads,documents a second,ms per document,ms of processor time", .. samples.Select(sample => string.Create(CultureInfo.InvariantCulture, $"{sample.Threads},{sample.Rate:0.#},{sample.Median:0.###},{sample.Processor:0.###}"))]);
    }

    private static Panel TimePanel(Axis across, IReadOnlyList<Curve> curves) => new("ms of processor time per document", across, new("ms", IsLogarithmic: true), curves);

    private static Panel MemoryPanel(Axis across, IReadOnlyList<GrowthSample> samples) =>
        new("MiB per document", across, new("MiB", IsLogarithmic: true), [Of("allocated", samples, s => s.Allocated / Mebibyte), Of("file", samples, s => s.Bytes / Mebibyte)]);

    private static Curve Of(string label, IReadOnlyList<GrowthSample> samples, Func<GrowthSample, double> value) => new(label, [.. samples.Select(sample => new CurvePoint(sample.Size, value(sample)))]);

    private static string Row(GrowthSample sample) => $"{sample.Size},{Rest(sample)}";

    private static string With(GrowthSample sample, string each) => $"{sample.Size},{each},{Rest(sample)}";

    private static string Rest(GrowthSample sample) =>
        string.Create(CultureInfo.InvariantCulture, $"{sample.Pages},{sample.Layout:0.###},{sample.Writing:0.###},{sample.Verification:0.###},{sample.Allocated},{sample.Bytes}");
}
