using System.Collections.Immutable;
using Renderer.Archive;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Telemetry;
using Renderer.Worker.Work;

namespace Renderer.Worker.Regeneration;

/// <summary>Outcomes of one batch's items. Announced is what the item says, so a redelivery announces the same again, and a late outcome of a cancelled item nothing.</summary>
internal sealed class BatchItemRecord(RenditionArchive archive, BatchTerms terms, string batchId, ILogger logger) : IOutcomeRecord
{
    public string? BatchId => batchId;

    /// <summary>SHA-256 of the data the message names; null when it names none.</summary>
    public string? SourceDigest { get; init; }

    public async Task<ReportOutcome?> FindSettledAsync(ReportReady message, CancellationToken cancellationToken)
    {
        var item = await archive.Batches.FindItemAsync(batchId, message.ReportId, cancellationToken);
        if (item is null || item.Revision != message.Revision)
        {
            Log.ItemSkipped(logger, message.Revision, batchId);
            return ReportOutcome.Silent;
        }

        return item.State switch
        {
            BatchItemState.Cancelled or BatchItemState.Unchanged => ReportOutcome.Silent,
            BatchItemState.Failed => await HoldsAsync(cancellationToken) ? ReportOutcome.Silent : OutcomeMapping.Failed(message, new AttemptFailure(item.Code ?? ProblemCodes.Internal, item.Reason ?? ""), attempts: 0, batchId),
            _ => null,
        };
    }

    public async Task<Recording> CompleteAsync(ReportRequest request, Completion completion, bool isReused, CancellationToken cancellationToken)
    {
        var done = await archive.CompleteItemAsync(batchId, request, completion with { SourceDigest = SourceDigest }, isReused, cancellationToken);
        if (done is { WasOpen: true, IsUnchanged: true }) return new Recording(IsAnnounced: false, done.IsCurrent, "unchanged");
        if (done.WasOpen) return new Recording(!await HoldsAsync(cancellationToken), done.IsCurrent);
        var item = await archive.Batches.FindItemAsync(batchId, request.Revision.ReportId, cancellationToken);
        var isMine = item is { State: BatchItemState.Rendered, IsHeld: false } && item.RenditionId == completion.Rendition.Id;
        return new Recording(isMine, done.IsCurrent, isMine ? null : "late");
    }

    public async Task<bool> RejectAsync(ReportRequest request, ImmutableArray<Problem> problems, CancellationToken cancellationToken) =>
        (await archive.RejectItemAsync(batchId, request.Revision, problems, cancellationToken) || await IsAsync(request, BatchItemState.Rejected, cancellationToken)) && !await HoldsAsync(cancellationToken);

    public async Task<bool> FailAsync(ReportRequest request, Problem problem, int attempts, CancellationToken cancellationToken) =>
        (await archive.FailItemAsync(batchId, request.Revision, problem, cancellationToken) || await IsAsync(request, BatchItemState.Failed, cancellationToken)) && !await HoldsAsync(cancellationToken);

    private async Task<bool> IsAsync(ReportRequest request, BatchItemState state, CancellationToken cancellationToken) =>
        (await archive.Batches.FindItemAsync(batchId, request.Revision.ReportId, cancellationToken))?.State == state;

    private async Task<bool> HoldsAsync(CancellationToken cancellationToken) => await terms.FindAsync(batchId, cancellationToken) is { Holds: true };
}
