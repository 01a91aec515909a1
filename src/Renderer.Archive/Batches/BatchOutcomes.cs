using System.Collections.Immutable;

namespace Renderer.Archive.Batches;

/// <summary>Why a batch is refused: codes from the closed list.</summary>
public static class BatchCodes
{
    /// <summary>The request cannot be taken as it is, or its id belongs to another one.</summary>
    public const string Invalid = "batch-invalid";

    /// <summary>No report is selected.</summary>
    public const string Empty = "batch-empty";

    /// <summary>Another batch brings reports of this template to another version.</summary>
    public const string Overlap = "batch-overlap";

    /// <summary>There is no batch of this id.</summary>
    public const string Unknown = "batch-unknown";

    /// <summary>The batch's state does not allow it.</summary>
    public const string State = "batch-state";
}

/// <summary>What asking for a batch came to.</summary>
/// <param name="Batch">The batch; null when it was refused.</param>
/// <param name="IsNew">Whether this call made it; false when the same was asked for before.</param>
/// <param name="Code">One of <see cref="BatchCodes"/> when it was refused; else null.</param>
/// <param name="Reason">Why it was refused and what to do; else null.</param>
public sealed record BatchCreation(Batch? Batch, bool IsNew, string? Code = null, string? Reason = null);

/// <summary>What a command to a batch came to.</summary>
/// <param name="Batch">The batch as it is now; null when there is none of this id.</param>
/// <param name="Code">One of <see cref="BatchCodes"/> when it was refused; else null.</param>
/// <param name="Reason">Why it was refused; else null.</param>
public sealed record BatchChange(Batch? Batch, string? Code = null, string? Reason = null)
{
    /// <summary>Whether it was done.</summary>
    public bool IsDone => Code is null;
}

/// <summary>What planning a page came to.</summary>
/// <param name="ToSend">Reports to be sent now; each is an item in state planned.</param>
/// <param name="IsSelectionComplete">Whether there is nothing left to plan.</param>
/// <param name="WasOutrun">Whether another planner took the page, or the batch changed its state: nothing was written, read the batch again.</param>
public sealed record PlannedPage(ImmutableArray<SelectedReport> ToSend, bool IsSelectionComplete, bool WasOutrun)
{
    /// <summary>Items that were written down, whatever their state.</summary>
    public int Items { get; init; }
}
