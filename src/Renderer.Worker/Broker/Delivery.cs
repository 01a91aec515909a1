using RabbitMQ.Client;

namespace Renderer.Worker.Broker;

/// <summary>A message as the broker delivered it: bytes nobody has looked at yet.</summary>
/// <param name="Lane">The lane it belongs to.</param>
/// <param name="IsSuspect">It came from the queue of messages that may have killed workers.</param>
/// <param name="Body">The bytes.</param>
/// <param name="Properties">The sender's and the broker's properties.</param>
internal sealed record Delivery(Lane Lane, bool IsSuspect, ReadOnlyMemory<byte> Body, IReadOnlyBasicProperties Properties)
{
    /// <summary>How many attempts failed before this one. Outages do not count.</summary>
    public int FailedAttempts => Math.Max(0, DeliveryHeaders.Integer(Properties, DeliveryHeaders.Attempts));

    // The last second of the year 9999; a stranger's number may be larger.
    private const long LatestTime = 253_402_300_799;

    /// <summary>How often the broker took it back without an answer: its worker died, stopped or lost the connection.</summary>
    public int GiveBacks => DeliveryHeaders.Integer(Properties, DeliveryHeaders.GiveBacks);

    /// <summary>The batch whose item this is; null for a request.</summary>
    public string? BatchId => DeliveryHeaders.Text(Properties, DeliveryHeaders.Batch);

    public string? TraceParent => DeliveryHeaders.Text(Properties, DeliveryHeaders.TraceParent);

    public string? TraceState => DeliveryHeaders.Text(Properties, DeliveryHeaders.TraceState);

    /// <summary>When it was sent, to the millisecond by our header and to the second by AMQP's; null when its sender did not say.</summary>
    public DateTimeOffset? SentAt => DeliveryHeaders.Time(Properties, DeliveryHeaders.SentAt)
        ?? (Properties.IsTimestampPresent() && Properties.Timestamp.UnixTime is > 0 and < LatestTime ? DateTimeOffset.FromUnixTimeSeconds(Properties.Timestamp.UnixTime) : null);
}
