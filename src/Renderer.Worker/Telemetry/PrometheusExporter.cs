using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Renderer.Worker.Telemetry;

/// <summary>Writes the collected metrics as text when it is asked to.</summary>
internal sealed class PrometheusExporter : BaseExporter<Metric>
{
    private readonly Lock _gate = new();
    private string _text = "";

    /// <summary>Collects through the reader that this exporter belongs to. One at a time: the text is the exporter's.</summary>
    public string Collect(MetricReader reader)
    {
        lock (_gate)
        {
            _text = "";
            reader.Collect(timeoutMilliseconds: 2000);
            return _text;
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var metrics = new List<Metric>();
        foreach (var metric in batch) metrics.Add(metric);
        _text = PrometheusText.Write(metrics);
        return ExportResult.Success;
    }
}
