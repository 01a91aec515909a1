using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Worker.Requests;

namespace Renderer.Worker.Http;

/// <summary>What the catalogue knows of a report, as the API shows it.</summary>
internal static class ReportAnswers
{
    /// <summary>What is said of a request that was just recorded.</summary>
    public static ReportAnswer ShowAccepted(ReportRequest request, DateTimeOffset now) => new()
    {
        ReportId = request.Revision.ReportId,
        Revision = request.Revision.Number,
        State = "accepted",
        Template = request.Template,
        AcceptedAt = now,
        Tags = request.Tags.IsEmpty ? null : request.Tags,
    };

    public static async Task<ReportAnswer> ShowAsync(ReportStatus status, IObjectStore objects) => new()
    {
        ReportId = status.Revision.ReportId,
        Revision = status.Revision.Number,
        State = StateOf(status),
        Template = status.Template,
        AcceptedAt = status.AcceptedAt,
        FinishedAt = status.FinishedAt,
        FailedAttempts = status.Attempts == 0 ? null : status.Attempts,
        Problems = status.Problems.IsEmpty ? null : RequestMapping.ToWire(status.Problems),
        Tags = status.Tags.IsEmpty ? null : status.Tags,
        Current = status.Published is { } published ? await ShowAsync(status.Revision.ReportId, published, objects) : null,
    };

    public static string StateOf(ReportStatus status) => status.State.ToString().ToLowerInvariant();

    private static async Task<CurrentAnswer> ShowAsync(string reportId, PublishedRendition published, IObjectStore objects) => new()
    {
        Revision = published.Revision,
        RenditionId = published.Rendition.Id,
        Template = published.Rendition.Template,
        TemplateVersion = published.Rendition.TemplateVersion,
        TemplateDigest = published.Rendition.TemplateDigest,
        DataDigest = published.Rendition.DataDigest,
        Pages = published.Rendition.Pages,
        Artifacts = [.. await Task.WhenAll(published.Rendition.Artifacts.Select(a => ShowAsync(reportId, a, objects)))],
        Warnings = RequestMapping.ToWire(published.Warnings),
    };

    private static async Task<ArtifactAnswer> ShowAsync(string reportId, StoredArtifact artifact, IObjectStore objects)
    {
        var address = await objects.AddressForReadersAsync(ObjectKey.Create(artifact.Key));
        return new ArtifactAnswer(artifact.Format, $"/api/reports/{reportId}/{artifact.FileName}", artifact.Key, address.AbsoluteUri, artifact.Sha256, artifact.Bytes);
    }
}
