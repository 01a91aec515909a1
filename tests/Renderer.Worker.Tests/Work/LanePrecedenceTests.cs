using Renderer.Worker.Broker;
using Renderer.Worker.Work;

namespace Renderer.Worker.Tests.Work;

public sealed class LanePrecedenceTests
{
    [Fact]
    public async Task Bulk_WhileInteractiveIsUnderWay_WaitsForTheLast()
    {
        var precedence = new LanePrecedence(new FrozenTime());
        var first = precedence.Begin(Lane.Interactive)!;
        var second = precedence.Begin(Lane.Interactive)!;
        var bulk = precedence.GiveWayAsync(Lane.Bulk, default);
        first.Dispose();
        bulk.IsCompleted.ShouldBeFalse();

        second.Dispose();

        await bulk.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Bulk_BehindAnEndlessInteractiveReport_GoesOnAfterAWhile()
    {
        var precedence = new LanePrecedence(TimeProvider.System);
        using var interactive = precedence.Begin(Lane.Interactive);

        await precedence.GiveWayAsync(Lane.Bulk, default).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Interactive_BesideOthers_NeverWaits()
    {
        var precedence = new LanePrecedence(new FrozenTime());
        using var other = precedence.Begin(Lane.Interactive);
        precedence.Begin(Lane.Bulk).ShouldBeNull();

        precedence.GiveWayAsync(Lane.Interactive, default).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Bulk_Cancelled_StopsWaiting()
    {
        var precedence = new LanePrecedence(new FrozenTime());
        using var interactive = precedence.Begin(Lane.Interactive);
        using var cancelled = new CancellationTokenSource();
        var bulk = precedence.GiveWayAsync(Lane.Bulk, cancelled.Token);
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => bulk);
    }

    /// <summary>Timers that never fire.</summary>
    private sealed class FrozenTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
    }
}
