namespace Renderer.Worker.Tests.Running;

/// <summary>A clock that stands until a test moves it.</summary>
internal sealed class SettableTime : TimeProvider
{
    private long _ticks = new DateTime(2026, 1, 20, 0, 0, 0, DateTimeKind.Utc).Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
