using System.Collections.Immutable;
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
    /// <returns>True when this changed what the report shows or is warned of; false when it showed this already, or shows a newer revision.</returns>
    /// <remarks>
    /// A rendition that is recorded already says the same. Of two workers that complete revisions of one report at once, the second waits at
    /// the report's row and then compares with what the first left, also under READ COMMITTED. All lock in the order rendition, request,
    /// report, so none waits in a circle.
    /// </remarks>
    public async Task<bool> CompleteAsync(ReportRequest request, Completion completion, CancellationToken cancellationToken)
    {
        var (id, number) = (request.Revision.ReportId, request.Revision.Number);
        var rendition = completion.Rendition;
        var subject = completion.Subject is { } about && ReportDataIndex.Covers(about) ? about : null;
        var artifacts = JsonSerializer.Serialize(rendition.Artifacts, ReadableJson.Context.ImmutableArrayStoredArtifact);
        var warnings = JsonSerializer.Serialize(rendition.Warnings, ReadableJson.Context.ImmutableArrayProblem);
        var announced = JsonSerializer.Serialize(completion.Warnings, ReadableJson.Context.ImmutableArrayProblem);
        var tags = JsonSerializer.Serialize(request.Tags, ReadableJson.Context.ImmutableSortedDictionaryStringString);
        var now = time.GetUtcNow().UtcDateTime;
        var deadline = request.Deadline?.UtcDateTime;
        var changed = await database.RunBatchAsync(
            (catalogue, attempt) => catalogue.Database.SqlQuery<long>(
                $"""
                INSERT INTO renditions (id, template, template_version, template_digest, data_digest, pages, artifacts, warnings, stored_at)
                VALUES ({rendition.Id}, {rendition.Template}, {rendition.TemplateVersion}, {rendition.TemplateDigest}, {rendition.DataDigest},
                  {rendition.Pages}, {artifacts}, {warnings}, {now})
                ON CONFLICT (id) DO NOTHING;
                INSERT INTO requests (report_id, revision, digest, template, template_version, data_digest, lane, state, attempts, rendition_id, accepted_at, finished_at, deadline, tags)
                VALUES ({id}, {number}, {request.Digest}, {request.Template}, {request.TemplateVersion}, {rendition.DataDigest}, {request.Lane}, 'rendered', 0, {rendition.Id}, {now}, {now}, {deadline}, {tags})
                ON CONFLICT (report_id, revision) DO UPDATE SET
                  digest = excluded.digest, template = excluded.template, template_version = excluded.template_version, data_digest = excluded.data_digest,
                  state = 'rendered', problems = NULL, rendition_id = excluded.rendition_id, finished_at = excluded.finished_at, due_at = NULL,
                  deadline = excluded.deadline, tags = excluded.tags, message = NULL;
                INSERT INTO reports (report_id, revision, rendition_id, template, template_version, body, year, scope, warnings, updated_at)
                VALUES ({id}, {number}, {rendition.Id}, {rendition.Template}, {rendition.TemplateVersion}, {subject?.Body}, {subject?.Year}, {subject?.Scope}, {announced}, {now})
                ON CONFLICT (report_id) DO UPDATE SET
                  revision = excluded.revision, rendition_id = excluded.rendition_id, template = excluded.template,
                  template_version = excluded.template_version, body = excluded.body, year = excluded.year, scope = excluded.scope,
                  warnings = excluded.warnings, updated_at = excluded.updated_at
                WHERE reports.revision < excluded.revision OR (reports.revision = excluded.revision
                  AND (reports.rendition_id <> excluded.rendition_id OR reports.warnings IS DISTINCT FROM excluded.warnings))
                RETURNING revision AS "Value"
                """).ToListAsync(attempt),
            cancellationToken);
        return changed.Count == 1;
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

    private static StoredRendition RenditionOf(RenditionRow row) => new()
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
    private static ImmutableArray<Problem> ProblemsOf(string json) =>
        [.. JsonSerializer.Deserialize(json, ArchiveJson.Default.ImmutableArrayProblem).Select(p => p.Cells.IsDefault ? p with { Cells = [] } : p)];
}
