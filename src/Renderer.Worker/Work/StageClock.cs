using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Work;

/// <summary>Times the stages of one report, for its event and for the metrics.</summary>
internal sealed class StageClock(TimeProvider time, WorkerMetrics metrics)
{
    private readonly SortedDictionary<string, double> _milliseconds = new(StringComparer.Ordinal);
    private readonly long _start = time.GetTimestamp();
    private long _last = time.GetTimestamp();

    public IReadOnlyDictionary<string, double> Milliseconds => _milliseconds;

    public double TotalMilliseconds => Math.Round(time.GetElapsedTime(_start).TotalMilliseconds, 3);

    /// <summary>Ends a stage: it lasted since the end of the one before.</summary>
    public void End(string stage)
    {
        var now = time.GetTimestamp();
        Add(stage, time.GetElapsedTime(_last, now));
        _last = now;
    }

    /// <summary>Adds a stage that was timed elsewhere.</summary>
    public void Add(string stage, TimeSpan duration)
    {
        _milliseconds[stage] = Math.Round(duration.TotalMilliseconds, 3);
        metrics.Stage(stage, duration);
    }
}
