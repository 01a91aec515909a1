using BenchmarkDotNet.Attributes;
using Renderer.Benchmarks.Documents;
using Renderer.Layout.Pages;
using Renderer.Pdf.Reading;

namespace Renderer.Benchmarks.Stages;

/// <summary>Every stage from data to a checked file, for each document.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private StagedDocument _staged = null!;

    public static IEnumerable<string> Documents => BenchmarkDocument.Names;

    [ParamsSource(nameof(Documents))]
    public string Document { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => _staged = new(BenchmarkDocument.Of(Document));

    [Benchmark]
    public string Evaluate() => _staged.Evaluate?.Invoke() ?? "";

    [Benchmark]
    public object Parse() => _staged.Parse();

    [Benchmark]
    public object Cascade() => _staged.Cascade();

    [Benchmark]
    public object Flow() => _staged.Flow();

    [Benchmark]
    public PagedDocument FlowAndPaint() => _staged.FlowAndPaint();

    [Benchmark]
    public PagedDocument LayOut() => _staged.LayOut();

    [Benchmark]
    public int Subset() => _staged.Subset();

    [Benchmark]
    public int Deflate() => _staged.Deflate();

    [Benchmark]
    public ReadOnlyMemory<byte> Write() => _staged.Write();

    [Benchmark]
    public PdfVerification Verify() => _staged.Verify();

    [Benchmark]
    public PdfVerification VerifyThoroughly() => _staged.VerifyThoroughly();

    [Benchmark(Baseline = true)]
    public ReadOnlyMemory<byte> Print() => _staged.Print();
}
