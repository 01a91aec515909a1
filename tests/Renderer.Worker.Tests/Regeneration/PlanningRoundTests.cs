using Renderer.Archive.Batches;
using Renderer.Contracts;
using Renderer.Worker.Regeneration;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Regeneration;

/// <summary>Rounds of planning one by one, with the real ledger and a clock that stands; the workers are occupied, so what is sent stays out.</summary>
public sealed class PlanningRoundTests
{
    private static readonly (string Name, string Value)[] NobodyPlans = [("Regeneration:Enabled", "false"), ("Render:Concurrency", "1")];

    [Fact]
    public async Task Window_Full_SendsNoMore()
    {
        await using var run = await BatchRun.StartAsync(10, NobodyPlans);
        using var workers = await run.OccupyWorkersAsync();
        await run.StartBatchAsync();
        var round = run.RoundOf(new RegenerationOptions { Window = 4 }, new SettableTime());
        (await round.RunAsync(default)).ShouldBe(RoundEnd.Waiting);
        await round.RunAsync(default);

        (await SentAsync(run, BatchRun.BatchId)).ShouldBe(4);
        (await run.ItemsAsync()).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Batches_Two_ShareTheWindow()
    {
        await using var run = await BatchRun.StartAsync(20, NobodyPlans);
        using var workers = await run.OccupyWorkersAsync();
        await run.StartBatchAsync(c => c with { BatchId = "a", Selection = new RegenerationSelection { ReportIds = [.. Enumerable.Range(1, 10).Select(BatchRun.IdOf)] } });
        await run.StartBatchAsync(c => c with { BatchId = "b", Selection = new RegenerationSelection { ReportIds = [.. Enumerable.Range(11, 10).Select(BatchRun.IdOf)] } });
        await run.RoundOf(new RegenerationOptions { Window = 8 }, new SettableTime()).RunAsync(default);

        (await SentAsync(run, "a")).ShouldBe(4);
        (await SentAsync(run, "b")).ShouldBe(4);
    }

    [Fact]
    public async Task Batch_ThatComesLater_IsNotBlockedByStragglers()
    {
        await using var run = await BatchRun.StartAsync(20, NobodyPlans);
        using var workers = await run.OccupyWorkersAsync();
        var round = run.RoundOf(new RegenerationOptions { Window = 8 }, new SettableTime());
        await run.StartBatchAsync(c => c with { BatchId = "a", Selection = new RegenerationSelection { ReportIds = [.. Enumerable.Range(1, 10).Select(BatchRun.IdOf)] } });
        await round.RunAsync(default);
        await run.StartBatchAsync(c => c with { BatchId = "b", Selection = new RegenerationSelection { ReportIds = [.. Enumerable.Range(11, 10).Select(BatchRun.IdOf)] } });
        await round.RunAsync(default);

        (await SentAsync(run, "a")).ShouldBe(8);
        (await SentAsync(run, "b")).ShouldBe(4);
    }

    [Fact]
    public async Task Rate_Limited_SendsByTheClock()
    {
        await using var run = await BatchRun.StartAsync(10, NobodyPlans);
        using var workers = await run.OccupyWorkersAsync();
        await run.StartBatchAsync();
        var time = new SettableTime();
        var round = run.RoundOf(new RegenerationOptions { Window = 100, MaximumRate = 2 }, time);
        await round.RunAsync(default);
        (await SentAsync(run, BatchRun.BatchId)).ShouldBe(2);
        await round.RunAsync(default);
        (await SentAsync(run, BatchRun.BatchId)).ShouldBe(2);
        time.Advance(TimeSpan.FromSeconds(1));
        await round.RunAsync(default);
        (await SentAsync(run, BatchRun.BatchId)).ShouldBe(4);
        time.Advance(TimeSpan.FromMilliseconds(500));
        await round.RunAsync(default);

        (await SentAsync(run, BatchRun.BatchId)).ShouldBe(5);
    }

    [Fact]
    public async Task Reports_Unchanged_TakeNoRoomInTheWindow()
    {
        await using var run = await BatchRun.StartAsync(9, NobodyPlans);
        await run.StartBatchAsync(c => c with { TemplateVersion = "1.2.0" });
        var round = run.RoundOf(new RegenerationOptions { Window = 2 }, new SettableTime());
        await UntilDoneAsync(round);

        (await run.Ledger.FindAsync(BatchRun.BatchId, default)).ShouldNotBeNull().ShouldSatisfyAllConditions(
            b => b.State.ShouldBe(BatchState.Completed), b => b.Counts.Unchanged.ShouldBe(9));
    }

    [Fact]
    public async Task Planners_Two_PlanEachReportOnce()
    {
        await using var run = await BatchRun.StartAsync(20, NobodyPlans);
        using var workers = await run.OccupyWorkersAsync();
        await run.StartBatchAsync();
        var options = new RegenerationOptions { Window = 6 };
        var (one, other) = (run.RoundOf(options, new SettableTime()), run.RoundOf(options, new SettableTime()));
        await Task.WhenAll(Task.Run(() => one.RunAsync(default)), Task.Run(() => other.RunAsync(default)));

        var items = await run.ItemsAsync();
        items.Count.ShouldBeInRange(6, 12);
        (await run.OutstandingAsync()).ShouldBe(items.Count);
    }

    [Fact]
    public async Task Item_WithoutOutcomeForLong_IsSentAgain()
    {
        await using var run = await BatchRun.StartAsync(1, NobodyPlans);
        var batch = await run.StartBatchAsync();
        await run.Ledger.PlanAsync(batch, 1, _ => BatchItemState.Planned, default);
        await run.Ledger.MarkSentAsync(BatchRun.BatchId, [BatchRun.IdOf(1)], default);
        await run.RoundOf(new RegenerationOptions(), TimeProvider.System).RunAsync(default);

        (await run.Service.HearUntilAsync<ReportRendered>()).BatchId.ShouldBe(BatchRun.BatchId);
    }

    private static async Task UntilDoneAsync(PlanningRound round)
    {
        // Ten rounds more than there are reports: one that never ends is a defect.
        for (var i = 0; i < 20; i++)
        {
            if (await round.RunAsync(default) == RoundEnd.Idle) return;
        }

        throw new InvalidOperationException("The batch does not end.");
    }

    private static async Task<int> SentAsync(BatchRun run, string batchId) => (await run.ItemsAsync(batchId)).Values.Count(i => i.State == BatchItemState.Sent);
}
