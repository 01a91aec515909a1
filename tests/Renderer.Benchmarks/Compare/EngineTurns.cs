using System.Diagnostics;

namespace Renderer.Benchmarks.Compare;

/// <summary>One engine's turns.</summary>
internal sealed class EngineTurns(IEngine engine, CompareOptions options)
{
    private readonly List<double> _seconds = [];
    private int _documents = 1;
    private long _bytes;
    private long _peak;

    public IEngine Engine => engine;

    public Measured Result => new(engine.Name, engine.Version, engine.IsWarm, _seconds, _bytes, _peak);

    /// <summary>Runs it for as long as a turn, and finds out how many documents fit into one.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        double fastest;
        do
        {
            var batch = await engine.RunAsync(_documents, null, cancellationToken);
            fastest = batch.Seconds.Min();
            _documents = Math.Clamp((int)(options.Turn.TotalSeconds / fastest), 1, options.Documents);
        }
        while (engine.IsWarm && Stopwatch.GetElapsedTime(started) < options.Turn);
    }

    /// <summary>One turn.</summary>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var batch = await engine.RunAsync(_documents, null, cancellationToken);
        _seconds.AddRange(batch.Seconds);
        _bytes = batch.Bytes;
    }

    /// <summary>One more turn, not timed, for its memory: looking at that takes time.</summary>
    public async Task WeighAsync(CancellationToken cancellationToken)
    {
        var probe = new MemoryProbe();
        using (probe) await engine.RunAsync(_documents, probe, cancellationToken);
        _peak = probe.PeakBytes;
    }
}
