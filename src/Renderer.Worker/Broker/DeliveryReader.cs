using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Requests;

namespace Renderer.Worker.Broker;

/// <summary>What can be told of a message that is refused: whose it was.</summary>
internal sealed record MessageOrigin(string ReportId, long Revision, string Template)
{
    public static MessageOrigin Unknown { get; } = new("", 0, "");

    public static MessageOrigin Of(ReportReady message) => new(message.ReportId, message.Revision, message.Template);
}

/// <summary>Reads a <see cref="ReportReady"/> off the queue: plain JSON from anybody, or inside MassTransit's envelope.</summary>
internal static class DeliveryReader
{
    /// <summary>Most bytes of a message: its inline data, and as much again and more for ids, tags and envelope.</summary>
    public const int MaximumBytes = 1024 * 1024;

    private const string EnvelopeType = "application/vnd.masstransit+json";

    public static MessageReading<ReportReady> Read(ReadOnlyMemory<byte> body, string? contentType)
    {
        if (body.Length > MaximumBytes)
        {
            return Refuse(new Problem(
                Severity.Error, ProblemCodes.DataTooLarge, "", $"The message has {body.Length} bytes, and at most {MaximumBytes} are read.",
                "Put the data into the object store and send dataRef."));
        }

        if (contentType?.StartsWith(EnvelopeType, StringComparison.OrdinalIgnoreCase) != true) return MessageReader.Read(body);
        return FindInside(body) is { } inside
            ? MessageReader.Read(inside)
            : Refuse(new Problem(Severity.Error, ProblemCodes.MessageUnreadable, "", "The envelope is not JSON, or has no message.", "Send MassTransit's envelope whole, or plain JSON as application/json."));
    }

    /// <summary>The ids in a message that cannot be used as a whole, as far as they are sound.</summary>
    public static MessageOrigin FindOrigin(ReadOnlyMemory<byte> body, string? contentType)
    {
        if (body.Length > MaximumBytes) return MessageOrigin.Unknown;
        var inside = contentType?.StartsWith(EnvelopeType, StringComparison.OrdinalIgnoreCase) == true ? FindInside(body) ?? default : body;
        try
        {
            using var document = JsonDocument.Parse(inside);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return MessageOrigin.Unknown;
            var fields = new MessageFields(document.RootElement);
            var (id, template) = (fields.RequireText("reportId"), fields.RequireText("template"));
            return new MessageOrigin(ReportRevision.IsReportId(id) ? id : "", Math.Max(0, fields.RequireInteger("revision")), MessageCheck.IsName(template) ? template : "");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return MessageOrigin.Unknown;
        }
    }

    private static ReadOnlyMemory<byte>? FindInside(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("message", out var message)
                ? System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(message).ToArray()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static MessageReading<ReportReady> Refuse(Problem problem) => new(null, ImmutableArray.Create(problem));
}
