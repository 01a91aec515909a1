using System.Text.Json.Serialization;
using Renderer.Archive.Batches;

namespace Renderer.Cli.Output;

/// <summary>One batch.</summary>
internal sealed record BatchReport
{
    public required string BatchId { get; init; }

    public required string Template { get; init; }

    public required string TemplateVersion { get; init; }

    public required string State { get; init; }

    public required BatchCounts Counts { get; init; }

    public required bool IsSelectionComplete { get; init; }

    public required bool Hold { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    public required long Released { get; init; }

    public required long Superseded { get; init; }

    public static BatchReport Of(Batch batch) => new()
    {
        BatchId = batch.Request.Id,
        Template = batch.Request.Selection.Template,
        TemplateVersion = batch.Request.TargetVersion,
        State = BatchNames.Of(batch.State),
        Counts = batch.Counts,
        IsSelectionComplete = batch.IsSelectionComplete,
        Hold = batch.Request.Holds,
        RequestedBy = batch.Request.RequestedBy,
        CreatedAt = batch.CreatedAt,
        StartedAt = batch.StartedAt,
        FinishedAt = batch.FinishedAt,
        Reason = batch.Reason,
        Released = batch.Released,
        Superseded = batch.Superseded,
    };
}

/// <summary>Outcome of <c>batches list</c>.</summary>
internal sealed record BatchList(IReadOnlyList<BatchReport> Batches);

/// <summary>Outcome of <c>regenerate --dry-run</c>; of the reports that do not fit the first ones.</summary>
internal sealed record DryRunOutcome(
    string Template, string TemplateVersion, string TemplateDigest, long Selected, IReadOnlyDictionary<string, long> ByShownVersion, long Unchanged, long Misfits, IReadOnlyList<MisfitLine> FirstMisfits);

/// <summary>A report whose data does not fit.</summary>
internal sealed record MisfitLine(string ReportId, string ShownVersion, IReadOnlyList<ProblemLine> Problems);
