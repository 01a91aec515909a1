using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Renderer.Archive.Catalogue;

namespace Renderer.Archive.Batches;

/// <summary>Counts of items by what became of them.</summary>
internal sealed record PageCounts(long Rendered, long Reused, long Unchanged, long Rejected, long Failed, long Cancelled, long Superseded)
{
    public static PageCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public static PageCounts operator +(PageCounts one, PageCounts other) => new(
        one.Rendered + other.Rendered,
        one.Reused + other.Reused,
        one.Unchanged + other.Unchanged,
        one.Rejected + other.Rejected,
        one.Failed + other.Failed,
        one.Cancelled + other.Cancelled,
        one.Superseded + other.Superseded);
}

/// <summary>Reads batches with their counts.</summary>
/// <remarks>
/// A batch's row holds the counts of its closed pages. Those of the open ones are counted in the same statement, so that both are of one
/// moment and a page that is just being closed counts once. Open pages hold a few times as many items as are outstanding, however large the batch is.
/// </remarks>
internal sealed class BatchReader(CatalogueDatabase database)
{
    private string Batches => $$"""
        SELECT b.*, (
          SELECT COUNT(CASE WHEN i.state = 'rendered' THEN 1 END) || ',' || COUNT(CASE WHEN i.state = 'rendered' AND i.is_reused THEN 1 END) || ','
            || COUNT(CASE WHEN i.state = 'unchanged' THEN 1 END) || ',' || COUNT(CASE WHEN i.state = 'rejected' THEN 1 END) || ','
            || COUNT(CASE WHEN i.state = 'failed' THEN 1 END) || ',' || COUNT(CASE WHEN i.state = 'cancelled' THEN 1 END) || ','
            || COUNT(CASE WHEN i.is_superseded THEN 1 END)
          FROM batch_items i WHERE i.batch_id = b.id AND i.page {{database.Dialect.Among("SELECT p.page FROM batch_pages p WHERE p.batch_id = b.id")}}
        ) AS live
        FROM batches b
        """;

    public Task<Batch?> FindAsync(string batchId, CancellationToken cancellationToken) =>
        database.RunAsync((catalogue, attempt) => FindAsync(catalogue, batchId, attempt), cancellationToken);

    public async Task<Batch?> FindAsync(CatalogueContext catalogue, string batchId, CancellationToken cancellationToken) =>
        await ReadAsync(catalogue, Query($"{Batches} WHERE b.id = {{0}}", batchId), cancellationToken) is [var batch] ? batch : null;

    public Task<ImmutableArray<Batch>> ListAsync(int atMost, CancellationToken cancellationToken) =>
        database.RunAsync((catalogue, attempt) => ReadAsync(catalogue, Query($"{Batches} ORDER BY b.created_at DESC, b.id DESC LIMIT {{0}}", atMost), attempt), cancellationToken);

    public Task<ImmutableArray<Batch>> ReadOpenAsync(CancellationToken cancellationToken) => database.RunAsync(
        (catalogue, attempt) => ReadAsync(
            catalogue,
            Query($"{Batches} WHERE b.finished_at IS NULL AND b.state IN ('running', 'cancelling', 'releasing') ORDER BY b.created_at, b.id"),
            attempt),
        cancellationToken);

    private static FormattableString Query(string sql, params object[] values) => FormattableStringFactory.Create(sql, values);

    private static async Task<ImmutableArray<Batch>> ReadAsync(CatalogueContext catalogue, FormattableString query, CancellationToken cancellationToken) =>
        [.. (await catalogue.Set<BatchRow>().FromSql(query).ToListAsync(cancellationToken)).Select(BatchOf)];

    private static Batch BatchOf(BatchRow row)
    {
        var sum = SumOf(row);
        var selected = row.IsPlanned ? row.Planned : Math.Max(row.Expected, row.Planned);
        var counts = new BatchCounts(selected, sum.Rendered, sum.Reused, sum.Unchanged, sum.Rejected, sum.Failed, sum.Cancelled);
        return new Batch
        {
            Request = new BatchRequest
            {
                Id = row.Id,
                Selection = JsonSerializer.Deserialize(row.Selection, ArchiveJson.Default.ReportSelection)!,
                TargetVersion = row.TargetVersion,
                TargetDigest = row.TargetDigest,
                Holds = row.Holds,
                Verifies = row.Verifies,
                BrokenSums = row.BrokenSums,
                RequestedBy = row.RequestedBy,
            },
            State = BatchNames.BatchStateOf(row.State),
            Counts = counts,
            Outstanding = row.Planned - counts.Finished,
            IsSelectionComplete = row.IsPlanned,
            CreatedAt = row.CreatedAt,
            StartedAt = row.StartedAt,
            FinishedAt = row.FinishedAt,
            Reason = row.Reason,
            Released = row.Released,
            Superseded = sum.Superseded,
            Cursor = row.PlannedTo,
        };
    }

    private static PageCounts SumOf(BatchRow row)
    {
        var live = row.Live.Split(',').Select(n => long.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return new PageCounts(row.Rendered, row.Reused, row.Unchanged, row.Rejected, row.Failed, row.Cancelled, row.Superseded)
            + new PageCounts(live[0], live[1], live[2], live[3], live[4], live[5], live[6]);
    }
}
