using Renderer.Archive.Batches;
using Renderer.Archive.Tests.Catalogue;
using static Renderer.Archive.Tests.Batches.BatchFixture;

namespace Renderer.Archive.Tests.Batches;

/// <summary>Workers, planners and operators at the same time.</summary>
public abstract class BatchRaceContract(CatalogueServer? server) : IAsyncLifetime
{
    private const int Reports = 120;
    private const int Workers = 8;

    private readonly BatchFixture _fixture = BatchFixture.With(server);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task Cancel_WhileWorkersComplete_LetsNoReportBeBoth()
    {
        var archive = await _fixture.OpenAsync(Reports);
        await CreateAsync(archive);
        var sent = await SendAllAsync(archive, "b-1", page: 20);
        foreach (var report in sent) await StoreAsync(archive, report.ReportId, 1, "2.0.0");
        var done = 0;
        var cancel = new TaskCompletionSource();
        var completing = Parallel.ForEachAsync(sent, new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (report, _) =>
        {
            if (Interlocked.Increment(ref done) == Reports / 3) cancel.SetResult();
            await CompleteAsync(archive, "b-1", report);
        });
        await cancel.Task;
        (await archive.Batches.CancelAsync("b-1", "enough", default)).IsDone.ShouldBeTrue();
        await completing;

        var items = await ItemsAsync(archive, "b-1");
        items.Select(i => i.State).Distinct().ShouldBeSubsetOf([BatchItemState.Rendered, BatchItemState.Cancelled]);
        foreach (var item in items) (await ShownVersionAsync(archive, item.ReportId)).ShouldBe(item.State == BatchItemState.Rendered ? "2.0.0" : "1.0.0", item.ReportId);
        var ended = await archive.Batches.FoldAsync("b-1", default);
        ended.State.ShouldBe(BatchState.Cancelled);
        ended.Counts.Finished.ShouldBe(Reports);
    }

    [Fact]
    public async Task Plan_TwoPlannersAndWorkers_WritesEachReportOnceAndCountsIt()
    {
        var archive = await _fixture.OpenAsync(Reports);
        await CreateAsync(archive);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => PlanAndWorkAsync(archive))));

        var ended = (await archive.Batches.FindAsync("b-1", default))!;
        ended.State.ShouldBe(BatchState.Completed);
        ended.Counts.ShouldBe(new BatchCounts(Reports, Reports, 0, 0, 0, 0, 0));
        (await ItemsAsync(archive, "b-1")).Count.ShouldBe(Reports);
    }

    private static async Task PlanAndWorkAsync(RenditionArchive archive)
    {
        while (await archive.Batches.FindAsync("b-1", default) is { State: BatchState.Running } batch)
        {
            await archive.Batches.PlanAsync(batch, 7, _ => BatchItemState.Planned, default);
            var unsent = await archive.Batches.ReadUnsentAsync("b-1", 7, default);
            await archive.Batches.MarkSentAsync("b-1", [.. unsent.Select(r => r.ReportId)], default);
            await Task.WhenAll(unsent.Select(r => CompleteAsync(archive, "b-1", r)));
            await archive.Batches.FoldAsync("b-1", default);
        }
    }
}

public sealed class SqliteBatchRaceTests() : BatchRaceContract(server: null);

[Collection(CatalogueServerCollection.Name)]
public sealed class PostgreSqlBatchRaceTests(CatalogueServer server) : BatchRaceContract(server);
