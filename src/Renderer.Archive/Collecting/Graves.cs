using Microsoft.EntityFrameworkCore;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Archive.Resilience;

namespace Renderer.Archive.Collecting;

/// <summary>What was removed from the store, or is being removed: a worker that saw it there before must not refer to it.</summary>
/// <remarks>
/// A rendition's row goes and its grave comes in one transaction; no completion runs beside it. A completion that finds a grave writes
/// nothing. While the removal is under way it is tried again later. Once the removal is over, or was given up, nobody removes those files
/// any more; if all of them are there now, somebody has stored them since, and the grave may go.
/// </remarks>
internal sealed class Graves(CatalogueDatabase database, IObjectStore objects, TimeProvider time)
{
    /// <summary>Takes the graves of a rendition and its data away, if all its files are there and nobody is removing them; false when they are not.</summary>
    public async Task<bool> TryReopenAsync(StoredRendition rendition, CancellationToken cancellationToken)
    {
        if (await IsBeingRemovedAsync(rendition, cancellationToken)) return false;
        var lengths = await Task.WhenAll(rendition.Artifacts.Select(a => objects.FindLengthAsync(ObjectKey.Create(a.Key), cancellationToken)));
        if (!rendition.Artifacts.Select(a => (long?)a.Bytes).SequenceEqual(lengths)) return false;
        if (await objects.FindLengthAsync(ObjectKey.OfProvenance(rendition.Id), cancellationToken) is null) return false;
        var (files, data, now) = (RenditionSql.GraveOf(rendition.Id), ObjectKey.OfData(rendition.DataDigest).Value, time.GetUtcNow().UtcDateTime);
        await database.RunAsync(
            (catalogue, attempt) => catalogue.Database.ExecuteSqlAsync(
                $"""
                DELETE FROM deleted_objects WHERE key IN ({files}, {data})
                  AND (deleted_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM leases WHERE name = {Leases.Collector} AND expires_at > {now}))
                """,
                attempt),
            cancellationToken);
        return true;
    }

    /// <summary>What a completion throws that must be done again: the files have to be stored anew.</summary>
    public static CatalogueException Passing(StoredRendition rendition) => new(
        $"renditions/{rendition.Id}", "its files were removed from the store while they were being referred to.", "They are made and stored again.")
    { Kind = OutageKind.Passing };

    private async Task<bool> IsBeingRemovedAsync(StoredRendition rendition, CancellationToken cancellationToken)
    {
        var (files, data, now) = (RenditionSql.GraveOf(rendition.Id), ObjectKey.OfData(rendition.DataDigest).Value, time.GetUtcNow().UtcDateTime);
        var open = await database.RunAsync(
            (catalogue, attempt) => catalogue.Database.SqlQuery<long>(
                $"""
                SELECT COUNT(*) AS "Value" FROM deleted_objects WHERE key IN ({files}, {data}) AND deleted_at IS NULL
                  AND EXISTS (SELECT 1 FROM leases WHERE name = {Leases.Collector} AND expires_at > {now})
                """).ToListAsync(attempt),
            cancellationToken);
        return open[0] > 0;
    }
}
