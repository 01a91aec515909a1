using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace Renderer.Reports.Rendering;

/// <summary>Everything that decides the bytes of a rendition.</summary>
/// <remarks>The id is the SHA-256 of this as canonical JSON, and the same JSON is the heart of the provenance: whoever has it can compute the id.</remarks>
internal sealed record RenditionIdentity(string Template, string TemplateVersion, string TemplateDigest, string DataDigest, IReadOnlyList<string> FontDigests)
{
    /// <summary>Raised with every change of template language, layout, PDF or narrative that changes output bytes.</summary>
    public const string EngineVersion = "2";

    /// <summary>The companions asked for, sorted.</summary>
    public ImmutableArray<string> Formats { get; init; } = [];

    /// <summary>Whether the data lies in the PDF though the template does not say so.</summary>
    public bool AttachesData { get; init; }

    /// <summary>How the PDF is compressed.</summary>
    public PdfCompression Compression { get; init; }

    /// <summary>The word across every page; null for none.</summary>
    public string? Watermark { get; init; }

    public string Id
    {
        get
        {
            var buffer = new ArrayBufferWriter<byte>(1024);
            using (var json = new Utf8JsonWriter(buffer)) Write(json);
            return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
        }
    }

    /// <summary>Writes the identity with its keys in canonical order.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("data", DataDigest);
        json.WriteString("engine", EngineVersion);
        Write(json, "fonts", FontDigests);
        json.WriteStartObject("options");
        if (AttachesData) json.WriteBoolean("attachData", true);
        // Page and PDF are always made: without companions there is nothing to choose, and the id is that of the time before them.
        if (Formats.Length > 0) Write(json, "formats", Formats);
        if (Compression != PdfCompression.Fast) json.WriteString("pdfCompression", Compression == PdfCompression.Small ? "small" : "none");
        if (Watermark is not null) json.WriteString("watermark", Watermark);
        json.WriteEndObject();
        json.WriteStartObject("template");
        json.WriteString("digest", TemplateDigest);
        json.WriteString("name", Template);
        json.WriteString("version", TemplateVersion);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
