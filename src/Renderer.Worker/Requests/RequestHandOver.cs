using MassTransit;
using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Worker.Broker;
using Renderer.Worker.Consuming;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Requests;

/// <summary>Hands an accepted request to the queue; when that fails, it is due in the catalogue, and the sweep does it.</summary>
internal sealed class RequestHandOver(IRequestQueue queue, RenditionArchive archive, RetryOptions retry, TimeProvider time, ILogger<RequestHandOver> logger)
{
    /// <summary>Hands over. The request is accepted: that the client hangs up now, or that the queue fails, changes nothing.</summary>
    public async Task<bool> HandOverAsync(ReportReady message, ReportRevision revision, Lane lane, CancellationToken cancellationToken)
    {
        try
        {
            await queue.HandOverAsync(message, lane, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is MassTransitException or BrokerException or OperationCanceledException)
        {
            Log.NotPublished(logger, e);
            await archive.Requests.PostponeAsync(revision, time.GetUtcNow() + retry.SweepPeriod, CancellationToken.None);
            return false;
        }
    }
}
