using Renderer.Benchmarks.Compare;
using Renderer.Benchmarks.Documents;

namespace Renderer.Benchmarks.Tests.Compare;

public sealed class CompareRunTests
{
    private static readonly CompareOptions Tiny = new() { Documents = 1, Rounds = 1, Turn = TimeSpan.FromMilliseconds(1), HasPeers = false, Renderer = "/nowhere/renderer" };

    [Fact]
    public async Task Compare_NoPeers_MeasuresOurs()
    {
        var comparison = await CompareRun.MeasureAsync(Tiny, TextWriter.Null, CancellationToken.None);

        var own = comparison.Engines.ShouldHaveSingleItem();
        own.Engine.ShouldBe(CompareOptions.Own);
        own.IsWarm.ShouldBeTrue();
        own.Seconds.ShouldHaveSingleItem().ShouldBeGreaterThan(0);
        own.Bytes.ShouldBeGreaterThan(10_000);
        if (OperatingSystem.IsLinux()) own.PeakBytes.ShouldBeGreaterThan(1 << 20);
        comparison.Missing.ShouldHaveSingleItem().ShouldStartWith("renderer ");
    }

    [Fact]
    public async Task Compare_EngineThatFails_IsNamedAndTheOthersGoOn()
    {
        var comparison = await CompareRun.MeasureAsync(Tiny with { Renderer = "/bin/false" }, TextWriter.Null, CancellationToken.None);

        comparison.Engines.ShouldHaveSingleItem().IsWarm.ShouldBeTrue();
        comparison.Missing.ShouldHaveSingleItem().ShouldBe("Renderer writes no PDF (exit code 1)");
    }

    [Fact]
    public async Task Chromium_TwoDocuments_ArePrintedByOneBrowser()
    {
        var document = BenchmarkDocument.Of("report");
        using var workspace = new Workspace(document);
        await using var engine = new ChromiumEngine(EngineCommand.Find("chromium").ShouldNotBeNull(), document.Html, workspace);

        var batch = await engine.RunAsync(2, null, CancellationToken.None);

        batch.Seconds.Count.ShouldBe(2);
        batch.Bytes.ShouldBeGreaterThan(10_000);
        engine.Version.ShouldNotBeEmpty();
    }
}
