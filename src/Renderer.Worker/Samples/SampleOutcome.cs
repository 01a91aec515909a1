using System.Collections.Immutable;
using Renderer.Reports;

namespace Renderer.Worker.Samples;

/// <summary>What the service announced about one sample.</summary>
public sealed record SampleOutcome
{
    /// <summary>The report's id: template and name of the sample.</summary>
    public required string ReportId { get; init; }

    /// <summary>Template name.</summary>
    public required string Template { get; init; }

    /// <summary>Template version; null when it was not rendered.</summary>
    public string? TemplateVersion { get; init; }

    /// <summary>Identity of the rendition; null when it was not rendered.</summary>
    public string? RenditionId { get; init; }

    /// <summary>Nothing was rendered, because the same rendition was stored before.</summary>
    public bool IsReused { get; init; }

    /// <summary>Time in the worker, all stages together.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The stored files; empty when it was not rendered.</summary>
    public ImmutableArray<SampleFile> Files { get; init; } = [];

    /// <summary>Warnings of a rendered sample, or why it was not rendered.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>Whether there is a rendition.</summary>
    public bool IsRendered => RenditionId is not null;
}

/// <summary>One stored file.</summary>
/// <param name="Format"><c>html</c> or <c>pdf</c>.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Bytes">Length in bytes.</param>
/// <param name="Pages">Pages of a PDF; null otherwise.</param>
public sealed record SampleFile(string Format, string Path, long Bytes, int? Pages);
