using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Features;

/// <summary>Whether the files inside a file (7.11.4) are those that were put in, byte for byte.</summary>
internal sealed class AttachmentComparison(ParsedFile file, PdfFeatures features)
{
    /// <summary>What is wrong; null for nothing.</summary>
    /// <exception cref="PdfSyntaxException">An attached file cannot be unpacked.</exception>
    public string? Fault()
    {
        var names = file.Get(file.Get(file.Get(file.Root, "Names"u8), "EmbeddedFiles"u8), "Names"u8).Items;
        var attachments = features.Attachments.IsDefault ? [] : features.Attachments;
        if (names.Count != 2 * attachments.Length) return $"the file has {names.Count / 2} attachments, {attachments.Length} were asked for";
        var associated = file.Get(file.Root, "AF"u8).Items;
        if (associated.Count != attachments.Length) return "the attachments are not all associated with the document (AF)";
        foreach (var attachment in attachments)
        {
            if (FaultOf(attachment, Find(names, attachment.FileName)) is { } fault) return $"the attachment {attachment.FileName} {fault}";
        }

        return null;
    }

    private PdfValue Find(ValueList names, string fileName)
    {
        foreach (var name in names)
        {
            var specification = file.Resolve(name);
            if (specification.IsDictionary && TextString.Of(file.BytesOf(specification["UF"u8])) == fileName) return specification;
        }

        return default;
    }

    private string? FaultOf(PdfAttachment attachment, PdfValue specification)
    {
        if (specification.IsNull) return "is not in the file";
        if (!specification["AFRelationship"u8].IsName(System.Text.Encoding.ASCII.GetBytes(attachment.Relationship.ToString()))) return "has another relationship (AFRelationship)";
        var content = file.Get(file.Get(specification, "EF"u8), "F"u8);
        if (!content.IsStream) return "has no content";
        if (System.Text.Encoding.Latin1.GetString(PdfStrings.Name(content["Subtype"u8].Name)) != attachment.MediaType) return "has another media type";
        var passing = file.Decoder.Passing;
        var start = passing.Length;
        var isSame = file.Decoder.Decode(content, passing).SequenceEqual(attachment.Content.Span);
        passing.Length = start;
        return isSame ? null : "has other bytes than were put in";
    }
}
