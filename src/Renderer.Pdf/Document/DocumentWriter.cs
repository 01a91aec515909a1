using System.Security.Cryptography;
using System.Text;
using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;
using Renderer.Pdf.Attachments;
using Renderer.Pdf.Conformance;
using Renderer.Pdf.Content;
using Renderer.Pdf.Drawings;
using Renderer.Pdf.Fonts;
using Renderer.Pdf.Images;
using Renderer.Pdf.Objects;
using Renderer.Pdf.Security;
using Renderer.Pdf.Structure;

namespace Renderer.Pdf.Document;

/// <summary>Writes one document: glyphs are counted, then pages, fonts, structure, bookmarks and the catalog are written, each object once.</summary>
internal sealed class DocumentWriter(PagedDocument document, PdfTools tools, Func<FontFace, FaceGlyphs> glyphsOf)
{
    private readonly PdfFile _file = tools.File;
    private readonly List<PdfProblem> _problems = [];

    public byte[] Write(PdfRequest request, CancellationToken cancellationToken)
    {
        _problems.AddRange(ConformanceCheck.Find(document, request.Features.Conformance));
        using var protection = request.Features.Encryption is { } encryption ? new FileProtection(encryption, request.Identity) : null;
        _file.Begin(protection?.Cipher);
        var fonts = DocumentFonts.Collect(document, tools);
        var images = new DocumentImages(_file, _problems);
        var pagesRoot = _file.Allocate();
        var fontResources = fonts.AllocateObjects(_file);
        var drawings = new DocumentDrawings(_file, document, fonts, images);
        var pages = new PageWriter(document, tools, new PageResources(pagesRoot, fontResources, images, drawings) { Watermark = Draw(request.Features.Watermark) });
        var (marks, objects) = pages.Write(fonts, cancellationToken);
        fonts.WriteObjects(_file, glyphsOf, _problems, cancellationToken);
        if (_problems.Count > 0)
            throw new PdfException(_problems);
        var structure = document.Structure.IsEmpty ? 0 : new StructureWriter(_file, document, objects).Write(marks);
        cancellationToken.ThrowIfCancellationRequested();
        var outline = OutlineWriter.Write(_file, document, objects);
        var metadata = _file.Allocate();
        tools.Scratch.Clear();
        new XmpPacket(tools.Scratch).Write(document.Properties, request);
        _file.WriteEncoded(metadata, "/Type/Metadata/Subtype/XML"u8, tools.Scratch.Written);
        var attachments = AttachmentWriter.Write(_file, request.Features.Attachments, request.Identity.Created);
        var catalog = WriteCatalog(new CatalogEntries(pagesRoot, structure, outline, metadata, attachments), request.Features);
        var information = _file.Allocate();
        Information.Write(_file.Open(information), document.Properties, request.Producer, request.Identity.Created);
        _file.Close();
        return _file.Finish(Trailer(catalog, information, request.Identity, protection?.Write(_file)));
    }

    private DocumentWatermark? Draw(PdfWatermark? watermark)
    {
        if (watermark is null)
            return null;
        try
        {
            return new DocumentWatermark(_file, WatermarkWord.Draw(watermark, document));
        }
        catch (FontException e)
        {
            _problems.Add(new PdfProblem("watermark-unusable", $"The watermark cannot be drawn. {e.Message}", "Choose another word, or add a font that has its characters.", default));
            return null;
        }
    }

    private int WriteCatalog(CatalogEntries entries, PdfFeatures features)
    {
        var (pagesRoot, structure, outline, metadata, _) = entries;
        var profile = features.Conformance.IsArchival() ? OutputIntent.WriteProfile(_file) : 0;
        var number = _file.Allocate();
        var to = _file.Open(number).Add("<</Type/Catalog/Pages "u8).Reference(pagesRoot).Add("/Metadata "u8).Reference(metadata)
            .Add("/ViewerPreferences<</DisplayDocTitle true>>"u8);
        if (document.Properties.Language is { Length: > 0 } language)
            to.Add("/Lang"u8).Text(language);
        if (structure != 0)
            to.Add("/MarkInfo<</Marked true>>/StructTreeRoot "u8).Reference(structure);
        if (outline != 0)
            to.Add("/Outlines "u8).Reference(outline).Add("/PageMode/UseOutlines"u8);
        entries.Attachments?.WriteEntries(to);
        PageLabels.Write(to, document.Pages);
        if (profile != 0)
            OutputIntent.Write(to, profile);
        if (features.Encryption is not null)
            to.Add("/Extensions<</ADBE<</BaseVersion/1.7/ExtensionLevel 8>>>>"u8); // ISO 32000-1, 7.12: revision 6 is from PDF 2.0
        to.Add(">>"u8);
        _file.Close();
        return number;
    }

    // 14.4: two byte strings, the same while the file is not revised. 16 bytes is what everybody writes.
    private static ReadOnlySpan<byte> Trailer(int catalog, int information, PdfIdentity identity, int? encryption)
    {
        var id = SHA256.HashData(Encoding.UTF8.GetBytes(identity.Id)).AsSpan(0, 16);
        var to = new PdfBuffer().Add("/Root "u8).Reference(catalog).Add("/Info "u8).Reference(information).Add("/ID["u8).Hex(id).Hex(id).Add((byte)']');
        return (encryption is { } number ? to.Add("/Encrypt "u8).Reference(number) : to).Written;
    }

    private sealed record CatalogEntries(int Pages, int Structure, int Outline, int Metadata, WrittenAttachments? Attachments);
}

/// <summary>What one file shall be.</summary>
/// <param name="Identity">What its identifier derives from.</param>
/// <param name="Features">What it shall be beyond its pages.</param>
/// <param name="Producer">The program that writes it.</param>
internal sealed record PdfRequest(PdfIdentity Identity, PdfFeatures Features, string Producer);
