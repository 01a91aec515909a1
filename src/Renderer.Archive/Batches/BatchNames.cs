namespace Renderer.Archive.Batches;

/// <summary>States as the catalogue writes them.</summary>
internal static class BatchNames
{
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

    public static BatchState BatchStateOf(string name) => Enum.GetValues<BatchState>().First(s => Of(s) == name);

    public static BatchItemState ItemStateOf(string name) => Enum.GetValues<BatchItemState>().First(s => Of(s) == name);
}
