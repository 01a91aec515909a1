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

    public static ReportAnswer Show(ReportStatus status, IObjectStore objects) => new()
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
        Current = status.Published is { } published ? Show(status.Revision.ReportId, published, objects) : null,
    };

    public static string StateOf(ReportStatus status) => status.State.ToString().ToLowerInvariant();

    private static CurrentAnswer Show(string reportId, PublishedRendition published, IObjectStore objects) => new()
    {
        Revision = published.Revision,
        RenditionId = published.Rendition.Id,
        Template = published.Rendition.Template,
        TemplateVersion = published.Rendition.TemplateVersion,
        TemplateDigest = published.Rendition.TemplateDigest,
        DataDigest = published.Rendition.DataDigest,
        Pages = published.Rendition.Pages,
        Artifacts =
        [
            .. published.Rendition.Artifacts.Select(a => new ArtifactAnswer(
                a.Format, $"/api/reports/{reportId}/report.{a.Format}", a.Key, objects.AddressOf(ObjectKey.Create(a.Key)).AbsoluteUri, a.Sha256, a.Bytes)),
        ],
        Warnings = RequestMapping.ToWire(published.Rendition.Warnings),
    };
}
