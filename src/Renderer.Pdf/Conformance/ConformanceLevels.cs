namespace Renderer.Pdf.Conformance;

/// <summary>What standards have in common.</summary>
internal static class ConformanceLevels
{
    /// <summary>Whether a part of PDF/A is among them.</summary>
    public static bool IsArchival(this PdfConformance conformance) => (conformance & (PdfConformance.A2a | PdfConformance.A3a)) != PdfConformance.None;
}
