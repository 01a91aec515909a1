using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Reports.Packages;

namespace Renderer.Reports;

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

    /// <summary>The package that checked it; null when the data came from elsewhere.</summary>
    internal TemplatePackage? Package { get; init; }

    /// <summary>The canonical data, parsed; undefined when the data came from elsewhere.</summary>
    internal JsonElement Root { get; init; }
}
