using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Tests.Catalogue;
using Renderer.Reports;
using static Renderer.Archive.Tests.Batches.BatchFixture;

namespace Renderer.Archive.Tests.Batches;

/// <summary>Whatever planners, workers and operators do in whatever order, every selected report ends in one state and the counts are those of the rows.</summary>
public abstract class BatchHistoryContract(CatalogueServer? server, int histories) : IAsyncLifetime
{
    private const int Reports = 9;

    private static readonly Problem Broken = new(Severity.Error, "template-failed", "", "No such name.", "Correct it.");

    private readonly BatchFixture _fixture = BatchFixture.With(server);
    private int _number;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task History_Random_EndsWithOneStateForEachReportAndCountsThatAddUp()
    {
        var archive = await _fixture.OpenAsync(Reports);
        var history = Gen.Choose(0, 99).ListOf(60).ToArbitrary();
        Prop.ForAll(history, steps => RunAsync(archive, [.. steps]).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(histories).WithQuietOnSuccess(true));
    }

    private async Task RunAsync(RenditionArchive archive, ImmutableArray<int> steps)
    {
        var id = $"b-{++_number}";
        // Each history has a version of its own, so that nothing is unchanged because of the one before.
        var run = new HistoryRun(archive, id, $"{_number + 1}.0.0");
        await CreateAsync(archive, Request(id, run.Version) with { Holds = steps[0] % 4 == 0 });
        foreach (var step in steps)
        {
            _fixture.Time.Now += TimeSpan.FromSeconds(1);
            await StepAsync(run, step);
            await RequireCountsAsync(run);
        }

        await FinishAsync(run);
    }

    // The numbers are only a die: each face is something that planner, worker or operator may do at any time.
    private static async Task StepAsync(HistoryRun run, int step)
    {
        var (archive, ledger, id) = (run.Archive, run.Archive.Batches, run.Id);
        var some = run.Sent.Count > 0 ? run.Sent[step % run.Sent.Count] : null;
        switch (step / 5)
        {
            case 0 or 1:
                // A planner that dies before it sends leaves planned items behind.
                await ledger.PlanAsync((await ledger.FindAsync(id, default))!, step % 4, r => step % 2 == 0 || r.ReportId[^1] % 3 > 0 ? BatchItemState.Planned : BatchItemState.Unchanged, default);
                break;
            case 2 or 3 or 4:
                var unsent = await ledger.ReadUnsentAsync(id, 1 + (step % 3), default);
                run.Sent.AddRange(unsent);
                if (step % 2 == 0) await ledger.MarkSentAsync(id, [.. unsent.Select(r => r.ReportId)], default);
                break;
            case 5 or 6 or 7 or 8 when some is not null:
                await CompleteAsync(archive, id, some, run.Version);
                break;
            case 9 when some is not null:
                await archive.RejectItemAsync(id, ReportRevision.Create(some.ReportId, some.Revision), [Broken], default);
                break;
            case 10 or 11 when some is not null:
                await archive.FailItemAsync(id, ReportRevision.Create(some.ReportId, some.Revision), Broken, default);
                break;
            case 12:
                await (step % 2 == 0 ? ledger.PauseAsync(id, default) : ledger.ResumeAsync(id, default));
                break;
            case 13:
                await ledger.RetryAsync(id, withRejected: step % 2 == 0, default);
                break;
            case 14:
                await ledger.ReturnStaleAsync(id, DateTimeOffset.MaxValue, default);
                break;
            case 15 when step % 5 == 0:
                await ledger.CancelAsync(id, "enough", default);
                break;
            case 16:
                await ledger.ResumeAsync(id, default);
                break;
            default:
                await ledger.FoldAsync(id, default);
                break;
        }
    }

    private static async Task RequireCountsAsync(HistoryRun run)
    {
        var batch = (await run.Archive.Batches.FindAsync(run.Id, default))!;
        var items = await ItemsAsync(run.Archive, run.Id);
        long Count(BatchItemState state) => items.Count(i => i.State == state);
        batch.Counts.ShouldBe(new BatchCounts(
            batch.IsSelectionComplete ? items.Count : Reports,
            Count(BatchItemState.Rendered),
            items.Count(i => i is { State: BatchItemState.Rendered, IsReused: true }),
            Count(BatchItemState.Unchanged),
            Count(BatchItemState.Rejected),
            Count(BatchItemState.Failed),
            Count(BatchItemState.Cancelled)));
        batch.Outstanding.ShouldBe(items.Count(i => !i.IsFinal));
    }

    private static async Task FinishAsync(HistoryRun run)
    {
        var ledger = run.Archive.Batches;
        await ledger.ResumeAsync(run.Id, default);
        while (await ledger.FindAsync(run.Id, default) is { FinishedAt: null } batch)
        {
            await ledger.PlanAsync(batch, 3, _ => BatchItemState.Planned, default);
            await ledger.ReturnStaleAsync(run.Id, DateTimeOffset.MaxValue, default);
            foreach (var report in await ledger.ReadUnsentAsync(run.Id, 3, default)) await CompleteAsync(run.Archive, run.Id, report, run.Version);
            if ((await ledger.FoldAsync(run.Id, default)).State == BatchState.Held) await ReleaseAsync(run);
        }

        await RequireCountsAsync(run);
        var items = await ItemsAsync(run.Archive, run.Id);
        items.Select(i => i.ReportId).ShouldBe(Enumerable.Range(0, Reports).Select(IdOf));
        items.ShouldAllBe(i => i.IsFinal);
        var batches = (await ledger.FindAsync(run.Id, default))!;
        foreach (var item in items.Where(i => i.State == BatchItemState.Rendered && (!batches.Request.Holds || batches.State == BatchState.Completed)))
            (await ShownVersionAsync(run.Archive, item.ReportId)).ShouldBe(run.Version);
        foreach (var item in items.Where(i => i.State is BatchItemState.Rejected or BatchItemState.Failed or BatchItemState.Cancelled))
            (await ShownVersionAsync(run.Archive, item.ReportId)).ShouldNotBe(run.Version);
    }

    private static async Task ReleaseAsync(HistoryRun run)
    {
        await run.Archive.Batches.ReleaseAsync(run.Id, default);
        while (await run.Archive.Batches.ReadHeldAsync(run.Id, 2, default) is { IsEmpty: false } held)
        {
            foreach (var item in held) (await run.Archive.Batches.ReleaseItemAsync(run.Id, item, default)).ShouldBeTrue();
            await run.Archive.Batches.MarkReleasedAsync(run.Id, [.. held.Select(h => new ReleasedItem(h.ReportId, IsSuperseded: false))], default);
        }
    }

    private sealed record HistoryRun(RenditionArchive Archive, string Id, string Version)
    {
        public List<SelectedReport> Sent { get; } = [];
    }
}

public sealed class SqliteBatchHistoryTests() : BatchHistoryContract(server: null, histories: 25);

[Collection(CatalogueServerCollection.Name)]
public sealed class PostgreSqlBatchHistoryTests(CatalogueServer server) : BatchHistoryContract(server, histories: 6);
