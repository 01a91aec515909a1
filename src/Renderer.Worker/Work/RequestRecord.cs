using System.Collections.Immutable;
using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Reports;

namespace Renderer.Worker.Work;

/// <summary>Outcomes of requests: always recorded, always announced.</summary>
internal sealed class RequestRecord(RenditionArchive archive) : IOutcomeRecord
{
    public string? BatchId => null;

    // Whatever became of it before: doing it again repairs what was lost.
    public Task<ReportOutcome?> FindSettledAsync(ReportReady message, CancellationToken cancellationToken) => Task.FromResult<ReportOutcome?>(null);

    public async Task<Recording> CompleteAsync(ReportRequest request, Completion completion, bool isReused, CancellationToken cancellationToken) =>
        new(IsAnnounced: true, IsCurrent: await archive.CompleteAsync(request, completion, cancellationToken));

    public async Task<bool> RejectAsync(ReportRequest request, ImmutableArray<Problem> problems, CancellationToken cancellationToken)
    {
        await archive.Requests.RejectAsync(request, problems, cancellationToken);
        return true;
    }

    public async Task<bool> FailAsync(ReportRequest request, Problem problem, int attempts, CancellationToken cancellationToken)
    {
        await archive.Requests.FailAsync(request, new RequestFailure(problem, attempts, DueAt: null, Message: null), cancellationToken);
        return true;
    }
}
