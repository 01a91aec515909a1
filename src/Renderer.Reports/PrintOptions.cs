using System.Collections.Immutable;
using Renderer.Reports.Rendering;

namespace Renderer.Reports;

/// <summary>What a printed PDF shall be beyond its pages.</summary>
public sealed record PrintOptions
{
    /// <summary>The names that <see cref="Standards"/> takes.</summary>
    public static ImmutableArray<string> KnownStandards => PrintFeatures.Standards.Keys;

    /// <summary>The names that <see cref="PrintAttachment.Relationship"/> takes.</summary>
    public static ImmutableArray<string> KnownRelationships => PrintFeatures.Relationships.Keys;

    /// <summary>The names that <see cref="PrintProtection.Permissions"/> takes.</summary>
    public static ImmutableArray<string> KnownPermissions => PrintFeatures.Permissions.Keys;

    /// <summary>The standards it claims and keeps, such as <c>PDF/UA-1</c>. Default none.</summary>
    public ImmutableArray<string> Standards { get; init; } = [];

    /// <summary>Files inside it. Default none; not with PDF/A-2a.</summary>
    public ImmutableArray<PrintAttachment> Attachments { get; init; } = [];

    /// <summary>A word across every page. Default none.</summary>
    public string? Watermark { get; init; }

    /// <summary>Its encryption. Default none; not with PDF/A.</summary>
    public PrintProtection? Protection { get; init; }
}

/// <summary>A file inside a PDF.</summary>
/// <param name="FileName">Its name, without a folder.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Relationship">What it is to the document.</param>
public sealed record PrintAttachment(string FileName, string MediaType, ReadOnlyMemory<byte> Content, string Relationship);

/// <summary>Who may open an encrypted PDF and do what.</summary>
/// <param name="OwnerPassword">Opens it with all rights.</param>
/// <param name="UserPassword">Opens it with the permissions; empty when nobody is asked.</param>
/// <param name="Permissions">What may be done.</param>
public sealed record PrintProtection(string OwnerPassword, string UserPassword, ImmutableArray<string> Permissions)
{
    /// <summary>Passwords are not for logs.</summary>
    public override string ToString() => $"{nameof(PrintProtection)} {string.Join(',', Permissions)}";
}
