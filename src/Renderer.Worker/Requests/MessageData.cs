using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Renderer.Contracts;

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
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }
}
