using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Document;

/// <summary>The information dictionary (14.3.3), for readers that know no XMP. It says the same.</summary>
internal static class Information
{
    public static void Write(PdfBuffer to, DocumentProperties properties, string producer, DateTimeOffset? created)
    {
        to.Add("<</Title"u8).Text(XmpPacket.Printable(properties.Title));
        AddIfGiven(to, "/Author"u8, properties.Author);
        AddIfGiven(to, "/Subject"u8, properties.Subject);
        AddIfGiven(to, "/Keywords"u8, properties.Keywords);
        to.Add("/Producer"u8).Text(producer);
        if (created is { } time)
            to.Add("/CreationDate"u8).Text(PdfText.Date(time));
        to.Add(">>"u8);
    }

    private static void AddIfGiven(PdfBuffer to, ReadOnlySpan<byte> key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            to.Add(key).Text(XmpPacket.Printable(value));
    }
}
