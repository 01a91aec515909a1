using Renderer.Contracts;

namespace Renderer.Worker.Work;

/// <summary>Cancels what is done for a message when its deadline comes, so that nobody renders what is of no use any more.</summary>
internal sealed class Deadline : IDisposable
{
    // The longest a timer can wait; later deadlines do not end this attempt.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _either;

    private Deadline(CancellationTokenSource deadline, CancellationToken stop)
    {
        _deadline = deadline;
        _either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stop);
    }

    /// <summary>Cancelled at the deadline, and when the caller gives up.</summary>
    public CancellationToken Token => _either.Token;

    public bool HasPassed => _deadline.IsCancellationRequested;

    public static Deadline Of(ReportReady message, TimeProvider time, CancellationToken stop)
    {
        var left = message.Deadline - time.GetUtcNow();
        if (left is null || left > LongestTimer) return new Deadline(new CancellationTokenSource(), stop);
        if (left > TimeSpan.Zero) return new Deadline(new CancellationTokenSource(left.Value, time), stop);
        var passed = new CancellationTokenSource();
        passed.Cancel();
        return new Deadline(passed, stop);
    }

    public void Dispose()
    {
        _either.Dispose();
        _deadline.Dispose();
    }
}
