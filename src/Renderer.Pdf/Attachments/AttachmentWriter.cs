using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Attachments;

/// <summary>Writes files inside the file: the embedded file stream, its specification, and the tree that finds it by name (7.11.3, 7.11.4, 7.7.4).</summary>
internal static class AttachmentWriter
{
    /// <summary>Writes all attachments; null when there are none.</summary>
    public static WrittenAttachments? Write(PdfFile file, ImmutableArray<PdfAttachment> attachments, DateTimeOffset? modified)
    {
        if (attachments.IsEmpty)
            return null;
        var first = file.Allocate(2 * attachments.Length);
        for (var i = 0; i < attachments.Length; i++)
        {
            WriteContent(file, first + 2 * i, attachments[i], modified);
            WriteSpecification(file.Open(first + 2 * i + 1), attachments[i], first + 2 * i);
            file.Close();
        }
        return new WrittenAttachments(WriteNames(file, attachments, first + 1), first + 1, attachments.Length);
    }

    private static void WriteContent(PdfFile file, int number, PdfAttachment attachment, DateTimeOffset? modified)
    {
        var entries = new PdfBuffer().Add("/Type/EmbeddedFile/Subtype"u8).Name(attachment.MediaType)
            .Add("/Params<</Size "u8).Add(attachment.Content.Length).Add("/CheckSum"u8);
        file.AddString(number, CheckSum(attachment.Content.Span), entries);
        if (modified is { } time)
            file.AddString(number, PdfText.Encode(PdfText.Date(time)), entries.Add("/ModDate"u8));
        entries.Add(">>"u8);
        file.WriteStream(number, entries.Written, attachment.Content.Span);
    }

    // ISO 19005-3, 6.8: both names and the relationship are required.
    private static void WriteSpecification(PdfBuffer to, PdfAttachment attachment, int content)
    {
        to.Add("<</Type/Filespec/F"u8).Text(attachment.FileName).Add("/UF"u8).Text(attachment.FileName);
        if (attachment.Description.Length > 0)
            to.Add("/Desc"u8).Text(attachment.Description);
        to.Add("/AFRelationship"u8).Name(attachment.Relationship.ToString())
            .Add("/EF<</F "u8).Reference(content).Add("/UF "u8).Reference(content).Add(">>>>"u8);
    }

    // 7.9.6: keys in the order of their bytes.
    private static int WriteNames(PdfFile file, ImmutableArray<PdfAttachment> attachments, int firstSpecification)
    {
        var names = attachments.Select((a, i) => (Key: PdfText.Encode(a.FileName), Specification: firstSpecification + 2 * i))
            .OrderBy(entry => entry.Key, ByteOrder.Instance);
        var number = file.Allocate();
        var to = file.Open(number).Add("<</Names["u8);
        foreach (var (key, specification) in names)
            to.String(key).Reference(specification).Add((byte)' ');
        to.Add("]>>"u8);
        file.Close();
        return number;
    }

    [SuppressMessage("Security", "CA5351", Justification = "Table 46 names MD5; it tells damage from transport, not forgery.")]
    private static byte[] CheckSum(ReadOnlySpan<byte> content) => MD5.HashData(content);
}

/// <summary>Where the attachments are.</summary>
/// <param name="Names">Number of the name tree of embedded files.</param>
/// <param name="FirstSpecification">Number of the first file specification; every second one after it is one.</param>
/// <param name="Count">How many there are.</param>
internal sealed record WrittenAttachments(int Names, int FirstSpecification, int Count)
{
    /// <summary>The catalog's entries: the files by name, and as associated with the document (ISO 19005-3, 6.8).</summary>
    public void WriteEntries(PdfBuffer catalog)
    {
        catalog.Add("/Names<</EmbeddedFiles "u8).Reference(Names).Add(">>/AF["u8);
        for (var i = 0; i < Count; i++)
            catalog.Reference(FirstSpecification + 2 * i).Add((byte)' ');
        catalog.Add((byte)']');
    }
}
