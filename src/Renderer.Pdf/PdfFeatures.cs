using System.Collections.Immutable;
using Renderer.Layout.Fonts;

namespace Renderer.Pdf;

/// <summary>What a file shall be beyond its pages. What cannot be together is refused before anything is written.</summary>
public sealed record PdfFeatures
{
    /// <summary>Pages and structure only.</summary>
    public static PdfFeatures None { get; } = new();

    /// <summary>The standards the file claims and keeps.</summary>
    public PdfConformance Conformance { get; init; }

    /// <summary>How the document came to be, for the metadata; null to say nothing.</summary>
    public PdfProvenance? Provenance { get; init; }

    /// <summary>Files inside the file, in this order.</summary>
    public ImmutableArray<PdfAttachment> Attachments { get; init; } = [];

    /// <summary>Who may open and do what; null for everybody and everything.</summary>
    public PdfEncryption? Encryption { get; init; }

    /// <summary>A word across every page, such as 征求意见稿; null for none.</summary>
    public PdfWatermark? Watermark { get; init; }
}

/// <summary>Standards a file can claim.</summary>
[Flags]
public enum PdfConformance
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>PDF/UA-1, for assistive technology (ISO 14289-1:2014).</summary>
    Ua1 = 1,

    /// <summary>PDF/A-2a, for archives (ISO 19005-2:2011, level A).</summary>
    A2a = 2,

    /// <summary>PDF/A-3a, for archives, with any files attached (ISO 19005-3:2012, level A).</summary>
    A3a = 4,
}

/// <summary>What a reader of the file needs to find and check its sources.</summary>
/// <param name="Template">Name of the template package.</param>
/// <param name="TemplateVersion">Its version.</param>
/// <param name="TemplateDigest">SHA-256 of its files, lower-case hex.</param>
/// <param name="DataDigest">SHA-256 of the canonical data, lower-case hex.</param>
/// <param name="RenditionId">Id of the rendition, lower-case hex.</param>
public sealed record PdfProvenance(string Template, string TemplateVersion, string TemplateDigest, string DataDigest, string RenditionId);

/// <summary>What an attached file is to the document (ISO 19005-3, Annex E; <c>AFRelationship</c>).</summary>
public enum AttachmentRelationship
{
    /// <summary>Not one of the others.</summary>
    Unspecified,

    /// <summary>The document was made from it.</summary>
    Source,

    /// <summary>It holds the data that the document shows.</summary>
    Data,

    /// <summary>It says the same in another form.</summary>
    Alternative,

    /// <summary>It adds to the document.</summary>
    Supplement,
}

/// <summary>A file inside the file (7.11.4).</summary>
/// <param name="FileName">Its name, without a folder.</param>
/// <param name="MediaType">Its media type, for example <c>application/json</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PdfAttachment(string FileName, string MediaType, ReadOnlyMemory<byte> Content)
{
    /// <summary>What a person reads about it; empty for nothing.</summary>
    public string Description { get; init; } = "";

    /// <summary>What it is to the document.</summary>
    public AttachmentRelationship Relationship { get; init; }
}

/// <summary>AES-256 encryption (ISO 32000-2, 7.6: version 5, revision 6).</summary>
/// <param name="OwnerPassword">Opens the file with all rights; not empty.</param>
/// <param name="UserPassword">Opens the file with <paramref name="Permissions"/>; empty when nobody is asked.</param>
/// <param name="Permissions">What somebody who opened it with the user password may do.</param>
public sealed record PdfEncryption(string OwnerPassword, string UserPassword, PdfPermissions Permissions)
{
    /// <summary>Passwords are not for logs.</summary>
    public override string ToString() => $"{nameof(PdfEncryption)} {Permissions}";
}

/// <summary>What may be done with an encrypted file (ISO 32000-1, table 22). Reading aloud is always allowed (ISO 14289-1, 7.16).</summary>
[Flags]
public enum PdfPermissions
{
    /// <summary>Reading only.</summary>
    None = 0,

    /// <summary>Printing, in low quality.</summary>
    Print = 1,

    /// <summary>Printing as well as the device can.</summary>
    PrintInFull = 2,

    /// <summary>Copying text and pictures.</summary>
    Copy = 4,

    /// <summary>Changing the content.</summary>
    Modify = 8,

    /// <summary>Adding notes, filling in forms.</summary>
    Annotate = 16,

    /// <summary>Filling in forms alone.</summary>
    FillForms = 32,

    /// <summary>Inserting, turning and deleting pages.</summary>
    Assemble = 64,
}

/// <summary>A word drawn across every page, grey, as if behind its content, as an artifact: copying and reading aloud pass over it.</summary>
/// <param name="Text">The word.</param>
public sealed record PdfWatermark(string Text)
{
    /// <summary>Faces to draw it in, in this order, when none of the document's has its characters.</summary>
    public ImmutableArray<FontFace> Faces { get; init; } = [];
}
