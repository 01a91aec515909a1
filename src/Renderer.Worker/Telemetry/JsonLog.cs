using Renderer.Worker.Hosting;

namespace Renderer.Worker.Telemetry;

/// <summary>The log: one JSON object per line on standard output, with the report and the trace it belongs to.</summary>
/// <remarks>Values of strangers cannot forge lines: JSON escapes line ends, control characters and everything beyond ASCII.</remarks>
internal static class JsonLog
{
    public static void AddTo(ILoggingBuilder logging, LoggingOptions options)
    {
        logging.AddJsonConsole(json =>
        {
            json.IncludeScopes = true;
            json.UseUtcTimestamp = true;
            json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
        logging.Configure(factory => factory.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("MassTransit", LogLevel.Warning);
        // The framework would write every failed attempt with its trace; ours says the same in a line.
        logging.AddFilter("MassTransit.ReceiveTransport", LogLevel.None);
        foreach (var (category, level) in options.LogLevel) logging.AddFilter(category == "Default" ? null : category, level);
    }
}
