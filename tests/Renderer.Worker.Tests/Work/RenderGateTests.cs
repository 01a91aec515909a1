using Renderer.Worker.Broker;
using Renderer.Worker.Work;

namespace Renderer.Worker.Tests.Work;

public sealed class RenderGateTests
{
    [Fact]
    public async Task Slot_Free_GoesToTheInteractiveLaneFirst()
    {
        var gate = new RenderGate(1);
        using var begin = new SemaphoreSlim(0);
        var order = new List<string>();
        using var started = new SemaphoreSlim(0);
        var first = Task.Run(() => gate.RunAsync(Lane.Bulk, () => { started.Release(); begin.Wait(); return 0; }, default));
        await started.WaitAsync();
        var bulk = gate.RunAsync(Lane.Bulk, () => Add("bulk"), default);
        var interactive = gate.RunAsync(Lane.Interactive, () => Add("interactive"), default);
        begin.Release();
        await Task.WhenAll(first, bulk, interactive);

        order.ShouldBe(["interactive", "bulk"]);

        int Add(string lane)
        {
            lock (order) order.Add(lane);
            return 0;
        }
    }

    [Fact]
    public async Task Waiting_Cancelled_LosesNoSlot()
    {
        var gate = new RenderGate(1);
        using var cancelled = new CancellationTokenSource();
        using var begin = new SemaphoreSlim(0);
        using var started = new SemaphoreSlim(0);
        var first = Task.Run(() => gate.RunAsync(Lane.Bulk, () => { started.Release(); begin.Wait(); return 0; }, default));
        await started.WaitAsync();
        var waiting = gate.RunAsync(Lane.Interactive, () => 1, cancelled.Token);
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        begin.Release();
        await first;

        (await gate.RunAsync(Lane.Bulk, () => 2, default)).ShouldBe(2);
    }

    [Fact]
    public async Task Work_Throwing_LeavesItsSlot()
    {
        var gate = new RenderGate(1);
        await Should.ThrowAsync<InvalidOperationException>(() => gate.RunAsync<int>(Lane.Bulk, () => throw new InvalidOperationException(), default));

        (await gate.RunAsync(Lane.Bulk, () => 2, default)).ShouldBe(2);
    }
}
