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

/// <summary>Reads messages off a queue: plain JSON from anybody, or inside MassTransit's envelope.</summary>
internal static class DeliveryReader
{
    /// <summary>Most bytes of a message: its inline data, and as much again and more for ids, tags and envelope.</summary>
    public const int MaximumBytes = 1024 * 1024;

    private const string EnvelopeType = "application/vnd.masstransit+json";

    // Ten thousand ids of 200 characters, and who selects them.
    private const int MaximumCommandBytes = 4 * 1024 * 1024;

    public static MessageReading<ReportReady> Read(ReadOnlyMemory<byte> body, string? contentType) => body.Length <= MaximumBytes
        ? ReadInside(body, contentType, MessageReader.Read)
        : Refuse<ReportReady>(TooLarge(body.Length, MaximumBytes, "Put the data into the object store and send dataRef."));

    /// <summary>Reads a command.</summary>
    public static MessageReading<T> ReadCommand<T>(ReadOnlyMemory<byte> body, string? contentType, Func<ReadOnlyMemory<byte>, MessageReading<T>> read)
        where T : class => body.Length <= MaximumCommandBytes
        ? ReadInside(body, contentType, read)
        : Refuse<T>(TooLarge(body.Length, MaximumCommandBytes, "Select by conditions, or send several commands."));

    /// <summary>A text of a message that may be unusable as a whole; null when it has none, or cannot be read at all.</summary>
    public static string? FindText(ReadOnlyMemory<byte> body, string? contentType, string field)
    {
        try
        {
            using var document = JsonDocument.Parse(Inside(body, contentType) ?? default);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static MessageReading<T> ReadInside<T>(ReadOnlyMemory<byte> body, string? contentType, Func<ReadOnlyMemory<byte>, MessageReading<T>> read)
        where T : class
    {
        return Inside(body, contentType) is { } inside
            ? read(inside)
            : Refuse<T>(new Problem(Severity.Error, ProblemCodes.MessageUnreadable, "", "The envelope is not JSON, or has no message.", "Send MassTransit's envelope whole, or plain JSON as application/json."));
    }

    /// <summary>The ids in a message that cannot be used as a whole, as far as they are sound.</summary>
    public static MessageOrigin FindOrigin(ReadOnlyMemory<byte> body, string? contentType)
    {
        if (body.Length > MaximumBytes) return MessageOrigin.Unknown;
        try
        {
            using var document = JsonDocument.Parse(Inside(body, contentType) ?? default);
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

    private static ReadOnlyMemory<byte>? Inside(ReadOnlyMemory<byte> body, string? contentType) =>
        contentType?.StartsWith(EnvelopeType, StringComparison.OrdinalIgnoreCase) == true ? FindInside(body) : body;

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

    private static Problem TooLarge(int bytes, int most, string hint) =>
        new(Severity.Error, ProblemCodes.DataTooLarge, "", $"The message has {bytes} bytes, and at most {most} are read.", hint);

    private static MessageReading<T> Refuse<T>(Problem problem)
        where T : class => new(null, ImmutableArray.Create(problem));
}
