using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Renderer.Archive.Resilience;

namespace Renderer.Archive.Catalogue;

/// <summary>How far a catalogue's schema is, and what is missing.</summary>
/// <param name="Place">The file, or the server and the database.</param>
/// <param name="Version">Its version; 0 for an empty database.</param>
/// <param name="Steps">Names of the steps that are missing, or that were done, in order.</param>
public sealed record SchemaState(string Place, int Version, ImmutableArray<string> Steps);

/// <summary>The schema of a catalogue: read, brought up to date, or refused.</summary>
public static class CatalogueSchema
{
    // A step may rewrite a table of 500,000 reports, and others wait for it; neither is an outage.
    private static readonly TimeSpan LongestStep = TimeSpan.FromHours(1);

    /// <summary>What bringing the schema up to date would do.</summary>
    /// <exception cref="CatalogueException">The database cannot be used now, or a newer program has changed it.</exception>
    public static async Task<SchemaState> ReadAsync(CatalogueOptions options, CancellationToken cancellationToken)
    {
        await using var database = new CatalogueDatabase(options, new DependencyOptions(), TimeProvider.System);
        var version = await ReadVersionAsync(database, cancellationToken);
        return new SchemaState(database.Place, version, [.. Missing(database.Place, version).Select(m => m.Name)]);
    }

    /// <summary>Brings the schema up to date and says what was done. Processes that start together wait for each other.</summary>
    /// <exception cref="CatalogueException">The database cannot be used now, or a newer program has changed it.</exception>
    public static async Task<SchemaState> MigrateAsync(CatalogueOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var database = new CatalogueDatabase(options, new DependencyOptions(), time);
        return await MigrateAsync(database, time.GetUtcNow(), cancellationToken);
    }

    internal static Task<SchemaState> MigrateAsync(CatalogueDatabase database, DateTimeOffset now, CancellationToken cancellationToken) => database.AttemptAsync(
        async (catalogue, attempt) =>
        {
            database.CreateFolder();
            catalogue.Database.SetCommandTimeout(LongestStep);
            if (database.Dialect.Prepare is { } prepare) await catalogue.Database.ExecuteSqlRawAsync(prepare, attempt);
            await using var transaction = await catalogue.Database.BeginTransactionAsync(attempt);
            if (database.Dialect.LockSchema is { } wait) await catalogue.Database.ExecuteSqlRawAsync(wait, attempt);
            var missing = Missing(database.Place, await ReadVersionAsync(catalogue, database.Dialect, attempt));
            foreach (var migration in missing)
            {
                await catalogue.Database.ExecuteSqlRawAsync(migration.Sql(database.Dialect), attempt);
                await catalogue.Database.ExecuteSqlAsync(
                    $"INSERT INTO schema_versions (version, name, applied_at) VALUES ({migration.Version}, {migration.Name}, {now.UtcDateTime})", attempt);
            }

            await transaction.CommitAsync(attempt);
            return new SchemaState(database.Place, CatalogueMigrations.Newest, [.. missing.Select(m => m.Name)]);
        },
        cancellationToken);

    /// <summary>Refuses a schema that is not this program's.</summary>
    internal static async Task RequireNewestAsync(CatalogueDatabase database, CancellationToken cancellationToken)
    {
        var version = await ReadVersionAsync(database, cancellationToken);
        if (Missing(database.Place, version).IsEmpty) return;
        throw new CatalogueException(
            database.Place,
            $"the catalogue has schema version {version}, this program needs {CatalogueMigrations.Newest}, and Catalogue:Migrate is false.",
            "Run renderer migrate first, or set Catalogue__Migrate=true.");
    }

    private static async Task<int> ReadVersionAsync(CatalogueDatabase database, CancellationToken cancellationToken) =>
        database.IsMissing ? 0 : await database.AttemptAsync((catalogue, attempt) => ReadVersionAsync(catalogue, database.Dialect, attempt), cancellationToken);

    private static async Task<int> ReadVersionAsync(CatalogueContext catalogue, CatalogueDialect dialect, CancellationToken cancellationToken)
    {
        var tables = await catalogue.Database.SqlQueryRaw<int>(dialect.CountVersionTables).ToListAsync(cancellationToken);
        if (tables is [0]) return 0;
        var versions = await catalogue.Database.SqlQueryRaw<int>("""SELECT COALESCE(MAX(version), 0) AS "Value" FROM schema_versions""").ToListAsync(cancellationToken);
        return versions[0];
    }

    private static ImmutableArray<CatalogueMigration> Missing(string place, int version)
    {
        if (version <= CatalogueMigrations.Newest) return CatalogueMigrations.All[version..];
        throw new CatalogueException(
            place, $"the catalogue has schema version {version}, and this program knows versions up to {CatalogueMigrations.Newest}.", "Run the program that wrote it, or a newer one.");
    }
}
