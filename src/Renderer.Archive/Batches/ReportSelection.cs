using System.Collections.Immutable;
using Renderer.Archive.Catalogue;
using Renderer.Reports;

namespace Renderer.Archive.Batches;

/// <summary>Which of the archived reports; all conditions that are given hold together.</summary>
public sealed record ReportSelection
{
    /// <summary>The most ids a selection may name.</summary>
    public const int MaximumReportIds = 10_000;

    /// <summary>Template of what the report shows now.</summary>
    public required string Template { get; init; }

    /// <summary>Template version of what the report shows now; null for any.</summary>
    public string? TemplateVersion { get; init; }

    /// <summary>The body that reports; null for any.</summary>
    public string? Body { get; init; }

    /// <summary>The year reported on; null for any.</summary>
    public int? Year { get; init; }

    /// <summary>Tags that the report's request carried, each with this value; empty for any.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The reports to choose from; empty for all.</summary>
    public ImmutableArray<string> ReportIds { get; init; } = [];

    /// <summary>Only reports whose rendition was stored before this moment; null for any.</summary>
    public DateTimeOffset? RenderedBefore { get; init; }
}

/// <summary>A report that was selected: where its data is and what it shows.</summary>
public sealed record SelectedReport
{
    /// <summary>The report.</summary>
    public required string ReportId { get; init; }

    /// <summary>The revision it shows.</summary>
    public required long Revision { get; init; }

    /// <summary>SHA-256 of the data it was made from as it came in, before any migration.</summary>
    public required string DataDigest { get; init; }

    /// <summary>Length of that data; 0 when nobody wrote it down.</summary>
    public required long DataBytes { get; init; }

    /// <summary>The template version that data was written for.</summary>
    public required string DataVersion { get; init; }

    /// <summary>The rendition it shows.</summary>
    public required string RenditionId { get; init; }

    /// <summary>SHA-256 of that rendition's data, after any migration.</summary>
    public required string RenditionDataDigest { get; init; }

    /// <summary>The template version of that rendition.</summary>
    public required string RenditionVersion { get; init; }

    /// <summary>The formats it is there in, as a request would ask for them.</summary>
    public required ImmutableArray<string> Formats { get; init; }

    /// <summary>What the report's last ordinary request asked for; null when nobody wrote it down.</summary>
    public RequestOptions? Options { get; init; }

    /// <summary>Tags of the report's request.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The formats to make it in: those asked for, else those it is there in.</summary>
    public ImmutableArray<string> WantedFormats => Options?.Formats ?? Formats;

    /// <summary>Whether it shows already what a package gives, so that rendering it again would give the same bytes.</summary>
    /// <remarks>
    /// A rendition's identity is made of engine, fonts, package, data and formats. So a report that shows the rendition which this package
    /// gives with the data shown was made by this very package, migration included.
    /// </remarks>
    public bool Shows(ReportRenderer renderer, TemplatePackage package)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        return renderer.IdentityOf(package, RenditionDataDigest, WantedFormats) == RenditionId;
    }
}
