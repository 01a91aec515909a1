using System.Collections.Immutable;
using System.Text.Json.Serialization;
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

    /// <summary>The stored files: HTML, PDF, the further ones that were asked for, and the data.</summary>
    public required ImmutableArray<StoredArtifact> Artifacts { get; init; }

    /// <summary>What rendering warned of.</summary>
    public required ImmutableArray<Problem> Warnings { get; init; }
}

/// <summary>One stored file of a rendition.</summary>
/// <param name="Format">One of <see cref="ReportFormats.All"/>.</param>
/// <param name="Key">Object key.</param>
/// <param name="Sha256">SHA-256 of the bytes, lower-case hex.</param>
/// <param name="Bytes">Length in bytes.</param>
public sealed record StoredArtifact(string Format, string Key, string Sha256, long Bytes)
{
    /// <summary>What the file is called among those of its report: <c>report.html</c>, <c>report.pdf</c>, <c>fragment.html</c>, <c>data.json</c>, <c>tables.csv</c>.</summary>
    [JsonIgnore]
    public string FileName => Format == ReportFormats.Json ? "data.json" : Key[(Key.LastIndexOf('/') + 1)..];
}
