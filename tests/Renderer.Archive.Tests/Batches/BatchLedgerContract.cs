using System.Text;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Archive.Tests.Catalogue;
using Renderer.Reports;
using static Renderer.Archive.Tests.Batches.BatchFixture;

namespace Renderer.Archive.Tests.Batches;

/// <summary>What a batch does step by step, whichever database the catalogue is in.</summary>
public abstract class BatchLedgerContract(CatalogueServer? server) : IAsyncLifetime
{
    private static readonly Problem Broken = new(Severity.Error, "template-failed", "report.sbn-html(1,1)", "No such name.", "Correct it.");

    private readonly BatchFixture _fixture = BatchFixture.With(server);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task Batch_OfFiveReports_EndsWithTheirCountsAndShowsTheNewRenditions()
    {
        var archive = await _fixture.OpenAsync(reports: 5);
        await CreateAsync(archive);
        var sent = await SendAllAsync(archive, "b-1", page: 2);
        sent.Select(r => r.ReportId).ShouldBe(Enumerable.Range(0, 5).Select(IdOf));
        sent[0].Options.ShouldNotBeNull().BrokenSums.ShouldBe("error");
        sent[0].DataVersion.ShouldBe("1.0.0");
        sent[0].DataBytes.ShouldBeGreaterThan(0);
        sent[0].Tags["镇"].ShouldBe("花街");

        foreach (var report in sent.Take(3)) (await CompleteAsync(archive, "b-1", report)).ShouldBe(new ItemCompletion(WasOpen: true, IsCurrent: true, IsUnchanged: false));
        (await archive.RejectItemAsync("b-1", ReportRevision.Create(IdOf(3), 1), [Broken], default)).ShouldBeTrue();
        (await archive.Batches.FindAsync("b-1", default))!.Counts.ShouldBe(new BatchCounts(5, 3, 0, 0, 1, 0, 0));
        (await archive.Batches.FindAsync("b-1", default))!.Outstanding.ShouldBe(1);
        (await archive.Batches.FoldAsync("b-1", default)).State.ShouldBe(BatchState.Running);
        (await archive.FailItemAsync("b-1", ReportRevision.Create(IdOf(4), 1), Broken with { Code = "storage-unavailable" }, default)).ShouldBeTrue();

        var ended = await archive.Batches.FoldAsync("b-1", default);
        ended.State.ShouldBe(BatchState.Completed);
        ended.Counts.ShouldBe(new BatchCounts(5, 3, 0, 0, 1, 1, 0));
        ended.FinishedAt.ShouldBe(_fixture.Time.Now);
        (await ShownVersionAsync(archive, IdOf(0))).ShouldBe("2.0.0");
        (await ShownVersionAsync(archive, IdOf(3))).ShouldBe("1.0.0");
        (await PointerAsync(archive, IdOf(0))).ShouldContain((await archive.FindStatusAsync(IdOf(0), default))!.Published!.Rendition.Id);
        var rejected = (await ItemsAsync(archive, "b-1", BatchItemState.Rejected)).ShouldHaveSingleItem();
        rejected.Code.ShouldBe("template-failed");
        rejected.Reason.ShouldBe("report.sbn-html(1,1): No such name.");
    }

    [Fact]
    public async Task Plan_UnchangedReports_AreFinalAtOnceAndNeedNoMessage()
    {
        var archive = await _fixture.OpenAsync(reports: 5);
        var batch = await CreateAsync(archive);
        var planned = await archive.Batches.PlanAsync(batch, 1, r => r.ReportId == IdOf(2) ? BatchItemState.Planned : BatchItemState.Unchanged, default);

        planned.ToSend.Select(r => r.ReportId).ShouldBe([IdOf(2)]);
        planned.Items.ShouldBe(5);
        (await archive.Batches.FindAsync("b-1", default))!.Counts.ShouldBe(new BatchCounts(5, 0, 0, 4, 0, 0, 0));
    }

    [Fact]
    public async Task Plan_MoreThanTheShare_StopsBeforeTheFirstTooMany()
    {
        var archive = await _fixture.OpenAsync(reports: 5);
        var batch = await CreateAsync(archive);
        var planned = await archive.Batches.PlanAsync(batch, 2, r => r.ReportId == IdOf(1) ? BatchItemState.Unchanged : BatchItemState.Planned, default);

        planned.ToSend.Select(r => r.ReportId).ShouldBe([IdOf(0), IdOf(2)]);
        planned.IsSelectionComplete.ShouldBeFalse();
        (await archive.Batches.PlanAsync(batch, 2, _ => BatchItemState.Planned, default)).WasOutrun.ShouldBeTrue();
        var next = await archive.Batches.PlanAsync((await archive.Batches.FindAsync("b-1", default))!, 9, _ => BatchItemState.Planned, default);
        next.ToSend.Select(r => r.ReportId).ShouldBe([IdOf(3), IdOf(4)]);
        next.IsSelectionComplete.ShouldBeTrue();
        (await archive.Batches.PlanAsync((await archive.Batches.FindAsync("b-1", default))!, 0, _ => BatchItemState.Planned, default)).IsSelectionComplete.ShouldBeTrue();
    }

    [Fact]
    public async Task Plan_WithoutAShare_WritesNothing()
    {
        var archive = await _fixture.OpenAsync(reports: 2);
        var batch = await CreateAsync(archive);

        var planned = await archive.Batches.PlanAsync(batch, 0, _ => BatchItemState.Planned, default);
        (planned.ToSend.Length, planned.Items, planned.IsSelectionComplete, planned.WasOutrun).ShouldBe((0, 0, false, false));
        (await ItemsAsync(archive, "b-1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Selection_ByEveryCondition_FindsTheSameInEveryWay()
    {
        var archive = await _fixture.OpenAsync(reports: 3);
        await RenderAsync(archive, "old", year: 2019, version: "0.9.0");
        var (all, template) = (new ReportSelection { Template = Template }, new ReportSelection { Template = "invoice" });
        _fixture.Time.Now += TimeSpan.FromDays(1);
        await RenderAsync(archive, "young");

        (await IdsAsync(archive, all)).ShouldBe(["old", IdOf(0), IdOf(1), IdOf(2), "young"]);
        (await IdsAsync(archive, template)).ShouldBeEmpty();
        (await IdsAsync(archive, all with { Year = 2019 })).ShouldBe(["old"]);
        (await IdsAsync(archive, all with { TemplateVersion = "0.9.0" })).ShouldBe(["old"]);
        (await IdsAsync(archive, all with { Body = $"镇 {IdOf(1)}" })).ShouldBe([IdOf(1)]);
        (await IdsAsync(archive, all with { Tags = all.Tags.Add("镇", "花街") })).Count.ShouldBe(5);
        (await IdsAsync(archive, all with { Tags = all.Tags.Add("镇", "衢江") })).ShouldBeEmpty();
        (await IdsAsync(archive, all with { RenderedBefore = _fixture.Time.Now.AddHours(-1) })).Count.ShouldBe(4);
        (await IdsAsync(archive, all with { ReportIds = ["young", "nobody", IdOf(1), IdOf(1)] })).ShouldBe([IdOf(1), "young"]);
        (await IdsAsync(archive, all with { ReportIds = ["young", "old"], Year = 2019 })).ShouldBe(["old"]);
    }

    [Fact]
    public async Task Create_TwiceTheSame_IsOneBatchAndOtherContentIsRefused()
    {
        var archive = await _fixture.OpenAsync(reports: 1);
        (await archive.Batches.CreateAsync(Request(), default)).IsNew.ShouldBeTrue();
        var again = await archive.Batches.CreateAsync(Request() with { RequestedBy = "somebody else" }, default);
        again.IsNew.ShouldBeFalse();
        again.Batch.ShouldNotBeNull().Request.RequestedBy.ShouldBe("test");

        (await archive.Batches.CreateAsync(Request() with { Holds = true }, default)).Code.ShouldBe(BatchCodes.Invalid);
        (await archive.Batches.CreateAsync(Request("../b"), default)).Code.ShouldBe(BatchCodes.Invalid);
        (await archive.Batches.CreateAsync(Request("b-2") with { Selection = new ReportSelection { Template = "invoice" } }, default)).Code.ShouldBe(BatchCodes.Empty);
        (await archive.Batches.CreateAsync(Request("b-2", "3.0.0"), default)).Code.ShouldBe(BatchCodes.Overlap);
        (await archive.Batches.CreateAsync(Request("b-3"), default)).IsNew.ShouldBeTrue();
        (await archive.Batches.ListAsync(10, default)).Select(b => b.Request.Id).ShouldBe(["b-3", "b-1"]);
    }

    [Fact]
    public async Task Cancel_InTheMiddle_EndsTheOpenOnesAndWritesDownTheRest()
    {
        var archive = await _fixture.OpenAsync(reports: 6);
        var batch = await CreateAsync(archive);
        var sent = (await archive.Batches.PlanAsync(batch, 3, _ => BatchItemState.Planned, default)).ToSend;
        await CompleteAsync(archive, "b-1", sent[0]);
        var cancel = await archive.Batches.CancelAsync("b-1", "no longer wanted", default);
        cancel.IsDone.ShouldBeTrue();

        (await CompleteAsync(archive, "b-1", sent[1])).ShouldBe(new ItemCompletion(WasOpen: false, IsCurrent: false, IsUnchanged: false));
        (await archive.FailItemAsync("b-1", ReportRevision.Create(sent[2].ReportId, 1), Broken, default)).ShouldBeFalse();
        (await archive.Batches.PlanAsync(cancel.Batch!, 1, _ => throw new InvalidOperationException("Nobody is asked."), default)).ToSend.ShouldBeEmpty();
        var ended = await archive.Batches.FoldAsync("b-1", default);
        ended.State.ShouldBe(BatchState.Cancelled);
        ended.Reason.ShouldBe("no longer wanted");
        ended.Counts.ShouldBe(new BatchCounts(6, 1, 0, 0, 0, 0, 5));
        (await ShownVersionAsync(archive, sent[1].ReportId)).ShouldBe("1.0.0");
        (await archive.Batches.CancelAsync("b-1", "again", default)).Batch!.Reason.ShouldBe("no longer wanted");
        (await archive.Batches.RetryAsync("b-1", false, default)).Code.ShouldBe(BatchCodes.State);
    }

    [Fact]
    public async Task Move_NotAllowedOrUnknown_IsRefusedWithTheReason()
    {
        var archive = await _fixture.OpenAsync(reports: 1);
        await CreateAsync(archive);

        (await archive.Batches.PauseAsync("nobody", default)).Code.ShouldBe(BatchCodes.Unknown);
        (await archive.Batches.ResumeAsync("b-1", default)).IsDone.ShouldBeTrue("It runs already.");
        var refusal = await archive.Batches.ReleaseAsync("b-1", default);
        refusal.Code.ShouldBe(BatchCodes.State);
        refusal.Reason.ShouldBe("A batch that is running cannot be released. That takes one that is held.");
        (await archive.Batches.PauseAsync("b-1", default)).Batch!.State.ShouldBe(BatchState.Paused);
        (await archive.Batches.ReadOpenAsync(default)).ShouldBeEmpty();
        (await archive.Batches.ResumeAsync("b-1", default)).Batch!.State.ShouldBe(BatchState.Running);
        (await archive.Batches.ReadOpenAsync(default)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Retry_FailedReports_AreDoneAgainAndCountedOnce()
    {
        var archive = await _fixture.OpenAsync(reports: 4);
        await CreateAsync(archive);
        var sent = await SendAllAsync(archive, "b-1");
        await CompleteAsync(archive, "b-1", sent[0]);
        await archive.RejectItemAsync("b-1", ReportRevision.Create(sent[1].ReportId, 1), [Broken], default);
        foreach (var report in sent.Skip(2)) await archive.FailItemAsync("b-1", ReportRevision.Create(report.ReportId, 1), Broken, default);
        (await archive.Batches.FoldAsync("b-1", default)).State.ShouldBe(BatchState.Completed);

        (await archive.Batches.RetryAsync("b-1", withRejected: false, default)).Batch!.Counts.ShouldBe(new BatchCounts(4, 1, 0, 0, 1, 0, 0));
        var unsent = await archive.Batches.ReadUnsentAsync("b-1", 10, default);
        unsent.Select(r => r.ReportId).ShouldBe(sent.Skip(2).Select(r => r.ReportId));
        await CompleteAsync(archive, "b-1", unsent[0]);
        await archive.FailItemAsync("b-1", ReportRevision.Create(unsent[1].ReportId, 1), Broken, default);
        // While it runs: the one that failed again and the rejected one.
        (await archive.Batches.RetryAsync("b-1", withRejected: true, default)).IsDone.ShouldBeTrue();
        foreach (var report in await archive.Batches.ReadUnsentAsync("b-1", 10, default)) await CompleteAsync(archive, "b-1", report);
        var ended = await archive.Batches.FoldAsync("b-1", default);
        ended.State.ShouldBe(BatchState.Completed);
        ended.Counts.ShouldBe(new BatchCounts(4, 4, 0, 0, 0, 0, 0));
        (await archive.Batches.RetryAsync("b-1", withRejected: true, default)).Code.ShouldBe(BatchCodes.Empty);
    }

    [Fact]
    public async Task Stale_SentLongAgo_IsPlannedAgainWithTheNewestRevision()
    {
        var archive = await _fixture.OpenAsync(reports: 2);
        await CreateAsync(archive);
        var sent = await SendAllAsync(archive, "b-1");
        await CompleteAsync(archive, "b-1", sent[0]);
        _fixture.Time.Now += TimeSpan.FromMinutes(31);
        await RenderAsync(archive, sent[1].ReportId, revision: 2);
        (await archive.Batches.ReturnStaleAsync("b-1", _fixture.Time.Now.AddMinutes(-30), default)).ShouldBe(1);

        var again = (await archive.Batches.ReadUnsentAsync("b-1", 10, default)).ShouldHaveSingleItem();
        again.Revision.ShouldBe(2);
        (await CompleteAsync(archive, "b-1", sent[1])).WasOpen.ShouldBeFalse("The item is about revision 2 now.");
        (await CompleteAsync(archive, "b-1", again)).IsCurrent.ShouldBeTrue();
    }

    [Fact]
    public async Task Complete_ReportWithNewerRevision_IsSuperseded()
    {
        var archive = await _fixture.OpenAsync(reports: 1);
        await CreateAsync(archive);
        var sent = (await SendAllAsync(archive, "b-1"))[0];
        await RenderAsync(archive, sent.ReportId, revision: 2);

        (await CompleteAsync(archive, "b-1", sent)).ShouldBe(new ItemCompletion(WasOpen: true, IsCurrent: false, IsUnchanged: false));
        (await archive.FindStatusAsync(sent.ReportId, default))!.Published!.Revision.ShouldBe(2);
        (await archive.Batches.FoldAsync("b-1", default)).Superseded.ShouldBe(1);
    }

    [Fact]
    public async Task Complete_AgainAfterACrashBeforeThePointer_HealsThePointer()
    {
        var archive = await _fixture.OpenAsync(reports: 1);
        await CreateAsync(archive);
        var sent = (await SendAllAsync(archive, "b-1"))[0];
        var before = await archive.Objects.ReadAsync(ObjectKey.OfCurrent(sent.ReportId), default);
        await CompleteAsync(archive, "b-1", sent);
        await archive.Objects.ReplaceAsync(ObjectKey.OfCurrent(sent.ReportId), before!.Value, default);

        (await CompleteAsync(archive, "b-1", sent)).ShouldBe(new ItemCompletion(WasOpen: false, IsCurrent: true, IsUnchanged: false));
        (await PointerAsync(archive, sent.ReportId)).ShouldContain(DataOf(sent.ReportId, 1, "2.0.0").RenditionId);
        (await archive.Batches.FindAsync("b-1", default))!.Counts.Rendered.ShouldBe(1);
    }

    [Fact]
    public async Task Complete_ShownAlready_IsUnchanged()
    {
        var archive = await _fixture.OpenAsync(reports: 1);
        await CreateAsync(archive, Request(version: "1.0.0") with { Verifies = true });
        var sent = (await SendAllAsync(archive, "b-1"))[0];

        (await CompleteAsync(archive, "b-1", sent, "1.0.0")).ShouldBe(new ItemCompletion(WasOpen: true, IsCurrent: true, IsUnchanged: true));
        (await archive.Batches.FoldAsync("b-1", default)).Counts.ShouldBe(new BatchCounts(1, 0, 0, 1, 0, 0, 0));
    }

    [Fact]
    public async Task Rollback_ToTheOldVersion_ReusesAndStartsFromTheSameData()
    {
        var archive = await _fixture.OpenAsync(reports: 1);
        await CreateAsync(archive);
        var first = (await SendAllAsync(archive, "b-1"))[0];
        await CompleteAsync(archive, "b-1", first);
        await archive.Batches.FoldAsync("b-1", default);
        await CreateAsync(archive, Request("b-2", "1.0.0"));
        var back = (await SendAllAsync(archive, "b-2"))[0];

        (back.DataDigest, back.DataVersion, back.DataBytes).ShouldBe((first.DataDigest, "1.0.0", first.DataBytes));
        back.RenditionVersion.ShouldBe("2.0.0");
        (await CompleteAsync(archive, "b-2", back, "1.0.0")).IsCurrent.ShouldBeTrue();
        (await archive.Batches.FoldAsync("b-2", default)).Counts.ShouldBe(new BatchCounts(1, 1, 1, 0, 0, 0, 0));
    }

    [Fact]
    public async Task Hold_Released_ShowsEverythingOnce()
    {
        var archive = await _fixture.OpenAsync(reports: 3);
        await CreateAsync(archive, Request() with { Holds = true });
        var sent = await SendAllAsync(archive, "b-1", page: 1);
        foreach (var report in sent) (await CompleteAsync(archive, "b-1", report)).ShouldBe(new ItemCompletion(WasOpen: true, IsCurrent: false, IsUnchanged: false));
        (await archive.Batches.FoldAsync("b-1", default)).State.ShouldBe(BatchState.Held);
        (await ShownVersionAsync(archive, sent[0].ReportId)).ShouldBe("1.0.0");
        (await PointerAsync(archive, sent[0].ReportId)).ShouldNotContain(DataOf(sent[0].ReportId, 1, "2.0.0").RenditionId);
        await RenderAsync(archive, sent[2].ReportId, revision: 2);

        (await archive.Batches.ReleaseAsync("b-1", default)).Batch!.State.ShouldBe(BatchState.Releasing);
        var held = await archive.Batches.ReadHeldAsync("b-1", 10, default);
        held.Select(h => h.ReportId).ShouldBe(sent.Select(r => r.ReportId));
        held[0].Tags["镇"].ShouldBe("花街");
        foreach (var item in held)
        {
            var isShown = await archive.Batches.ReleaseItemAsync("b-1", item, default);
            isShown.ShouldBe(item.ReportId != sent[2].ReportId);
            (await archive.Batches.ReleaseItemAsync("b-1", item, default)).ShouldBe(isShown);
            await archive.Batches.MarkReleasedAsync("b-1", [new ReleasedItem(item.ReportId, !isShown)], default);
            await archive.Batches.MarkReleasedAsync("b-1", [new ReleasedItem(item.ReportId, !isShown)], default);
        }

        (await archive.Batches.ReadHeldAsync("b-1", 10, default)).ShouldBeEmpty();
        var ended = (await archive.Batches.FindAsync("b-1", default))!;
        (ended.State, ended.Released, ended.Superseded).ShouldBe((BatchState.Completed, 2, 1));
        (await ShownVersionAsync(archive, sent[0].ReportId)).ShouldBe("2.0.0");
        (await PointerAsync(archive, sent[0].ReportId)).ShouldContain(held[0].Rendition.Id);
        (await ShownVersionAsync(archive, sent[2].ReportId)).ShouldBe("1.0.0");
    }

    [Fact]
    public async Task Hold_Discarded_ShowsNothing()
    {
        var archive = await _fixture.OpenAsync(reports: 1);
        await CreateAsync(archive, Request() with { Holds = true });
        await CompleteAsync(archive, "b-1", (await SendAllAsync(archive, "b-1"))[0]);
        await archive.Batches.FoldAsync("b-1", default);

        (await archive.Batches.DiscardAsync("b-1", default)).Batch!.FinishedAt.ShouldBe(_fixture.Time.Now);
        (await archive.Batches.ReleaseAsync("b-1", default)).Code.ShouldBe(BatchCodes.State);
        (await ShownVersionAsync(archive, IdOf(0))).ShouldBe("1.0.0");
    }

    [Fact]
    public async Task Lead_OneOwner_UntilTheLeaseEndsOrIsGivenBack()
    {
        var ledger = (await _fixture.OpenAsync(reports: 0)).Batches;
        (await ledger.HasPlannerAsync(default)).ShouldBeFalse();
        (await ledger.TryLeadAsync("a", TimeSpan.FromSeconds(30), default)).ShouldBeTrue();
        (await ledger.HasPlannerAsync(default)).ShouldBeTrue();
        (await ledger.TryLeadAsync("b", TimeSpan.FromSeconds(30), default)).ShouldBeFalse();
        (await ledger.TryLeadAsync("a", TimeSpan.FromSeconds(30), default)).ShouldBeTrue();
        _fixture.Time.Now += TimeSpan.FromSeconds(30);
        (await ledger.TryLeadAsync("b", TimeSpan.FromSeconds(30), default)).ShouldBeTrue();
        await ledger.LeaveAsync("a", default);
        (await ledger.TryLeadAsync("a", TimeSpan.FromSeconds(30), default)).ShouldBeFalse();
        await ledger.LeaveAsync("b", default);
        (await ledger.TryLeadAsync("a", TimeSpan.FromSeconds(30), default)).ShouldBeTrue();
    }

    private static async Task<List<string>> IdsAsync(RenditionArchive archive, ReportSelection selection)
    {
        var ids = new List<string>();
        await foreach (var report in archive.Batches.ReadSelectionAsync(selection, default)) ids.Add(report.ReportId);
        (await archive.Batches.CountAsync(selection, default)).ShouldBe(ids.Count);
        return ids;
    }

    private static async Task<string> PointerAsync(RenditionArchive archive, string id) =>
        Encoding.UTF8.GetString((await archive.Objects.ReadAsync(ObjectKey.OfCurrent(id), default)).ShouldNotBeNull().Span);
}

public sealed class SqliteBatchLedgerTests() : BatchLedgerContract(server: null);

[Collection(CatalogueServerCollection.Name)]
public sealed class PostgreSqlBatchLedgerTests(CatalogueServer server) : BatchLedgerContract(server);
