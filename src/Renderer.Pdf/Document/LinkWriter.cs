using System.Text;
using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Document;

/// <summary>Link annotations (12.5.6.5).</summary>
internal static class LinkWriter
{
    /// <summary>Writes one annotation.</summary>
    /// <param name="to">The open object.</param>
    /// <param name="link">Where it is and where it leads.</param>
    /// <param name="pageHeight">Height of its page.</param>
    /// <param name="text">What a screen reader says (ISO 14289-1, 7.18.5): the link's text, or where it leads when it has none.</param>
    public static void Begin(PdfBuffer to, LinkArea link, double pageHeight, string text)
    {
        // F 4: printed with the page. No border: the style sheet decides what a link looks like.
        to.Add("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["u8).Add(link.X).Add((byte)' ').Add(pageHeight - link.Y - link.Height).Add((byte)' ')
            .Add(link.X + link.Width).Add((byte)' ').Add(pageHeight - link.Y).Add((byte)']');
        if ((text.Length > 0 ? text : link.Uri) is { } said)
            to.Add("/Contents"u8).Text(said);
        if (link.Uri is not null)
            to.Add("/A<</S/URI/URI"u8).Literal(Encoding.ASCII.GetBytes(AsciiUri(link.Uri))).Add(">>"u8);
    }

    // 12.6.4.7: a URI is 7-bit ASCII; other characters are percent-encoded as UTF-8 (RFC 3987, 3.1).
    private static string AsciiUri(string uri)
    {
        var ascii = new StringBuilder(uri.Length);
        foreach (var b in Encoding.UTF8.GetBytes(uri))
        {
            if (b is > (byte)' ' and < 0x7F)
                ascii.Append((char)b);
            else
                ascii.Append('%').Append(b.ToString("X2"));
        }
        return ascii.ToString();
    }
}
