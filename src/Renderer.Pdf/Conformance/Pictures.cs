using Renderer.Layout.Pages;
using Renderer.Pdf.Images;

namespace Renderer.Pdf.Conformance;

/// <summary>Pictures have colours that the output intent, sRGB, gives a meaning.</summary>
internal sealed class Pictures
{
    private readonly NonConformities _found;

    // A picture on every page is read once.
    private readonly Dictionary<ReadOnlyMemory<byte>, int> _components = [];

    private Pictures(NonConformities found) => _found = found;

    public static void Check(PagedDocument document, NonConformities found)
    {
        if (!found.Concerns(Clause.DeviceColours))
            return;
        var pictures = new Pictures(found);
        foreach (var page in document.Pages)
        {
            foreach (var image in page.Images)
                pictures.Check(image.Encoded, image.Origin);
            foreach (var placed in page.Drawings)
                pictures.Check(placed.Drawing.Items);
        }
    }

    // As deep as the layout lets groups nest.
    private void Check(IEnumerable<DrawingItem> items)
    {
        foreach (var item in items)
        {
            if (item is DrawingImage image)
                Check(image.Encoded, image.Origin);
            else if (item is DrawingGroup group)
                Check(group.Items);
        }
    }

    private void Check(ReadOnlyMemory<byte> encoded, Origin origin)
    {
        if (!_components.TryGetValue(encoded, out var components))
            _components.Add(encoded, components = JpegImage.IsJpeg(encoded.Span) ? JpegImage.ComponentsOf(encoded.Span) : 0);
        if (components == 4)
            _found.Add(Clause.DeviceColours, "A picture is in CMYK, whose look no profile of the file determines.", "Save it as RGB.", origin);
    }
}
