using System.Diagnostics;
using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Renderer.Worker.Hosting;

namespace Renderer.Worker.Telemetry;

/// <summary>Collects the process's metrics for <c>/metrics</c>, and sends metrics and traces to a collector when one is set.</summary>
internal sealed class TelemetryExport : IDisposable
{
    /// <summary>Whose metrics are shown: ours, the web server's and the runtime's.</summary>
    private static readonly string[] Meters =
        [WorkerMetrics.MeterName, "Renderer.Archive", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private static readonly string[] Sources = [Tracing.SourceName, "Microsoft.AspNetCore"];

    private readonly TelemetryOptions _options;
    private readonly PrometheusExporter _exporter = new();
    private readonly BaseExportingMetricReader _reader;
    private readonly MeterProvider _meters;
    private readonly IDisposable _traces;

    public TelemetryExport(TelemetryOptions options)
    {
        _options = options;
        _reader = new BaseExportingMetricReader(_exporter);
        var resource = ResourceBuilder.CreateDefault().AddService(options.ServiceName, serviceVersion: Version, serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}", autoGenerateServiceInstanceId: false);
        var meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddReader(_reader);
        if (options.OtlpEndpoint is not null) meters.AddOtlpExporter((otlp, reader) => ConfigureMetrics(otlp, reader));
        _meters = meters.Build();
        _traces = options.OtlpEndpoint is null ? ListenForContext() : BuildTraces(resource);
    }

    /// <summary>Version of this program.</summary>
    public static string Version { get; } = typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>All metrics as they are now, in Prometheus' text format.</summary>
    public string CollectText() => _exporter.Collect(_reader);

    public void Dispose()
    {
        // What was measured last is sent before the process ends; a collector that is gone must not hold it up.
        _meters.ForceFlush(2000);
        _traces.Dispose();
        _meters.Dispose();
    }

    // Nobody collects spans, but events and log lines still name the trace they belong to.
    private static ActivityListener ListenForContext()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Tracing.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private TracerProvider BuildTraces(ResourceBuilder resource) => Sdk.CreateTracerProviderBuilder()
        .SetResourceBuilder(resource)
        .AddSource(Sources)
        .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(_options.SampleRatio)))
        .AddOtlpExporter(otlp => Configure(otlp, "v1/traces"))
        .Build();

    private void ConfigureMetrics(OtlpExporterOptions otlp, MetricReaderOptions reader)
    {
        Configure(otlp, "v1/metrics");
        reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)_options.MetricsPeriod.TotalMilliseconds;
    }

    private void Configure(OtlpExporterOptions otlp, string path)
    {
        var endpoint = new Uri(_options.OtlpEndpoint!);
        otlp.Protocol = _options.Protocol == "grpc" ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        // Over HTTP the address is the collector's root, as everywhere; the exporter wants the whole path.
        otlp.Endpoint = otlp.Protocol == OtlpExportProtocol.Grpc ? endpoint : new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/{path}");
        otlp.Headers = _options.OtlpHeaders;
        otlp.TimeoutMilliseconds = 5000;
    }
}
