using Renderer.Pdf;
using Renderer.Reports.Packages;

namespace Renderer.Reports.Rendering;

/// <summary>What the PDF of a rendition shall be beyond its pages.</summary>
internal static class RenditionFeatures
{
    private const string DataFile = "data.json";

    /// <summary>The standards a package asks for, with nothing of one report.</summary>
    public static PdfFeatures Of(CompiledPackage package) => new() { Conformance = package.Manifest.Pdf.Conformance };

    /// <summary>Everything: standards, provenance and, where asked for, the data.</summary>
    /// <param name="package">The package.</param>
    /// <param name="data">The report's data.</param>
    /// <param name="options">What the settings ask for; the package may ask for the data too.</param>
    public static PdfFeatures Of(CompiledPackage package, CheckedData data, ReportOptions options)
    {
        var features = Of(package) with
        {
            Provenance = new(data.Template, data.TemplateVersion, data.TemplateDigest, data.DataDigest, data.RenditionId),
            Watermark = PrintFeatures.OfWatermark(options.Watermark),
            Encryption = PrintFeatures.Of(options.Protection),
        };
        return options.AttachData || package.Manifest.Pdf.AttachesData ? WithData(features, data) : features;
    }

    // ISO 19005-2, 6.8 lets nothing be embedded but PDF/A itself; its third part lets anything.
    private static PdfFeatures WithData(PdfFeatures features, CheckedData data) => features with
    {
        Conformance = features.Conformance.HasFlag(PdfConformance.A2a) ? features.Conformance & ~PdfConformance.A2a | PdfConformance.A3a : features.Conformance,
        Attachments = [new(DataFile, "application/json", data.CanonicalData) { Description = "The data this report was made from, as canonical JSON", Relationship = AttachmentRelationship.Source }],
    };
}
