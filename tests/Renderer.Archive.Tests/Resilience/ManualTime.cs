namespace Renderer.Archive.Tests.Resilience;

/// <summary>A clock that moves when it is told to, with its timers.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 15, 8, 30, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_lock) _timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        ManualTimer[] due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(t => t.IsDue(_now))];
        }

        foreach (var timer in due) timer.Fire();
    }

    /// <summary>Moves on in small steps until something has happened; the work between runs in real time.</summary>
    public async Task AdvanceUntilAsync(Func<bool> hasHappened)
    {
        for (var steps = 0; !hasHappened(); steps++)
        {
            if (steps == 20_000) throw new TimeoutException("It never happened.");
            Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
            if (steps % 20 == 19) await Task.Delay(1);
        }
    }

    private void Remove(ManualTimer timer)
    {
        lock (_lock) _timers.Remove(timer);
    }

    private sealed class ManualTimer(ManualTime time, Action callback) : ITimer
    {
        private DateTimeOffset? _due;

        public bool IsDue(DateTimeOffset now) => _due <= now;

        public void Fire()
        {
            _due = null;
            callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _due = dueTime == Timeout.InfiniteTimeSpan ? null : time.GetUtcNow() + dueTime;
            return true;
        }

        public void Dispose() => time.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
