namespace Renderer.Worker.Hosting;

/// <summary>Where traces and metrics are sent. Section <c>Telemetry</c>. Without an endpoint nothing is sent anywhere; <c>/metrics</c> works all the same.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Address of an OpenTelemetry collector, for example <c>http://collector:4318</c> (http/protobuf) or <c>http://collector:4317</c> (grpc). Default none.</summary>
    public string? OtlpEndpoint { get; set; }

    /// <summary><c>http/protobuf</c> or <c>grpc</c>. Default http/protobuf.</summary>
    public string Protocol { get; set; } = "http/protobuf";

    /// <summary>Headers for the collector as <c>name=value,name=value</c>, for its access token. Default none. A secret: keep it out of appsettings.json.</summary>
    public string? OtlpHeaders { get; set; }

    /// <summary>Share of traces that are kept, 0 to 1. Default 1. A message that brings a trace context follows what its sender decided.</summary>
    public double SampleRatio { get; set; } = 1;

    /// <summary>How often metrics are sent to the collector. Default 15 s.</summary>
    public TimeSpan MetricsPeriod { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Name of this service in traces and metrics. Default <c>renderer</c>.</summary>
    public string ServiceName { get; set; } = "renderer";

    /// <summary>What is wrong with these settings, each with its name and what to do; empty when nothing is.</summary>
    public IEnumerable<string> FindFaults()
    {
        if (OtlpEndpoint is not null && !(Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)))
            yield return $"Telemetry:OtlpEndpoint is \"{OtlpEndpoint}\". Set Telemetry__OtlpEndpoint to an address such as http://collector:4318.";
        if (Protocol is not ("http/protobuf" or "grpc")) yield return $"Telemetry:Protocol is \"{Protocol}\". Set Telemetry__Protocol to http/protobuf or grpc.";
        if (SampleRatio is not (>= 0 and <= 1)) yield return $"Telemetry:SampleRatio is {SampleRatio}. Set Telemetry__SampleRatio to a number between 0 and 1.";
        if (MetricsPeriod < TimeSpan.FromMilliseconds(100) || MetricsPeriod > TimeSpan.FromHours(1))
            yield return $"Telemetry:MetricsPeriod is {MetricsPeriod}. Set Telemetry__MetricsPeriod to a time between 00:00:00.1 and 01:00:00.";
        if (ServiceName.Length == 0) yield return "Telemetry:ServiceName is empty. Set Telemetry__ServiceName, for example to \"renderer\".";
    }
}

/// <summary>What is logged. Section <c>Logging</c>.</summary>
public sealed class LoggingOptions
{
    /// <summary>Least level by category, <c>Default</c> for all others: <c>Logging:LogLevel:Default=Warning</c>. Default: Information, and Warning for Microsoft and MassTransit.</summary>
    public Dictionary<string, LogLevel> LogLevel { get; } = new(StringComparer.OrdinalIgnoreCase);
}
