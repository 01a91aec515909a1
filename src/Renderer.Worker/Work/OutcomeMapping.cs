using System.Collections.Immutable;
using Renderer.Archive;
using Renderer.Archive.Objects;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Requests;

namespace Renderer.Worker.Work;

/// <summary>A report that was rendered, or found rendered, and recorded.</summary>
internal sealed record FinishedReport(CheckedReport Check, Completion Completion, bool IsReused, bool IsCurrent, StageClock Clock)
{
    /// <summary>The batch it was done for; null for a request.</summary>
    public string? BatchId { get; init; }
}

/// <summary>What became of a message as the event that says it.</summary>
internal static class OutcomeMapping
{
    public static ReportOutcome Rejected(ReportReady message, ImmutableArray<Problem> problems, string? batchId) => new()
    {
        MessageId = EventIdentity.Derive(["rejected", message.ReportId, $"{message.Revision}", .. PartsOf(batchId), .. problems.Select(Tell)]),
        Rejected = new ReportRejected
        {
            ReportId = message.ReportId,
            Revision = message.Revision,
            Template = message.Template,
            Problems = RequestMapping.ToWire(problems),
            BatchId = batchId,
            Tags = message.Tags,
        },
    };

    public static async Task<ReportOutcome> RenderedAsync(ReportReady message, FinishedReport finish, IObjectStore objects)
    {
        var rendition = finish.Completion.Rendition;
        return new ReportOutcome
        {
            // The rendition's identity says everything but what other reports say. A batch says it once, now or at its release.
            MessageId = finish.BatchId is { } batch
                ? OfBatch(message.ReportId, message.Revision, rendition.Id, batch)
                : EventIdentity.Derive(["rendered", message.ReportId, $"{message.Revision}", rendition.Id, .. finish.Check.OfComparison.Select(Tell)]),
            Rendered = new ReportRendered
            {
                ReportId = message.ReportId,
                Revision = message.Revision,
                Template = rendition.Template,
                TemplateVersion = rendition.TemplateVersion,
                TemplateDigest = rendition.TemplateDigest,
                DataDigest = rendition.DataDigest,
                RenditionId = rendition.Id,
                Artifacts = await ArtifactMapping.ToWireAsync(rendition, objects, message.Formats),
                Warnings = RequestMapping.ToWire(finish.Completion.Warnings),
                Reused = finish.IsReused,
                Superseded = !finish.IsCurrent,
                BatchId = finish.BatchId,
                DurationsMilliseconds = finish.Clock.Milliseconds,
                Tags = message.Tags,
            },
        };
    }

    public static ReportOutcome Failed(ReportReady message, AttemptFailure failure, int attempts, string? batchId) => Failed(new ReportFailed
    {
        ReportId = message.ReportId,
        Revision = message.Revision,
        Template = message.Template,
        Code = failure.Code,
        Attempts = attempts,
        LastError = failure.Reason,
        BatchId = batchId,
        Tags = message.Tags,
    });

    public static ReportOutcome Failed(ReportFailed failed) => new()
    {
        // After how many attempts an item of a batch failed is not told again with it.
        MessageId = EventIdentity.Derive(["failed", failed.ReportId, $"{failed.Revision}", failed.Code, .. failed.BatchId is { } batch ? PartsOf(batch) : [$"{failed.Attempts}"]]),
        Failed = failed,
    };

    /// <summary>The id of the event that a batch has a report show a rendition.</summary>
    public static Guid OfBatch(string reportId, long revision, string renditionId, string batchId) =>
        EventIdentity.Derive(["rendered", reportId, $"{revision}", renditionId, .. PartsOf(batchId)]);

    // Nothing for requests, whose events keep the ids they always had.
    private static string[] PartsOf(string? batchId) => batchId is null ? [] : ["batch", batchId];

    private static string Tell(Problem problem) => $"{problem.Code} {problem.Place} {problem.Message}";
}
