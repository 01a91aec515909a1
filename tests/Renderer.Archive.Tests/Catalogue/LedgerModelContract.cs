using Renderer.Archive.Catalogue;
using Renderer.Reports;

namespace Renderer.Archive.Tests.Catalogue;

/// <summary>Random histories of a report's requests end in the same state in the catalogue and in a small model.</summary>
public abstract class LedgerModelContract(CatalogueServer? server) : IAsyncLifetime
{
    private const int Histories = 30;
    private const int Steps = 25;
    private const int Revisions = 4;

    private static readonly Problem Broken = new(Severity.Error, "storage-unavailable", "", "The disk is full.", "Free space.");

    private readonly ArchiveFixture _fixture = ArchiveFixture.With(server);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task History_Random_EndsAsTheModelSays()
    {
        var archive = await _fixture.OpenAsync();
        for (var history = 0; history < Histories; history++)
        {
            var (random, model, told) = (new Random(history), new LedgerModel(), new List<string>());
            for (var step = 0; step < Steps; step++)
            {
                // Whole seconds, so that no failure has the moment of another one, which would count once.
                _fixture.Time.Now += TimeSpan.FromSeconds(1 + random.Next(20));
                told.Add(await StepAsync(archive, model, $"h-{history}", random));
                var status = await archive.FindStatusAsync($"h-{history}", default);
                Describe(status).ShouldBe(model.Status(), string.Join(Environment.NewLine, told));
                (await UnfinishedAsync(archive, $"h-{history}")).ShouldBe(model.Unfinished(), string.Join(Environment.NewLine, told));
            }

            await FinishAsync(archive, $"h-{history}");
        }
    }

    private async Task<string> StepAsync(RenditionArchive archive, LedgerModel model, string id, Random random)
    {
        var (revision, digest, text) = (1 + random.Next(Revisions), $"d{random.Next(2)}", $"text {id} {random.Next(3)}");
        var request = ArchiveFixture.Request(id, revision, digest) with { Lane = random.Next(2) == 0 ? "bulk" : "interactive" };
        DateTimeOffset? due = random.Next(3) == 0 ? null : _fixture.Time.Now.AddSeconds(random.Next(40));
        switch (random.Next(7))
        {
            case 0:
                (await archive.Requests.AcceptAsync(request, ArchiveFixture.Message(id, revision), due, default)).ShouldBe(model.Accept(revision, digest, request.Lane, due));
                return $"accept {revision} {digest} {request.Lane} due {due:T}";
            case 1:
                await archive.Requests.RejectAsync(request with { Lane = "interactive" }, [Broken], default);
                model.Reject(revision, digest);
                return $"reject {revision} {digest}";
            case 2:
                var keepsMessage = random.Next(2) == 0;
                await archive.Requests.FailAsync(request with { Lane = "interactive" }, new RequestFailure(Broken, 1, due, keepsMessage ? ArchiveFixture.Message(id, revision) : null), default);
                model.Fail(revision, digest, due, keepsMessage);
                return $"fail {revision} {digest} due {due:T} message {keepsMessage}";
            case 3:
                var data = ArchiveFixture.Data(text);
                var rendition = await archive.FindAsync(data.RenditionId, default) ?? await archive.StoreAsync(data, ArchiveFixture.Report(data), [], default);
                (await archive.CompleteAsync(request with { Lane = "interactive" }, new Completion(rendition), default)).ShouldBe(model.Complete(revision, digest, text));
                return $"complete {revision} {digest} {text}";
            case 4:
                await archive.Requests.HandOverAsync(request.Revision, default);
                model.HandOver(revision);
                return $"hand over {revision}";
            case 5:
                await archive.Requests.PostponeAsync(request.Revision, due ?? _fixture.Time.Now, default);
                model.Postpone(revision, due ?? _fixture.Time.Now);
                return $"postpone {revision} to {due:T}";
            default:
                var taken = await archive.Requests.TakeDueAsync(due, default);
                taken.Select(t => $"{t.Revision.Number} {t.Lane}").Order(StringComparer.Ordinal).ShouldBe(model.TakeDue(_fixture.Time.Now, due).Order(StringComparer.Ordinal));
                return $"take due at {_fixture.Time.Now:T} again {due:T}";
        }
    }

    // A history leaves nothing that the next one could take up.
    private static async Task FinishAsync(RenditionArchive archive, string id)
    {
        foreach (var revision in Enumerable.Range(1, Revisions)) await archive.Requests.RejectAsync(ArchiveFixture.Request(id, revision), [], default);
    }

    private static string Describe(ReportStatus? status)
    {
        if (status is null) return "unknown";
        var text = status.Published is { } shown ? Texts(status.Revision.ReportId).Single(t => ArchiveFixture.Data(t).RenditionId == shown.Rendition.Id) : null;
        return $"{status.Revision.Number} {status.State} {status.Attempts}; shows {status.Published?.Revision} {text}";
    }

    private static IEnumerable<string> Texts(string id) => Enumerable.Range(0, 3).Select(i => $"text {id} {i}");

    private static async Task<List<string>> UnfinishedAsync(RenditionArchive archive, string id)
    {
        var unfinished = new List<string>();
        await foreach (var request in archive.Requests.ReadUnfinishedAsync(default))
        {
            if (request.Revision.ReportId == id) unfinished.Add($"{request.Revision.Number} {request.Lane}");
        }

        return unfinished;
    }
}

public sealed class SqliteLedgerModelTests() : LedgerModelContract(server: null);

[Collection(CatalogueServerCollection.Name)]
public sealed class PostgreSqlLedgerModelTests(CatalogueServer server) : LedgerModelContract(server);
