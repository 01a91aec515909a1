using System.Collections.Immutable;
using Renderer.Archive;
using Renderer.Archive.Objects;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Requests;

namespace Renderer.Worker.Work;

/// <summary>A report that was rendered, or found rendered, and recorded.</summary>
internal sealed record FinishedReport(CheckedReport Check, Completion Completion, bool IsReused, bool IsCurrent, StageClock Clock);

/// <summary>What became of a message as the event that says it.</summary>
internal static class OutcomeMapping
{
    public static ReportOutcome Rejected(ReportReady message, ImmutableArray<Problem> problems) => new()
    {
        MessageId = EventIdentity.Derive(["rejected", message.ReportId, $"{message.Revision}", .. problems.Select(Tell)]),
        Rejected = new ReportRejected
        {
            ReportId = message.ReportId,
            Revision = message.Revision,
            Template = message.Template,
            Problems = RequestMapping.ToWire(problems),
            Tags = message.Tags,
        },
    };

    public static async Task<ReportOutcome> RenderedAsync(ReportReady message, FinishedReport finish, IObjectStore objects)
    {
        var rendition = finish.Completion.Rendition;
        return new ReportOutcome
        {
            // The rendition's identity says everything but what other reports say.
            MessageId = EventIdentity.Derive(["rendered", message.ReportId, $"{message.Revision}", rendition.Id, .. finish.Check.OfComparison.Select(Tell)]),
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
                DurationsMilliseconds = finish.Clock.Milliseconds,
                Tags = message.Tags,
            },
        };
    }

    private static string Tell(Problem problem) => $"{problem.Code} {problem.Place} {problem.Message}";
}
