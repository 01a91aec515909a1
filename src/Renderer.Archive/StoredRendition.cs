using System.Collections.Immutable;
using Renderer.Reports;

namespace Renderer.Archive;

/// <summary>A rendition that is stored, verified and catalogued.</summary>
public sealed record StoredRendition
{
    /// <summary>Identity: same id, same bytes.</summary>
    public required string Id { get; init; }

    /// <summary>Template name.</summary>
    public required string Template { get; init; }

    /// <summary>Template version.</summary>
    public required string TemplateVersion { get; init; }

    /// <summary>Digest of the template package.</summary>
    public required string TemplateDigest { get; init; }

    /// <summary>SHA-256 of the canonical data, lower-case hex; the data lies at <c>data/{digest}.json</c>.</summary>
    public required string DataDigest { get; init; }

    /// <summary>Pages of the PDF.</summary>
    public required int Pages { get; init; }

    /// <summary>The stored files: HTML, then PDF.</summary>
    public required ImmutableArray<StoredArtifact> Artifacts { get; init; }

    /// <summary>What checking and rendering warned of.</summary>
    public required ImmutableArray<Problem> Warnings { get; init; }
}

/// <summary>One stored file of a rendition.</summary>
/// <param name="Format"><c>html</c> or <c>pdf</c>.</param>
/// <param name="Key">Object key.</param>
/// <param name="Sha256">SHA-256 of the bytes, lower-case hex.</param>
/// <param name="Bytes">Length in bytes.</param>
public sealed record StoredArtifact(string Format, string Key, string Sha256, long Bytes);
