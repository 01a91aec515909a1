using System.Text.Json;
using Renderer.Pdf;

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
        member.TryGetProperty("conformance", out var standards) ? standards.EnumerateArray().Aggregate(PdfConformance.None, (all, one) => all | StandardOf(one.GetString()!)) : PdfConformance.None,
        member.TryGetProperty("attachData", out var attach) && attach.GetBoolean());

    private static PdfConformance StandardOf(string name) => name switch
    {
        "PDF/UA-1" => PdfConformance.Ua1,
        "PDF/A-2a" => PdfConformance.A2a,
        _ => PdfConformance.A3a,
    };
}
