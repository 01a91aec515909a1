using System.Text.Json;
using Renderer.Pdf;
using Renderer.Reports.Rendering;

namespace Renderer.Reports.Packages;

/// <summary>What a package asks of its PDF.</summary>
/// <param name="Conformance">The standards it has to keep.</param>
/// <param name="AttachesData">Whether the canonical data lies in it as <c>data.json</c>.</param>
internal sealed record PdfDemands(PdfConformance Conformance, bool AttachesData)
{
    /// <summary>Pages and structure only.</summary>
    public static PdfDemands None { get; } = new(PdfConformance.None, AttachesData: false);

    /// <summary>Reads the manifest's member, which keeps its schema.</summary>
    public static PdfDemands From(JsonElement member) => new(
        member.TryGetProperty("conformance", out var standards) ? standards.EnumerateArray().Aggregate(PdfConformance.None, (all, one) => all | PrintFeatures.Standards[one.GetString()!]) : PdfConformance.None,
        member.TryGetProperty("attachData", out var attach) && attach.GetBoolean());

    /// <summary>Writes the member; nothing when nothing is asked.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        if (this == None) return;
        json.WriteStartObject("pdf");
        json.WriteStartArray("conformance");
        foreach (var name in PrintFeatures.Standards.Keys)
        {
            if (Conformance.HasFlag(PrintFeatures.Standards[name])) json.WriteStringValue(name);
        }

        json.WriteEndArray();
        if (AttachesData) json.WriteBoolean("attachData", true);
        json.WriteEndObject();
    }
}
