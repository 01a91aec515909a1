using System.Diagnostics.Metrics;

namespace Renderer.Archive.Resilience;

/// <summary>What is counted of one dependency. Meter <c>Renderer.Archive</c>; every series carries the tag <c>dependency</c>.</summary>
internal sealed class DependencyMeter : IDisposable
{
    public const string MeterName = "Renderer.Archive";

    private readonly Meter _meter = new(MeterName);
    private readonly KeyValuePair<string, object?> _tag;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _timeouts;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _breaks;

    public DependencyMeter(string dependency, Func<bool> isAvailable)
    {
        _tag = new KeyValuePair<string, object?>("dependency", dependency);
        _failures = _meter.CreateCounter<long>("renderer.dependency.failures", "{attempt}", "Attempts that failed because the dependency did not work");
        _retries = _meter.CreateCounter<long>("renderer.dependency.retries", "{attempt}", "Attempts that were repeated");
        _timeouts = _meter.CreateCounter<long>("renderer.dependency.timeouts", "{attempt}", "Attempts that took longer than their timeout");
        _refusals = _meter.CreateCounter<long>("renderer.dependency.refusals", "{call}", "Calls that were not tried because the breaker was open");
        _breaks = _meter.CreateCounter<long>("renderer.dependency.breaks", "{break}", "How often the breaker opened");
        _meter.CreateObservableGauge(
            "renderer.dependency.available", () => new Measurement<int>(isAvailable() ? 1 : 0, _tag), "1", "1 while the breaker is closed, 0 while it is open");
    }

    public void Failed() => _failures.Add(1, _tag);

    public void Retried() => _retries.Add(1, _tag);

    public void TimedOut() => _timeouts.Add(1, _tag);

    public void Refused() => _refusals.Add(1, _tag);

    public void Broke() => _breaks.Add(1, _tag);

    public void Dispose() => _meter.Dispose();
}
