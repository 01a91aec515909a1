using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Conformance;

/// <summary>What the device colours of an archival file mean (ISO 19005-2, 6.2.3): sRGB.</summary>
internal static class OutputIntent
{
    /// <summary>Writes the profile and returns its number.</summary>
    public static int WriteProfile(PdfFile file)
    {
        var number = file.Allocate();
        file.WriteStream(number, "/N 3"u8, SrgbProfile.Bytes);
        return number;
    }

    /// <summary>Adds the catalog's entry.</summary>
    public static void Write(PdfBuffer to, int profile) =>
        to.Add("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile "u8).Reference(profile).Add(">>]"u8);
}
