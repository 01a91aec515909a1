using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Document;

/// <summary>A place to go to: a page, scrolled so that a height is at the top, at the zoom the reader has (12.3.2.2).</summary>
internal static class Destination
{
    public static PdfBuffer Write(PdfBuffer to, int page, double top) =>
        to.Add((byte)'[').Reference(page).Add("/XYZ null "u8).Add(top).Add(" null]"u8);
}
