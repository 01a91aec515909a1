using System.Text.Json.Serialization;

namespace Renderer.Contracts;

/// <summary>Render reports again that were made with a template: after it changed, or after files were lost. Published, sent to the commands queue, or posted to the HTTP API.</summary>
[Closed]
public sealed record RegenerateReports
{
    /// <summary>The id of the batch, written like a report's; the same command again under it starts nothing new. Null to have one derived from the command's content.</summary>
    [Text(MessagePatterns.ReportId, MessageLimits.ReportIdLength)]
    public string? BatchId { get; init; }

    /// <summary>Name of the template package the reports were made with, for example <c>disclosure-2021</c>.</summary>
    [Text(MessagePatterns.Name, MessageLimits.NameLength)]
    public required string Template { get; init; }

    /// <summary>The version to render with; null for the active one. The batch keeps to it, whatever is activated later.</summary>
    [Text(MessagePatterns.Name, MessageLimits.NameLength)]
    public string? TemplateVersion { get; init; }

    /// <summary>Which reports; one without conditions selects every report of the template.</summary>
    public required RegenerationSelection Selection { get; init; }

    /// <summary>Only count: <see cref="RegenerationCompleted"/> answers with the state <c>dry-run</c>, and nothing is done. Default false.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool DryRun { get; init; }

    /// <summary>Render everything, but show and announce nothing until the batch is released. Default false.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Hold { get; init; }

    /// <summary>Also look whether the files of reports that need no new rendition are really there, and make them again where not. Default false.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Verify { get; init; }

    /// <summary>What a broken sum is in this batch: <c>warning</c> or <c>error</c>; null for <c>warning</c>, because these reports were published before.</summary>
    [Choice("warning", "error")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? BrokenSums { get; init; }

    /// <summary>Who asks, for the record: one line of at most 200 characters.</summary>
    [Text(MessagePatterns.Line, MessageLimits.RequesterLength)]
    public required string RequestedBy { get; init; }
}

/// <summary>Which reports of a template are rendered again: those that meet every condition given.</summary>
[Closed]
public sealed record RegenerationSelection
{
    /// <summary>Only reports that now show a rendition of this version of the template; null for any version.</summary>
    [Text(MessagePatterns.Name, MessageLimits.NameLength)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TemplateVersion { get; init; }

    /// <summary>Only reports of this body, as the template's subject names it; null for any body.</summary>
    [Text(MessagePatterns.Line, MessageLimits.BodyLength)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Body { get; init; }

    /// <summary>Only reports about this year; null for any year.</summary>
    [AtLeast(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Year { get; init; }

    /// <summary>Only reports whose request carried each of these tags with this value.</summary>
    [Entries(MessageLimits.Tags, MessageLimits.TagLength)]
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Only these reports: at most 10,000 ids, each once; empty for any report.</summary>
    [Text(MessagePatterns.ReportId, MessageLimits.ReportIdLength)]
    [Distinct(MessageLimits.SelectedReports)]
    public IReadOnlyList<string> ReportIds { get; init; } = [];

    /// <summary>Only reports whose shown rendition was stored before this moment; null for any time. Written with its offset from UTC: <c>2026-01-31T18:00:00+08:00</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? RenderedBefore { get; init; }
}

/// <summary>End a batch: what is rendered stays, what is not yet rendered is left as it is.</summary>
[Closed]
public sealed record CancelRegeneration
{
    /// <summary>The id of the batch.</summary>
    [Text(MessagePatterns.ReportId, MessageLimits.ReportIdLength)]
    public required string BatchId { get; init; }

    /// <summary>Who asks, for the record: one line of at most 200 characters.</summary>
    [Text(MessagePatterns.Line, MessageLimits.RequesterLength)]
    public required string RequestedBy { get; init; }
}
