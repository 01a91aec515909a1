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

/// <summary>A report was rendered and stored, or was found stored already.</summary>
public sealed record ReportRendered
{
    /// <summary>The upstream system's id.</summary>
    [Text(MessagePatterns.ReportId, MessageLimits.ReportIdLength)]
    public required string ReportId { get; init; }

    /// <summary>The revision that was rendered.</summary>
    [AtLeast(1)]
    public required long Revision { get; init; }

    /// <summary>Template package name.</summary>
    [Text(MessagePatterns.Name, MessageLimits.NameLength)]
    public required string Template { get; init; }

    /// <summary>Version of the template package.</summary>
    [Text(MessagePatterns.Name, MessageLimits.NameLength)]
    public required string TemplateVersion { get; init; }

    /// <summary>Lower-case hex SHA-256 over the package's files.</summary>
    [Text(MessagePatterns.Sha256)]
    public required string TemplateDigest { get; init; }

    /// <summary>Lower-case hex SHA-256 of the canonical data.</summary>
    [Text(MessagePatterns.Sha256)]
    public required string DataDigest { get; init; }

    /// <summary>Identity of the result, 64 lower-case hexadecimal digits: same id, same bytes, anywhere.</summary>
    [Text(MessagePatterns.Sha256)]
    public required string RenditionId { get; init; }

    /// <summary>The stored files.</summary>
    public required IReadOnlyList<RenditionArtifact> Artifacts { get; init; }

    /// <summary>Broken rules, substituted glyphs and the like; the report was published as its body signed it.</summary>
    public required IReadOnlyList<ReportProblem> Warnings { get; init; }

    /// <summary>Nothing was rendered: the same rendition was already stored.</summary>
    public required bool Reused { get; init; }

    /// <summary>A newer revision of this report is already current; this one is stored but does not replace it.</summary>
    public required bool Superseded { get; init; }

    /// <summary>The regeneration batch this belongs to, if any.</summary>
    public string? BatchId { get; init; }

    /// <summary>Milliseconds spent in each stage, by stage name.</summary>
    public required IReadOnlyDictionary<string, double> DurationsMilliseconds { get; init; }

    /// <summary>The request's tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}

/// <summary>One stored file of a rendition.</summary>
/// <param name="Format"><c>html</c>, <c>pdf</c>, <c>fragment</c>, <c>json</c> or <c>csv</c>.</param>
/// <param name="Key">Object key.</param>
/// <param name="Address">Where the store serves it, as an absolute URI.</param>
/// <param name="Sha256">Lower-case hex SHA-256 of the bytes.</param>
/// <param name="Bytes">Length in bytes.</param>
/// <param name="Pages">Pages of a paged format; null otherwise.</param>
public sealed record RenditionArtifact(
    [property: Choice("html", "pdf", "fragment", "json", "csv")] string Format,
    [property: Text(MessagePatterns.ObjectKey, MessageLimits.ObjectKeyLength)] string Key,
    string Address,
    [property: Text(MessagePatterns.Sha256)] string Sha256,
    [property: AtLeast(1)] long Bytes,
    [property: AtLeast(1)] int? Pages);

/// <summary>One problem or warning.</summary>
/// <param name="Code">From the closed list of <see cref="ProblemCodes"/>.</param>
/// <param name="Place">Where: a JSON pointer into the data, <c>file(line,column)</c> of a template, or a field of the message.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do about it.</param>
public sealed record ReportProblem([property: ProblemCode] string Code, string Place, string Message, string Hint)
{
    /// <summary><c>error</c>, <c>warning</c>, or <c>advice</c> of a rule that never stops a report; null in events of services that did not say it yet.</summary>
    [Choice("error", "warning", "advice")]
    public string? Severity { get; init; }

    /// <summary>The id of the template's rule that does not hold, for example <c>R1</c>; null for any other problem.</summary>
    public string? Rule { get; init; }

    /// <summary>The cells a broken rule is about, with their values; empty for any other problem.</summary>
    public IReadOnlyList<ReportCell> Cells { get; init; } = [];
}

/// <summary>One cell of the data that a broken rule is about.</summary>
/// <param name="Place">A JSON pointer into the data; into last year's after <c>previous#</c>, into the first of the lower reports after <c>lower/0#</c>.</param>
/// <param name="Value">The value as it was given; null when the cell is blank.</param>
public sealed record ReportCell(string Place, string? Value);

/// <summary>The request can never succeed as it is. It was not retried; nothing was stored.</summary>
public sealed record ReportRejected
{
    /// <summary>The upstream system's id as it was sent; empty when none could be read from the message.</summary>
    public required string ReportId { get; init; }

    /// <summary>The revision that was asked for; 0 when none could be read from the message.</summary>
    public required long Revision { get; init; }

    /// <summary>The template that was asked for; empty when none could be read from the message.</summary>
    public required string Template { get; init; }

    /// <summary>Every problem found, not only the first.</summary>
    public required IReadOnlyList<ReportProblem> Problems { get; init; }

    /// <summary>The regeneration batch this belongs to, if any.</summary>
    public string? BatchId { get; init; }

    /// <summary>The request's tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}

/// <summary>Storage, database or the service failed again and again; the message lies in the error queue or the dead-letter queue and can be replayed.</summary>
public sealed record ReportFailed
{
    /// <summary>The upstream system's id as it was sent; empty when none could be read from the message.</summary>
    public required string ReportId { get; init; }

    /// <summary>The revision that was asked for; 0 when none could be read from the message.</summary>
    public required long Revision { get; init; }

    /// <summary>The template that was asked for; empty when none could be read from the message.</summary>
    public required string Template { get; init; }

    /// <summary>From the closed list of <see cref="ProblemCodes"/>.</summary>
    [ProblemCode]
    public required string Code { get; init; }

    /// <summary>How often it was tried.</summary>
    [AtLeast(0)]
    public required int Attempts { get; init; }

    /// <summary>The last error, without data of the report.</summary>
    public required string LastError { get; init; }

    /// <summary>The regeneration batch this belongs to, if any.</summary>
    public string? BatchId { get; init; }

    /// <summary>The request's tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}
