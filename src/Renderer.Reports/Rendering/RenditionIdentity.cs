using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Renderer.Reports.Rendering;

/// <summary>Everything that decides the bytes of a rendition.</summary>
/// <remarks>The id is the SHA-256 of this as canonical JSON, and the same JSON is the heart of the provenance: whoever has it can compute the id.</remarks>
internal sealed record RenditionIdentity(string Template, string TemplateVersion, string TemplateDigest, string DataDigest, IReadOnlyList<string> FontDigests)
{
    /// <summary>Raised with every change of template language, layout, PDF or narrative that changes output bytes.</summary>
    public const string EngineVersion = "1";

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
        json.WriteStartArray("fonts");
        foreach (var digest in FontDigests) json.WriteStringValue(digest);
        json.WriteEndArray();
        // Nothing can be chosen about the output yet; the place is kept so that old ids stay comparable.
        json.WriteStartObject("options");
        json.WriteEndObject();
        json.WriteStartObject("template");
        json.WriteString("digest", TemplateDigest);
        json.WriteString("name", Template);
        json.WriteString("version", TemplateVersion);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
