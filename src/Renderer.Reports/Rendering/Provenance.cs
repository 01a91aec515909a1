using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Renderer.Reports.Rendering;

/// <summary>How a rendition came to be, as canonical JSON: its identity, its id, and what its files hash to. It holds no time.</summary>
internal static class Provenance
{
    /// <param name="identity">What decides the bytes.</param>
    /// <param name="report">The files; its own provenance is not looked at.</param>
    public static ReadOnlyMemory<byte> Write(RenditionIdentity identity, RenderedReport report)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("artifacts");
        Artifact(json, "report.html", report.Html.Span, null);
        Artifact(json, "report.pdf", report.Pdf.Span, report.Pages);
        foreach (var companion in report.Companions) Artifact(json, companion.FileName, companion.Content.Span, null);
        json.WriteEndArray();
        json.WritePropertyName("identity");
        identity.Write(json);
        json.WriteString("rendition", report.RenditionId);
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
