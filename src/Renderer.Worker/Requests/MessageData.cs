using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Renderer.Contracts;

namespace Renderer.Worker.Requests;

/// <summary>A message's data as bytes, and the digest that tells a repeated request from a changed one.</summary>
internal static class MessageData
{
    /// <summary>The bytes of inline data. Every carrier may write the same JSON differently; these bytes are the same for all.</summary>
    /// <exception cref="InvalidOperationException">A text in the data is not Unicode: half of a surrogate pair.</exception>
    public static byte[] Write(JsonElement data) => JsonSerializer.SerializeToUtf8Bytes(data, WireJson.Options);

    /// <summary>SHA-256 over everything that decides the outcome, lower-case hex.</summary>
    public static string DigestOf(ReportReady message)
    {
        var data = message.Data is { } inline ? Convert.ToHexStringLower(SHA256.HashData(Write(inline))) : message.DataRef?.Sha256;
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
