using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Broker;

/// <summary>Whether storage and catalogue work. While they do not, messages are held and no attempt counts: an outage is not the message's fault.</summary>
/// <remarks>
/// Holding is pausing: the broker hands over no more than the prefetch. Nothing is given back, because RabbitMQ counts each give-back
/// towards the delivery limit, and a part that comes and goes would have sound messages dead-lettered.
/// </remarks>
internal sealed class PartsAvailability(RenditionArchive archive, WorkerMetrics metrics, TimeProvider time, ILogger<PartsAvailability> logger) : IDisposable
{
    private static readonly TimeSpan ProbePeriod = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _closing = new();
    private TaskCompletionSource? _return;

    /// <summary>Whether messages are worked on; else they are held.</summary>
    public bool IsAvailable => _return is null;

    /// <summary>After a failed attempt: asks the parts, and holds all messages until they work when they do not.</summary>
    public async Task<bool> IsOutageAsync(CancellationToken cancellationToken)
    {
        if (!IsAvailable) return true;
        if (await FindOutageAsync(cancellationToken) is not { } reason) return false;
        Pause(reason);
        return true;
    }

    /// <summary>Returns when the parts work, or after a time; says whether they work.</summary>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        if (_return is not { } pause) return true;
        await Task.WhenAny(pause.Task, Task.Delay(atMost, time, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        return pause.Task.IsCompleted;
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private void Pause(string reason)
    {
        var pause = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_return is not null) return;
            _return = pause;
        }

        metrics.Paused();
        Log.Paused(logger, reason);
        // The message that failed last must not hand its scope and its trace to the probes.
        using (ExecutionContext.SuppressFlow()) _ = Task.Run(() => WatchAsync(pause, _closing.Token), CancellationToken.None);
    }

    private async Task WatchAsync(TaskCompletionSource pause, CancellationToken closing)
    {
        try
        {
            do await Task.Delay(ProbePeriod, time, closing);
            while (await FindOutageAsync(closing) is not null);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        lock (_lock) _return = null;
        pause.SetResult();
        metrics.Resumed();
        Log.Resumed(logger);
    }

    private async Task<string?> FindOutageAsync(CancellationToken cancellationToken)
    {
        try
        {
            await archive.ProbeCatalogueAsync(cancellationToken);
            await archive.Objects.ProbeAsync(cancellationToken);
            return null;
        }
        catch (Exception e) when (e is ObjectStoreException or CatalogueException)
        {
            return e.Message;
        }
    }
}
