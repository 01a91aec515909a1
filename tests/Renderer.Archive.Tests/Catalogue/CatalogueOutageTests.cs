using System.Collections.Concurrent;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Archive.Resilience;
using Renderer.Servers;

namespace Renderer.Archive.Tests.Catalogue;

/// <summary>A PostgreSQL of their own that ends and comes back.</summary>
public sealed class CatalogueOutageTests
{
    private const int Callers = 4;
    private const int ReportsOfACaller = 60;

    // Commits must outlive SIGKILL here; the test servers do not wait for the log otherwise.
    private const string Durable = ";Options=-c synchronous_commit=on";

    private static readonly DependencyOptions Quick = new() { BreakDuration = TimeSpan.FromMilliseconds(100), FirstDelay = TimeSpan.FromMilliseconds(20), ProbeTimeout = TimeSpan.FromSeconds(5) };

    [Fact]
    public async Task Server_DownAtTheStart_IsWaitedForAndMigratedThen()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        var options = new CatalogueOptions { Kind = "postgresql", ConnectionString = await server.CreateDatabaseAsync() };
        await server.StopAsync();
        using var folder = new TemporaryFolder();
        await using var archive = await RenditionArchive.OpenAsync(new DirectoryObjectStore(folder.Path), options, Quick, TimeProvider.System, default);
        archive.Catalogue.IsAvailable.ShouldBeFalse();
        await Should.ThrowAsync<CatalogueException>(() => archive.FindStatusAsync("r-1", default));
        await server.StartAgainAsync();
        await archive.Catalogue.WaitUntilAvailableAsync(default).WaitAsync(TimeSpan.FromMinutes(1));

        (await archive.Requests.AcceptAsync(ArchiveFixture.Request(), ArchiveFixture.Message(), null, default)).ShouldBeTrue();
    }

    [Fact]
    public async Task Server_KilledAndRestartedDuringCompletions_LosesAndDoublesNothing()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        var options = new CatalogueOptions { Kind = "postgresql", ConnectionString = await server.CreateDatabaseAsync() + Durable };
        using var folder = new TemporaryFolder();
        await using var archive = await RenditionArchive.OpenAsync(new DirectoryObjectStore(folder.Path), options, Quick, TimeProvider.System, default);
        var outages = new ConcurrentBag<CatalogueException>();
        var done = 0;
        var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var report = 0; report < ReportsOfACaller; report++)
            {
                await UntilDoneAsync(archive, () => CompleteAsync(archive, $"r-{caller}-{report}"), outages);
                Interlocked.Increment(ref done);
            }
        })).ToList();
        foreach (var third in (int[])[1, 2])
        {
            SpinWait.SpinUntil(() => Volatile.Read(ref done) >= third * Callers * ReportsOfACaller / 3, TimeSpan.FromMinutes(1)).ShouldBeTrue();
            await server.KillAsync();
            await server.StartAgainAsync();
        }

        await Task.WhenAll(callers).WaitAsync(TimeSpan.FromMinutes(2));

        outages.ShouldAllBe(e => e.Kind == OutageKind.Passing);
        (await DatabaseQuery.ScalarAsync(options, "SELECT count(*) || ' ' || count(DISTINCT rendition_id) FROM reports")).ShouldBe($"{Callers * ReportsOfACaller} {Callers * ReportsOfACaller}");
        (await DatabaseQuery.ScalarAsync(options, "SELECT count(*) FROM requests WHERE state = 'rendered' AND message IS NULL AND due_at IS NULL")).ShouldBe($"{Callers * ReportsOfACaller}");
        (await DatabaseQuery.ScalarAsync(options, "SELECT count(*) FROM renditions")).ShouldBe($"{Callers * ReportsOfACaller}");
        folder.Files().Count(f => f.EndsWith("current.json", StringComparison.Ordinal)).ShouldBe(Callers * ReportsOfACaller);
    }

    private static async Task CompleteAsync(RenditionArchive archive, string id)
    {
        var data = ArchiveFixture.Data(id);
        await archive.Requests.AcceptAsync(ArchiveFixture.Request(id), ArchiveFixture.Message(id), null, default);
        var rendition = await archive.FindAsync(data.RenditionId, default) ?? await archive.StoreAsync(data, ArchiveFixture.Report(data), [], default);
        (await archive.CompleteAsync(ArchiveFixture.Request(id), new Completion(rendition), default)).ShouldBeTrue();
    }

    // As a worker does: what failed is done again once the catalogue works.
    private static async Task UntilDoneAsync(RenditionArchive archive, Func<Task> work, ConcurrentBag<CatalogueException> outages)
    {
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (CatalogueException e)
            {
                outages.Add(e);
                await archive.Catalogue.WaitUntilAvailableAsync(default).WaitAsync(TimeSpan.FromMinutes(1));
            }
        }
    }
}
