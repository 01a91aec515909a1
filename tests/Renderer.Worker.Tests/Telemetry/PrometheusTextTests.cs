using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Renderer.Contracts;
using Renderer.Worker.Telemetry;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Telemetry;

public sealed class PrometheusTextTests
{
    [Fact]
    public void Write_EveryKind_HasItsTypeUnitAndValue()
    {
        var lines = Collect(meter =>
        {
            meter.CreateCounter<long>("things.made", "{thing}", "Things").Add(3, new KeyValuePair<string, object?>("kind", "a"));
            meter.CreateCounter<double>("time.spent", "s").Add(1.5);
            meter.CreateUpDownCounter<long>("things.open").Add(-2);
            meter.CreateObservableGauge("memory", () => 7L, "By", "Memory");
            meter.CreateObservableGauge("ratio", () => double.NaN);
        });

        lines.Types.ShouldBe(
            new Dictionary<string, string> { ["things_made_total"] = "counter", ["time_spent_seconds_total"] = "counter", ["things_open"] = "gauge", ["memory_bytes"] = "gauge", ["ratio"] = "gauge" },
            ignoreOrder: true);
        lines.Values["things_made_total{kind=\"a\"}"].ShouldBe(3);
        lines.Values["time_spent_seconds_total"].ShouldBe(1.5);
        lines.Values["things_open"].ShouldBe(-2);
        lines.Values["memory_bytes"].ShouldBe(7);
        lines.Values["ratio"].ShouldBe(double.NaN);
    }

    [Fact]
    public void Write_Histogram_CountsUpToEachBound()
    {
        var lines = Collect(meter =>
        {
            var histogram = meter.CreateHistogram("wait", "s", "", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] });
            foreach (var value in (double[])[0.1, 0.5, 0.7, 9]) histogram.Record(value, new KeyValuePair<string, object?>("lane", "bulk"));
        });

        lines.Values["wait_seconds_bucket{lane=\"bulk\",le=\"0.5\"}"].ShouldBe(2);
        lines.Values["wait_seconds_bucket{lane=\"bulk\",le=\"1\"}"].ShouldBe(3);
        lines.Values["wait_seconds_bucket{lane=\"bulk\",le=\"+Inf\"}"].ShouldBe(4);
        lines.Values["wait_seconds_count{lane=\"bulk\"}"].ShouldBe(4);
        lines.Values["wait_seconds_sum{lane=\"bulk\"}"].ShouldBe(10.3, 1e-9);
    }

    [Theory]
    [InlineData("a\"b")]
    [InlineData("a\\b\\")]
    [InlineData("a\nb 1\nevil_total 99")]
    [InlineData("花\u2028街")]
    [InlineData("")]
    public void Write_LabelOfAnyText_StaysOneLine(string value)
    {
        var lines = Collect(meter => meter.CreateCounter<long>("things", description: value).Add(1, new KeyValuePair<string, object?>("9 strange-name", value)));

        lines.Values.Keys.ShouldHaveSingleItem().ShouldStartWith("things_total{_9_strange_name=\"");
    }

    [Fact]
    public async Task Endpoint_AfterAReport_ShowsOursTheServersAndTheRuntimes()
    {
        await using var service = await RunningService.StartAsync();
        using var accepted = await service.Http.PostAsync(new Uri("/api/reports", UriKind.Relative), HttpBodies.Of(Messages.Note()));
        await service.HearAsync<ReportRendered>();
        using var answer = await service.Http.GetAsync(new Uri("/metrics", UriKind.Relative));
        var lines = new PrometheusLines(await answer.Content.ReadAsStringAsync());

        answer.Content.Headers.ContentType.ShouldNotBeNull().ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        foreach (var name in (string[])["renderer_reports_total", "renderer_requests_accepted_total", "renderer_artifact_size_bytes_total", "renderer_pages_total", "dotnet_process_memory_working_set_bytes"])
            lines.Types.Keys.ShouldContain(name);
        lines.Types["renderer_stage_duration_seconds"].ShouldBe("histogram");
        lines.Types["renderer_queue_wait_seconds"].ShouldBe("histogram");
        lines.Types["http_server_request_duration_seconds"].ShouldBe("histogram");
        lines.Values.Keys.ShouldContain("renderer_stage_duration_seconds_count{stage=\"pdf\"}");
    }

    private static PrometheusLines Collect(Action<Meter> measure)
    {
        var name = $"Test.{Guid.NewGuid()}";
        using var meter = new Meter(name);
        var exporter = new PrometheusExporter();
        using var reader = new BaseExportingMetricReader(exporter);
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(name).AddReader(reader).Build();
        measure(meter);
        return new PrometheusLines(exporter.Collect(reader));
    }
}
