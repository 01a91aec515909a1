using System.Security.Cryptography;
using System.Text;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Features;

/// <summary>Whether a file says about itself what it was asked to: identifier, title, language, the standards it claims, and how it came to be.</summary>
internal sealed class MetadataComparison(ParsedFile file, PdfExpectation expectation)
{
    /// <summary>Everything wrong.</summary>
    public IEnumerable<string> Faults()
    {
        if (expectation.Identity is { } identity && !Identifier().AsSpan().SequenceEqual(SHA256.HashData(Encoding.UTF8.GetBytes(identity.Id)).AsSpan(0, 16))) yield return "the file's identifier (ID) does not derive from the rendition's";
        var properties = expectation.Document.Properties;
        if (Text(file.Root, "Lang"u8) != properties.Language) yield return "the file's language (Lang) is not the document's";
        if (Text(file.Get(file.Trailer, "Info"u8), "Title"u8) != Printable(properties.Title)) yield return "the file's title (Info) is not the document's";
        if (!expectation.Document.Structure.IsEmpty && !file.Get(file.Get(file.Root, "MarkInfo"u8), "Marked"u8).IsTrue) yield return "the file does not say that it is tagged (MarkInfo)";
        foreach (var fault in PacketFaults()) yield return fault;
        if (IsArchival && !HasProfile()) yield return "the file has no output intent with a profile (ISO 19005-2, 6.2.3)";
        if (PageLabelReader.FaultOf(file, expectation.Document.Pages) is { } label) yield return label;
    }

    private bool IsArchival => (expectation.Features.Conformance & (PdfConformance.A2a | PdfConformance.A3a)) != PdfConformance.None;

    private byte[] Identifier() => file.Get(file.Trailer, "ID"u8).Items[0].Bytes;

    private string Text(PdfValue dictionary, ReadOnlySpan<byte> key) => TextString.Of(file.BytesOf(dictionary[key]));

    private bool HasProfile()
    {
        var profile = file.Get(file.Resolve(file.Get(file.Root, "OutputIntents"u8).Items[0]), "DestOutputProfile"u8);
        return profile.IsStream && profile["N"u8].Integer == 3;
    }

    private List<string> PacketFaults()
    {
        var stream = file.Get(file.Root, "Metadata"u8);
        if (!stream.IsStream) return ["the file has no metadata (XMP)"];
        var (faults, passing) = (new List<string>(), file.Decoder.Passing);
        var start = passing.Length;
        var xmp = new XmpReader(file.Decoder.Decode(stream, passing));
        if ((xmp["dc:title"u8] ?? "") != Printable(expectation.Document.Properties.Title)) faults.Add("the title in the metadata (dc:title) is not the document's");
        var conformance = expectation.Features.Conformance;
        var part = conformance.HasFlag(PdfConformance.A3a) ? "3" : IsArchival ? "2" : null;
        if (xmp["pdfaid:part"u8] != part || xmp["pdfaid:conformance"u8] != (IsArchival ? "A" : null)) faults.Add("the metadata (pdfaid) does not claim the part of PDF/A that was asked for");
        if (xmp["pdfuaid:part"u8] != (conformance.HasFlag(PdfConformance.Ua1) ? "1" : null)) faults.Add("the metadata (pdfuaid) does not claim the part of PDF/UA that was asked for");
        if (!IsSame(xmp, expectation.Features.Provenance)) faults.Add("the metadata does not give the provenance that was asked for");
        passing.Length = start;
        return faults;
    }

    private static bool IsSame(XmpReader xmp, PdfProvenance? provenance) =>
        xmp["renderer:template"u8] == provenance?.Template && xmp["renderer:templateVersion"u8] == provenance?.TemplateVersion && xmp["renderer:templateDigest"u8] == provenance?.TemplateDigest
        && xmp["renderer:dataDigest"u8] == provenance?.DataDigest && xmp["renderer:rendition"u8] == provenance?.RenditionId;

    // XML 1.0 has no way to write control characters and lone surrogates, so a packet cannot have them.
    private static string Printable(string text) => text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 && text.AsSpan().IndexOfAnyInRange('\uD800', '\uFFFF') < 0 ? text
        : string.Concat(text.EnumerateRunes().Where(r => r.Value is '\t' or '\n' or '\r' or >= 0x20 and not (0xFFFE or 0xFFFF)));
}
