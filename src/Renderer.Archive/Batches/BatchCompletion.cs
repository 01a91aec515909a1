using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Renderer.Archive.Catalogue;
using Renderer.Reports;

namespace Renderer.Archive.Batches;

/// <summary>What is shown and announced once a held item is released, beside its rendition.</summary>
internal sealed record HeldResult(ReportSubject? Subject, ImmutableArray<Problem> Warnings, string? SourceDigest);

/// <summary>What completing an item left in the catalogue.</summary>
/// <param name="Item">The item afterwards; null when the batch does not have it.</param>
/// <param name="IsMine">Whether this call finished it.</param>
/// <param name="IsCondemned">Whether nothing was written because the rendition or its data was removed from the store.</param>
internal sealed record ItemEffect(BatchItem? Item, bool IsMine, bool IsCondemned);

/// <summary>Finishes items with a rendition.</summary>
/// <remarks>
/// One transaction and one round trip. The first statement about the item decides: it changes the item only if that is open, and everything
/// else happens only if it did. Cancelling changes the same rows under the same condition, so of the two one wins. All lock in the order
/// rendition, report, item, so none waits in a circle. The number of the call stays with the item: repeated after a broken commit, the call
/// recognises its own effect.
/// </remarks>
internal sealed class BatchCompletion(CatalogueDatabase database, TimeProvider time)
{
    public async Task<ItemEffect> CompleteAsync(string batchId, ReportRequest request, Completion completion, bool isReused, CancellationToken cancellationToken)
    {
        var receipt = Receipt.New();
        var statements = FormattableStringFactory.Create(
            $$"""
            {{database.Dialect.ShareGraves}}
            {{RenditionSql.Insert}};
            UPDATE batch_items SET
              state = CASE WHEN shown.rendition_id = {0} THEN 'unchanged' ELSE 'rendered' END,
              is_superseded = NOT shown.holds AND shown.rendition_id <> {0} AND (shown.revision > {13} OR COALESCE(shown.source <> {14}, FALSE)),
              held = CASE WHEN shown.holds AND shown.rendition_id <> {0} THEN {15} END,
              previous_rendition_id = shown.rendition_id, rendition_id = {0}, is_reused = {16}, code = NULL, reason = NULL, receipt = {17}, updated_at = {8}
            FROM (
              SELECT r.report_id, r.revision, r.rendition_id, COALESCE(r.source_digest, n.data_digest) AS source, b.holds
              FROM reports r JOIN renditions n ON n.id = r.rendition_id JOIN batches b ON b.id = {11} WHERE r.report_id = {12} {{database.Dialect.Lock("r")}}
            ) shown
            WHERE batch_items.batch_id = {11} AND batch_items.report_id = {12} AND batch_items.revision = {13} AND batch_items.state IN ('planned', 'sent')
              AND EXISTS (SELECT 1 FROM renditions WHERE id = {0});
            UPDATE reports SET
              source_digest = COALESCE(source_digest, (SELECT n.data_digest FROM renditions n WHERE n.id = reports.rendition_id)),
              source_version = COALESCE(source_version, (SELECT n.template_version FROM renditions n WHERE n.id = reports.rendition_id)),
              rendition_id = {0}, template = {1}, template_version = {2}, body = {18}, year = {19}, scope = {20}, warnings = {21}, updated_at = {8}
            WHERE report_id = {12} AND revision = {13} AND rendition_id = (SELECT i.previous_rendition_id FROM batch_items i WHERE {{Mine}});
            INSERT INTO report_history (rendition_id, report_id, revision, shown_at)
              SELECT {0}, {12}, {13}, {8} FROM batch_items i WHERE {{Mine}}
              ON CONFLICT (rendition_id, report_id) DO UPDATE SET shown_at = excluded.shown_at;
            SELECT COUNT(*) AS "Value" FROM renditions WHERE id = {0}
            """,
            [.. RenditionSql.Values(completion.Rendition, time.GetUtcNow().UtcDateTime), .. Values(batchId, request, completion), isReused, receipt, .. Shown(completion)]);
        var recorded = await database.RunBatchAsync((catalogue, attempt) => catalogue.Database.SqlQuery<long>(statements).ToListAsync(attempt), cancellationToken);
        var reportId = request.Revision.ReportId;
        var row = await database.RunAsync((catalogue, attempt) => catalogue.BatchItems.SingleOrDefaultAsync(i => i.BatchId == batchId && i.ReportId == reportId, attempt), cancellationToken);
        return new ItemEffect(row is null ? null : BatchItems.ItemOf(row), row?.Receipt == receipt, IsCondemned: recorded[0] == 0);
    }

    // Shown at once: rendered by this call, not superseded, and not waiting for a release.
    private static string Mine => "i.batch_id = {11} AND i.report_id = {12} AND i.receipt = {17} AND i.state = 'rendered' AND i.held IS NULL AND NOT i.is_superseded";

    private static object?[] Values(string batchId, ReportRequest request, Completion completion) =>
    [
        batchId, request.Revision.ReportId, request.Revision.Number, completion.SourceDigest,
        JsonSerializer.Serialize(new HeldResult(completion.Subject, completion.Warnings, completion.SourceDigest), ReadableJson.Context.HeldResult),
    ];

    private static object?[] Shown(Completion completion)
    {
        var subject = ReportDataIndex.Indexed(completion.Subject);
        return [subject?.Body, subject?.Year, subject?.Scope, JsonSerializer.Serialize(completion.Warnings, ReadableJson.Context.ImmutableArrayProblem)];
    }
}
