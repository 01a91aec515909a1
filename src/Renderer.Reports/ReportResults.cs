using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Reports.Packages;

namespace Renderer.Reports;

/// <summary>What is asked for.</summary>
/// <param name="Data">The data's bytes: UTF-8 JSON.</param>
/// <param name="DataName">What problems call the data: a file name or a report id.</param>
/// <param name="Template">Template name, or null for the data's <c>template</c> property.</param>
/// <param name="TemplateVersion">A pinned version, or null for the active one.</param>
public sealed record RenderRequest(ReadOnlyMemory<byte> Data, string DataName, string? Template = null, string? TemplateVersion = null)
{
    /// <summary>Formats, of <see cref="ReportFormats.All"/>. Page and PDF are made in any case; empty asks for no more than these.</summary>
    public ImmutableArray<string> Formats { get; init; } = [];

    /// <summary>Totals that are absent, not blank, are computed before the data is checked. Totals that are given are never altered.</summary>
    public bool ComputesTotals { get; init; }

    /// <summary>The package to use, as whoever knows the published ones found it; it wins over name and version. Null for a package of the templates folder.</summary>
    public TemplatePackage? Package { get; init; }

    /// <summary>The version of the template that the data was written for; older data goes through the package's migration. Null for the version that renders it.</summary>
    public string? DataVersion { get; init; }

    /// <summary>What a broken sum is: <see cref="Severity.Warning"/>, or <see cref="Severity.Error"/>, which stops the report.</summary>
    public Severity BrokenSums { get; init; } = Severity.Warning;
}

/// <summary>Other reports that rules compare a report with, as JSON data of any template.</summary>
/// <param name="Previous">Last year's report, or null.</param>
/// <param name="Lower">The reports that this one adds up.</param>
public sealed record ComparedReports(ReadOnlyMemory<byte>? Previous, ImmutableArray<ReadOnlyMemory<byte>> Lower);

/// <summary>What a report is about.</summary>
/// <param name="Body">The body that reports.</param>
/// <param name="Year">The year it reports on.</param>
/// <param name="Scope">Which of the body's reports of that year, where it has several; null where it has one.</param>
public sealed record ReportSubject(string Body, int Year, string? Scope);

/// <summary>A further file of a rendition.</summary>
/// <param name="Format">One of <see cref="ReportFormats.Companions"/>.</param>
/// <param name="FileName">Its name: <c>fragment.html</c>, <c>tables.csv</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record ReportArtifact(string Format, string FileName, ReadOnlyMemory<byte> Content);

/// <summary>Outcome of a check: with no error among the problems there is data to render.</summary>
public sealed record CheckResult(CheckedData? Data, ImmutableArray<Problem> Problems);

/// <summary>Outcome of a render: with no error among the problems there is a rendition.</summary>
public sealed record RenderResult(RenderedReport? Report, ImmutableArray<Problem> Problems);

/// <summary>Outcome of the templates alone.</summary>
/// <param name="Html">The page, or null with the reasons.</param>
/// <param name="Companions">The further files that were asked for, by format.</param>
/// <param name="Problems">What went wrong.</param>
public sealed record PageResult(string? Html, ImmutableArray<ReportArtifact> Companions, ImmutableArray<Problem> Problems);

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

    /// <summary>The further files that were asked for, by format.</summary>
    public ImmutableArray<ReportArtifact> Companions { get; init; } = [];

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

    /// <summary>The companions asked for, sorted: <c>csv</c>, <c>fragment</c>.</summary>
    public ImmutableArray<string> Formats { get; init; } = [];

    /// <summary>What the report is about; null when its template does not say where that stands.</summary>
    public ReportSubject? Subject { get; init; }

    /// <summary>The template has rules that look at last year's report.</summary>
    public bool ComparesWithPrevious { get; init; }

    /// <summary>The template has rules that look at the reports which this one adds up.</summary>
    public bool ComparesWithLower { get; init; }

    /// <summary>The package that checked it; null when the data came from elsewhere.</summary>
    internal CompiledPackage? Package { get; init; }

    /// <summary>The canonical data, parsed; undefined when the data came from elsewhere.</summary>
    internal JsonElement Root { get; init; }
}
