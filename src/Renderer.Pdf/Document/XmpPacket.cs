using System.Globalization;
using System.Text;
using Renderer.Layout.Pages;
using Renderer.Pdf.Conformance;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Document;

/// <summary>What the file says about itself in XMP (14.3.2; ISO 16684-1): its properties, the standards it keeps, how it came to be.</summary>
/// <remarks>It is never compressed, so that programs which know no PDF can find it.</remarks>
internal sealed class XmpPacket(PdfBuffer to)
{
    /// <summary>Namespace of the provenance.</summary>
    public const string ProvenanceNamespace = "urn:renderer:provenance:1.0/";

    private static readonly (string Name, string Description)[] ProvenanceProperties =
    [
        ("template", "Name of the template"),
        ("templateVersion", "Version of the template"),
        ("templateDigest", "SHA-256 of the template's files"),
        ("dataDigest", "SHA-256 of the data as canonical JSON"),
        ("rendition", "Id of the rendition"),
    ];

    public void Write(DocumentProperties properties, PdfRequest request)
    {
        var (identity, features, producer) = request;
        to.Add("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"u8)
            .Add("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\""u8)
            .Add(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"u8)
            .Add("<dc:format>application/pdf</dc:format>\n"u8);
        Add(properties.Title, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"u8, "</rdf:li></rdf:Alt></dc:title>\n"u8);
        Add(properties.Author, "<dc:creator><rdf:Seq><rdf:li>"u8, "</rdf:li></rdf:Seq></dc:creator>\n"u8);
        Add(properties.Subject, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">"u8, "</rdf:li></rdf:Alt></dc:description>\n"u8);
        Add(properties.Language, "<dc:language><rdf:Bag><rdf:li>"u8, "</rdf:li></rdf:Bag></dc:language>\n"u8);
        Add(properties.Keywords, "<pdf:Keywords>"u8, "</pdf:Keywords>\n"u8);
        Add(producer, "<pdf:Producer>"u8, "</pdf:Producer>\n"u8);
        Add(identity.Created?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), "<xmp:CreateDate>"u8, "</xmp:CreateDate>\n"u8);
        to.Add("</rdf:Description>"u8);
        WriteConformance(features.Conformance);
        if (features.Provenance is { } provenance)
            WriteProvenance(provenance);
        if (features.Conformance.IsArchival())
            WriteExtensionSchemas(features);
        to.Add("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"u8);
    }

    /// <summary>Text of a document's property as XML 1.0 can hold it: without control characters and half surrogate pairs.</summary>
    public static string Printable(string value)
    {
        if (value.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 && value.AsSpan().IndexOfAnyInRange('\uD800', '\uFFFF') < 0)
            return value;
        return string.Concat(value.EnumerateRunes().Where(r => r.Value is '\t' or '\n' or '\r' or >= 0x20 and not (0xFFFE or 0xFFFF)));
    }

    // ISO 19005-2, 6.6.4; ISO 14289-1, clause 5.
    private void WriteConformance(PdfConformance conformance)
    {
        if (conformance.IsArchival())
            to.Add("\n<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"><pdfaid:part>"u8).Add(conformance.ArchivalPart())
                .Add("</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>"u8);
        if (conformance.HasFlag(PdfConformance.Ua1))
            to.Add("\n<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"><pdfuaid:part>1</pdfuaid:part></rdf:Description>"u8);
    }

    private void WriteProvenance(PdfProvenance provenance)
    {
        to.Add("\n<rdf:Description rdf:about=\"\" xmlns:renderer=\""u8).Plain(ProvenanceNamespace).Add("\">\n"u8);
        string[] values = [provenance.Template, provenance.TemplateVersion, provenance.TemplateDigest, provenance.DataDigest, provenance.RenditionId];
        for (var i = 0; i < values.Length; i++)
        {
            to.Add("<renderer:"u8).Plain(ProvenanceProperties[i].Name).Add((byte)'>');
            AddEscaped(values[i]);
            to.Add("</renderer:"u8).Plain(ProvenanceProperties[i].Name).Add(">\n"u8);
        }
        to.Add("</rdf:Description>"u8);
    }

    // ISO 19005-2, 6.6.2.3: every property that XMP and the standard do not know is described in the file.
    private void WriteExtensionSchemas(PdfFeatures features)
    {
        var hasUa = features.Conformance.HasFlag(PdfConformance.Ua1);
        if (!hasUa && features.Provenance is null)
            return;
        to.Add("\n<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""u8)
            .Add(" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><pdfaExtension:schemas><rdf:Bag>"u8);
        if (hasUa)
            WriteSchema(new("PDF/UA", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid"), "Integer", [("part", "Part of ISO 14289 that the file keeps")]);
        if (features.Provenance is not null)
            WriteSchema(new("Provenance", ProvenanceNamespace, "renderer"), "Text", ProvenanceProperties);
        to.Add("\n</rdf:Bag></pdfaExtension:schemas></rdf:Description>"u8);
    }

    private void WriteSchema(SchemaName schema, string type, (string Name, string Description)[] properties)
    {
        to.Add("\n<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>"u8).Plain(schema.Title).Add("</pdfaSchema:schema><pdfaSchema:namespaceURI>"u8).Plain(schema.Namespace)
            .Add("</pdfaSchema:namespaceURI><pdfaSchema:prefix>"u8).Plain(schema.Prefix).Add("</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"u8);
        foreach (var (name, description) in properties)
        {
            to.Add("\n<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>"u8).Plain(name).Add("</pdfaProperty:name><pdfaProperty:valueType>"u8).Plain(type)
                .Add("</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>"u8).Plain(description)
                .Add("</pdfaProperty:description></rdf:li>"u8);
        }
        to.Add("</rdf:Seq></pdfaSchema:property></rdf:li>"u8);
    }

    private void Add(string? value, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        if (string.IsNullOrEmpty(value))
            return;
        to.Add(before);
        AddEscaped(value);
        to.Add(after);
    }

    private void AddEscaped(string value)
    {
        value = System.Security.SecurityElement.Escape(Printable(value));
        var room = to.Room(Encoding.UTF8.GetMaxByteCount(value.Length));
        to.Commit(Encoding.UTF8.GetBytes(value, room));
    }

    private sealed record SchemaName(string Title, string Namespace, string Prefix);
}
