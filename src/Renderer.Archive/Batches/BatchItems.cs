using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Renderer.Archive.Catalogue;

namespace Renderer.Archive.Batches;

/// <summary>The items of batches on their way: not sent, sent, come back.</summary>
internal sealed class BatchItems(CatalogueDatabase database, TimeProvider time)
{
    private const int PageSize = 500;

    private string OpenPages => database.Dialect.Among("SELECT p.page FROM batch_pages p WHERE p.batch_id = {0}");

    public Task<BatchItem?> FindAsync(string batchId, string reportId, CancellationToken cancellationToken) => database.RunAsync(
        async (catalogue, attempt) => await catalogue.BatchItems.SingleOrDefaultAsync(i => i.BatchId == batchId && i.ReportId == reportId, attempt) is { } row ? ItemOf(row) : null,
        cancellationToken);

    public async IAsyncEnumerable<BatchItem> ReadAsync(string batchId, BatchItemState? state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var name = state is { } wanted ? BatchNames.Of(wanted) : null;
        for (var last = ""; ;)
        {
            var after = last;
            var rows = await database.RunAsync(
                (catalogue, attempt) => catalogue.BatchItems
                    .Where(i => i.BatchId == batchId && string.Compare(i.ReportId, after) > 0 && (name == null || i.State == name))
                    .OrderBy(i => i.ReportId).Take(PageSize).ToListAsync(attempt),
                cancellationToken);
            foreach (var row in rows) yield return ItemOf(row);
            if (rows.Count < PageSize) yield break;
            last = rows[^1].ReportId;
        }
    }

    public async Task<ImmutableArray<SelectedReport>> ReadUnsentAsync(string batchId, int atMost, CancellationToken cancellationToken)
    {
        var query = FormattableStringFactory.Create(
            $$"""
            SELECT {{SelectionReader.Columns}} FROM {{SelectionReader.Tables}}
            WHERE r.report_id {{database.Dialect.Among($"SELECT i.report_id FROM batch_items i WHERE i.batch_id = {{0}} AND i.page {OpenPages} AND i.state = 'planned' ORDER BY i.report_id LIMIT {{1}}")}}
            ORDER BY r.report_id
            """,
            batchId, atMost);
        var rows = await database.RunAsync((catalogue, attempt) => catalogue.Database.SqlQuery<SelectionReader.SelectedRow>(query).ToListAsync(attempt), cancellationToken);
        var reports = rows.Select(SelectionReader.ReportOf).ToImmutableArray();
        if (!reports.IsEmpty) await TakeNewestRevisionsAsync(batchId, reports, cancellationToken);
        return reports;
    }

    public Task MarkSentAsync(string batchId, IReadOnlyCollection<string> reportIds, CancellationToken cancellationToken)
    {
        if (reportIds.Count == 0) return Task.CompletedTask;
        var mark = FormattableStringFactory.Create(
            $$"""
            UPDATE batch_items SET state = 'sent', updated_at = {2}
            WHERE batch_id = {0} AND report_id {{Named("{1}")}} AND state = 'planned'
            """,
            batchId, JsonSerializer.Serialize([.. reportIds], ArchiveJson.Default.ImmutableArrayString), time.GetUtcNow().UtcDateTime);
        return UpdateAsync(batchId, mark, cancellationToken);
    }

    public Task<int> ReturnStaleAsync(string batchId, DateTimeOffset sentBefore, CancellationToken cancellationToken)
    {
        var back = FormattableStringFactory.Create(
            $$"""
            UPDATE batch_items SET state = 'planned', updated_at = {2}
            WHERE batch_id = {0} AND page {{OpenPages}} AND state = 'sent' AND updated_at < {1}
            """,
            batchId, sentBefore.UtcDateTime, time.GetUtcNow().UtcDateTime);
        return UpdateAsync(batchId, back, cancellationToken);
    }

    /// <summary>Finishes an item without a rendition; false when it was finished or cancelled before.</summary>
    public async Task<bool> FinishAsync(string batchId, ReportRevision revision, ItemFault fault, CancellationToken cancellationToken)
    {
        var (receipt, now, state) = (Receipt.New(), time.GetUtcNow().UtcDateTime, BatchNames.Of(fault.State));
        var (id, number) = (revision.ReportId, revision.Number);
        var mine = await database.RunBatchAsync(
            (catalogue, attempt) => catalogue.Database.SqlQuery<long>(
                $"""
                UPDATE batch_items SET state = {state}, code = {fault.Code}, reason = {fault.Reason}, receipt = {receipt}, updated_at = {now}
                WHERE batch_id = {batchId} AND report_id = {id} AND revision = {number} AND state IN ('planned', 'sent');
                SELECT COUNT(*) AS "Value" FROM batch_items WHERE batch_id = {batchId} AND report_id = {id} AND receipt = {receipt}
                """).ToListAsync(attempt),
            cancellationToken);
        return mine[0] == 1;
    }

    public static BatchItem ItemOf(BatchItemRow row) => new()
    {
        BatchId = row.BatchId,
        ReportId = row.ReportId,
        Revision = row.Revision,
        State = BatchNames.ItemStateOf(row.State),
        PreviousRenditionId = row.PreviousRenditionId,
        RenditionId = row.RenditionId,
        IsReused = row.IsReused,
        Code = row.Code,
        Reason = row.Reason,
        UpdatedAt = row.UpdatedAt,
        ReleasedAt = row.ReleasedAt,
        IsSuperseded = row.IsSuperseded,
        IsHeld = row.Held is not null,
    };

    // A newer revision may have come since the item was planned: what is sent is what is there now.
    private Task<int> TakeNewestRevisionsAsync(string batchId, ImmutableArray<SelectedReport> reports, CancellationToken cancellationToken)
    {
        var take = FormattableStringFactory.Create(
            $$"""
            UPDATE batch_items SET revision = r.revision FROM reports r
            WHERE batch_items.batch_id = {0} AND batch_items.report_id {{Named("{1}")}} AND batch_items.state = 'planned'
              AND r.report_id = batch_items.report_id AND r.revision > batch_items.revision
            """,
            batchId, JsonSerializer.Serialize([.. reports.Select(r => r.ReportId)], ArchiveJson.Default.ImmutableArrayString));
        return UpdateAsync(batchId, take, cancellationToken);
    }

    private string Named(string json) => database.Dialect.Among($"SELECT x.value FROM {database.Dialect.Texts(json)}");

    // Whoever changes several items holds the batch's row, so that two of them never wait for each other in a circle.
    private Task<int> UpdateAsync(string batchId, FormattableString update, CancellationToken cancellationToken) => database.RunTransactionAsync(
        async (catalogue, attempt) =>
        {
            await BatchFold.LockAsync(catalogue, database.Dialect, batchId, attempt);
            return await catalogue.Database.ExecuteSqlAsync(update, attempt);
        },
        cancellationToken);
}

/// <summary>How an item ends without a rendition.</summary>
internal sealed record ItemFault(BatchItemState State, string Code, string Reason);

/// <summary>Numbers that tell one call from another.</summary>
internal static class Receipt
{
    public static long New() => System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue) * (1L << 31) + System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue);
}
