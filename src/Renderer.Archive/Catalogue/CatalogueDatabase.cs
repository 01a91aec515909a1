using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Renderer.Archive.Catalogue;

/// <summary>Opens the catalogue, brings its schema up to date, and runs work on it with one kind of failure.</summary>
internal sealed class CatalogueDatabase
{
    private readonly PooledDbContextFactory<CatalogueContext> _contexts;
    private readonly string _file;

    public CatalogueDatabase(CatalogueOptions options)
    {
        // A writer waits this long for another one; SQLite has one writer at a time.
        var connection = new SqliteConnectionStringBuilder(options.ConnectionString) { DefaultTimeout = 30 };
        _file = connection.DataSource;
        _contexts = new PooledDbContextFactory<CatalogueContext>(
            new DbContextOptionsBuilder<CatalogueContext>()
                .UseSqlite(connection.ConnectionString)
                .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
                .Options);
    }

    /// <summary>Creates or updates the schema. Processes that start together wait for each other.</summary>
    /// <exception cref="CatalogueException">The database cannot be opened, or a newer program has changed it.</exception>
    public Task MigrateAsync(DateTimeOffset now, CancellationToken cancellationToken) => RunAsync(
        async context =>
        {
            CreateFolder();
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await context.Database.ExecuteSqlRawAsync(
                "CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT",
                cancellationToken);
            var version = await context.Database
                .SqlQueryRaw<int>("SELECT COALESCE(MAX(version), 0) AS \"Value\" FROM schema_versions")
                .SingleAsync(cancellationToken);
            RefuseNewer(version);
            foreach (var migration in CatalogueMigrations.Sqlite.Where(m => m.Version > version))
            {
                await context.Database.ExecuteSqlRawAsync(migration.Sql, cancellationToken);
                await context.Database.ExecuteSqlAsync(
                    $"INSERT INTO schema_versions (version, name, applied_at) VALUES ({migration.Version}, {migration.Name}, {now.UtcDateTime})",
                    cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Runs work on the database; what the database throws becomes a <see cref="CatalogueException"/>.</summary>
    public async Task<T> RunAsync<T>(Func<CatalogueContext, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            return await work(context);
        }
        catch (Exception e) when (e is DbException or DbUpdateException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            throw new CatalogueException(
                $"{_file}: the catalogue cannot be used: {e.Message} Check the disk and the permissions of this file (Catalogue:ConnectionString).", e);
        }
    }

    /// <summary>Returns when the database answers.</summary>
    public Task ProbeAsync(CancellationToken cancellationToken) =>
        RunAsync(catalogue => catalogue.Reports.AnyAsync(r => r.ReportId == "", cancellationToken), cancellationToken);

    private static void RefuseNewer(int version)
    {
        var known = CatalogueMigrations.Sqlite[^1].Version;
        if (version <= known) return;
        throw new CatalogueException(
            $"The catalogue has schema version {version}, and this program knows versions up to {known}. Run the program that wrote it, or a newer one.");
    }

    private void CreateFolder()
    {
        if (_file is ":memory:" || _file.StartsWith("file:", StringComparison.Ordinal)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_file))!);
    }
}
