using Renderer.Worker.Broker;

namespace Renderer.Worker.Work;

/// <summary>While a report that somebody waits for is under way, those of a batch wait at their next step: store and catalogue have no lanes, and a machine has only so much.</summary>
internal sealed class LanePrecedence(TimeProvider time)
{
    // A steady stream of interactive reports must slow the batch down, not stop it.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private int _interactive;
    private TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Says that a report of a lane is under way until the result is disposed.</summary>
    public IDisposable? Begin(Lane lane)
    {
        if (lane != Lane.Interactive) return null;
        lock (_lock) _interactive++;
        return new Passage(this);
    }

    /// <summary>Returns when a report of the lane may take its next step; for the interactive lane at once.</summary>
    public async Task GiveWayAsync(Lane lane, CancellationToken cancellationToken)
    {
        if (lane == Lane.Interactive) return;
        Task over;
        lock (_lock)
        {
            if (_interactive == 0) return;
            over = _over.Task;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(over, Task.Delay(LongestWait, time, enough.Token));
        await enough.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void End()
    {
        lock (_lock)
        {
            if (--_interactive > 0) return;
            _over.SetResult();
            _over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private sealed class Passage(LanePrecedence precedence) : IDisposable
    {
        public void Dispose() => precedence.End();
    }
}
