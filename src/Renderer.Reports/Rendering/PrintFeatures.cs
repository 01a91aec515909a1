using System.Collections.Immutable;
using Renderer.Pdf;

namespace Renderer.Reports.Rendering;

/// <summary>The words people use for what a PDF can be, and what they mean to the writer.</summary>
internal static class PrintFeatures
{
    public static readonly Words<PdfConformance> Standards = new(("PDF/UA-1", PdfConformance.Ua1), ("PDF/A-2a", PdfConformance.A2a), ("PDF/A-3a", PdfConformance.A3a));

    public static readonly Words<AttachmentRelationship> Relationships = new(
        ("unspecified", AttachmentRelationship.Unspecified), ("source", AttachmentRelationship.Source), ("data", AttachmentRelationship.Data),
        ("alternative", AttachmentRelationship.Alternative), ("supplement", AttachmentRelationship.Supplement));

    public static readonly Words<PdfPermissions> Permissions = new(
        ("print", PdfPermissions.PrintInFull), ("print-draft", PdfPermissions.Print), ("copy", PdfPermissions.Copy), ("modify", PdfPermissions.Modify),
        ("annotate", PdfPermissions.Annotate), ("fill-forms", PdfPermissions.FillForms), ("assemble", PdfPermissions.Assemble));

    public static PdfFeatures Of(PrintOptions options) => new()
    {
        Conformance = options.Standards.Aggregate(PdfConformance.None, (all, name) => all | Standards[name]),
        Attachments = [.. options.Attachments.Select(a => new PdfAttachment(a.FileName, a.MediaType, a.Content) { Relationship = Relationships[a.Relationship] })],
        Encryption = Of(options.Protection),
        Watermark = OfWatermark(options.Watermark),
    };

    public static PdfEncryption? Of(PrintProtection? protection) => protection is null ? null
        : new(protection.OwnerPassword, protection.UserPassword, protection.Permissions.Aggregate(PdfPermissions.None, (all, name) => all | Permissions[name]));

    public static PdfWatermark? OfWatermark(string? text) => text is null ? null : new(text);

    /// <summary>Words in the order they are shown in.</summary>
    internal sealed class Words<T>(params (string Word, T Meaning)[] entries)
    {
        public ImmutableArray<string> Keys { get; } = [.. entries.Select(entry => entry.Word)];

        public T this[string word] =>
            entries.FirstOrDefault(entry => entry.Word == word) is { Word: not null } found ? found.Meaning : throw new ArgumentException($"\"{word}\" is none of {string.Join(", ", Keys)}.", nameof(word));
    }
}
