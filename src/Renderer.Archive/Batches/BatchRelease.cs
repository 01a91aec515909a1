using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Renderer.Archive.Catalogue;

namespace Renderer.Archive.Batches;

/// <summary>Shows what a batch has held back, report by report.</summary>
internal sealed class BatchRelease(CatalogueDatabase database, CurrentPointer pointer, TimeProvider time)
{
    /// <summary>The next held reports. When there is none any more, the release is over.</summary>
    public async Task<ImmutableArray<HeldReport>> ReadAsync(string batchId, int atMost, CancellationToken cancellationToken)
    {
        var rows = await database.RunAsync((catalogue, attempt) => catalogue.Database.SqlQuery<HeldRow>(Query(batchId, atMost)).ToListAsync(attempt), cancellationToken);
        if (rows.Count == 0) await EndAsync(batchId, cancellationToken);
        else await GoOnFromAsync(batchId, rows[0].Page, cancellationToken);
        return [.. rows.Select(HeldOf)];
    }

    public async Task<bool> ShowAsync(HeldReport held, CancellationToken cancellationToken)
    {
        var mine = new PublishedRendition(held.Revision, held.Rendition, held.Warnings);
        var isShown = await database.RunBatchAsync((catalogue, attempt) => catalogue.Database.SqlQuery<long>(Show(held)).ToListAsync(attempt), cancellationToken);
        // Also a release that finds everything done makes sure of the pointer: the one before it may have died in between.
        return await pointer.HealAsync(held.ReportId, mine, cancellationToken) && isShown[0] == 1;
    }

    public async Task MarkAsync(string batchId, IReadOnlyCollection<ReleasedItem> items, CancellationToken cancellationToken)
    {
        if (items.Count == 0) return;
        await database.RunTransactionAsync(
            async (catalogue, attempt) =>
            {
                await BatchFold.LockAsync(catalogue, database.Dialect, batchId, attempt);
                var released = await MarkAsync(catalogue, batchId, [.. items.Where(i => !i.IsSuperseded).Select(i => i.ReportId)], isSuperseded: false, attempt);
                var superseded = await MarkAsync(catalogue, batchId, [.. items.Where(i => i.IsSuperseded).Select(i => i.ReportId)], isSuperseded: true, attempt);
                return await catalogue.Database.ExecuteSqlAsync(
                    $"UPDATE batches SET released = released + {released}, superseded = superseded + {superseded} WHERE id = {batchId}", attempt);
            },
            cancellationToken);
    }

    private async Task<int> MarkAsync(CatalogueContext catalogue, string batchId, ImmutableArray<string> reportIds, bool isSuperseded, CancellationToken cancellationToken)
    {
        if (reportIds.IsEmpty) return 0;
        var named = database.Dialect.Among($"SELECT x.value FROM {database.Dialect.Texts("{1}")}");
        DateTime? released = isSuperseded ? null : time.GetUtcNow().UtcDateTime;
        var mark = FormattableStringFactory.Create(
            $$"""UPDATE batch_items SET held = NULL, is_superseded = {2}, released_at = {3} WHERE batch_id = {0} AND report_id {{named}} AND held IS NOT NULL""",
            batchId, JsonSerializer.Serialize(reportIds, ArchiveJson.Default.ImmutableArrayString), isSuperseded, released);
        return await catalogue.Database.ExecuteSqlAsync(mark, cancellationToken);
    }

    // In the order of the pages, from the first that may hold something: what was released is not looked at again.
    private static FormattableString Query(string batchId, int atMost) => $"""
        SELECT i.page AS "Page", i.report_id AS "ReportId", i.revision AS "Revision", i.is_reused AS "IsReused", i.held AS "Held", q.tags AS "Tags",
          n.id AS "Id", n.template AS "Template", n.template_version AS "TemplateVersion", n.template_digest AS "TemplateDigest", n.data_digest AS "DataDigest",
          n.pages AS "Pages", n.artifacts AS "Artifacts", n.warnings AS "Warnings"
        FROM batch_items i JOIN renditions n ON n.id = i.rendition_id LEFT JOIN requests q ON q.report_id = i.report_id AND q.revision = i.revision
        WHERE i.batch_id = {batchId} AND i.page >= (SELECT b.release_page FROM batches b WHERE b.id = {batchId}) AND i.held IS NOT NULL
        ORDER BY i.page LIMIT {atMost}
        """;

    private FormattableString Show(HeldReport held)
    {
        var subject = ReportDataIndex.Indexed(held.Result.Subject);
        var (id, revision, rendition, now) = (held.ReportId, held.Revision, held.Rendition, time.GetUtcNow().UtcDateTime);
        var warnings = JsonSerializer.Serialize(held.Warnings, ReadableJson.Context.ImmutableArrayProblem);
        var source = held.Result.SourceDigest;
        return $"""
            UPDATE reports SET
              source_digest = COALESCE(source_digest, (SELECT n.data_digest FROM renditions n WHERE n.id = reports.rendition_id)),
              source_version = COALESCE(source_version, (SELECT n.template_version FROM renditions n WHERE n.id = reports.rendition_id)),
              rendition_id = {rendition.Id}, template = {rendition.Template}, template_version = {rendition.TemplateVersion},
              body = {subject?.Body}, year = {subject?.Year}, scope = {subject?.Scope}, warnings = {warnings}, updated_at = {now}
            WHERE report_id = {id} AND revision = {revision} AND rendition_id <> {rendition.Id}
              AND COALESCE(COALESCE(source_digest, (SELECT n.data_digest FROM renditions n WHERE n.id = reports.rendition_id)) = {source}, TRUE);
            INSERT INTO report_history (rendition_id, report_id, revision, shown_at)
              SELECT r.rendition_id, r.report_id, r.revision, {now} FROM reports r WHERE r.report_id = {id} AND r.revision = {revision} AND r.rendition_id = {rendition.Id}
              ON CONFLICT (rendition_id, report_id) DO UPDATE SET shown_at = excluded.shown_at;
            SELECT COUNT(*) AS "Value" FROM reports r WHERE r.report_id = {id} AND r.revision = {revision} AND r.rendition_id = {rendition.Id}
            """;
    }

    private Task<int> GoOnFromAsync(string batchId, long page, CancellationToken cancellationToken) => database.RunAsync(
        (catalogue, attempt) => catalogue.Database.ExecuteSqlAsync($"UPDATE batches SET release_page = {page} WHERE id = {batchId} AND release_page < {page}", attempt), cancellationToken);

    private Task<int> EndAsync(string batchId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return database.RunAsync(
            (catalogue, attempt) => catalogue.Database.ExecuteSqlAsync(
                $"UPDATE batches SET state = 'completed', finished_at = {now}, release_page = next_page WHERE id = {batchId} AND state = 'releasing'", attempt),
            cancellationToken);
    }

    private static HeldReport HeldOf(HeldRow row)
    {
        var result = JsonSerializer.Deserialize(row.Held, ArchiveJson.Default.HeldResult)!;
        return new HeldReport
        {
            ReportId = row.ReportId,
            Revision = row.Revision,
            Rendition = RenditionCatalogue.RenditionOf(new RenditionRow
            {
                Id = row.Id,
                Template = row.Template,
                TemplateVersion = row.TemplateVersion,
                TemplateDigest = row.TemplateDigest,
                DataDigest = row.DataDigest,
                Pages = row.Pages,
                Artifacts = row.Artifacts,
                Warnings = row.Warnings,
                StoredAt = default,
            }),
            Warnings = RenditionCatalogue.WithCells(result.Warnings),
            IsReused = row.IsReused,
            Tags = SelectionReader.TagsOf(row.Tags),
            Result = result,
        };
    }

    private sealed record HeldRow
    {
        public required long Page { get; init; }

        public required string ReportId { get; init; }

        public required long Revision { get; init; }

        public required bool IsReused { get; init; }

        public required string Held { get; init; }

        public string? Tags { get; init; }

        public required string Id { get; init; }

        public required string Template { get; init; }

        public required string TemplateVersion { get; init; }

        public required string TemplateDigest { get; init; }

        public required string DataDigest { get; init; }

        public required int Pages { get; init; }

        public required string Artifacts { get; init; }

        public required string Warnings { get; init; }
    }
}
