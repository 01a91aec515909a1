namespace Renderer.Pdf.Conformance;

/// <summary>What standards have in common.</summary>
internal static class ConformanceLevels
{
    /// <summary>Whether a part of PDF/A is among them.</summary>
    public static bool IsArchival(this PdfConformance conformance) => (conformance & (PdfConformance.A2a | PdfConformance.A3a)) != PdfConformance.None;

    /// <summary>The part of ISO 19005 that an archival file keeps.</summary>
    public static int ArchivalPart(this PdfConformance conformance) => conformance.HasFlag(PdfConformance.A3a) ? 3 : 2;
}
