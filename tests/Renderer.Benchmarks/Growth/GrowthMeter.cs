using System.Diagnostics;
using Renderer.Benchmarks.Templates;
using Renderer.Layout;
using Renderer.Layout.Fonts;
using Renderer.Pdf;
using Renderer.Pdf.Reading;

namespace Renderer.Benchmarks.Growth;

/// <summary>Measures documents of growing size, on one thread, with what the program keeps between documents.</summary>
internal sealed class GrowthMeter(GrowthPace pace)
{
    private readonly Typesetter _typesetter = new(FontLibrary.Open(Path.Combine(PackageTexts.Folder, "fonts")), new() { MaximumPages = 5000 });
    private readonly PdfWriter _writer = new(new PdfOptions());

    /// <summary>Prints one document; what comes of it stays.</summary>
    public ReadOnlyMemory<byte> Print(string html) => _writer.Write(_typesetter.LayOut(html), new("growth", null));

    /// <summary>Prints a document until the runtime has compiled what is hot.</summary>
    public void WarmUp(string html)
    {
        var started = Used();
        do Once(0, html);
        while (Used() - started < 2 * pace.PerSize.TotalMilliseconds);
    }

    /// <summary>Measures one size.</summary>
    /// <param name="size">The size.</param>
    /// <param name="document">The page of a run; runs are counted from 0, the first is not timed.</param>
    public GrowthSample Measure(int size, Func<int, string> document)
    {
        Once(size, document(0));
        var runs = new List<GrowthSample>();
        var started = Stopwatch.GetTimestamp();
        while (runs.Count < pace.LeastRuns || (Stopwatch.GetElapsedTime(started) < pace.PerSize && runs.Count < pace.MostRuns)) runs.Add(Once(size, document(runs.Count + 1)));
        return runs[^1] with { Layout = Median(runs, run => run.Layout), Writing = Median(runs, run => run.Writing), Verification = Median(runs, run => run.Verification) };
    }

    private GrowthSample Once(int size, string html)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (start, document) = (Used(), _typesetter.LayOut(html));
        var (laidOut, pdf) = (Used(), _writer.Write(document, new("growth", null)));
        var written = Used();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        PdfVerifier.Verify(pdf, new PdfExpectation(document), VerificationDepth.Announce);
        return new(size, document.Pages.Length, laidOut - start, written - laidOut, Used() - written) { Allocated = allocated, Bytes = pdf.Length };
    }

    // Processor time leaves out what other programs took, and counts garbage collection on other threads.
    private static double Used() => Environment.CpuUsage.TotalTime.TotalMilliseconds;

    private static double Median(List<GrowthSample> runs, Func<GrowthSample, double> time) => runs.Select(time).Order().ElementAt(runs.Count / 2);
}
