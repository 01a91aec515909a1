using System.Diagnostics;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Work;

/// <summary>Times the stages of one report, for its event and for the metrics.</summary>
internal sealed class StageClock(TimeProvider time, WorkerMetrics metrics)
{
    private readonly SortedDictionary<string, double> _milliseconds = new(StringComparer.Ordinal);
    private readonly long _start = time.GetTimestamp();
    private long _last = time.GetTimestamp();
    private DateTimeOffset _part;
    private ActivityContext _span;

    public IReadOnlyDictionary<string, double> Milliseconds => _milliseconds;

    public double TotalMilliseconds => Math.Round(time.GetElapsedTime(_start).TotalMilliseconds, 3);

    /// <summary>Ends a stage: it lasted since the end of the one before.</summary>
    public void End(string stage)
    {
        var now = time.GetTimestamp();
        var duration = time.GetElapsedTime(_last, now);
        Record(stage, duration);
        _span = Tracing.AddStage(stage, time.GetUtcNow(), duration);
        _part = time.GetUtcNow() - duration;
        _last = now;
    }

    /// <summary>Adds a part of the stage that ended last, timed elsewhere; parts come in their order.</summary>
    public void Add(string stage, TimeSpan duration)
    {
        Record(stage, duration);
        _part += duration;
        Tracing.AddStage(stage, _part, duration, _span);
    }

    private void Record(string stage, TimeSpan duration)
    {
        _milliseconds[stage] = Math.Round(duration.TotalMilliseconds, 3);
        metrics.Stage(stage, duration);
    }
}
