using MassTransit;
using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Worker.Broker;
using Renderer.Worker.Consuming;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Requests;

/// <summary>Takes requests in: first into the catalogue, then onto the queue. Where the second fails, the sweep does it later.</summary>
internal sealed class RequestHandOver(IRequestQueue queue, RenditionArchive archive, RetryOptions retry, TimeProvider time, ILogger<RequestHandOver> logger)
{
    // Longer than any hand-over takes; after that whoever took the request in is taken for dead.
    private static readonly TimeSpan TakeUpAfter = TimeSpan.FromMinutes(2);

    /// <summary>When another worker may take up what this one has in hand; null where the queue dies with the process, and the next start takes up everything.</summary>
    public DateTimeOffset? AgainAt => queue.IsDurable ? time.GetUtcNow() + TakeUpAfter : null;

    /// <summary>Records a request; false when the revision was accepted before with other content.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot be used now.</exception>
    public Task<bool> AcceptAsync(ReportReady message, ReportRequest request, Lane lane, CancellationToken cancellationToken) =>
        archive.Requests.AcceptAsync(request with { Lane = LaneNames.Of(lane) }, RequestMapping.ToKeptMessage(message), AgainAt, cancellationToken);

    /// <summary>Hands an accepted request to the queue; false when it is left to the sweep.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot be used now.</exception>
    public async Task<bool> HandOverAsync(ReportReady message, ReportRevision revision, Lane lane, CancellationToken cancellationToken)
    {
        try
        {
            await queue.HandOverAsync(message, lane, cancellationToken);
        }
        catch (Exception e) when (e is MassTransitException or BrokerException or OperationCanceledException)
        {
            Log.NotPublished(logger, e);
            await archive.Requests.PostponeAsync(revision, time.GetUtcNow() + retry.SweepPeriod, CancellationToken.None);
            return false;
        }

        if (queue.IsDurable) await archive.Requests.HandOverAsync(revision, CancellationToken.None);
        return true;
    }
}
