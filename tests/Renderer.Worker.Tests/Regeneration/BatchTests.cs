using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Regeneration;

/// <summary>Batches on embedded parts, from the command to the last event.</summary>
public sealed class BatchTests
{
    [Fact]
    public async Task Batch_OfThirty_RendersShowsAndAnnouncesEach()
    {
        await using var run = await BatchRun.StartAsync(30, ("Regeneration:Window", "8"));
        await run.StartBatchAsync();
        var heard = await run.HearAllAsync();

        var started = heard.Select(h => h.Message).OfType<RegenerationStarted>().ShouldHaveSingleItem();
        started.ShouldSatisfyAllConditions(s => s.BatchId.ShouldBe(BatchRun.BatchId), s => s.TemplateVersion.ShouldBe("1.3.0"), s => s.RequestedBy.ShouldBe("test"));
        var rendered = heard.Select(h => h.Message).OfType<ReportRendered>().ToList();
        rendered.Select(r => r.ReportId).Order().ShouldBe(Enumerable.Range(1, 30).Select(BatchRun.IdOf));
        rendered.ShouldAllBe(r => r.BatchId == BatchRun.BatchId && r.TemplateVersion == "1.3.0" && !r.Reused && !r.Superseded && r.Tags["站"] == "甲");
        var completed = (RegenerationCompleted)heard[^1].Message;
        completed.ShouldSatisfyAllConditions(c => c.Selected.ShouldBe(30), c => c.Rendered.ShouldBe(30), c => c.Remaining.ShouldBe(0), c => c.Failed.ShouldBe(0));
        var shown = await run.ShownAsync(7);
        shown.Rendition.TemplateVersion.ShouldBe("1.3.0");
        run.CurrentOf(7).ShouldContain(shown.Rendition.Id);
        (await run.ItemsAsync()).Values.ShouldAllBe(i => i.State == BatchItemState.Rendered);
        (await run.Service.Archive.FindStatusAsync(BatchRun.IdOf(7), default)).ShouldNotBeNull().State.ShouldBe(RequestState.Rendered);
    }

    [Fact]
    public async Task Batch_Again_FindsEverythingUnchangedWithoutAMessage()
    {
        await using var run = await BatchRun.StartAsync(5);
        await run.StartBatchAsync();
        await run.HearAllAsync();
        await run.StartBatchAsync(c => c with { BatchId = "batch-2" });
        var heard = await run.HearAllAsync(batchId: "batch-2");

        heard.ShouldAllBe(h => h.Message is RegenerationStarted || h.Message is RegenerationProgressed || h.Message is RegenerationCompleted);
        ((RegenerationCompleted)heard[^1].Message).ShouldSatisfyAllConditions(c => c.Unchanged.ShouldBe(5), c => c.Rendered.ShouldBe(0));
    }

    [Fact]
    public async Task Batch_Verifying_RendersOnlyWhatIsLost()
    {
        await using var run = await BatchRun.StartAsync(3);
        var lost = (await run.ShownAsync(2)).Rendition;
        File.Delete(Path.Combine(run.Service.Storage, lost.Artifacts[0].Key));
        await run.StartBatchAsync(c => c with { TemplateVersion = "1.2.0", Verify = true });
        var heard = await run.HearAllAsync();

        heard.ShouldAllBe(h => h.Message is RegenerationStarted || h.Message is RegenerationProgressed || h.Message is RegenerationCompleted);
        ((RegenerationCompleted)heard[^1].Message).Unchanged.ShouldBe(3);
        File.Exists(Path.Combine(run.Service.Storage, lost.Artifacts[0].Key)).ShouldBeTrue();
    }

    [Fact]
    public async Task Batch_BackToTheVersionBefore_ReusesItsRenditions()
    {
        await using var run = await BatchRun.StartAsync(3);
        var before = (await run.ShownAsync(1)).Rendition.Id;
        await run.StartBatchAsync();
        await run.HearAllAsync();
        await run.StartBatchAsync(c => c with { BatchId = "back", TemplateVersion = "1.2.0" });
        var heard = await run.HearAllAsync(batchId: "back");

        heard.Select(h => h.Message).OfType<ReportRendered>().ShouldAllBe(r => r.Reused && r.BatchId == "back");
        ((RegenerationCompleted)heard[^1].Message).ShouldSatisfyAllConditions(c => c.Rendered.ShouldBe(3), c => c.Reused.ShouldBe(3));
        (await run.ShownAsync(1)).Rendition.Id.ShouldBe(before);
    }

    [Fact]
    public async Task Report_ThatCannotBeRenderedSo_IsRejectedAndShowsWhatItShowed()
    {
        await using var run = await BatchRun.StartAsync(3);
        await run.PublishVersionAsync(NotePackage.Bundle(
            "1.4.0", change: folder => NotePackage.Replace(Path.Combine(folder, "schema.json"), "\"text\":{\"type\":\"string\"}", "\"text\":{\"type\":\"string\",\"pattern\":\"^(样例|第1条|第3条)$\"}")));
        var before = await run.ShownAsync(2);
        await run.StartBatchAsync(c => c with { TemplateVersion = "1.4.0" });
        var heard = await run.HearAllAsync();

        var rejected = heard.Select(h => h.Message).OfType<ReportRejected>().ShouldHaveSingleItem();
        rejected.ShouldSatisfyAllConditions(r => r.ReportId.ShouldBe(BatchRun.IdOf(2)), r => r.BatchId.ShouldBe(BatchRun.BatchId), r => r.Problems[0].Code.ShouldBe("data-schema"));
        ((RegenerationCompleted)heard[^1].Message).ShouldSatisfyAllConditions(c => c.Rendered.ShouldBe(2), c => c.Rejected.ShouldBe(1));
        (await run.ShownAsync(2)).Rendition.Id.ShouldBe(before.Rendition.Id);
        (await run.ItemsAsync())[BatchRun.IdOf(2)].Code.ShouldBe("data-schema");
        (await run.Service.Archive.FindStatusAsync(BatchRun.IdOf(2), default)).ShouldNotBeNull().State.ShouldBe(RequestState.Rendered);
    }

    [Fact]
    public async Task Item_DeliveredAgain_AnnouncesTheSameAndChangesNothing()
    {
        await using var run = await BatchRun.StartAsync(2);
        await run.StartBatchAsync();
        var first = (await run.HearAllAsync()).Single(h => h.Message is ReportRendered { ReportId: "n-002" });
        await run.SendAgainAsync(2);
        var second = await run.Service.HearAsync();

        second.MessageId.ShouldBe(first.MessageId);
        second.Message.ShouldBeOfType<ReportRendered>().ShouldSatisfyAllConditions(r => r.Reused.ShouldBeTrue(), r => r.BatchId.ShouldBe(BatchRun.BatchId));
        (await run.Ledger.FindAsync(BatchRun.BatchId, default)).ShouldNotBeNull().Counts.Rendered.ShouldBe(2);
    }

    [Fact]
    public async Task Storage_Broken_FailsItemsAndRetryRendersThem()
    {
        await using var run = await BatchRun.StartAsync(2);
        // The store itself works, and one folder in it does not.
        var renditions = Path.Combine(run.Service.Storage, "renditions");
        Directory.Move(renditions, renditions + ".away");
        File.WriteAllText(renditions, "a file where a folder should be");
        await run.StartBatchAsync();
        var heard = await run.HearAllAsync();
        var failed = heard.Select(h => h.Message).OfType<ReportFailed>().ToList();
        failed.Count.ShouldBe(2);
        failed.ShouldAllBe(f => f.BatchId == BatchRun.BatchId && f.Code == "storage-unavailable");
        ((RegenerationCompleted)heard[^1].Message).Failed.ShouldBe(2);
        (await run.Service.Archive.FindStatusAsync(BatchRun.IdOf(1), default)).ShouldNotBeNull().State.ShouldBe(RequestState.Rendered);

        File.Delete(renditions);
        Directory.Move(renditions + ".away", renditions);
        (await run.Ledger.RetryAsync(BatchRun.BatchId, withRejected: false, default)).IsDone.ShouldBeTrue();
        ((RegenerationCompleted)(await run.HearAllAsync())[^1].Message).ShouldSatisfyAllConditions(c => c.Rendered.ShouldBe(2), c => c.Failed.ShouldBe(0));
    }

    [Fact]
    public async Task Data_OfAnOlderVersion_IsMigratedAndCanGoBack()
    {
        await using var run = await BatchRun.StartAsync(2);
        await run.PublishVersionAsync(NotePackage.Bundle("2.0.0", change: RenameTextToWords));
        var before = (await run.ShownAsync(1)).Rendition;
        await run.StartBatchAsync(c => c with { TemplateVersion = "2.0.0" });
        ((RegenerationCompleted)(await run.HearAllAsync())[^1].Message).Rendered.ShouldBe(2);
        var migrated = (await run.ShownAsync(1)).Rendition;
        migrated.DataDigest.ShouldNotBe(before.DataDigest);
        await run.StartBatchAsync(c => c with { BatchId = "again", TemplateVersion = "2.0.0" });
        ((RegenerationCompleted)(await run.HearAllAsync(batchId: "again"))[^1].Message).Unchanged.ShouldBe(2);
        await run.StartBatchAsync(c => c with { BatchId = "back", TemplateVersion = "1.2.0" });
        await run.HearAllAsync(batchId: "back");

        (await run.ShownAsync(1)).Rendition.Id.ShouldBe(before.Id);
    }

    private static void RenameTextToWords(string folder)
    {
        NotePackage.Replace(Path.Combine(folder, "template.json"), "\"schema\":", "\"migrate\":\"migrate.sbn\",\"schema\":");
        File.WriteAllText(Path.Combine(folder, "migrate.sbn"), """{"template":"note","words":{{ text | object.to_json }},"sum":{{ sum }}}""");
        foreach (var file in (string[])["schema.json", "samples/one.json"]) NotePackage.Replace(Path.Combine(folder, file), "\"text\"", "\"words\"");
        foreach (var file in (string[])["note.sbn-html", "fragment.sbn-html"]) NotePackage.Replace(Path.Combine(folder, file), "{{ text }}", "{{ words }}");
    }
}
