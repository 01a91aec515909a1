using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Renderer.Archive.Catalogue;

/// <summary>What the catalogue knows of renditions, and which one each report shows.</summary>
internal sealed class RenditionCatalogue(CatalogueDatabase database, TimeProvider time)
{
    public Task<StoredRendition?> FindAsync(string renditionId, CancellationToken cancellationToken) => database.RunAsync(
        async catalogue => await catalogue.Renditions.SingleOrDefaultAsync(r => r.Id == renditionId, cancellationToken) is { } row
            ? RenditionOf(row)
            : null,
        cancellationToken);

    /// <summary>Adds a rendition; one that is there already says the same.</summary>
    public Task InsertAsync(StoredRendition rendition, CancellationToken cancellationToken)
    {
        var artifacts = JsonSerializer.Serialize(rendition.Artifacts, ReadableJson.Context.ImmutableArrayStoredArtifact);
        var warnings = JsonSerializer.Serialize(rendition.Warnings, ReadableJson.Context.ImmutableArrayProblem);
        var now = time.GetUtcNow().UtcDateTime;
        return database.RunAsync(
            catalogue => catalogue.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO renditions (id, template, template_version, template_digest, data_digest, pages, artifacts, warnings, stored_at)
                VALUES ({rendition.Id}, {rendition.Template}, {rendition.TemplateVersion}, {rendition.TemplateDigest}, {rendition.DataDigest},
                  {rendition.Pages}, {artifacts}, {warnings}, {now})
                ON CONFLICT (id) DO NOTHING
                """,
                cancellationToken),
            cancellationToken);
    }

    /// <summary>Finishes a request and makes its rendition the report's current one; false when a newer revision is current.</summary>
    public Task<bool> CompleteAsync(ReportRequest request, StoredRendition rendition, CancellationToken cancellationToken)
    {
        var (id, number) = (request.Revision.ReportId, request.Revision.Number);
        var tags = JsonSerializer.Serialize(request.Tags, ReadableJson.Context.ImmutableSortedDictionaryStringString);
        var now = time.GetUtcNow().UtcDateTime;
        var deadline = request.Deadline?.UtcDateTime;
        return database.RunAsync(
            async catalogue =>
            {
                await using var transaction = await catalogue.Database.BeginTransactionAsync(cancellationToken);
                var rows = await catalogue.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO reports (report_id, revision, rendition_id, updated_at) VALUES ({id}, {number}, {rendition.Id}, {now})
                    ON CONFLICT (report_id) DO UPDATE SET
                      revision = excluded.revision, rendition_id = excluded.rendition_id, updated_at = excluded.updated_at
                    WHERE reports.revision <= excluded.revision
                    """,
                    cancellationToken);
                await catalogue.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO requests (report_id, revision, digest, template, template_version, data_digest, state, attempts, rendition_id, accepted_at, finished_at, deadline, tags)
                    VALUES ({id}, {number}, {request.Digest}, {request.Template}, {request.TemplateVersion}, {rendition.DataDigest}, 'rendered', 0, {rendition.Id}, {now}, {now}, {deadline}, {tags})
                    ON CONFLICT (report_id, revision) DO UPDATE SET
                      digest = excluded.digest, template = excluded.template, template_version = excluded.template_version, data_digest = excluded.data_digest,
                      state = 'rendered', problems = NULL, rendition_id = excluded.rendition_id, finished_at = excluded.finished_at, due_at = NULL,
                      deadline = excluded.deadline, tags = excluded.tags, message = NULL
                    """,
                    cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return rows == 1;
            },
            cancellationToken);
    }

    /// <summary>The revision and rendition that a report shows now; null before the first.</summary>
    public Task<PublishedRendition?> FindPublishedAsync(string reportId, CancellationToken cancellationToken) =>
        database.RunAsync(catalogue => PublishedAsync(catalogue, reportId, cancellationToken), cancellationToken);

    public Task<ReportStatus?> FindStatusAsync(string reportId, CancellationToken cancellationToken) => database.RunAsync(
        async catalogue =>
        {
            var request = await catalogue.Requests
                .Where(r => r.ReportId == reportId)
                .OrderByDescending(r => r.Revision)
                .FirstOrDefaultAsync(cancellationToken);
            return request is null ? null : StatusOf(request, await PublishedAsync(catalogue, reportId, cancellationToken));
        },
        cancellationToken);

    private static async Task<PublishedRendition?> PublishedAsync(CatalogueContext catalogue, string reportId, CancellationToken cancellationToken)
    {
        var found = await catalogue.Reports
            .Where(r => r.ReportId == reportId)
            .Join(catalogue.Renditions, report => report.RenditionId, rendition => rendition.Id, (report, rendition) => new { report.Revision, rendition })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new PublishedRendition(found.Revision, RenditionOf(found.rendition));
    }

    private static ReportStatus StatusOf(RequestRow request, PublishedRendition? published) => new()
    {
        Revision = ReportRevision.Create(request.ReportId, request.Revision),
        State = request.State,
        Template = request.Template,
        Attempts = request.Attempts,
        Problems = request.Problems is null ? [] : JsonSerializer.Deserialize(request.Problems, ArchiveJson.Default.ImmutableArrayProblem),
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
        Warnings = JsonSerializer.Deserialize(row.Warnings, ArchiveJson.Default.ImmutableArrayProblem),
    };
}
