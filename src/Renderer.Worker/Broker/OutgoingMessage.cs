using System.Diagnostics;
using System.Text.Json;
using RabbitMQ.Client;
using Renderer.Contracts;
using Renderer.Worker.Requests;
using Renderer.Worker.Work;

namespace Renderer.Worker.Broker;

/// <summary>A request as it goes to a lane: plain JSON, as anybody else would send it.</summary>
internal static class OutgoingMessage
{
    public static ReadOnlyMemory<byte> BodyOf(ReportReady message) => JsonSerializer.SerializeToUtf8Bytes(message, WireJson.Options);

    public static BasicProperties PropertiesOf(ReportReady message, DateTimeOffset sentAt) => new()
    {
        ContentType = "application/json",
        Type = nameof(ReportReady),
        MessageId = EventIdentity.Derive("ready", message.ReportId, $"{message.Revision}", RequestMapping.ToRequest(message).Digest).ToString(),
        Persistent = true,
        Timestamp = new AmqpTimestamp(sentAt.ToUnixTimeSeconds()),
        Headers = HeadersOf(sentAt),
    };

    /// <summary>The same for an item of a batch.</summary>
    public static BasicProperties PropertiesOfItem(ReportReady message, string batchId, DateTimeOffset sentAt)
    {
        var properties = PropertiesOf(message, sentAt);
        properties.MessageId = EventIdentity.Derive("ready", message.ReportId, $"{message.Revision}", "batch", batchId).ToString();
        properties.Headers![DeliveryHeaders.Batch] = batchId;
        return properties;
    }

    private static Dictionary<string, object?> HeadersOf(DateTimeOffset sentAt)
    {
        var headers = new Dictionary<string, object?>(StringComparer.Ordinal) { [DeliveryHeaders.SentAt] = DeliveryHeaders.Write(sentAt) };
        if (Activity.Current?.Id is { } trace) headers[DeliveryHeaders.TraceParent] = trace;
        return headers;
    }
}
