using System.Collections.Immutable;

namespace Renderer.Archive.Batches;

/// <summary>What somebody may ask of a batch.</summary>
internal enum BatchMove
{
    Pause,
    Resume,
    Cancel,
    Release,
    Discard,
    Retry,
}

/// <summary>The table of states: which command is allowed where, and what it leads to.</summary>
internal static class BatchMoves
{
    private static readonly ImmutableDictionary<BatchMove, ImmutableArray<BatchState>> From = new Dictionary<BatchMove, ImmutableArray<BatchState>>
    {
        [BatchMove.Pause] = [BatchState.Running],
        [BatchMove.Resume] = [BatchState.Paused],
        [BatchMove.Cancel] = [BatchState.Running, BatchState.Paused],
        [BatchMove.Release] = [BatchState.Held],
        [BatchMove.Discard] = [BatchState.Held],
        [BatchMove.Retry] = [BatchState.Running, BatchState.Paused, BatchState.Held, BatchState.Completed],
    }.ToImmutableDictionary();

    public static bool IsAllowed(BatchMove move, BatchState state) => From[move].Contains(state);

    public static BatchState TargetOf(BatchMove move) => move switch
    {
        BatchMove.Pause => BatchState.Paused,
        BatchMove.Resume or BatchMove.Retry => BatchState.Running,
        BatchMove.Cancel => BatchState.Cancelling,
        BatchMove.Release => BatchState.Releasing,
        BatchMove.Discard => BatchState.Discarded,
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, null),
    };

    public static string Refusal(BatchMove move, BatchState state) =>
        $"A batch that is {BatchNames.Of(state)} cannot be {Participle(move)}. That takes one that is {string.Join(" or ", From[move].Select(BatchNames.Of))}.{Hint(move, state)}";

    private static string Participle(BatchMove move) => move switch
    {
        BatchMove.Pause => "paused",
        BatchMove.Resume => "resumed",
        BatchMove.Cancel => "cancelled",
        BatchMove.Release => "released",
        BatchMove.Discard => "discarded",
        BatchMove.Retry => "retried",
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, null),
    };

    private static string Hint(BatchMove move, BatchState state) => (move, state) switch
    {
        (BatchMove.Cancel, BatchState.Held) => " Discard it instead.",
        (BatchMove.Retry, BatchState.Cancelled or BatchState.Discarded) => " Start a new batch instead; what is rendered already is recognised.",
        _ => "",
    };
}
