using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Renderer.Archive.Batches;

namespace Renderer.Worker.Telemetry;

/// <summary>What the planner of batches counts; only the process that has the lead says anything.</summary>
internal sealed class PlannerMetrics
{
    private static readonly BatchState[] OpenStates = [BatchState.Running, BatchState.Cancelling, BatchState.Releasing];

    private readonly Counter<long> _sent;
    private readonly Histogram<double> _rounds;
    private readonly TimeProvider _time;
    private Snapshot? _last;

    public PlannerMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        // The factory gives the same meter for the same name, and ends it.
        var meter = meters.Create(WorkerMetrics.MeterName);
        _sent = meter.CreateCounter<long>("renderer.batch.items.sent", "{item}", "Items of batches sent to the workers");
        _rounds = meter.CreateHistogram<double>("renderer.planner.round.duration", "s", "Time of one round of planning");
        meter.CreateObservableGauge("renderer.batches", Batches, "{batch}", "Open batches by state");
        meter.CreateObservableGauge("renderer.batch.items.remaining", Remaining, "{item}", "Items of open batches without an outcome");
        meter.CreateObservableGauge("renderer.planner.lag", Lag, "s", "Time since the planner last finished a round");
    }

    public void Sent(int items) => _sent.Add(items);

    public void Planned(ImmutableArray<Batch> open, TimeSpan duration)
    {
        _rounds.Record(duration.TotalSeconds);
        Volatile.Write(ref _last, new Snapshot(open, _time.GetTimestamp()));
    }

    /// <summary>Another process has the lead.</summary>
    public void Left() => Volatile.Write(ref _last, null);

    private IEnumerable<Measurement<long>> Batches() => Volatile.Read(ref _last) is { } last
        ? OpenStates.Select(state => new Measurement<long>(last.Open.Count(b => b.State == state), new KeyValuePair<string, object?>("state", state.ToString().ToLowerInvariant())))
        : [];

    private IEnumerable<Measurement<long>> Remaining() => Volatile.Read(ref _last) is { } last ? [new Measurement<long>(last.Open.Sum(b => b.Counts.Remaining))] : [];

    private IEnumerable<Measurement<double>> Lag() => Volatile.Read(ref _last) is { } last ? [new Measurement<double>(_time.GetElapsedTime(last.At).TotalSeconds)] : [];

    private sealed record Snapshot(ImmutableArray<Batch> Open, long At);
}
