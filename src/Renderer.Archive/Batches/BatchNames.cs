namespace Renderer.Archive.Batches;

/// <summary>States as the catalogue, files, messages and answers name them.</summary>
public static class BatchNames
{
    /// <summary>The names of all states an item may have.</summary>
    public static IReadOnlyList<string> ItemStates { get; } = [.. Enum.GetValues<BatchItemState>().Select(Of)];

    /// <summary>The name of a batch's state.</summary>
    public static string Of(BatchState state) => state switch
    {
        BatchState.Running => "running",
        BatchState.Paused => "paused",
        BatchState.Cancelling => "cancelling",
        BatchState.Held => "held",
        BatchState.Releasing => "releasing",
        BatchState.Completed => "completed",
        BatchState.Cancelled => "cancelled",
        BatchState.Discarded => "discarded",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>The name of an item's state.</summary>
    public static string Of(BatchItemState state) => state switch
    {
        BatchItemState.Planned => "planned",
        BatchItemState.Sent => "sent",
        BatchItemState.Rendered => "rendered",
        BatchItemState.Unchanged => "unchanged",
        BatchItemState.Rejected => "rejected",
        BatchItemState.Failed => "failed",
        BatchItemState.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>The item state of a name that a person gave; null when there is none.</summary>
    public static BatchItemState? FindItemState(string? name) => name is not null && ItemStates.Contains(name) ? ItemStateOf(name) : null;

    internal static BatchState BatchStateOf(string name) => Enum.GetValues<BatchState>().First(s => Of(s) == name);

    internal static BatchItemState ItemStateOf(string name) => Enum.GetValues<BatchItemState>().First(s => Of(s) == name);
}
