using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Renderer.Worker.Telemetry;

/// <summary>What the worker counts. Meter <c>Renderer.Worker</c>; names and units follow the OpenTelemetry conventions.</summary>
internal sealed class WorkerMetrics : IDisposable
{
    public const string MeterName = "Renderer.Worker";

    private readonly Meter _meter;
    private readonly Counter<long> _accepted;
    private readonly Counter<long> _reports;
    private readonly Counter<long> _problems;
    private readonly Counter<long> _attemptsFailed;
    private readonly Histogram<double> _stages;
    private readonly UpDownCounter<long> _active;
    private readonly UpDownCounter<long> _paused;
    private readonly Counter<long> _deadLettered;

    public WorkerMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _accepted = _meter.CreateCounter<long>("renderer.requests.accepted", "{request}", "Requests recorded in the catalogue");
        _reports = _meter.CreateCounter<long>("renderer.reports", "{report}", "Finished reports by outcome");
        _problems = _meter.CreateCounter<long>("renderer.problems", "{problem}", "Problems and warnings by code");
        _attemptsFailed = _meter.CreateCounter<long>("renderer.attempts.failed", "{attempt}", "Attempts that failed and are retried, by code");
        _stages = _meter.CreateHistogram<double>("renderer.stage.duration", "s", "Time in each stage");
        _active = _meter.CreateUpDownCounter<long>("renderer.reports.active", "{report}", "Reports being worked on");
        _paused = _meter.CreateUpDownCounter<long>("renderer.queue.paused", "{pause}", "1 while messages are held because storage or catalogue do not work");
        _deadLettered = _meter.CreateCounter<long>("renderer.messages.dead_lettered", "{message}", "Messages over the delivery limit");
    }

    public void Accepted() => _accepted.Add(1);

    /// <summary>Counts a finished report. The template is null unless it is one of ours: strangers' names would make endless series.</summary>
    public void Finished(string outcome, string? template) => _reports.Add(1, new TagList { { "outcome", outcome }, { "template", template ?? "unknown" } });

    public void Problem(string code, string severity) => _problems.Add(1, new TagList { { "code", code }, { "severity", severity } });

    public void AttemptFailed(string code) => _attemptsFailed.Add(1, new KeyValuePair<string, object?>("code", code));

    public void Stage(string stage, TimeSpan duration) => _stages.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("stage", stage));

    public void Begin() => _active.Add(1);

    public void End() => _active.Add(-1);

    public void Paused() => _paused.Add(1);

    public void Resumed() => _paused.Add(-1);

    public void DeadLettered() => _deadLettered.Add(1);

    public void Dispose() => _meter.Dispose();
}
