using System.Text.Json;
using System.Text.Json.Serialization;

namespace Renderer.Contracts;

/// <summary>A report's data is complete: render it. Published by upstream systems, or sent to the queue.</summary>
[Closed]
[Either(nameof(Data), nameof(DataRef))]
public sealed record ReportReady
{
    /// <summary>The upstream system's stable id of the report: 1 to 200 characters of A-Z a-z 0-9 . _ -, not starting with a dot.</summary>
    [Text(MessagePatterns.ReportId, MessageLimits.ReportIdLength)]
    public required string ReportId { get; init; }

    /// <summary>Rises with every change of the data; the newest revision wins. From 1.</summary>
    [AtLeast(1)]
    public required long Revision { get; init; }

    /// <summary>Name of the template package, for example <c>disclosure-2021</c>.</summary>
    [Text(MessagePatterns.Name, MessageLimits.NameLength)]
    public required string Template { get; init; }

    /// <summary>A pinned version of the template; null for the active one.</summary>
    [Text(MessagePatterns.Name, MessageLimits.NameLength)]
    public string? TemplateVersion { get; init; }

    /// <summary>The version of the template the data was written for; older data goes through the package's <c>migrate.sbn</c>. Null for the version that renders it.</summary>
    [Text(MessagePatterns.SemanticVersion, MessageLimits.NameLength)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DataVersion { get; init; }

    /// <summary>The data as JSON, at most 256 KiB; null when <see cref="DataRef"/> is given.</summary>
    public JsonElement? Data { get; init; }

    /// <summary>Where the data lies in the object store; null when <see cref="Data"/> is given.</summary>
    public DataReference? DataRef { get; init; }

    /// <summary>The wanted formats, of <c>html</c>, <c>pdf</c>, <c>fragment</c> (the content alone, for a CMS), <c>json</c> (the canonical data) and <c>csv</c> (every cell of the tables); empty for <c>html</c> and <c>pdf</c>, which are always made.</summary>
    [Choice("html", "pdf", "fragment", "json", "csv")]
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Whether totals that are absent from the data are computed; totals that are given, also as null, are never altered. Default false.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ComputeTotals { get; init; }

    /// <summary>What a broken sum is: <c>warning</c>, and the report is published as its body signed it, or <c>error</c>, and it is rejected; null for what the service is set to.</summary>
    [Choice("warning", "error")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? BrokenSums { get; init; }

    /// <summary>The reports this one is compared with, where its template has rules that compare; null for last year's report of the same body, when the service has it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportComparison? Compare { get; init; }

    /// <summary>After this moment the result is of no use; null for never. Written with its offset from UTC: <c>2026-01-31T18:00:00+08:00</c>.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Handed through to the events untouched.</summary>
    [Entries(MessageLimits.Tags, MessageLimits.TagLength)]
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

/// <summary>Data lying in the object store (claim check).</summary>
/// <param name="Key">Object key.</param>
/// <param name="Sha256">Lower-case hex SHA-256 of the bytes.</param>
/// <param name="Bytes">Length in bytes.</param>
[Closed]
public sealed record DataReference(
    [property: Text(MessagePatterns.ObjectKey, MessageLimits.ObjectKeyLength)] string Key,
    [property: Text(MessagePatterns.Sha256)] string Sha256,
    [property: AtLeast(1)] long Bytes);

/// <summary>Which reports a report is compared with. They change no byte of it; what differs comes back as warnings.</summary>
[Closed]
[NotBoth(nameof(PreviousReportId), nameof(PreviousData))]
public sealed record ReportComparison
{
    /// <summary>The id of last year's report, which this service has rendered; null to have it found by body, scope and year, or when <see cref="PreviousData"/> is given.</summary>
    [Text(MessagePatterns.ReportId, MessageLimits.ReportIdLength)]
    public string? PreviousReportId { get; init; }

    /// <summary>The data of last year's report as JSON, in the form of any template; it counts towards the 256 KiB. Null when <see cref="PreviousReportId"/> is given.</summary>
    public JsonElement? PreviousData { get; init; }

    /// <summary>The ids of the reports that this one adds up (逐级汇总), which this service has rendered: at most 1,000, each once.</summary>
    [Text(MessagePatterns.ReportId, MessageLimits.ReportIdLength)]
    [Distinct(MessageLimits.LowerReports)]
    public IReadOnlyList<string> LowerReportIds { get; init; } = [];
}
