using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Renderer.Reports.Rendering;

/// <summary>How a rendition came to be, as canonical JSON: its identity, its id, and what its files hash to. It holds no time.</summary>
internal static class Provenance
{
    public static ReadOnlyMemory<byte> Write(RenditionIdentity identity, string id, ReadOnlySpan<byte> html, ReadOnlySpan<byte> pdf, int pages)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("artifacts");
        Artifact(json, "report.html", html, null);
        Artifact(json, "report.pdf", pdf, pages);
        json.WriteEndArray();
        json.WritePropertyName("identity");
        identity.Write(json);
        json.WriteString("rendition", id);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void Artifact(Utf8JsonWriter json, string name, ReadOnlySpan<byte> bytes, int? pages)
    {
        json.WriteStartObject();
        json.WriteNumber("bytes", bytes.Length);
        json.WriteString("name", name);
        if (pages is { } count) json.WriteNumber("pages", count);
        json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(bytes)));
        json.WriteEndObject();
    }
}
