using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Worker.Broker;
using Renderer.Worker.Requests;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Consuming;

/// <summary>Puts accepted but unfinished requests on the queue again when their time has come; at the start all of them, unless the queue has kept them.</summary>
internal sealed class UnfinishedRequests(
    RenditionArchive archive, IRequestQueue queue, RequestHandOver handOver, RetryOptions retry, TimeProvider time, ILogger<UnfinishedRequests> logger)
    : BackgroundService
{
    private volatile bool _takeUpAll = !queue.IsDurable;

    /// <summary>Has everything unfinished published again, because the catalogue was unable to say what failed.</summary>
    public void TakeUpAllWhenPossible() => _takeUpAll = !queue.IsDurable;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(retry.SweepPeriod, time);
        do
        {
            await SweepAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            var count = _takeUpAll ? await PublishAllAsync(cancellationToken) : await PublishDueAsync(cancellationToken);
            if (count > 0) Log.PublishedUnfinished(logger, count);
        }
        catch (CatalogueException e)
        {
            // What was taken but not published is unfinished all the same.
            TakeUpAllWhenPossible();
            Log.SweepFailed(logger, e.Message);
        }
    }

    private async Task<int> PublishAllAsync(CancellationToken cancellationToken)
    {
        _takeUpAll = false;
        var count = 0;
        await foreach (var request in archive.Requests.ReadUnfinishedAsync(cancellationToken))
        {
            if (await PublishAsync(request, cancellationToken)) count++;
        }

        return count;
    }

    private async Task<int> PublishDueAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var request in await archive.Requests.TakeDueAsync(handOver.AgainAt, cancellationToken))
        {
            if (await PublishAsync(request, cancellationToken)) count++;
        }

        return count;
    }

    private async Task<bool> PublishAsync(UnfinishedRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await handOver.HandOverAsync(RequestMapping.ToMessage(request), request.Revision, LaneNames.Find(request.Lane) ?? Lane.Interactive, cancellationToken);
        }
        catch (JsonException e)
        {
            Log.KeptMessageUnreadable(logger, $"{request.Revision}: {e.GetType().Name}");
            return false;
        }
    }
}
