using System.Collections.Immutable;
using Renderer.Reports;

namespace Renderer.Archive.Batches;

/// <summary>What has become of one report of a batch.</summary>
public enum BatchItemState
{
    /// <summary>To be sent.</summary>
    Planned,

    /// <summary>On its way to a worker, or at one.</summary>
    Sent,

    /// <summary>Has another rendition than before.</summary>
    Rendered,

    /// <summary>Showed the wanted rendition already.</summary>
    Unchanged,

    /// <summary>Cannot be rendered with the target version; shows what it showed.</summary>
    Rejected,

    /// <summary>Its attempts are used up; shows what it showed.</summary>
    Failed,

    /// <summary>Not done because the batch was cancelled.</summary>
    Cancelled,
}

/// <summary>One report of a batch.</summary>
public sealed record BatchItem
{
    /// <summary>The batch.</summary>
    public required string BatchId { get; init; }

    /// <summary>The report.</summary>
    public required string ReportId { get; init; }

    /// <summary>The revision that is rendered.</summary>
    public required long Revision { get; init; }

    /// <summary>What has become of it.</summary>
    public required BatchItemState State { get; init; }

    /// <summary>The rendition it showed before.</summary>
    public string? PreviousRenditionId { get; init; }

    /// <summary>The rendition the batch came to; null when it came to none.</summary>
    public string? RenditionId { get; init; }

    /// <summary>Whether that rendition lay there already.</summary>
    public bool IsReused { get; init; }

    /// <summary>Code of the first problem of a rejected or failed one.</summary>
    public string? Code { get; init; }

    /// <summary>What the first problem says.</summary>
    public string? Reason { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was shown, in a batch that holds; null before and in other batches.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Whether its rendition is not shown because a newer revision or newer data came first.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>Whether its rendition waits for the batch's release.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Whether nothing more happens to it, unless it is retried.</summary>
    public bool IsFinal => State is not (BatchItemState.Planned or BatchItemState.Sent);
}

/// <summary>What completing an item changed.</summary>
/// <param name="WasOpen">Whether this completion finished the item; false when it was finished or cancelled before: then nothing changed.</param>
/// <param name="IsCurrent">Whether the report shows this rendition now.</param>
/// <param name="IsUnchanged">Whether it showed this rendition before.</param>
public sealed record ItemCompletion(bool WasOpen, bool IsCurrent, bool IsUnchanged);

/// <summary>A finished report of a batch that holds; not shown yet.</summary>
public sealed record HeldReport
{
    /// <summary>The report.</summary>
    public required string ReportId { get; init; }

    /// <summary>The revision that was rendered.</summary>
    public required long Revision { get; init; }

    /// <summary>The rendition to be shown.</summary>
    public required StoredRendition Rendition { get; init; }

    /// <summary>Everything to be announced as a warning.</summary>
    public required ImmutableArray<Problem> Warnings { get; init; }

    /// <summary>Whether the rendition lay there already.</summary>
    public required bool IsReused { get; init; }

    /// <summary>Tags of the report's request.</summary>
    public required ImmutableSortedDictionary<string, string> Tags { get; init; }

    internal HeldResult Result { get; init; } = new(null, [], null);
}

/// <summary>A held report that was dealt with.</summary>
/// <param name="ReportId">The report.</param>
/// <param name="IsSuperseded">Whether it is not shown because something newer is.</param>
public sealed record ReleasedItem(string ReportId, bool IsSuperseded);
