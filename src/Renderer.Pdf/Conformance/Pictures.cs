using Renderer.Layout.Pages;
using Renderer.Pdf.Images;

namespace Renderer.Pdf.Conformance;

/// <summary>Pictures have colours that the output intent, sRGB, gives a meaning.</summary>
internal static class Pictures
{
    public static void Check(PagedDocument document, NonConformities found)
    {
        if (!found.Concerns(Clause.DeviceColours))
            return;
        foreach (var page in document.Pages)
        {
            foreach (var image in page.Images)
                Check(image.Encoded.Span, image.Origin, found);
            foreach (var placed in page.Drawings)
                Check(placed.Drawing.Items, found);
        }
    }

    // As deep as the layout lets groups nest.
    private static void Check(IEnumerable<DrawingItem> items, NonConformities found)
    {
        foreach (var item in items)
        {
            if (item is DrawingImage image)
                Check(image.Encoded.Span, image.Origin, found);
            else if (item is DrawingGroup group)
                Check(group.Items, found);
        }
    }

    private static void Check(ReadOnlySpan<byte> encoded, Origin origin, NonConformities found)
    {
        if (JpegImage.IsJpeg(encoded) && JpegImage.ComponentsOf(encoded) == 4)
            found.Add(Clause.DeviceColours, "A picture is in CMYK, whose look no profile of the file determines.", "Save it as RGB.", origin);
    }
}
