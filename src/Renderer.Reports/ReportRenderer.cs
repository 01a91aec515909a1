using System.Collections.Immutable;

namespace Renderer.Reports;

/// <summary>The whole road from data to files, without queue or storage: check, identify, render. One instance serves all threads.</summary>
public sealed class ReportRenderer
{
    /// <summary>Opens the template packages and fonts the options name.</summary>
    /// <exception cref="ReportConfigurationException">A folder is missing or unusable; the setting is named.</exception>
    public static ReportRenderer Open(ReportOptions options) => throw new NotSupportedException();

    /// <summary>The template packages at hand, by name.</summary>
    public IReadOnlyList<TemplateSummary> Templates => throw new NotSupportedException();

    /// <summary>Checks data against a template's schema and rules and says which rendition it would give.</summary>
    /// <param name="request">What to render; a null template means the data's own <c>template</c> property.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public CheckResult Check(RenderRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Renders checked data. Deterministic: the same identity gives the same bytes anywhere.</summary>
    public RenderResult Render(CheckedData data, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}

/// <summary>Settings of checking and rendering.</summary>
public sealed record ReportOptions
{
    /// <summary>Folder of the template packages.</summary>
    public required string TemplatesFolder { get; init; }

    /// <summary>Folders of fonts, the shipped one first.</summary>
    public required ImmutableArray<string> FontFolders { get; init; }

    /// <summary>Most bytes of data. Default 32 MiB.</summary>
    public long MaximumDataBytes { get; init; } = 32L * 1024 * 1024;

    /// <summary>Most pages of a document. Default 2,000.</summary>
    public int MaximumPages { get; init; } = 2000;

    /// <summary>Longest time of one render. Default 60 s.</summary>
    public TimeSpan MaximumTime { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>One template package, as a list shows it.</summary>
public sealed record TemplateSummary(string Name, string Version, string Digest, string Title, ImmutableArray<string> Samples);

/// <summary>What is asked for.</summary>
/// <param name="Data">The data's bytes: UTF-8 JSON.</param>
/// <param name="DataName">What problems call the data: a file name or a report id.</param>
/// <param name="Template">Template name, or null for the data's <c>template</c> property.</param>
/// <param name="TemplateVersion">A pinned version, or null for the active one.</param>
public sealed record RenderRequest(ReadOnlyMemory<byte> Data, string DataName, string? Template = null, string? TemplateVersion = null);

/// <summary>Outcome of a check: with no error among the problems there is data to render.</summary>
public sealed record CheckResult(CheckedData? Data, ImmutableArray<Problem> Problems);

/// <summary>Outcome of a render: with no error among the problems there is a rendition.</summary>
public sealed record RenderResult(RenderedReport? Report, ImmutableArray<Problem> Problems);

/// <summary>A finished rendition, in memory.</summary>
public sealed record RenderedReport
{
    /// <summary>Identity: same id, same bytes.</summary>
    public required string RenditionId { get; init; }

    /// <summary>The HTML page, UTF-8.</summary>
    public required ReadOnlyMemory<byte> Html { get; init; }

    /// <summary>The PDF.</summary>
    public required ReadOnlyMemory<byte> Pdf { get; init; }

    /// <summary>How many pages the PDF has.</summary>
    public required int Pages { get; init; }

    /// <summary>How it came to be, as canonical JSON without times: engine, template, data, fonts.</summary>
    public required ReadOnlyMemory<byte> Provenance { get; init; }

    /// <summary>Time per stage, by stage name (<c>template</c>, <c>layout</c>, <c>pdf</c>). Not part of the identity.</summary>
    public required ImmutableDictionary<string, TimeSpan> Durations { get; init; }
}

/// <summary>Data that passed its schema, the template it goes through and the identity of what it will give.</summary>
public sealed record CheckedData
{
    /// <summary>Template name.</summary>
    public required string Template { get; init; }

    /// <summary>Template version.</summary>
    public required string TemplateVersion { get; init; }

    /// <summary>Digest of the template package.</summary>
    public required string TemplateDigest { get; init; }

    /// <summary>SHA-256 of the canonical data, lower-case hex.</summary>
    public required string DataDigest { get; init; }

    /// <summary>The canonical data: what is stored as <c>data/{digest}.json</c>.</summary>
    public required ReadOnlyMemory<byte> CanonicalData { get; init; }

    /// <summary>Identity of the rendition this will give.</summary>
    public required string RenditionId { get; init; }
}

/// <summary>A setting that makes rendering impossible.</summary>
public sealed class ReportConfigurationException(string message) : Exception(message);
