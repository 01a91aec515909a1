using Renderer.Archive.Catalogue;
using Renderer.Archive.Collecting;
using Renderer.Archive.Objects;
using Renderer.Archive.Resilience;
using Renderer.Archive.Tests.Batches;
using Renderer.Archive.Tests.Catalogue;
using static Renderer.Archive.Tests.Batches.BatchFixture;

namespace Renderer.Archive.Tests.Collecting;

/// <summary>What a collection removes and what it spares, whichever database the catalogue is in.</summary>
public abstract class CollectorContract(CatalogueServer? server) : IAsyncLifetime
{
    private static readonly CollectionRequest LastOne = new() { Keep = 1, OlderThan = TimeSpan.FromDays(30) };

    private readonly BatchFixture _fixture = BatchFixture.With(server);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task Run_OldRenditionsOfAReport_KeepsTheNewestSoMany()
    {
        var archive = await _fixture.OpenAsync(reports: 0);
        var renditions = new List<StoredRendition>();
        foreach (var revision in (long[])[1, 2, 3])
        {
            renditions.Add(await RenderAsync(archive, "a", revision));
            _fixture.Time.Now += TimeSpan.FromDays(1);
        }

        _fixture.Time.Now += TimeSpan.FromDays(60);
        (await CollectAsync(archive, LastOne with { Keep = 3 })).ShouldBeEmpty();
        (await CollectAsync(archive, LastOne with { Keep = 2, IsDryRun = true })).ShouldBe([renditions[0].Id]);
        (await FilesAsync(archive, renditions[0])).ShouldBe(4);
        (await CollectAsync(archive, LastOne with { Keep = 2 })).ShouldBe([renditions[0].Id]);
        (await FilesAsync(archive, renditions[0])).ShouldBe(0);
        (await archive.FindAsync(renditions[0].Id, default)).ShouldBeNull();
        (await CollectAsync(archive, LastOne)).ShouldBe([renditions[1].Id]);
        (await FilesAsync(archive, renditions[2])).ShouldBe(4);
        (await ShownVersionAsync(archive, "a")).ShouldBe("1.0.0");
    }

    [Fact]
    public async Task Run_YoungRendition_Stays()
    {
        var archive = await _fixture.OpenAsync(reports: 0);
        await RenderAsync(archive, "a");
        await RenderAsync(archive, "a", revision: 2);
        _fixture.Time.Now += TimeSpan.FromDays(29);

        (await CollectAsync(archive, LastOne)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_DataThatIsStillASource_KeepsTheDataAlone()
    {
        var archive = await _fixture.OpenAsync(reports: 0);
        var first = await RenderAsync(archive, "a");
        await CreateAsync(archive);
        await BatchFixture.CompleteAsync(archive, "b-1", (await SendAllAsync(archive, "b-1"))[0]);
        _fixture.Time.Now += TimeSpan.FromDays(60);

        (await CollectAsync(archive, LastOne)).ShouldBe([first.Id]);
        (await FilesAsync(archive, first)).ShouldBe(1);
    }

    [Fact]
    public async Task Run_HeldRendition_StaysUntilItIsDiscarded()
    {
        var archive = await _fixture.OpenAsync(reports: 1);
        await CreateAsync(archive, Request() with { Holds = true });
        await BatchFixture.CompleteAsync(archive, "b-1", (await SendAllAsync(archive, "b-1"))[0]);
        await archive.Batches.FoldAsync("b-1", default);
        _fixture.Time.Now += TimeSpan.FromDays(60);

        (await CollectAsync(archive, LastOne)).ShouldBeEmpty();
        await archive.Batches.DiscardAsync("b-1", default);
        (await CollectAsync(archive, LastOne)).ShouldBe([DataOf(IdOf(0), 1, "2.0.0").RenditionId]);
        (await ShownVersionAsync(archive, IdOf(0))).ShouldBe("1.0.0");
    }

    [Fact]
    public async Task Complete_RenditionRemovedAfterItWasFound_IsDoneAgainAndStoresIt()
    {
        var archive = await OpenWithOldRenditionAsync();
        var found = (await archive.FindAsync(DataOf("a", 1, "1.0.0").RenditionId, default)).ShouldNotBeNull();
        await CollectAsync(archive, LastOne);

        var refusal = await Should.ThrowAsync<CatalogueException>(() => CompleteAsync(archive, found));
        refusal.Kind.ShouldBe(OutageKind.Passing);
        (await archive.FindAsync(found.Id, default)).ShouldBeNull();
        var again = await StoreAsync(archive, "a", 1, "1.0.0");
        (await CompleteAsync(archive, again)).ShouldBeTrue();
        (await FilesAsync(archive, again)).ShouldBe(4);
        (await CompleteAsync(archive, again)).ShouldBeTrue();
    }

    [Fact]
    public async Task Complete_WhileTheFilesAreBeingRemoved_WaitsForTheEnd()
    {
        var store = new InterruptedStore(_fixture.Fixture.Objects);
        var archive = await OpenWithOldRenditionAsync(store);
        var refusals = 0;
        store.Deleting = async () =>
        {
            // The worker stores what lies there already, and would refer to what is removed a moment later.
            var stored = await StoreAsync(archive, "a", 1, "1.0.0");
            await Should.ThrowAsync<CatalogueException>(() => CompleteAsync(archive, stored));
            Interlocked.Increment(ref refusals);
        };
        await CollectAsync(archive, LastOne);

        refusals.ShouldBeGreaterThan(0);
        store.Deleting = null;
        var again = await StoreAsync(archive, "a", 1, "1.0.0");
        (await CompleteAsync(archive, again)).ShouldBeTrue();
        (await FilesAsync(archive, again)).ShouldBe(4);
    }

    [Fact]
    public async Task Run_AfterOneThatDied_FinishesItFirst()
    {
        var store = new InterruptedStore(_fixture.Fixture.Objects) { Deleting = () => throw new ObjectStoreException("x", "The disk is gone.", "Wait.") };
        var archive = await OpenWithOldRenditionAsync(store);
        await Should.ThrowAsync<ObjectStoreException>(() => CollectAsync(archive, LastOne));
        store.Deleting = null;

        (await CollectAsync(archive, LastOne)).ShouldBeEmpty();
        (await archive.Objects.FindLengthAsync(ObjectKey.OfPdf(DataOf("a", 1, "1.0.0").RenditionId), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Complete_AfterACollectionThatDied_TakesTheFilesBack()
    {
        var store = new InterruptedStore(_fixture.Fixture.Objects) { Deleting = () => throw new ObjectStoreException("x", "The disk is gone.", "Wait.") };
        var archive = await OpenWithOldRenditionAsync(store);
        await Should.ThrowAsync<ObjectStoreException>(() => CollectAsync(archive, LastOne));
        var again = await StoreAsync(archive, "a", 1, "1.0.0");
        (await CompleteAsync(archive, again)).ShouldBeTrue();
        store.Deleting = null;

        (await CollectAsync(archive, LastOne)).ShouldBeEmpty();
        (await FilesAsync(archive, again)).ShouldBe(4);
    }

    [Fact]
    public async Task Run_BesideAnother_IsRefused()
    {
        var archive = await OpenWithOldRenditionAsync();
        await using var first = archive.Collector.RunAsync(LastOne, "first", default).GetAsyncEnumerator();
        await first.MoveNextAsync();

        (await Should.ThrowAsync<CatalogueException>(() => CollectAsync(archive, LastOne))).Message.ShouldContain("another collection runs");
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(1, 59)]
    public async Task Run_WrongRequest_IsRefused(int keep, int minutes)
    {
        var archive = await _fixture.OpenAsync(reports: 0);
        await Should.ThrowAsync<ArgumentException>(() => CollectAsync(archive, new CollectionRequest { Keep = keep, OlderThan = TimeSpan.FromMinutes(minutes) }));
    }

    // Report a shows revision 2; revision 1 was rendered from other data, and by a report that shows something else now.
    private async Task<RenditionArchive> OpenWithOldRenditionAsync(IObjectStore? store = null)
    {
        var archive = await _fixture.Fixture.OpenAsync(store ?? _fixture.Fixture.Objects);
        await RenderAsync(archive, "a");
        _fixture.Time.Now += TimeSpan.FromMinutes(1);
        await RenderAsync(archive, "a", revision: 2);
        _fixture.Time.Now += TimeSpan.FromDays(60);
        return archive;
    }

    private static Task<bool> CompleteAsync(RenditionArchive archive, StoredRendition rendition) =>
        archive.CompleteAsync(ArchiveFixture.Request("b"), new Completion(rendition), default);

    private static async Task<List<string>> CollectAsync(RenditionArchive archive, CollectionRequest request)
    {
        var removed = new List<string>();
        await foreach (var page in archive.Collector.RunAsync(request, "test", default)) removed.AddRange(page.Renditions.Select(r => r.RenditionId));
        return removed;
    }

    private static async Task<int> FilesAsync(RenditionArchive archive, StoredRendition rendition)
    {
        var lengths = await Task.WhenAll(
            rendition.Artifacts.Select(a => ObjectKey.Create(a.Key)).Append(ObjectKey.OfProvenance(rendition.Id)).Select(key => archive.Objects.FindLengthAsync(key, default)));
        return lengths.Count(l => l is not null);
    }

    /// <summary>A store in which something happens before an object is removed.</summary>
    private sealed class InterruptedStore(IObjectStore store) : IObjectStore
    {
        public Func<Task>? Deleting { get; set; }

        public bool IsConditional => store.IsConditional;

        public Task PutIfAbsentAsync(ObjectKey key, ReadOnlyMemory<byte> content, string sha256, CancellationToken cancellationToken) => store.PutIfAbsentAsync(key, content, sha256, cancellationToken);

        public Task ReplaceAsync(ObjectKey key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => store.ReplaceAsync(key, content, cancellationToken);

        public Task<ReadOnlyMemory<byte>?> ReadAsync(ObjectKey key, CancellationToken cancellationToken) => store.ReadAsync(key, cancellationToken);

        public Task<long?> FindLengthAsync(ObjectKey key, CancellationToken cancellationToken) => store.FindLengthAsync(key, cancellationToken);

        public async Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken)
        {
            if (Deleting is { } interrupt) await interrupt();
            await store.DeleteAsync(key, cancellationToken);
        }

        public Uri AddressOf(ObjectKey key) => store.AddressOf(key);

        public Task<Uri> LinkAsync(ObjectKey key, TimeSpan lifetime) => store.LinkAsync(key, lifetime);

        public Task ProbeAsync(CancellationToken cancellationToken) => store.ProbeAsync(cancellationToken);
    }
}

public sealed class SqliteCollectorTests() : CollectorContract(server: null);

[Collection(CatalogueServerCollection.Name)]
public sealed class PostgreSqlCollectorTests(CatalogueServer server) : CollectorContract(server);
