using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Reports;

namespace Renderer.Archive.Collecting;

/// <summary>Objects that are being removed together.</summary>
/// <param name="Key">What completions look for: <c>renditions/{id}</c> or the key of data.</param>
/// <param name="Objects">Keys of the objects.</param>
internal sealed record Grave(string Key, ImmutableArray<string> Objects);

/// <summary>What a page of renditions came to.</summary>
internal sealed record Condemned(ImmutableArray<CollectedRendition> Renditions, ImmutableArray<Grave> Graves, long DataBytes);

/// <summary>Decides what nothing points at, and takes it out of the catalogue in the same transaction.</summary>
internal sealed class Condemnation(CatalogueDatabase database, TimeProvider time)
{
    // What is shown; what a batch may still release; what is among the last of a report's history.
    private const string Unused = """
        NOT EXISTS (SELECT 1 FROM reports r WHERE r.rendition_id = n.id)
        AND NOT EXISTS (SELECT 1 FROM batch_items i JOIN batches b ON b.id = i.batch_id WHERE i.rendition_id = n.id AND i.held IS NOT NULL AND b.state NOT IN ('completed', 'cancelled', 'discarded'))
        AND NOT EXISTS (SELECT 1 FROM report_history h WHERE h.rendition_id = n.id AND {2} > (
          SELECT COUNT(*) FROM report_history o WHERE o.report_id = h.report_id AND (o.shown_at > h.shown_at OR (o.shown_at = h.shown_at AND o.rendition_id > h.rendition_id))))
        """;

    private string Named => database.Dialect.Among($"SELECT x.value FROM {database.Dialect.Texts("{0}")}");

    public Task<Condemned> RunAsync(ImmutableArray<string> ids, CollectionBounds bounds, CancellationToken cancellationToken) => database.RunTransactionAsync(
        async (catalogue, attempt) =>
        {
            if (!bounds.IsDryRun && database.Dialect.OwnGraves is { Length: > 0 } wait) await catalogue.Database.ExecuteSqlRawAsync(wait, attempt);
            var rows = await FindAsync(catalogue, ids, bounds, attempt);
            if (rows.Count == 0) return new Condemned([], [], 0);
            var renditions = rows.Select(r => RenditionOf(r)).ToImmutableArray();
            if (bounds.IsDryRun) return new Condemned(renditions, [], 0);
            await RemoveRowsAsync(catalogue, [.. rows.Select(r => r.Id)], attempt);
            var data = await FindUnusedDataAsync(catalogue, [.. rows.Select(r => r.DataDigest).Distinct(StringComparer.Ordinal)], attempt);
            ImmutableArray<Grave> graves = [.. rows.Select(GraveOf), .. data.Select(d => ObjectKey.OfData(d).Value).Select(key => new Grave(key, [key]))];
            foreach (var grave in graves) await DigAsync(catalogue, grave, attempt);
            return new Condemned(renditions, graves, rows.DistinctBy(r => r.DataDigest).Where(r => data.Contains(r.DataDigest)).Sum(DataBytesOf));
        },
        cancellationToken);

    /// <summary>Graves whose objects may not all be removed yet.</summary>
    public async Task<ImmutableArray<Grave>> ReadOpenAsync(int atMost, CancellationToken cancellationToken)
    {
        var rows = await database.RunAsync(
            (catalogue, attempt) => catalogue.Database.SqlQuery<GraveRow>(
                $"""SELECT key AS "Key", objects AS "Objects" FROM deleted_objects WHERE deleted_at IS NULL ORDER BY key LIMIT {atMost}""").ToListAsync(attempt),
            cancellationToken);
        return [.. rows.Select(r => new Grave(r.Key, JsonSerializer.Deserialize(r.Objects, ArchiveJson.Default.ImmutableArrayString)))];
    }

    /// <summary>Records that the objects are gone: their keys may be claimed and stored anew.</summary>
    public Task CloseAsync(ImmutableArray<Grave> graves, CancellationToken cancellationToken)
    {
        var claims = FormattableStringFactory.Create($"DELETE FROM object_claims WHERE key {Named}", JsonOf(graves.SelectMany(g => g.Objects)));
        var close = FormattableStringFactory.Create($"UPDATE deleted_objects SET deleted_at = {{1}} WHERE key {Named}", JsonOf(graves.Select(g => g.Key)), time.GetUtcNow().UtcDateTime);
        return database.RunTransactionAsync(
            async (catalogue, attempt) =>
            {
                await catalogue.Database.ExecuteSqlAsync(claims, attempt);
                return await catalogue.Database.ExecuteSqlAsync(close, attempt);
            },
            cancellationToken);
    }

    /// <summary>Forgets graves that were closed long ago.</summary>
    public Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var moment = before.UtcDateTime;
        return database.RunAsync((catalogue, attempt) => catalogue.Database.ExecuteSqlAsync($"DELETE FROM deleted_objects WHERE deleted_at < {moment}", attempt), cancellationToken);
    }

    private async Task<List<RenditionRow>> FindAsync(CatalogueContext catalogue, ImmutableArray<string> ids, CollectionBounds bounds, CancellationToken cancellationToken)
    {
        var query = FormattableStringFactory.Create(
            $"SELECT n.* FROM renditions n WHERE n.id {Named} AND n.stored_at < {{1}} AND {Unused}", JsonOf(ids), bounds.Before.UtcDateTime, bounds.Keep);
        return await catalogue.Renditions.FromSql(query).ToListAsync(cancellationToken);
    }

    private async Task RemoveRowsAsync(CatalogueContext catalogue, ImmutableArray<string> ids, CancellationToken cancellationToken)
    {
        var json = JsonOf(ids);
        await catalogue.Database.ExecuteSqlAsync(FormattableStringFactory.Create($"DELETE FROM report_history WHERE rendition_id {Named}", json), cancellationToken);
        await catalogue.Database.ExecuteSqlAsync(FormattableStringFactory.Create($"DELETE FROM renditions WHERE id {Named}", json), cancellationToken);
    }

    // A kept message names its data by digest, or holds it; either way the digest stands in it or the data is stored again.
    private async Task<ImmutableHashSet<string>> FindUnusedDataAsync(CatalogueContext catalogue, ImmutableArray<string> digests, CancellationToken cancellationToken)
    {
        var query = FormattableStringFactory.Create(
            $$"""
            SELECT x.value AS "Value" FROM {{database.Dialect.Texts("{0}")}}
            WHERE NOT EXISTS (SELECT 1 FROM renditions n WHERE n.data_digest = x.value) AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.source_digest = x.value)
              AND NOT EXISTS (SELECT 1 FROM requests q WHERE q.message IS NOT NULL AND q.message LIKE '%' || x.value || '%')
            """,
            JsonOf(digests));
        return [.. await catalogue.Database.SqlQuery<string>(query).ToListAsync(cancellationToken)];
    }

    private Task<int> DigAsync(CatalogueContext catalogue, Grave grave, CancellationToken cancellationToken)
    {
        var (objects, now) = (JsonOf(grave.Objects), time.GetUtcNow().UtcDateTime);
        return catalogue.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO deleted_objects (key, objects, condemned_at) VALUES ({grave.Key}, {objects}, {now})
            ON CONFLICT (key) DO UPDATE SET objects = excluded.objects, condemned_at = excluded.condemned_at, deleted_at = NULL
            """,
            cancellationToken);
    }

    private static CollectedRendition RenditionOf(RenditionRow row) =>
        new(row.Id, row.Template, row.TemplateVersion, row.StoredAt, ArtifactsOf(row).Where(a => a.Format != ReportFormats.Json).Sum(a => a.Bytes));

    private static Grave GraveOf(RenditionRow row) => new(
        RenditionSql.GraveOf(row.Id),
        [.. ArtifactsOf(row).Where(a => a.Format != ReportFormats.Json).Select(a => a.Key), ObjectKey.OfProvenance(row.Id).Value]);

    private static long DataBytesOf(RenditionRow row) => ArtifactsOf(row).FirstOrDefault(a => a.Format == ReportFormats.Json)?.Bytes ?? 0;

    private static ImmutableArray<StoredArtifact> ArtifactsOf(RenditionRow row) => JsonSerializer.Deserialize(row.Artifacts, ArchiveJson.Default.ImmutableArrayStoredArtifact);

    private static string JsonOf(IEnumerable<string> texts) => JsonSerializer.Serialize([.. texts], ArchiveJson.Default.ImmutableArrayString);

    private sealed record GraveRow(string Key, string Objects);
}
