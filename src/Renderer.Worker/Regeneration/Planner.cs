using MassTransit;
using Microsoft.Extensions.Hosting;
using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Worker.Broker;
using Renderer.Worker.Requests;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Regeneration;

/// <summary>Plans batches while it has the lead among all planners. Everything it knows is in the catalogue, so another one goes on where it stopped.</summary>
internal sealed class Planner(
    RenditionArchive archive, PlanningRound round, BatchFollower follower, IRequestQueue queue, PlannerMetrics metrics, RegenerationOptions options, TimeProvider time, ILogger<Planner> logger) : BackgroundService
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LeaveTimeout = TimeSpan.FromSeconds(5);

    // A queue in memory has one process; after a crash its next start must not wait for its own lease.
    private readonly string _owner = queue.IsDurable ? $"{Environment.MachineName}-{Environment.ProcessId}-{time.GetUtcNow().UtcTicks}" : "memory";

    private DateTimeOffset _renewAt = DateTimeOffset.MinValue;
    private bool _leads;
    private int _outages;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Enabled) return;
        try
        {
            while (true)
            {
                var pause = await StepAsync(stoppingToken);
                stoppingToken.ThrowIfCancellationRequested();
                if (pause > TimeSpan.Zero) await Task.Delay(pause, time, stoppingToken);
            }
        }
        finally
        {
            await LeaveAsync();
        }
    }

    /// <summary>One round, if this planner has the lead; says how long to wait before the next.</summary>
    private async Task<TimeSpan> StepAsync(CancellationToken stop)
    {
        try
        {
            if (!await LeadsAsync(stop)) return options.LeaseTime / 10;
            var end = await round.RunAsync(stop);
            if (_outages > 0) Log.PlannerWorks(logger);
            _outages = 0;
            return end switch
            {
                RoundEnd.More => TimeSpan.Zero,
                RoundEnd.Waiting => options.PlanPeriod,
                _ => options.PlanPeriod * 5,
            };
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            return WaitOut(e);
        }
    }

    private async Task<bool> LeadsAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        if (_leads && now < _renewAt) return true;
        var led = _leads;
        _leads = await archive.Batches.TryLeadAsync(_owner, options.LeaseTime, stop);
        _renewAt = now + (options.LeaseTime / 3);
        if (_leads && !led)
        {
            Log.PlannerLeads(logger, _owner);
            _leads = false;
            await follower.TakeOverAsync(stop);
            _leads = true;
        }

        if (led && !_leads) metrics.Left();
        return _leads;
    }

    private TimeSpan WaitOut(Exception error)
    {
        var isOutage = error is CatalogueException or ObjectStoreException or BrokerException or MassTransitException or OperationCanceledException;
        if (isOutage && _outages == 0) Log.PlannerWaits(logger, error.Message);
        if (!isOutage) Log.PlannerDefect(logger, $"{error.GetType()}{Environment.NewLine}{error.StackTrace}");
        var wait = options.PlanPeriod * Math.Pow(2, Math.Min(_outages++, 10));
        return wait < LongestBackoff ? wait : LongestBackoff;
    }

    private async Task LeaveAsync()
    {
        if (!_leads) return;
        using var patience = new CancellationTokenSource(LeaveTimeout, time);
        try
        {
            await archive.Batches.LeaveAsync(_owner, patience.Token);
        }
        catch (Exception e) when (e is CatalogueException or OperationCanceledException)
        {
            // The lease runs out by itself.
            Log.PlannerWaits(logger, e.Message);
        }
    }
}
