using System.Globalization;
using System.Text;
using RabbitMQ.Client;

namespace Renderer.Worker.Broker;

/// <summary>The headers this service writes on messages it moves, and those it reads of the broker's.</summary>
internal static class DeliveryHeaders
{
    public const string Attempts = "renderer-attempts";
    public const string FirstFailedAt = "renderer-first-failed-at";
    public const string FailedAt = "renderer-failed-at";
    public const string Code = "renderer-code";
    public const string Reason = "renderer-reason";
    public const string Lane = "renderer-lane";
    public const string Template = "renderer-template";
    public const string ReportId = "renderer-report";
    public const string Revision = "renderer-revision";
    public const string Replays = "renderer-replays";

    /// <summary>The batch whose item a message is; kept on every way it goes.</summary>
    public const string Batch = "renderer-batch";

    /// <summary>W3C Trace Context.</summary>
    public const string TraceParent = "traceparent";

    /// <summary>W3C Trace Context.</summary>
    public const string TraceState = "tracestate";

    /// <summary>When a message was sent; AMQP's own property knows whole seconds only.</summary>
    public const string SentAt = "renderer-sent-at";

    /// <summary>How often the broker took the message back before this delivery; quorum queues count it.</summary>
    public const string GiveBacks = "x-delivery-count";

    public static string? Text(IReadOnlyBasicProperties properties, string name) => properties.Headers?.TryGetValue(name, out var value) == true
        ? value switch
        {
            byte[] bytes => Encoding.UTF8.GetString(bytes),
            string text => text,
            _ => null,
        }
        : null;

    public static int Integer(IReadOnlyBasicProperties properties, string name) => properties.Headers?.TryGetValue(name, out var value) == true
        ? value switch
        {
            int number => number,
            long number => (int)Math.Clamp(number, int.MinValue, int.MaxValue),
            _ => 0,
        }
        : 0;

    public static DateTimeOffset? Time(IReadOnlyBasicProperties properties, string name) =>
        DateTimeOffset.TryParse(Text(properties, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A message's properties for its next queue, with more headers.</summary>
    /// <remarks>
    /// Left out is what the broker wrote (it takes x-death for a loop), what would route copies (CC, BCC), and what would lose or refuse
    /// the message there: its sender's time to live and user.
    /// </remarks>
    public static BasicProperties Next(IReadOnlyBasicProperties properties, params ReadOnlySpan<KeyValuePair<string, object?>> more)
    {
        var next = new BasicProperties(properties) { Persistent = true, Headers = new Dictionary<string, object?>(StringComparer.Ordinal) };
        next.ClearExpiration();
        next.ClearUserId();
        foreach (var (name, value) in properties.Headers ?? new Dictionary<string, object?>(StringComparer.Ordinal))
        {
            if (name is not ("CC" or "BCC") && !name.StartsWith("x-", StringComparison.Ordinal)) next.Headers[name] = value;
        }

        foreach (var (name, value) in more) next.Headers[name] = value;
        return next;
    }

    /// <summary>A message's properties as if it had never failed; only how often it was put back is kept.</summary>
    public static BasicProperties Afresh(IReadOnlyBasicProperties properties, int replays)
    {
        var fresh = Next(properties, new KeyValuePair<string, object?>(Replays, replays));
        foreach (var name in (string[])[Attempts, FirstFailedAt, FailedAt, Code, Reason, Lane, Template, ReportId, Revision]) fresh.Headers!.Remove(name);
        return fresh;
    }

    /// <summary>When the broker dead-lettered a message; null when it did not.</summary>
    public static DateTimeOffset? DeadLetteredAt(IReadOnlyBasicProperties properties) =>
        properties.Headers?.TryGetValue("x-death", out var deaths) == true
        && deaths is IList<object?> { Count: > 0 } list
        && list[0] is IDictionary<string, object?> death
        && death.TryGetValue("time", out var time) && time is AmqpTimestamp stamp
            ? DateTimeOffset.FromUnixTimeSeconds(stamp.UnixTime)
            : null;
}
