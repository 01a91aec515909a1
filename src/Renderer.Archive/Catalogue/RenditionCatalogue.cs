using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Renderer.Reports;

namespace Renderer.Archive.Catalogue;

/// <summary>What the catalogue knows of renditions, and which one each report shows.</summary>
internal sealed class RenditionCatalogue(CatalogueDatabase database, TimeProvider time)
{
    public Task<StoredRendition?> FindAsync(string renditionId, CancellationToken cancellationToken) => database.RunAsync(
        async (catalogue, attempt) => await catalogue.Renditions.SingleOrDefaultAsync(r => r.Id == renditionId, attempt) is { } row
            ? RenditionOf(row)
            : null,
        cancellationToken);

    /// <summary>Records a rendition, finishes its request and makes it the report's current one unless a newer revision is, all in one transaction and one round trip.</summary>
    /// <returns>True when this changed what the report shows or is warned of; false when it showed this already, or shows a newer revision; null when nothing was written because the rendition was removed from the store.</returns>
    /// <remarks>
    /// A rendition that is recorded already says the same. Of two workers that complete revisions of one report at once, the second waits at
    /// the report's row and then compares with what the first left, also under READ COMMITTED. All lock in the order rendition, request,
    /// report, so none waits in a circle.
    /// </remarks>
    public async Task<bool?> CompleteAsync(ReportRequest request, Completion completion, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var statements = FormattableStringFactory.Create(
            $$"""
            {{database.Dialect.ShareGraves}}
            {{RenditionSql.Insert}};
            INSERT INTO requests (report_id, revision, digest, template, template_version, data_digest, lane, state, attempts, rendition_id, accepted_at, finished_at, deadline, tags)
            SELECT {11}, {12}, {13}, {14}, {15}, {4}, {16}, 'rendered', 0, n.id, {8}, {8}, CAST({17} AS {{database.Dialect.Time}}), {18} FROM renditions n WHERE n.id = {0}
            ON CONFLICT (report_id, revision) DO UPDATE SET
              digest = excluded.digest, template = excluded.template, template_version = excluded.template_version, data_digest = excluded.data_digest,
              state = 'rendered', problems = NULL, rendition_id = excluded.rendition_id, finished_at = excluded.finished_at, due_at = NULL,
              deadline = excluded.deadline, tags = excluded.tags, message = NULL;
            INSERT INTO report_history (rendition_id, report_id, revision, shown_at)
            SELECT n.id, {11}, {12}, {8} FROM renditions n WHERE n.id = {0}
              AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.report_id = {11} AND (r.revision > {12} OR (r.revision = {12} AND r.rendition_id = n.id)))
            ON CONFLICT (rendition_id, report_id) DO UPDATE SET revision = excluded.revision, shown_at = excluded.shown_at;
            INSERT INTO reports (report_id, revision, rendition_id, template, template_version, body, year, scope, warnings, source_digest, source_bytes, source_version, options, updated_at)
            SELECT {11}, {12}, n.id, {1}, {2}, {19}, CAST({20} AS INTEGER), {21}, {22}, {4}, CAST({23} AS BIGINT), {2}, {24}, {8} FROM renditions n WHERE n.id = {0}
            ON CONFLICT (report_id) DO UPDATE SET
              revision = excluded.revision, rendition_id = excluded.rendition_id, template = excluded.template,
              template_version = excluded.template_version, body = excluded.body, year = excluded.year, scope = excluded.scope,
              warnings = excluded.warnings, source_digest = excluded.source_digest, source_bytes = excluded.source_bytes,
              source_version = excluded.source_version, options = excluded.options, updated_at = excluded.updated_at
            WHERE reports.revision < excluded.revision OR (reports.revision = excluded.revision
              AND (reports.rendition_id <> excluded.rendition_id OR reports.warnings IS DISTINCT FROM excluded.warnings))
            RETURNING revision AS "Value"
            """,
            [.. RenditionSql.Values(completion.Rendition, now), .. RequestValues(request), .. ReportValues(request, completion)]);
        var changed = await database.RunBatchAsync((catalogue, attempt) => catalogue.Database.SqlQuery<long>(statements).ToListAsync(attempt), cancellationToken);
        if (changed.Count == 1) return true;
        var id = completion.Rendition.Id;
        return await database.RunAsync((catalogue, attempt) => catalogue.Renditions.AnyAsync(r => r.Id == id, attempt), cancellationToken) ? false : null;
    }

    private static object?[] RequestValues(ReportRequest request) =>
    [
        request.Revision.ReportId, request.Revision.Number, request.Digest, request.Template, request.TemplateVersion, request.Lane, request.Deadline?.UtcDateTime,
        JsonSerializer.Serialize(request.Tags, ReadableJson.Context.ImmutableSortedDictionaryStringString),
    ];

    // The source of a report is the data it was last asked for with; batches, which may migrate it, leave that as it is.
    private static object?[] ReportValues(ReportRequest request, Completion completion)
    {
        var subject = ReportDataIndex.Indexed(completion.Subject);
        return
        [
            subject?.Body, subject?.Year, subject?.Scope,
            JsonSerializer.Serialize(completion.Warnings, ReadableJson.Context.ImmutableArrayProblem),
            completion.Rendition.Artifacts.FirstOrDefault(a => a.Format == ReportFormats.Json)?.Bytes,
            request.Options is { } options ? JsonSerializer.Serialize(options, ReadableJson.Context.RequestOptions) : null,
        ];
    }

    /// <summary>The revision and rendition that a report shows now; null before the first.</summary>
    public Task<PublishedRendition?> FindPublishedAsync(string reportId, CancellationToken cancellationToken) =>
        database.RunAsync((catalogue, attempt) => PublishedAsync(catalogue, reportId, attempt), cancellationToken);

    public Task<ReportStatus?> FindStatusAsync(string reportId, CancellationToken cancellationToken) => database.RunAsync(
        async (catalogue, attempt) =>
        {
            var request = await catalogue.Requests
                .Where(r => r.ReportId == reportId)
                .OrderByDescending(r => r.Revision)
                .FirstOrDefaultAsync(attempt);
            return request is null ? null : StatusOf(request, await PublishedAsync(catalogue, reportId, attempt));
        },
        cancellationToken);

    private static async Task<PublishedRendition?> PublishedAsync(CatalogueContext catalogue, string reportId, CancellationToken cancellationToken)
    {
        var found = await catalogue.Reports
            .Where(r => r.ReportId == reportId)
            .Join(catalogue.Renditions, report => report.RenditionId, rendition => rendition.Id, (report, rendition) => new { report.Revision, report.Warnings, rendition })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null) return null;
        var rendition = RenditionOf(found.rendition);
        return new PublishedRendition(found.Revision, rendition, found.Warnings is null ? rendition.Warnings : ProblemsOf(found.Warnings));
    }

    private static ReportStatus StatusOf(RequestRow request, PublishedRendition? published) => new()
    {
        Revision = ReportRevision.Create(request.ReportId, request.Revision),
        State = request.State,
        Template = request.Template,
        Attempts = request.Attempts,
        Problems = request.Problems is null ? [] : ProblemsOf(request.Problems),
        AcceptedAt = request.AcceptedAt,
        FinishedAt = request.FinishedAt,
        Tags = request.Tags is null
            ? ImmutableSortedDictionary<string, string>.Empty
            : JsonSerializer.Deserialize(request.Tags, ArchiveJson.Default.ImmutableSortedDictionaryStringString)!,
        Published = published,
    };

    public static StoredRendition RenditionOf(RenditionRow row) => new()
    {
        Id = row.Id,
        Template = row.Template,
        TemplateVersion = row.TemplateVersion,
        TemplateDigest = row.TemplateDigest,
        DataDigest = row.DataDigest,
        Pages = row.Pages,
        Artifacts = JsonSerializer.Deserialize(row.Artifacts, ArchiveJson.Default.ImmutableArrayStoredArtifact),
        Warnings = ProblemsOf(row.Warnings),
    };

    // What was written before problems had cells leaves them unset: generated readers do not know a property's initial value.
    public static ImmutableArray<Problem> WithCells(ImmutableArray<Problem> problems) => [.. problems.Select(p => p.Cells.IsDefault ? p with { Cells = [] } : p)];

    private static ImmutableArray<Problem> ProblemsOf(string json) =>
        WithCells(JsonSerializer.Deserialize(json, ArchiveJson.Default.ImmutableArrayProblem));
}
