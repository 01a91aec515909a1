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
        (await archive.Batches.CountOutstandingAsync("b-1", default)).ShouldBe(1);
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

    private static async Task<string> PointerAsync(RenditionArchive archive, string id) =>
        Encoding.UTF8.GetString((await archive.Objects.ReadAsync(ObjectKey.OfCurrent(id), default)).ShouldNotBeNull().Span);
}

public sealed class SqliteBatchLedgerTests() : BatchLedgerContract(server: null);

[Collection(CatalogueServerCollection.Name)]
public sealed class PostgreSqlBatchLedgerTests(CatalogueServer server) : BatchLedgerContract(server);
