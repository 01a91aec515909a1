using Microsoft.Extensions.DependencyInjection;
using Renderer.Archive.Batches;
using Renderer.Contracts;
using Renderer.Worker.Regeneration;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Regeneration;

/// <summary>What operators do to running batches.</summary>
public sealed class BatchControlTests
{
    [Fact]
    public async Task Cancel_InTheMiddle_LeavesEachReportWithOneOutcome()
    {
        await using var run = await BatchRun.StartAsync(12, ("Render:Concurrency", "1"), ("Regeneration:Window", "4"));
        var workers = await run.OccupyWorkersAsync();
        await run.StartBatchAsync();
        await run.UntilAsync(async () => await run.OutstandingAsync() == 4);
        (await run.Ledger.CancelAsync(BatchRun.BatchId, "enough", default)).IsDone.ShouldBeTrue();
        workers.Dispose();
        var heard = await run.HearAllAsync("cancelled");

        heard.ShouldNotContain(h => h.Message is ReportRendered);
        ((RegenerationCompleted)heard[^1].Message).ShouldSatisfyAllConditions(c => c.Selected.ShouldBe(12), c => c.Cancelled.ShouldBe(12), c => c.Remaining.ShouldBe(0));
        (await run.ItemsAsync()).Values.Count(i => i.State == BatchItemState.Cancelled).ShouldBe(12);
        (await run.ShownAsync(1)).Rendition.TemplateVersion.ShouldBe("1.2.0");
        (await run.Ledger.FindAsync(BatchRun.BatchId, default)).ShouldNotBeNull().Reason.ShouldBe("enough");
    }

    [Fact]
    public async Task Pause_WhileItemsAreOut_FinishesThoseAndNoOthersUntilResumed()
    {
        await using var run = await BatchRun.StartAsync(12, ("Render:Concurrency", "1"), ("Regeneration:Window", "4"));
        var workers = await run.OccupyWorkersAsync();
        await run.StartBatchAsync();
        await run.UntilAsync(async () => (await run.ItemsAsync()).Values.Count(i => i.State == BatchItemState.Sent) == 4);
        (await run.Ledger.PauseAsync(BatchRun.BatchId, default)).IsDone.ShouldBeTrue();
        workers.Dispose();
        await run.UntilAsync(async () => await run.OutstandingAsync() == 0);
        (await run.ItemsAsync()).Count.ShouldBe(4);
        (await run.Ledger.ResumeAsync(BatchRun.BatchId, default)).IsDone.ShouldBeTrue();

        ((RegenerationCompleted)(await run.HearAllAsync())[^1].Message).Rendered.ShouldBe(12);
    }

    [Fact]
    public async Task Hold_Released_ShowsAndAnnouncesOnlyThen()
    {
        await using var run = await BatchRun.StartAsync(3);
        var before = run.CurrentOf(1);
        await run.StartBatchAsync(c => c with { Hold = true });
        var heldEvents = await run.HearAllAsync("held");
        heldEvents.ShouldNotContain(h => h.Message is ReportRendered);
        run.CurrentOf(1).ShouldBe(before);
        (await run.ShownAsync(1)).Rendition.TemplateVersion.ShouldBe("1.2.0");
        (await run.Ledger.ReleaseAsync(BatchRun.BatchId, default)).IsDone.ShouldBeTrue();
        var heard = await run.HearAllAsync();

        var rendered = heard.Select(h => h.Message).OfType<ReportRendered>().ToList();
        rendered.Select(r => r.ReportId).Distinct().Count().ShouldBe(3);
        rendered.ShouldAllBe(r => r.BatchId == BatchRun.BatchId && r.TemplateVersion == "1.3.0");
        (await run.ShownAsync(1)).Rendition.TemplateVersion.ShouldBe("1.3.0");
        run.CurrentOf(1).ShouldContain((await run.ShownAsync(1)).Rendition.Id);
        var first = heard.First(h => h.Message is ReportRendered { ReportId: "n-001" });
        await run.SendAgainAsync(1);
        (await run.Service.HearAsync()).MessageId.ShouldBe(first.MessageId);
    }

    [Fact]
    public async Task Hold_Discarded_ShowsNothing()
    {
        await using var run = await BatchRun.StartAsync(3);
        await run.StartBatchAsync(c => c with { Hold = true });
        await run.HearAllAsync("held");
        (await run.Ledger.DiscardAsync(BatchRun.BatchId, default)).IsDone.ShouldBeTrue();
        var heard = await run.HearAllAsync("discarded");

        heard.ShouldNotContain(h => h.Message is ReportRendered);
        (await run.ShownAsync(1)).Rendition.TemplateVersion.ShouldBe("1.2.0");
    }

    [Fact]
    public async Task Version_WithdrawnInMidBatch_EndsItWithThatReason()
    {
        await using var run = await BatchRun.StartAsync(8, ("Render:Concurrency", "1"), ("Regeneration:Window", "2"), ("Templates:PollPeriod", "00:00:01"));
        var workers = await run.OccupyWorkersAsync();
        await run.StartBatchAsync();
        await run.UntilAsync(async () => await run.OutstandingAsync() == 2);
        await run.Service.Archive.Templates.WithdrawAsync(NotePackage.Template, "1.3.0", "test", default);
        await run.UntilAsync(async () => (await run.Ledger.FindAsync(BatchRun.BatchId, default)).ShouldNotBeNull().State != BatchState.Running);
        workers.Dispose();
        var completed = (RegenerationCompleted)(await run.HearAllAsync("cancelled"))[^1].Message;

        completed.Selected.ShouldBe(8);
        (completed.Cancelled + completed.Rejected).ShouldBe(8);
        (await run.Ledger.FindAsync(BatchRun.BatchId, default)).ShouldNotBeNull().Reason.ShouldNotBeNull().ShouldContain("template-withdrawn");
    }

    [Fact]
    public async Task Restart_AfterDeathBetweenPlanningAndSending_GoesOn()
    {
        await using var run = await BatchRun.StartAsync(6, ("Regeneration:Enabled", "false"));
        var batch = await run.StartBatchAsync();
        (await run.Ledger.PlanAsync(batch, 4, _ => BatchItemState.Planned, default)).ToSend.Length.ShouldBe(4);
        // Two were sent and then lost: their queue died with the process.
        await run.Ledger.MarkSentAsync(BatchRun.BatchId, [BatchRun.IdOf(1), BatchRun.IdOf(2)], default);
        await run.StopAsync();
        await run.StartAgainAsync();

        ((RegenerationCompleted)(await run.HearAllAsync())[^1].Message).ShouldSatisfyAllConditions(c => c.Selected.ShouldBe(6), c => c.Rendered.ShouldBe(6));
    }

    [Fact]
    public async Task Stop_OfThePlanner_LeavesTheLeadAtOnce()
    {
        await using var run = await BatchRun.StartAsync(1);
        await run.UntilAsync(async () => !await run.Ledger.TryLeadAsync("another", TimeSpan.FromSeconds(30), default));
        await run.Service.Parts.GetRequiredService<Planner>().StopAsync(default);

        (await run.Ledger.TryLeadAsync("another", TimeSpan.FromSeconds(30), default)).ShouldBeTrue();
    }

    [Fact]
    public async Task Planning_TurnedOff_LeavesBatchesToOthers()
    {
        await using var run = await BatchRun.StartAsync(1, ("Regeneration:Enabled", "false"));
        await run.StartBatchAsync();

        (await run.Ledger.TryLeadAsync("another", TimeSpan.FromSeconds(1), default)).ShouldBeTrue();
    }
}
