using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Collecting;
using Renderer.Archive.Resilience;
using Renderer.Archive.Tests.Catalogue;
using Renderer.Reports;

namespace Renderer.Archive.Tests.Batches;

/// <summary>An item of a batch costs the same whether it is the first or the five hundred thousandth: no statement of planners and workers reads a whole table.</summary>
[Collection(CatalogueServerCollection.Name)]
public sealed class BatchStatementTests(CatalogueServer server)
{
    private const int Reports = 100_000;

    private static readonly string[] Tables = ["reports", "renditions", "requests", "report_history", "batch_items"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Work_OnPostgreSqlWithManyReports_ReadsNoWholeTable(bool hasStatistics)
    {
        await using var fixture = new ArchiveFixture(server);
        await FillAsync(fixture, $"generate_series(1, {Reports}) AS s(i)", "s.i", "lpad(s.i::text, 6, '0')", "now()");
        if (hasStatistics) await DatabaseQuery.ScalarAsync(await fixture.CatalogueAsync(), "ANALYZE");
        var (tables, indexes) = (await ReadsAsync(fixture, "seq_scan"), await ReadsAsync(fixture, "idx_scan"));
        await WorkAsync(fixture);

        (await ReadsAsync(fixture, "seq_scan")).ShouldBe(tables);
        (await ReadsAsync(fixture, "idx_scan")).ShouldNotBe(indexes);
    }

    [Fact]
    public async Task Work_OnSqlite_ReadsNoWholeTable()
    {
        await using var fixture = new ArchiveFixture(server: null);
        await FillAsync(fixture, $"(WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 1000) SELECT i FROM c) s", "s.i", "printf('%06d', s.i)", "'2026-01-01 00:00:00'", 1000);
        using var log = new StatementLog();
        await WorkAsync(fixture);

        using var connection = new SqliteConnection((await fixture.CatalogueAsync()).ConnectionString);
        await connection.OpenAsync();
        var scans = log.Statements.Keys.SelectMany(s => PlanOf(connection, s).Where(IsScan).Select(line => $"{line}: {s}")).ToList();
        log.Statements.Count.ShouldBeGreaterThan(20);
        scans.ShouldBeEmpty();
    }

    // Values of JSON, of a subquery and of a constant row are scanned, and the few rows of batches, leases and graves may be.
    private static bool IsScan(string line) =>
        line.Split(' ') is ["SCAN", var what, ..] && what is not ("x" or "CONSTANT" or "shown" or "leases" or "b" or "batches" or "deleted_objects" or "sqlite_schema" or "schema_versions");

    private static IEnumerable<string> PlanOf(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {statement}";
        foreach (var name in statement.Split([' ', ',', ')', '(', '\n', '=', ';'], StringSplitOptions.RemoveEmptyEntries).Where(w => w[0] == '@').Distinct(StringComparer.Ordinal))
            command.Parameters.AddWithValue(name, "[]");
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return reader.GetString(3);
    }

    private static async Task FillAsync(ArchiveFixture fixture, string series, string number, string id, string now, int count = Reports)
    {
        var archive = await fixture.OpenAsync();
        var catalogue = await fixture.CatalogueAsync();
        foreach (var sql in LargeCatalogue.Reports(series, id, now)) await DatabaseQuery.ScalarAsync(catalogue, sql);
        (await archive.Batches.CreateAsync(BatchFixture.Request() with { Holds = true }, default)).IsNew.ShouldBeTrue();
        foreach (var sql in LargeCatalogue.DoneItems("b-1", series, number, id, now, count)) await DatabaseQuery.ScalarAsync(catalogue, sql);
    }

    // Everything that planners, workers and a release do, twice, so that prepared statements are among it.
    private static async Task WorkAsync(ArchiveFixture fixture)
    {
        var (pool, options) = (new DependencyOptions(), await fixture.CatalogueAsync());
        await using var archive = await RenditionArchive.OpenAsync(fixture.Objects, options, pool, fixture.Time, default);
        var ledger = archive.Batches;
        for (var turn = 0; turn < 8; turn++)
        {
            var batch = (await ledger.ReadOpenAsync(default))[0];
            await ledger.PlanAsync(batch, 5, _ => BatchItemState.Planned, default);
            var sent = await ledger.ReadUnsentAsync("b-1", 5, default);
            await ledger.MarkSentAsync("b-1", [.. sent.Select(r => r.ReportId)], default);
            await ledger.HasPlannerAsync(default);
            foreach (var report in sent.Take(3)) await BatchFixture.CompleteAsync(archive, "b-1", report);
            await archive.RejectItemAsync("b-1", ReportRevision.Create(sent[3].ReportId, 1), [new Problem(Severity.Error, "c", "", "m", "h")], default);
            await ledger.FindItemAsync("b-1", sent[0].ReportId, default);
            await ledger.ReturnStaleAsync("b-1", fixture.Time.Now, default);
            await ledger.FoldAsync("b-1", default);
        }

        await ledger.RetryAsync("b-1", withRejected: false, default);
        await ledger.ReadHeldAsync("b-1", 10, default);
        await ledger.CancelAsync("b-1", "enough", default);
        await using var database = new CatalogueDatabase(options, pool, fixture.Time);
        await new Condemnation(database, fixture.Time).RunAsync(["n000001", "n000002"], new CollectionBounds(1, DateTimeOffset.MaxValue.AddYears(-1), IsDryRun: false), default);
    }

    // A connection counts what it read when it ends, so all but this one must have ended.
    private static async Task<string> ReadsAsync(ArchiveFixture fixture, string counter)
    {
        var catalogue = await fixture.CatalogueAsync();
        await fixture.CloseAsync();
        await using var connection = new NpgsqlConnection(catalogue.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await ScalarAsync(connection, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'", bound.Token) != "1")
        {
        }

        return await ScalarAsync(
            connection,
            $"SELECT string_agg(relname || ' ' || {counter}, ', ' ORDER BY relname) FROM pg_stat_user_tables WHERE relname IN ({string.Join(", ", Tables.Select(t => $"'{t}'"))})",
            bound.Token);
    }

    private static async Task<string> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture)!;
    }
}
