using Renderer.Archive.Catalogue;
using Renderer.Worker.Http;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Http;

public sealed class PartProbeTests
{
    [Fact]
    public async Task Ask_ManyTimesAtOnce_AsksThePartOnceASecond()
    {
        var asked = 0;
        var time = new SettableTime();
        var probe = new PartProbe(
            _ =>
            {
                Interlocked.Increment(ref asked);
                return Task.CompletedTask;
            },
            time);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => probe.AskAsync(default)));
        asked.ShouldBe(1);

        time.Advance(TimeSpan.FromSeconds(2));
        (await probe.AskAsync(default)).IsReady.ShouldBeTrue();
        asked.ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ask_PartHangs_AnswersAndAsksNoSecondTime(bool blocks)
    {
        var asked = 0;
        using var end = new ManualResetEventSlim();
        var probe = new PartProbe(
            async token =>
            {
                Interlocked.Increment(ref asked);
                if (blocks) end.Wait(token);
                else await Task.Run(() => end.Wait(token), token);
            },
            TimeProvider.System);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => probe.AskAsync(default)));
        end.Set();

        answers.ShouldAllBe(a => !a.IsReady && a.Reason!.Contains("did not answer", StringComparison.Ordinal));
        asked.ShouldBe(1);
    }

    [Fact]
    public async Task Ask_PartFails_SaysWhy() =>
        (await new PartProbe(_ => throw new CatalogueException("place", "out of order.", "Mend it."), TimeProvider.System).AskAsync(default)).Reason.ShouldNotBeNull().ShouldContain("out of order");

    [Fact]
    public async Task Ask_CallerLeaves_QuestionGoesOnForTheNext()
    {
        var answer = new TaskCompletionSource();
        var probe = new PartProbe(_ => answer.Task, TimeProvider.System);
        using var left = new CancellationTokenSource();
        var first = probe.AskAsync(left.Token);
        await left.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        answer.SetResult();

        (await probe.AskAsync(default)).IsReady.ShouldBeTrue();
    }
}
