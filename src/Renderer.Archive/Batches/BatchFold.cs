using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Renderer.Archive.Catalogue;

namespace Renderer.Archive.Batches;

/// <summary>Adds finished pages to their batch's counts, and ends the batch when everything is final.</summary>
/// <remarks>
/// Each item is counted into its batch once, when its page is closed, so an item costs the same at the beginning and at the end of a batch.
/// A page that waits for a straggler would keep its finished items open: when there are more of those than of the waiting ones, the waiting
/// ones move to a page of their own. Each move is paid for by as many finished items.
/// </remarks>
internal sealed class BatchFold(CatalogueDatabase database, BatchReader reader, TimeProvider time)
{
    // Below this many finished items in open pages, moving saves nothing.
    private const int FewestFolded = 512;

    public async Task<Batch> FoldAsync(string batchId, CancellationToken cancellationToken)
    {
        var batch = await database.RunAsync(
            async (catalogue, attempt) =>
            {
                var pages = await ReadPagesAsync(catalogue, batchId, attempt);
                var found = await reader.FindAsync(catalogue, batchId, attempt) ?? throw new InvalidOperationException($"There is no batch {batchId}.");
                return pages.Any(p => p.Open == 0) || IsWorthMoving(pages) || EndOf(found, pages.Length) is not null ? null : found;
            },
            cancellationToken);
        return batch ?? await database.RunTransactionAsync((catalogue, attempt) => FoldAsync(catalogue, batchId, attempt), cancellationToken);
    }

    /// <summary>Closes all pages; what is not final moves to a new one. The caller holds the batch's row.</summary>
    public async Task CloseAllAsync(CatalogueContext catalogue, string batchId, CancellationToken cancellationToken)
    {
        var pages = await ReadPagesAsync(catalogue, batchId, cancellationToken);
        if (pages.Any(p => p.Open > 0 && p.Final > 0)) pages = await MoveOpenAsync(catalogue, batchId, cancellationToken);
        await CloseAsync(catalogue, batchId, pages, cancellationToken);
    }

    /// <summary>Waits for others who change this batch; the row is the caller's until the end of the transaction.</summary>
    public static Task LockAsync(CatalogueContext catalogue, CatalogueDialect dialect, string batchId, CancellationToken cancellationToken) =>
        catalogue.Database.ExecuteSqlAsync(FormattableStringFactory.Create($"SELECT b.id FROM batches b WHERE b.id = {{0}} {dialect.Lock("b")}", batchId), cancellationToken);

    private async Task<Batch> FoldAsync(CatalogueContext catalogue, string batchId, CancellationToken cancellationToken)
    {
        await LockAsync(catalogue, database.Dialect, batchId, cancellationToken);
        var pages = await ReadPagesAsync(catalogue, batchId, cancellationToken);
        if (IsWorthMoving(pages)) pages = await MoveOpenAsync(catalogue, batchId, cancellationToken);
        await CloseAsync(catalogue, batchId, pages, cancellationToken);
        var batch = (await reader.FindAsync(catalogue, batchId, cancellationToken))!;
        if (EndOf(batch, pages.Count(p => p.Open > 0)) is not { } end) return batch;
        await EndAsync(catalogue, batch, end, cancellationToken);
        return (await reader.FindAsync(catalogue, batchId, cancellationToken))!;
    }

    private Task<int> EndAsync(CatalogueContext catalogue, Batch batch, BatchState end, CancellationToken cancellationToken)
    {
        DateTime? finished = end == BatchState.Held ? null : time.GetUtcNow().UtcDateTime;
        return catalogue.Database.ExecuteSqlAsync(
            $"UPDATE batches SET state = {BatchNames.Of(end)}, finished_at = {finished} WHERE id = {batch.Request.Id} AND state = {BatchNames.Of(batch.State)}", cancellationToken);
    }

    // What a batch comes to when none of its items is open; a release ends when nothing is held any more, which BatchRelease looks at.
    private static BatchState? EndOf(Batch batch, int openPages) => (batch.State, batch.IsSelectionComplete && openPages == 0) switch
    {
        (BatchState.Running, true) => batch.Request.Holds && batch.Counts.Rendered > batch.Released + batch.Superseded ? BatchState.Held : BatchState.Completed,
        (BatchState.Cancelling, true) => BatchState.Cancelled,
        _ => null,
    };

    private static bool IsWorthMoving(ImmutableArray<PageRow> pages)
    {
        var final = pages.Where(p => p.Open > 0).Sum(p => p.Final);
        return final >= FewestFolded && final >= pages.Sum(p => p.Open);
    }

    // Items that are finished meanwhile stay where they are: the statement waits for their rows and then passes them over.
    private async Task<ImmutableArray<PageRow>> MoveOpenAsync(CatalogueContext catalogue, string batchId, CancellationToken cancellationToken)
    {
        var move = FormattableStringFactory.Create(
            $$"""
            UPDATE batch_items SET page = (SELECT b.next_page FROM batches b WHERE b.id = {0})
            WHERE batch_id = {0} AND page {{OpenPages}} AND state IN ('planned', 'sent')
            """,
            batchId);
        await catalogue.Database.ExecuteSqlAsync(move, cancellationToken);
        await catalogue.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO batch_pages (batch_id, page) SELECT b.id, b.next_page FROM batches b WHERE b.id = {batchId};
            UPDATE batches SET next_page = next_page + 1 WHERE id = {batchId}
            """,
            cancellationToken);
        return await ReadPagesAsync(catalogue, batchId, cancellationToken);
    }

    private static async Task CloseAsync(CatalogueContext catalogue, string batchId, ImmutableArray<PageRow> pages, CancellationToken cancellationToken)
    {
        var closed = pages.Where(p => p.Open == 0).ToImmutableArray();
        if (closed.IsEmpty) return;
        var sum = closed.Aggregate(PageCounts.None, (total, page) => total + page.Counts);
        foreach (var page in closed) await catalogue.Database.ExecuteSqlAsync($"DELETE FROM batch_pages WHERE batch_id = {batchId} AND page = {page.Page}", cancellationToken);
        await catalogue.Database.ExecuteSqlAsync(
            $"""
            UPDATE batches SET rendered = rendered + {sum.Rendered}, reused = reused + {sum.Reused}, unchanged = unchanged + {sum.Unchanged},
              rejected = rejected + {sum.Rejected}, failed = failed + {sum.Failed}, cancelled = cancelled + {sum.Cancelled}, superseded = superseded + {sum.Superseded}
            WHERE id = {batchId}
            """,
            cancellationToken);
    }

    // Pages first, so that one whose items have all moved away is closed as well.
    private async Task<ImmutableArray<PageRow>> ReadPagesAsync(CatalogueContext catalogue, string batchId, CancellationToken cancellationToken)
    {
        var open = await catalogue.Database.SqlQuery<long>($"SELECT page AS \"Value\" FROM batch_pages WHERE batch_id = {batchId} ORDER BY page").ToListAsync(cancellationToken);
        if (open.Count == 0) return [];
        var query = FormattableStringFactory.Create(
            $$"""
            SELECT i.page AS "Page", COUNT(CASE WHEN i.state = 'rendered' THEN 1 END) AS "Rendered", COUNT(CASE WHEN i.state = 'rendered' AND i.is_reused THEN 1 END) AS "Reused",
              COUNT(CASE WHEN i.state = 'unchanged' THEN 1 END) AS "Unchanged", COUNT(CASE WHEN i.state = 'rejected' THEN 1 END) AS "Rejected",
              COUNT(CASE WHEN i.state = 'failed' THEN 1 END) AS "Failed", COUNT(CASE WHEN i.state = 'cancelled' THEN 1 END) AS "Cancelled",
              COUNT(CASE WHEN i.is_superseded THEN 1 END) AS "Superseded", COUNT(CASE WHEN i.state IN ('planned', 'sent') THEN 1 END) AS "Open"
            FROM batch_items i WHERE i.batch_id = {0} AND i.page {{OpenPages}} GROUP BY i.page
            """,
            batchId);
        var counted = (await catalogue.Database.SqlQuery<PageRow>(query).ToListAsync(cancellationToken)).ToDictionary(p => p.Page);
        return [.. open.Select(page => counted.GetValueOrDefault(page) ?? new PageRow(page, 0, 0, 0, 0, 0, 0, 0, 0))];
    }

    private string OpenPages => database.Dialect.Among("SELECT p.page FROM batch_pages p WHERE p.batch_id = {0}");

    private sealed record PageRow(long Page, long Rendered, long Reused, long Unchanged, long Rejected, long Failed, long Cancelled, long Superseded, long Open)
    {
        public PageCounts Counts => new(Rendered, Reused, Unchanged, Rejected, Failed, Cancelled, Superseded);

        public long Final => Rendered + Unchanged + Rejected + Failed + Cancelled;
    }
}
