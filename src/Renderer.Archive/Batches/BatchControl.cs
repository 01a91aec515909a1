using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Renderer.Archive.Catalogue;

namespace Renderer.Archive.Batches;

/// <summary>Makes batches and moves them from state to state.</summary>
internal sealed class BatchControl(CatalogueDatabase database, BatchReader reader, BatchFold fold, SelectionReader selections, TimeProvider time)
{
    // So many failed reports are taken back in one transaction.
    private const int RetryPage = 500;

    public async Task<BatchCreation> CreateAsync(BatchRequest request, CancellationToken cancellationToken)
    {
        if (FaultOf(request) is { } fault) return Refuse(BatchCodes.Invalid, fault);
        if (await reader.FindAsync(request.Id, cancellationToken) is { } existing) return Compare(existing, request);
        var count = await selections.CountAsync(request.Selection, cancellationToken);
        if (count == 0) return Refuse(BatchCodes.Empty, "No report is selected. Widen the conditions; reports show nothing before they were rendered once.");
        return await database.RunTransactionAsync(
            async (catalogue, attempt) =>
            {
                // One at a time, so that of two batches that would overlap the second finds the first.
                if (database.Dialect.LockBatches is { Length: > 0 } wait) await catalogue.Database.ExecuteSqlRawAsync(wait, attempt);
                if (await reader.FindAsync(catalogue, request.Id, attempt) is { } other) return Compare(other, request);
                if (await FindOverlapAsync(catalogue, request, attempt) is { } overlap) return Refuse(BatchCodes.Overlap, overlap);
                await InsertAsync(catalogue, request, count, attempt);
                return new BatchCreation(await reader.FindAsync(catalogue, request.Id, attempt), IsNew: true);
            },
            cancellationToken);
    }

    /// <summary>Moves a batch to another state, if its own allows it; one that is there already is a success.</summary>
    public Task<BatchChange> MoveAsync(string batchId, BatchMove move, string? reason, CancellationToken cancellationToken) => database.RunTransactionAsync(
        async (catalogue, attempt) =>
        {
            await BatchFold.LockAsync(catalogue, database.Dialect, batchId, attempt);
            if (await reader.FindAsync(catalogue, batchId, attempt) is not { } batch) return Unknown(batchId);
            var to = BatchMoves.TargetOf(move);
            if (batch.State == to) return new BatchChange(batch);
            if (!BatchMoves.IsAllowed(move, batch.State)) return new BatchChange(batch, BatchCodes.State, BatchMoves.Refusal(move, batch.State));
            if (move == BatchMove.Cancel) await CancelOpenAsync(catalogue, batchId, attempt);
            DateTime? finished = move == BatchMove.Discard ? time.GetUtcNow().UtcDateTime : null;
            await catalogue.Database.ExecuteSqlAsync(
                $"UPDATE batches SET state = {BatchNames.Of(to)}, reason = COALESCE({reason}, reason), finished_at = {finished} WHERE id = {batchId}", attempt);
            return new BatchChange(await reader.FindAsync(catalogue, batchId, attempt));
        },
        cancellationToken);

    /// <summary>Takes failed items back, a page at a time; those that fail while this runs are left as they are.</summary>
    public async Task<BatchChange> RetryAsync(string batchId, bool withRejected, CancellationToken cancellationToken)
    {
        ImmutableArray<string> states = withRejected ? ["failed", "rejected"] : ["failed"];
        var begin = time.GetUtcNow().UtcDateTime;
        var taken = 0;
        foreach (var state in states)
        {
            for (var step = RetryPage; step == RetryPage;)
            {
                var retry = await database.RunTransactionAsync((catalogue, attempt) => RetryAsync(catalogue, batchId, state, begin, attempt), cancellationToken);
                if (retry.Refusal is { } refusal) return refusal;
                step = retry.Taken;
                taken += step;
            }
        }

        var batch = await reader.FindAsync(batchId, cancellationToken);
        return taken > 0 ? new BatchChange(batch) : new BatchChange(batch, BatchCodes.Empty, $"No report of this batch is {string.Join(" or ", states)}.");
    }

    private async Task<Retry> RetryAsync(CatalogueContext catalogue, string batchId, string state, DateTime begin, CancellationToken cancellationToken)
    {
        if (database.Dialect.LockBatches is { Length: > 0 } wait) await catalogue.Database.ExecuteSqlRawAsync(wait, cancellationToken);
        await BatchFold.LockAsync(catalogue, database.Dialect, batchId, cancellationToken);
        if (await reader.FindAsync(catalogue, batchId, cancellationToken) is not { } batch) return new Retry(0, Unknown(batchId));
        if (!BatchMoves.IsAllowed(BatchMove.Retry, batch.State)) return new Retry(0, new BatchChange(batch, BatchCodes.State, BatchMoves.Refusal(BatchMove.Retry, batch.State)));
        if (await FindOverlapAsync(catalogue, batch.Request, cancellationToken) is { } overlap) return new Retry(0, new BatchChange(batch, BatchCodes.Overlap, overlap));
        // Closed pages first: then every item that is taken back was counted into the batch, and is subtracted there.
        await fold.CloseAllAsync(catalogue, batchId, cancellationToken);
        var taken = await catalogue.Database.ExecuteSqlAsync(TakeBack(batchId, state, begin), cancellationToken);
        if (taken > 0) await ReopenAsync(catalogue, batch, state, taken, cancellationToken);
        return new Retry(taken, null);
    }

    // The fault of an item that had failed twice may be older than the retry, so its state decides and not its moment alone.
    private FormattableString TakeBack(string batchId, string state, DateTime begin)
    {
        var some = database.Dialect.Among($$"""
            SELECT i.report_id FROM batch_items i WHERE i.batch_id = {0} AND i.state = {1} AND i.updated_at <= {2}
              AND NOT EXISTS (SELECT 1 FROM batch_pages p WHERE p.batch_id = i.batch_id AND p.page = i.page) ORDER BY i.report_id LIMIT {3}
            """);
        return FormattableStringFactory.Create(
            $$"""
            UPDATE batch_items SET state = 'planned', code = NULL, reason = NULL, receipt = NULL, page = (SELECT b.next_page FROM batches b WHERE b.id = {0})
            WHERE batch_id = {0} AND state = {1} AND report_id {{some}}
            """,
            batchId, state, begin, RetryPage);
    }

    private static Task<int> ReopenAsync(CatalogueContext catalogue, Batch batch, string state, int taken, CancellationToken cancellationToken)
    {
        var (failed, rejected) = state == "failed" ? (taken, 0) : (0, taken);
        var to = BatchNames.Of(batch.State == BatchState.Paused ? BatchState.Paused : BatchState.Running);
        return catalogue.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO batch_pages (batch_id, page) SELECT b.id, b.next_page FROM batches b WHERE b.id = {batch.Request.Id};
            UPDATE batches SET next_page = next_page + 1, failed = failed - {failed}, rejected = rejected - {rejected}, state = {to}, finished_at = NULL WHERE id = {batch.Request.Id}
            """,
            cancellationToken);
    }

    // No more of them than are outstanding. Who completes one at the same time holds its row: one of the two comes first.
    private Task<int> CancelOpenAsync(CatalogueContext catalogue, string batchId, CancellationToken cancellationToken) => catalogue.Database.ExecuteSqlAsync(
        FormattableStringFactory.Create(
            $$"""
            UPDATE batch_items SET state = 'cancelled', updated_at = {1}
            WHERE batch_id = {0} AND page {{database.Dialect.Among("SELECT p.page FROM batch_pages p WHERE p.batch_id = {0}")}} AND state IN ('planned', 'sent')
            """,
            batchId, time.GetUtcNow().UtcDateTime),
        cancellationToken);

    private static async Task<string?> FindOverlapAsync(CatalogueContext catalogue, BatchRequest request, CancellationToken cancellationToken)
    {
        var others = await catalogue.Database.SqlQuery<OtherBatch>(
            $"""
            SELECT id AS "Id", target_version AS "TargetVersion" FROM batches
            WHERE finished_at IS NULL AND template = {request.Selection.Template} AND target_digest <> {request.TargetDigest} AND id <> {request.Id} ORDER BY created_at
            """).ToListAsync(cancellationToken);
        return others is [var other, ..]
            ? $"Batch {other.Id} brings reports of {request.Selection.Template} to version {other.TargetVersion} and is not finished. Wait for it, or cancel it."
            : null;
    }

    private Task<int> InsertAsync(CatalogueContext catalogue, BatchRequest request, long count, CancellationToken cancellationToken)
    {
        var selection = JsonSerializer.Serialize(request.Selection, ReadableJson.Context.ReportSelection);
        var now = time.GetUtcNow().UtcDateTime;
        return catalogue.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO batches (id, template, selection, target_version, target_digest, holds, verifies, broken_sums, requested_by, state, planned_to, is_planned, next_page, release_page,
              expected, planned, rendered, reused, unchanged, rejected, failed, cancelled, released, superseded, created_at)
            VALUES ({request.Id}, {request.Selection.Template}, {selection}, {request.TargetVersion}, {request.TargetDigest}, {request.Holds}, {request.Verifies}, {request.BrokenSums}, {request.RequestedBy},
              'running', '', FALSE, 1, 0, {count}, 0, 0, 0, 0, 0, 0, 0, 0, 0, {now})
            """,
            cancellationToken);
    }

    private static string? FaultOf(BatchRequest request)
    {
        if (!ReportRevision.IsReportId(request.Id)) return $"The batch id \"{request.Id}\" is not usable: 1 to 200 characters of A-Z a-z 0-9 . _ -, not starting with a dot.";
        if (request.Selection.ReportIds.Length > ReportSelection.MaximumReportIds)
            return $"The selection names {request.Selection.ReportIds.Length} reports, more than {ReportSelection.MaximumReportIds}. Use several batches, or conditions.";
        return request.Selection.ReportIds.FirstOrDefault(id => !ReportRevision.IsReportId(id)) is { } id ? $"The selection names \"{id}\", which is no report id." : null;
    }

    private static BatchCreation Compare(Batch existing, BatchRequest request) => IsSame(existing.Request, request)
        ? new BatchCreation(existing, IsNew: false)
        : Refuse(BatchCodes.Invalid, $"Batch {request.Id} is there already and asks for something else. Take another id.");

    // Who asks does not matter: a command that comes twice is one batch.
    private static bool IsSame(BatchRequest one, BatchRequest other) =>
        one with { Selection = other.Selection, RequestedBy = other.RequestedBy } == other
        && JsonSerializer.Serialize(one.Selection, ArchiveJson.Default.ReportSelection) == JsonSerializer.Serialize(other.Selection, ArchiveJson.Default.ReportSelection);

    private static BatchCreation Refuse(string code, string reason) => new(null, IsNew: false, code, reason);

    private static BatchChange Unknown(string batchId) => new(null, BatchCodes.Unknown, $"There is no batch {batchId}.");

    private sealed record OtherBatch(string Id, string TargetVersion);

    private sealed record Retry(int Taken, BatchChange? Refusal);
}
