namespace Renderer.Cli.Preview;

/// <summary>Where the newest snapshot hangs, for everybody who looks.</summary>
internal sealed class PreviewBoard
{
    private readonly Lock _lock = new();
    private PreviewSnapshot? _newest;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The newest snapshot; null before the first.</summary>
    public PreviewSnapshot? Newest
    {
        get
        {
            lock (_lock) return _newest;
        }
    }

    public void Put(PreviewSnapshot snapshot)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _newest = snapshot;
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.SetResult();
    }

    /// <summary>Waits until there is a snapshot newer than a revision; those between may be skipped.</summary>
    public async Task<PreviewSnapshot> NextAsync(int revision, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_newest is { } newest && newest.Revision > revision) return newest;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }
}
