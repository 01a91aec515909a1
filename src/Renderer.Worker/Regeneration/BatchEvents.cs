using System.Collections.Immutable;
using Renderer.Archive;
using Renderer.Archive.Batches;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Broker;
using Renderer.Worker.Requests;
using Renderer.Worker.Work;

namespace Renderer.Worker.Regeneration;

/// <summary>Publishes what is said of whole batches, under ids that derive from what is said.</summary>
internal sealed class BatchEvents(ReportEvents events, RenditionArchive archive)
{
    public Task StartedAsync(Batch batch, CancellationToken cancellationToken) => events.PublishAsync(
        new RegenerationStarted
        {
            BatchId = batch.Request.Id,
            Template = batch.Request.Selection.Template,
            TemplateVersion = batch.Request.TargetVersion,
            TemplateDigest = batch.Request.TargetDigest,
            State = BatchNames.Of(batch.State),
            Selected = batch.Counts.Selected,
            Rendered = batch.Counts.Rendered,
            Reused = batch.Counts.Reused,
            Unchanged = batch.Counts.Unchanged,
            Rejected = batch.Counts.Rejected,
            Failed = batch.Counts.Failed,
            Cancelled = batch.Counts.Cancelled,
            Remaining = batch.Counts.Remaining,
            RequestedBy = batch.Request.RequestedBy,
        },
        EventIdentity.Derive("regeneration-started", batch.Request.Id),
        cancellationToken);

    public Task ProgressedAsync(Batch batch, CancellationToken cancellationToken) => events.PublishAsync(
        new RegenerationProgressed
        {
            BatchId = batch.Request.Id,
            Template = batch.Request.Selection.Template,
            TemplateVersion = batch.Request.TargetVersion,
            TemplateDigest = batch.Request.TargetDigest,
            State = BatchNames.Of(batch.State),
            Selected = batch.Counts.Selected,
            Rendered = batch.Counts.Rendered,
            Reused = batch.Counts.Reused,
            Unchanged = batch.Counts.Unchanged,
            Rejected = batch.Counts.Rejected,
            Failed = batch.Counts.Failed,
            Cancelled = batch.Counts.Cancelled,
            Remaining = batch.Counts.Remaining,
            RequestedBy = batch.Request.RequestedBy,
        },
        EventIdentity.Derive("regeneration-progressed", batch.Request.Id, $"{batch.State}", $"{batch.Counts}"),
        cancellationToken);

    /// <summary>Says that a batch ended, or waits for its release.</summary>
    public Task CompletedAsync(Batch batch, CancellationToken cancellationToken) => events.PublishAsync(
        new RegenerationCompleted
        {
            BatchId = batch.Request.Id,
            Template = batch.Request.Selection.Template,
            TemplateVersion = batch.Request.TargetVersion,
            TemplateDigest = batch.Request.TargetDigest,
            State = BatchNames.Of(batch.State),
            Selected = batch.Counts.Selected,
            Rendered = batch.Counts.Rendered,
            Reused = batch.Counts.Reused,
            Unchanged = batch.Counts.Unchanged,
            Rejected = batch.Counts.Rejected,
            Failed = batch.Counts.Failed,
            Cancelled = batch.Counts.Cancelled,
            Remaining = batch.Counts.Remaining,
            RequestedBy = batch.Request.RequestedBy,
            Problems = [],
            DryRun = false,
        },
        // A retry may end with the same counts, at another time.
        EventIdentity.Derive("regeneration-completed", batch.Request.Id, $"{batch.State}", $"{batch.Counts}", $"{batch.FinishedAt:O}"),
        cancellationToken);

    /// <summary>Says that a command was refused, or what a dry run counted.</summary>
    public Task AnsweredAsync(CommandAnswer answer, CancellationToken cancellationToken) => events.PublishAsync(
        new RegenerationCompleted
        {
            BatchId = answer.BatchId,
            Template = answer.Template,
            TemplateVersion = answer.TemplateVersion,
            TemplateDigest = answer.TemplateDigest,
            State = answer.Problems.IsEmpty ? "dry-run" : "refused",
            Selected = answer.Selected,
            Rendered = 0,
            Reused = 0,
            Unchanged = 0,
            Rejected = 0,
            Failed = 0,
            Cancelled = 0,
            Remaining = 0,
            RequestedBy = answer.RequestedBy,
            Problems = RequestMapping.ToWire(answer.Problems),
            DryRun = answer.IsDryRun,
        },
        EventIdentity.Derive(["regeneration-answered", answer.CommandDigest, $"{answer.Selected}", .. answer.Problems.Select(p => $"{p.Code} {p.Place} {p.Message}")]),
        cancellationToken);

    /// <summary>Says that a report of a held batch shows its new rendition now.</summary>
    public async Task ReleasedAsync(BatchRequest batch, HeldReport held, CancellationToken cancellationToken) => await events.PublishAsync(
        new ReportRendered
        {
            ReportId = held.ReportId,
            Revision = held.Revision,
            Template = held.Rendition.Template,
            TemplateVersion = held.Rendition.TemplateVersion,
            TemplateDigest = held.Rendition.TemplateDigest,
            DataDigest = held.Rendition.DataDigest,
            RenditionId = held.Rendition.Id,
            Artifacts = await ArtifactMapping.ToWireAsync(held.Rendition, archive.Objects, [.. held.Rendition.Artifacts.Select(a => a.Format).Where(f => f != ReportFormats.Json)]),
            Warnings = RequestMapping.ToWire(held.Warnings),
            Reused = held.IsReused,
            Superseded = false,
            BatchId = batch.Id,
            DurationsMilliseconds = ImmutableSortedDictionary<string, double>.Empty,
            Tags = held.Tags,
        },
        OutcomeMapping.OfBatch(held.ReportId, held.Revision, held.Rendition.Id, batch.Id),
        cancellationToken);
}

/// <summary>The answer to a command that made no batch.</summary>
internal sealed record CommandAnswer
{
    /// <summary>Tells a repeated command from another one.</summary>
    public required string CommandDigest { get; init; }

    public required string BatchId { get; init; }

    public string Template { get; init; } = "";

    public string TemplateVersion { get; init; } = "";

    public string TemplateDigest { get; init; } = "";

    public string RequestedBy { get; init; } = "";

    public long Selected { get; init; }

    public bool IsDryRun { get; init; }

    /// <summary>Why it was refused; empty for a dry run.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];
}
