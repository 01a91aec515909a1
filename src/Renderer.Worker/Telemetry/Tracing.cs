using System.Diagnostics;
using MassTransit;
using Renderer.Worker.Broker;

namespace Renderer.Worker.Telemetry;

/// <summary>The spans of a report's way, and the W3C trace context that messages bring and take along.</summary>
/// <remarks>
/// MassTransit has spans of its own, which are left off: they take their parent from a header that only MassTransit writes, and hold
/// messages and stack traces of exceptions, which may quote data.
/// </remarks>
internal static class Tracing
{
    public const string SourceName = "Renderer.Worker";

    private const string TraceParent = "traceparent";
    private const string TraceState = "tracestate";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Begins the span of one delivery of a message, as a part of the trace that its headers name.</summary>
    public static Activity? StartMessage(Headers headers) => StartMessage(headers.Get<string>(TraceParent), headers.Get<string>(TraceState));

    /// <summary>The same with the headers' values.</summary>
    public static Activity? StartMessage(string? traceParent, string? traceState)
    {
        // A header that is no trace context is as good as none: the trace begins here.
        if (!ActivityContext.TryParse(traceParent, traceState, isRemote: true, out var parent)) parent = default;
        return Source.StartActivity("process ReportReady", ActivityKind.Consumer, parent)?.SetTag("messaging.operation.type", "process");
    }

    /// <summary>Says on the current span which report it is about.</summary>
    public static void Describe(string reportId, long revision, Lane lane) =>
        Activity.Current?.SetTag("renderer.report.id", reportId).SetTag("renderer.revision", revision).SetTag("renderer.lane", LaneNames.Of(lane));

    /// <summary>Begins the span of publishing a message.</summary>
    public static Activity? StartPublish(string message) =>
        Source.StartActivity($"publish {message}", ActivityKind.Producer)?.SetTag("messaging.operation.type", "send");

    /// <summary>A stage that has ended, as a child of the current span.</summary>
    public static ActivityContext AddStage(string stage, DateTimeOffset end, TimeSpan duration) =>
        AddStage(stage, end, duration, Activity.Current?.Context ?? default);

    /// <summary>A stage that has ended, as a child of another.</summary>
    public static ActivityContext AddStage(string stage, DateTimeOffset end, TimeSpan duration, ActivityContext parent)
    {
        if (parent == default) return default;
        using var activity = Source.StartActivity(stage, ActivityKind.Internal, parent, startTime: end - duration);
        activity?.SetEndTime(end.UtcDateTime);
        return activity?.Context ?? default;
    }

    /// <summary>Puts the current trace context on a message that is sent.</summary>
    public static void WriteTo(SendContext context)
    {
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C, Id: { } id } activity) return;
        context.Headers.Set(TraceParent, id);
        if (activity.TraceStateString is { Length: > 0 } state) context.Headers.Set(TraceState, state);
    }
}
