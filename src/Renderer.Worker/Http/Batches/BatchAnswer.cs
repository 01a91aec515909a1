namespace Renderer.Worker.Http.Batches;

/// <summary>A batch as the API shows it.</summary>
internal sealed record BatchAnswer
{
    public required string BatchId { get; init; }

    public required string Template { get; init; }

    public required string TemplateVersion { get; init; }

    public required string TemplateDigest { get; init; }

    /// <summary><c>running</c>, <c>paused</c>, <c>cancelling</c>, <c>held</c>, <c>releasing</c>, <c>completed</c>, <c>cancelled</c> or <c>discarded</c>.</summary>
    public required string State { get; init; }

    public required BatchCountsAnswer Counts { get; init; }

    /// <summary>Whether every selected report is in the counts; before that <c>selected</c> is what was counted at the start.</summary>
    public required bool IsSelectionComplete { get; init; }

    public required SelectionAnswer Selection { get; init; }

    public required bool Hold { get; init; }

    public required bool Verify { get; init; }

    public string? BrokenSums { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Why it was cancelled.</summary>
    public string? Reason { get; init; }

    /// <summary>Of a batch that held: reports that are shown now, and reports that are not because something newer is.</summary>
    public ReleaseAnswer? Release { get; init; }

    /// <summary>Reports finished in a second, on average since it started; absent before, and at its end the average over all.</summary>
    public double? ReportsPerSecond { get; init; }

    /// <summary>Path of the table of what became of each report.</summary>
    public required string Items { get; init; }
}

/// <summary>How many reports have come to what.</summary>
internal sealed record BatchCountsAnswer(long Selected, long Rendered, long Reused, long Unchanged, long Rejected, long Failed, long Cancelled, long Remaining);

/// <summary>How far a release is.</summary>
internal sealed record ReleaseAnswer(long Released, long Superseded);

/// <summary>Which reports were selected; of a list of ids only how many.</summary>
internal sealed record SelectionAnswer(
    string? TemplateVersion, string? Body, int? Year, IReadOnlyDictionary<string, string>? Tags, int? ReportIds, DateTimeOffset? RenderedBefore);

/// <summary>The newest batches.</summary>
internal sealed record BatchListAnswer(IReadOnlyList<BatchAnswer> Batches);

/// <summary>Outcome of a dry run.</summary>
internal sealed record DryRunAnswer(string Template, string TemplateVersion, string TemplateDigest, long Selected);
