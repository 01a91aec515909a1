using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Renderer.Contracts;
using Renderer.Reports;

namespace Renderer.Worker.Requests;

/// <summary>A message's data as bytes, and the digest that tells a repeated request from a changed one.</summary>
internal static class MessageData
{
    /// <summary>The bytes of inline data. Every carrier may write the same JSON differently; these bytes are the same for all.</summary>
    /// <exception cref="FormatException">A text in the data is not Unicode: half of a surrogate pair.</exception>
    public static byte[] Write(JsonElement data)
    {
        var buffer = new ArrayBufferWriter<byte>();
        try
        {
            using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = WireJson.Options.Encoder });
            data.WriteTo(json);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("A text contains half of a surrogate pair (\\ud800 to \\udfff).", e);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Whether every text of the data can be written.</summary>
    public static bool IsUnicode(JsonElement data)
    {
        // Half a pair can only be written as an escape.
        if (JsonMarshal.GetRawUtf8Value(data).IndexOf("\\u"u8) < 0) return true;
        try
        {
            Write(data);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Why a message holds more data than may travel inside one; null when it does not.</summary>
    /// <param name="message">The message.</param>
    /// <param name="inlineData">Its inline data as bytes; empty when the data lies in the store.</param>
    public static Problem? FindSizeProblem(ReportReady message, ReadOnlyMemory<byte> inlineData)
    {
        var previous = PreviousOf(message).Length;
        if (inlineData.Length + previous <= MessageLimits.InlineDataBytes) return null;
        return previous > MessageLimits.InlineDataBytes
            ? TooLarge("compare.previousData", previous, "Have last year's report rendered first, and leave previousData out or give previousReportId.")
            : TooLarge("data", inlineData.Length + previous, "Put the data into the object store and send dataRef, or post it to the HTTP API, which does so.");
    }

    /// <summary>The bytes of last year's data that the message holds; empty when it holds none.</summary>
    public static ReadOnlyMemory<byte> PreviousOf(ReportReady message) => message.Compare?.PreviousData is { } previous ? Write(previous) : default(ReadOnlyMemory<byte>);

    /// <summary>SHA-256 over everything that decides the outcome, lower-case hex.</summary>
    public static string DigestOf(ReportReady message, ReadOnlyMemory<byte> inlineData)
    {
        var data = inlineData.IsEmpty ? message.DataRef?.Sha256 : Convert.ToHexStringLower(SHA256.HashData(inlineData.Span));
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteStringValue(message.Template);
            json.WriteStringValue(message.TemplateVersion);
            json.WriteStringValue(data);
            foreach (var format in message.Formats.Order(StringComparer.Ordinal)) json.WriteStringValue(format);
            WriteOptions(json, message);
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static Problem TooLarge(string place, int bytes, string hint) => new(
        Severity.Error, ProblemCodes.DataTooLarge, place, $"The message holds {bytes} bytes of data here, and at most {MessageLimits.InlineDataBytes} travel inside a message.", hint);

    // At their defaults they write nothing: what was accepted before there were such options keeps its digest.
    private static void WriteOptions(Utf8JsonWriter json, ReportReady message)
    {
        if (!message.ComputeTotals && message.BrokenSums is null && message.Compare is null && message.DataVersion is null) return;
        json.WriteStartObject();
        json.WriteBoolean("computeTotals", message.ComputeTotals);
        json.WriteString("brokenSums", message.BrokenSums);
        json.WriteString("previousReportId", message.Compare?.PreviousReportId);
        json.WriteString("previousData", message.Compare?.PreviousData is null ? null : Convert.ToHexStringLower(SHA256.HashData(PreviousOf(message).Span)));
        json.WriteStartArray("lowerReportIds");
        foreach (var id in message.Compare?.LowerReportIds ?? []) json.WriteStringValue(id);
        json.WriteEndArray();
        if (message.DataVersion is { } version) json.WriteString("dataVersion", version);
        json.WriteEndObject();
    }
}
