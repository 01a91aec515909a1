namespace Renderer.Archive.Batches;

/// <summary>What a batch is asked to do.</summary>
public sealed record BatchRequest
{
    /// <summary>Id of the batch, written as a report id is.</summary>
    public required string Id { get; init; }

    /// <summary>Which reports.</summary>
    public required ReportSelection Selection { get; init; }

    /// <summary>The template version they are rendered with.</summary>
    public required string TargetVersion { get; init; }

    /// <summary>Digest of that version.</summary>
    public required string TargetDigest { get; init; }

    /// <summary>Whether nothing is shown before the whole batch is released.</summary>
    public bool Holds { get; init; }

    /// <summary>Whether also reports that show the wanted rendition already go to a worker, who looks whether its files are there.</summary>
    public bool Verifies { get; init; }

    /// <summary><c>warning</c> or <c>error</c>; null for the batch's default.</summary>
    public string? BrokenSums { get; init; }

    /// <summary>Who asked.</summary>
    public required string RequestedBy { get; init; }
}

/// <summary>How far a batch is.</summary>
/// <param name="Selected">Reports in it: exact once the selection is complete, until then as counted when it was asked for.</param>
/// <param name="Rendered">Reports that have another rendition than before.</param>
/// <param name="Reused">Those of the rendered whose rendition lay there already.</param>
/// <param name="Unchanged">Reports that showed the wanted rendition already.</param>
/// <param name="Rejected">Reports that the target version cannot render.</param>
/// <param name="Failed">Reports whose attempts are used up.</param>
/// <param name="Cancelled">Reports that were not done because the batch was cancelled.</param>
public sealed record BatchCounts(long Selected, long Rendered, long Reused, long Unchanged, long Rejected, long Failed, long Cancelled)
{
    /// <summary>Reports with a final state.</summary>
    public long Finished => Rendered + Unchanged + Rejected + Failed + Cancelled;

    /// <summary>Reports without one.</summary>
    public long Remaining => Math.Max(0, Selected - Finished);
}

/// <summary>What a batch does now or has come to.</summary>
public enum BatchState
{
    /// <summary>Its reports are sent to the workers.</summary>
    Running,

    /// <summary>No further report is sent; those that were sent are finished.</summary>
    Paused,

    /// <summary>Nothing more is rendered; the rest of the selection is written down as cancelled.</summary>
    Cancelling,

    /// <summary>Everything is rendered and nothing is shown yet.</summary>
    Held,

    /// <summary>What was held is shown report by report.</summary>
    Releasing,

    /// <summary>Every report has its final state and shows it.</summary>
    Completed,

    /// <summary>It was ended before its time; every report has its final state.</summary>
    Cancelled,

    /// <summary>What was held is never shown.</summary>
    Discarded,
}

/// <summary>A batch of reports to be rendered again.</summary>
public sealed record Batch
{
    /// <summary>What it was asked to do.</summary>
    public required BatchRequest Request { get; init; }

    /// <summary>What it does now or has come to.</summary>
    public required BatchState State { get; init; }

    /// <summary>How far it is.</summary>
    public required BatchCounts Counts { get; init; }

    /// <summary>Whether every selected report is written down as an item.</summary>
    public required bool IsSelectionComplete { get; init; }

    /// <summary>Items without a final state; what of the selection is not written down yet is not among them.</summary>
    public required long Outstanding { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its first reports were planned; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it came to its end; null before.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Why it was cancelled; null when it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>Held reports that are shown now.</summary>
    public long Released { get; init; }

    /// <summary>Reports whose rendition is not shown because a newer revision or newer data came first.</summary>
    public long Superseded { get; init; }

    /// <summary>The last report id that was looked at; planning goes on after it.</summary>
    internal string Cursor { get; init; } = "";
}
