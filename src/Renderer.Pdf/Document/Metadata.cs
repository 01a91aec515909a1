using System.Globalization;
using System.Security;
using System.Text;
using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Document;

/// <summary>What the file says about itself, twice: the information dictionary for old readers (14.3.3), XMP for new ones (14.3.2).</summary>
internal static class Metadata
{
    public static void WriteInformation(PdfBuffer to, DocumentProperties properties, string producer, DateTimeOffset? created)
    {
        to.Add("<</Title"u8).Text(properties.Title);
        AddIfGiven(to, "/Author"u8, properties.Author);
        AddIfGiven(to, "/Subject"u8, properties.Subject);
        AddIfGiven(to, "/Keywords"u8, properties.Keywords);
        to.Add("/Producer"u8).Text(producer);
        if (created is { } time)
            to.Add("/CreationDate"u8).Text(PdfText.Date(time));
        to.Add(">>"u8);
    }

    /// <summary>The XMP packet. It is never compressed, so that programs which know no PDF can find it.</summary>
    public static byte[] Xmp(DocumentProperties properties, string producer, DateTimeOffset? created)
    {
        var xml = new StringBuilder(1024);
        xml.Append("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
        xml.Append("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\"");
        xml.Append(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n");
        xml.Append("<dc:format>application/pdf</dc:format>\n");
        Append(xml, properties.Title, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt></dc:title>\n");
        Append(xml, properties.Author, "<dc:creator><rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq></dc:creator>\n");
        Append(xml, properties.Subject, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt></dc:description>\n");
        Append(xml, properties.Language, "<dc:language><rdf:Bag><rdf:li>", "</rdf:li></rdf:Bag></dc:language>\n");
        Append(xml, properties.Keywords, "<pdf:Keywords>", "</pdf:Keywords>\n");
        Append(xml, producer, "<pdf:Producer>", "</pdf:Producer>\n");
        Append(xml, created?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), "<xmp:CreateDate>", "</xmp:CreateDate>\n");
        xml.Append("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
        return Encoding.UTF8.GetBytes(xml.ToString());
    }

    private static void AddIfGiven(PdfBuffer to, ReadOnlySpan<byte> key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            to.Add(key).Text(value);
    }

    private static void Append(StringBuilder xml, string? value, string before, string after)
    {
        if (!string.IsNullOrEmpty(value))
            xml.Append(before).Append(SecurityElement.Escape(Printable(value))).Append(after);
    }

    // XML 1.0 has no way to write control characters and lone surrogates.
    private static string Printable(string value) =>
        new([.. value.EnumerateRunes().Where(r => r.Value is '\t' or '\n' or '\r' or >= 0x20 and not (0xFFFE or 0xFFFF)).SelectMany(r => r.ToString())]);
}
