using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Renderer.Contracts;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Telemetry;

public sealed class WorkerMetricsTests
{
    [Fact]
    public async Task Metrics_OneRenderedAndOneRejected_CountBothAndTimeTheStages()
    {
        await using var service = await RunningService.StartAsync();
        using var measured = new Measured(service.Parts.GetRequiredService<IMeterFactory>());
        await service.PublishAsync(Messages.Note(sum: 4));
        await service.HearAsync<ReportRendered>();
        await service.PublishAsync(Messages.Note() with { Template = "strangers-name" });
        await service.HearAsync<ReportRejected>();

        measured.Of("renderer.reports").ShouldBe(["lane=interactive,outcome=rendered,template=note: 1", "lane=interactive,outcome=rejected,template=unknown: 1"], ignoreOrder: true);
        measured.Of("renderer.problems").ShouldBe(["code=rule-broken,severity=warning: 1", "code=template-unknown,severity=error: 1"], ignoreOrder: true);
        measured.Of("renderer.rules.broken").ShouldBe(["rule=sum,template=note: 1"]);
        measured.TagsOf("renderer.stage.duration").Distinct().ShouldBe(
            ["stage=read", "stage=check", "stage=compare", "stage=find", "stage=render", "stage=template", "stage=layout", "stage=pdf", "stage=verify", "stage=store", "stage=complete"], ignoreOrder: true);
    }

    /// <summary>Everything one service's meter measured.</summary>
    private sealed class Measured : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentQueue<(string Instrument, string Tags, double Value)> _values = new();

        public Measured(IMeterFactory factory)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Worker.Telemetry.WorkerMetrics.MeterName && instrument.Meter.Scope == factory) listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.Start();
        }

        public IEnumerable<string> Of(string instrument) => _values.Where(v => v.Instrument == instrument).Select(v => $"{v.Tags}: {v.Value}");

        public IEnumerable<string> TagsOf(string instrument) => _values.Where(v => v.Instrument == instrument).Select(v => v.Tags);

        public void Dispose() => _listener.Dispose();

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            _values.Enqueue((instrument.Name, string.Join(',', tags.ToArray().Select(t => $"{t.Key}={t.Value}").Order(StringComparer.Ordinal)), value));
    }
}
