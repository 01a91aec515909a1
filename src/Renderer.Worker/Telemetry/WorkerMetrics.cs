using System.Diagnostics;
using System.Diagnostics.Metrics;
using Renderer.Archive;
using Renderer.Reports;
using Renderer.Worker.Broker;
using Renderer.Worker.Requests;

namespace Renderer.Worker.Telemetry;

/// <summary>What the worker counts. Meter <c>Renderer.Worker</c>; names and units follow the OpenTelemetry conventions.</summary>
internal sealed class WorkerMetrics : IDisposable
{
    public const string MeterName = "Renderer.Worker";

    // From a stage of a warm worker, a fraction of a millisecond, to the default limit of a render.
    private static readonly InstrumentAdvice<double> StageBounds = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    };

    // From an idle queue to a night's batch.
    private static readonly InstrumentAdvice<double> WaitBounds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200, 28800],
    };

    private readonly Meter _meter;
    private readonly Counter<long> _accepted;
    private readonly Counter<long> _reports;
    private readonly Counter<long> _problems;
    private readonly Counter<long> _brokenRules;
    private readonly Counter<long> _attemptsFailed;
    private readonly Histogram<double> _stages;
    private readonly UpDownCounter<long> _active;
    private readonly UpDownCounter<long> _paused;
    private readonly Counter<long> _deadLettered;
    private readonly Histogram<double> _waits;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _pages;
    private readonly TimeProvider _time;

    public WorkerMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        _meter = meters.Create(MeterName);
        _accepted = _meter.CreateCounter<long>("renderer.requests.accepted", "{request}", "Requests recorded in the catalogue");
        _reports = _meter.CreateCounter<long>("renderer.reports", "{report}", "Finished reports by outcome");
        _problems = _meter.CreateCounter<long>("renderer.problems", "{problem}", "Problems and warnings by code");
        _brokenRules = _meter.CreateCounter<long>("renderer.rules.broken", "{rule}", "Rules that do not hold by id and template");
        _attemptsFailed = _meter.CreateCounter<long>("renderer.attempts.failed", "{attempt}", "Attempts that failed and are retried, by code");
        _stages = _meter.CreateHistogram("renderer.stage.duration", "s", "Time in each stage", tags: null, StageBounds);
        _active = _meter.CreateUpDownCounter<long>("renderer.reports.active", "{report}", "Reports being worked on");
        _paused = _meter.CreateUpDownCounter<long>("renderer.queue.paused", "{pause}", "1 while messages are held because storage or catalogue do not work");
        _deadLettered = _meter.CreateCounter<long>("renderer.messages.dead_lettered", "{message}", "Messages over the delivery limit");
        _waits = _meter.CreateHistogram("renderer.queue.wait", "s", "Time from sending a message to working on it", tags: null, WaitBounds);
        _bytes = _meter.CreateCounter<long>("renderer.artifact.size", "By", "Bytes of stored files by format");
        _pages = _meter.CreateCounter<long>("renderer.pages", "{page}", "Pages of rendered documents");
    }

    public void Accepted() => _accepted.Add(1);

    /// <summary>Counts a finished report. The template is null unless it is one of ours: strangers' names would make endless series.</summary>
    public void Finished(string outcome, string? template, Lane lane) =>
        _reports.Add(1, new TagList { { "outcome", outcome }, { "template", template ?? "unknown" }, { "lane", LaneNames.Of(lane) } });

    public void Problem(string code, string severity) => _problems.Add(1, new TagList { { "code", code }, { "severity", severity } });

    /// <summary>Counts problems of a report; broken rules by their id as well, which only packages make.</summary>
    public void Problems(IEnumerable<Problem> problems, string? template)
    {
        foreach (var problem in problems)
        {
            Problem(problem.Code, RequestMapping.NameOf(problem.Severity));
            if (problem.Rule is { } rule) _brokenRules.Add(1, new TagList { { "rule", rule }, { "template", template ?? "unknown" } });
        }
    }

    public void AttemptFailed(string code) => _attemptsFailed.Add(1, new KeyValuePair<string, object?>("code", code));

    public void Stage(string stage, TimeSpan duration) => _stages.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("stage", stage));

    /// <summary>Measures how long a message waited in its queue, when its sender said when that was. Clocks of two machines may differ: never less than 0.</summary>
    public void Waited(DateTimeOffset? sentAt, Lane lane)
    {
        if (sentAt is { } sent) _waits.Record(Math.Max(0, (_time.GetUtcNow() - sent).TotalSeconds), new KeyValuePair<string, object?>("lane", LaneNames.Of(lane)));
    }

    /// <summary>Counts what was stored of a new rendition.</summary>
    public void Stored(StoredRendition rendition)
    {
        _pages.Add(rendition.Pages);
        foreach (var artifact in rendition.Artifacts) _bytes.Add(artifact.Bytes, new KeyValuePair<string, object?>("format", artifact.Format));
    }

    public void Begin() => _active.Add(1);

    public void End() => _active.Add(-1);

    public void Paused() => _paused.Add(1);

    public void Resumed() => _paused.Add(-1);

    public void DeadLettered() => _deadLettered.Add(1);

    public void Dispose() => _meter.Dispose();
}
