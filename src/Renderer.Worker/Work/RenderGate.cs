using Renderer.Worker.Broker;

namespace Renderer.Worker.Work;

/// <summary>As many renders at a time as there are slots; a free slot goes to the interactive lane first.</summary>
internal sealed class RenderGate(int slots)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _interactive = [];
    private readonly LinkedList<TaskCompletionSource> _bulk = [];
    private int _free = slots;

    /// <summary>Runs work that keeps a processor busy when a slot is free.</summary>
    public async Task<T> RunAsync<T>(Lane lane, Func<T> work, CancellationToken cancellationToken)
    {
        await EnterAsync(lane == Lane.Interactive ? _interactive : _bulk, cancellationToken);
        try
        {
            return work();
        }
        finally
        {
            Leave();
        }
    }

    private async Task EnterAsync(LinkedList<TaskCompletionSource> waiting, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.AddLast(turn);
        }

        // Whoever sets the turn first, the slot or the caller giving up, decides; the other one finds it set.
        await using var registration = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
        await turn.Task;
    }

    private void Leave()
    {
        lock (_lock)
        {
            foreach (var waiting in (LinkedList<TaskCompletionSource>[])[_interactive, _bulk])
            {
                while (waiting.First is { } next)
                {
                    waiting.RemoveFirst();
                    if (next.Value.TrySetResult()) return;
                }
            }

            _free++;
        }
    }
}
