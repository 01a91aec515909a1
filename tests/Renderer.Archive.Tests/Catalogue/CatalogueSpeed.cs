using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Archive.Resilience;
using Renderer.Reports;
using Xunit.Abstractions;

namespace Renderer.Archive.Tests.Catalogue;

/// <summary>How fast the catalogue is on this machine and how much room a report takes in it; prints the numbers for the README.</summary>
/// <remarks><c>dotnet test tests/Renderer.Archive.Tests -c Release --filter FullyQualifiedName~CatalogueSpeed --logger "console;verbosity=detailed"</c></remarks>
[Trait("Category", "Long")]
[Collection(CatalogueServerCollection.Name)]
public sealed class CatalogueSpeed(CatalogueServer server, ITestOutputHelper output)
{
    private const int Reports = 20_000;
    private const int ReportsOfOneCaller = 2_000;

    [Fact]
    public async Task Sqlite_OneAndEightCallers_PrintsRates()
    {
        await using var fixture = new ArchiveFixture(server: null);
        await MeasureAsync("SQLite", fixture);
        // The log is not part of the rows.
        await DatabaseQuery.ScalarAsync(await fixture.CatalogueAsync(), "PRAGMA wal_checkpoint(TRUNCATE)");
        await PrintRoomAsync(fixture, new FileInfo(fixture.Folder.File("catalogue.db")).Length);
    }

    [Fact]
    public async Task PostgreSql_OneAndEightCallers_PrintsRates()
    {
        await using var fixture = new ArchiveFixture(server);
        await MeasureAsync("PostgreSQL, fsync off", fixture);
        await DatabaseQuery.ScalarAsync(await fixture.CatalogueAsync(), "VACUUM FULL");
        await PrintRoomAsync(fixture, long.Parse((await DatabaseQuery.ScalarAsync(await fixture.CatalogueAsync(), "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"))!));
    }

    private async Task MeasureAsync(string name, ArchiveFixture fixture)
    {
        await fixture.OpenAsync();
        await using var database = new CatalogueDatabase(await fixture.CatalogueAsync(), new DependencyOptions(), TimeProvider.System);
        var ledger = new RequestLedger(database, TimeProvider.System);
        var catalogue = new RenditionCatalogue(database, TimeProvider.System);
        var data = new ReportDataIndex(database);
        await CompleteAsync(ledger, catalogue, "warm");
        foreach (var callers in (int[])[1, 8])
        {
            var (count, part) = (callers == 1 ? ReportsOfOneCaller : Reports - ReportsOfOneCaller, $"{callers}");
            await PrintRateAsync($"{name}, {callers} callers: probes", callers, count, _ => database.RunAsync((c, attempt) => c.Reports.AnyAsync(r => r.ReportId == "", attempt), default));
            await PrintRateAsync($"{name}, {callers} callers: accepts", callers, count, i => ledger.AcceptAsync(ArchiveFixture.Request($"{part}-{i}"), ArchiveFixture.Message($"{part}-{i}"), null, default));
            await PrintRateAsync($"{name}, {callers} callers: completions", callers, count, i => CompleteAsync(ledger: null, catalogue, $"{part}-{i}"));
            await PrintRateAsync($"{name}, {callers} callers: last year's reports found", callers, count, i => data.FindPreviousAsync(new ReportSubject($"{part}-{i}", 2024, "office"), default));
        }
    }

    private static async Task CompleteAsync(RequestLedger? ledger, RenditionCatalogue catalogue, string id)
    {
        if (ledger is not null) await ledger.AcceptAsync(ArchiveFixture.Request(id), ArchiveFixture.Message(id), null, default);
        var rendition = ArchiveFixture.Data(id).RenditionId;
        await catalogue.CompleteAsync(
            ArchiveFixture.Request(id),
            new Completion(new StoredRendition
            {
                Id = rendition,
                Template = "disclosure-2021",
                TemplateVersion = "1.0.0",
                TemplateDigest = rendition,
                DataDigest = rendition,
                Pages = 6,
                Artifacts = [new StoredArtifact("html", ObjectKey.OfHtml(rendition).Value, rendition, 37_182), new StoredArtifact("pdf", ObjectKey.OfPdf(rendition).Value, rendition, 248_157)],
                Warnings = [],
            })
            { Subject = new ReportSubject(id, 2023, "office") },
            default);
    }

    private async Task PrintRateAsync(string what, int callers, int count, Func<int, Task> call)
    {
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = callers }, async (i, _) => await call(i));
        output.WriteLine($"{what}: {count / clock.Elapsed.TotalSeconds:0} a second");
    }

    private async Task PrintRoomAsync(ArchiveFixture fixture, long bytes)
    {
        var rows = int.Parse((await DatabaseQuery.ScalarAsync(await fixture.CatalogueAsync(), "SELECT count(*) FROM reports"))!);
        output.WriteLine($"{rows} reports: {bytes / 1024.0 / 1024:0.0} MiB, {bytes / rows} bytes a report");
        rows.ShouldBe(Reports + 1);
    }
}
