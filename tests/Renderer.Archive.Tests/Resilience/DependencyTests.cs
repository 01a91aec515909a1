using System.Diagnostics.Metrics;
using Renderer.Archive.Resilience;

namespace Renderer.Archive.Tests.Resilience;

public sealed class DependencyTests : IDisposable
{
    private static readonly DependencyOptions Quick = new()
    {
        AttemptTimeout = TimeSpan.FromSeconds(10),
        Retries = 2,
        FirstDelay = TimeSpan.FromSeconds(1),
        MaximumDelay = TimeSpan.FromSeconds(5),
        MinimumThroughput = 4,
        SamplingDuration = TimeSpan.FromMinutes(10),
        BreakDuration = TimeSpan.FromSeconds(5),
        ProbeTimeout = TimeSpan.FromSeconds(2),
    };

    private readonly ManualTime _time = new();
    private readonly Dependency _dependency;
    private Func<CancellationToken, Task> _probe = _ => Task.CompletedTask;
    private int _probes;
    private int _calls;

    public DependencyTests() => _dependency = Open(Quick);

    public void Dispose() => _dependency.Dispose();

    [Fact]
    public async Task Run_PassingOutage_IsRepeatedAfterAWait()
    {
        var call = Call(n => n < 3 ? throw new OutageException("away") : n);
        _calls.ShouldBe(1);
        await _time.AdvanceUntilAsync(() => call.IsCompleted);

        (await call).ShouldBe(3);
        _dependency.IsAvailable.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_OutageThatStays_ThrowsTheLastAfterAllAttempts()
    {
        var call = Call(n => throw new OutageException($"away {n}"));
        await _time.AdvanceUntilAsync(() => call.IsCompleted);

        (await Should.ThrowAsync<OutageException>(call)).Message.ShouldBe("away 3");
        _dependency.IsAvailable.ShouldBeTrue("three failures are below the minimum throughput of four");
    }

    [Fact]
    public async Task Run_NoRetries_TriesOnce()
    {
        using var dependency = Open(new DependencyOptions { Retries = 0 });
        await Should.ThrowAsync<OutageException>(() => dependency.RunAsync(_ => Task.FromException<int>(new OutageException($"{++_calls}")), default));

        _calls.ShouldBe(1);
    }

    [Fact]
    public async Task Run_LastingOutage_CountsButIsNotRepeated()
    {
        for (var i = 0; i < 4; i++) await Should.ThrowAsync<OutageException>(Call(_ => throw new OutageException("wrong secret") { IsLasting = true }));

        _calls.ShouldBe(4);
        _dependency.IsAvailable.ShouldBeFalse();
    }

    [Fact]
    public async Task Run_FaultOfTheCaller_NeitherCountsNorIsRepeated()
    {
        for (var i = 0; i < 20; i++) await Should.ThrowAsync<InvalidDataException>(Call(_ => throw new InvalidDataException()));

        _calls.ShouldBe(20);
        _dependency.IsAvailable.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_Cancelled_IsThrownAndNotCounted()
    {
        for (var i = 0; i < 20; i++)
        {
            using var cancellation = new CancellationTokenSource();
            var call = _dependency.RunAsync(token => Task.Delay(Timeout.Infinite, token), cancellation.Token);
            await cancellation.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(call);
        }

        _dependency.IsAvailable.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_WithoutAnswer_EndsWithTheTimeAndIsRepeated()
    {
        var call = _dependency.RunAsync(token => Interlocked.Increment(ref _calls) == 1 ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask, default);
        call.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(10));
        await _time.AdvanceUntilAsync(() => call.IsCompleted);

        await call;
        _calls.ShouldBe(2);
    }

    [Fact]
    public async Task Run_NeverAnAnswer_SaysHowLongItWaited()
    {
        var call = _dependency.RunAsync(token => Task.Delay(Timeout.Infinite, token), default);
        await _time.AdvanceUntilAsync(() => call.IsCompleted);

        (await Should.ThrowAsync<OutageException>(call)).Message.ShouldBe("there was no answer within 10 s.");
    }

    [Fact]
    public async Task Run_WhileUnavailable_DoesNotReachIt()
    {
        _probe = _ => throw new OutageException("still away");
        await BreakAsync();
        _calls = 0;

        (await Should.ThrowAsync<OutageException>(Call(n => n))).Message.ShouldContain("does not work since 2026-01-15 08:3");
        (await Should.ThrowAsync<OutageException>(() => _dependency.ProbeAsync(default))).Message.ShouldContain("away");
        _calls.ShouldBe(0);
        _probes.ShouldBe(0);
    }

    [Fact]
    public async Task Unavailable_ProbeSucceeds_BecomesAvailableWithoutACall()
    {
        _probe = _ => _probes < 3 ? throw new OutageException("still away") : Task.CompletedTask;
        await BreakAsync();
        var back = _dependency.WaitUntilAvailableAsync(default);
        _calls = 0;
        await _time.AdvanceUntilAsync(() => back.IsCompleted);

        _probes.ShouldBe(3);
        _calls.ShouldBe(0);
        _dependency.State.Reason.ShouldBeNull();
        (await Call(n => n)).ShouldBe(1);
    }

    [Fact]
    public async Task Unavailable_ProbeHangs_IsProbedAgain()
    {
        _probe = token => _probes < 3 ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask;
        await BreakAsync();
        await _time.AdvanceUntilAsync(() => _dependency.IsAvailable);

        _probes.ShouldBe(3);
    }

    [Fact]
    public async Task Unavailable_ProbeThrowsSomethingElse_IsProbedAgain()
    {
        _probe = _ => _probes < 3 ? throw new InvalidOperationException("a defect") : Task.CompletedTask;
        await BreakAsync();
        await _time.AdvanceUntilAsync(() => _dependency.IsAvailable);

        _probes.ShouldBe(3);
    }

    [Fact]
    public async Task Available_Again_BreaksAgain()
    {
        await BreakAsync();
        await _time.AdvanceUntilAsync(() => _dependency.IsAvailable);
        await BreakAsync();
        await _time.AdvanceUntilAsync(() => _dependency.IsAvailable);

        _probes.ShouldBe(2);
    }

    [Fact]
    public async Task Break_KnownOutage_LastsUntilAProbeSucceeds()
    {
        await _dependency.BreakAsync("the bucket is not checked yet.");

        _dependency.State.ShouldBe(new DependencyState(false, _time.GetUtcNow(), "the bucket is not checked yet."));
        await Should.ThrowAsync<OutageException>(Call(n => n));
        await _time.AdvanceUntilAsync(() => _dependency.IsAvailable);
        (await Call(n => n)).ShouldBe(1);
    }

    [Fact]
    public async Task Probe_Failing_CountsAsAFailure()
    {
        _probe = _ => throw new OutageException("away");
        for (var i = 0; i < 4; i++) await Should.ThrowAsync<OutageException>(() => _dependency.ProbeAsync(default));

        _dependency.IsAvailable.ShouldBeFalse();
    }

    [Fact]
    public async Task Changed_BothWays_IsRaised()
    {
        var states = new List<bool>();
        _dependency.Changed += (_, _) => states.Add(_dependency.IsAvailable);
        var lost = _dependency.WaitUntilUnavailableAsync(default);
        lost.IsCompleted.ShouldBeFalse();
        await BreakAsync();
        await lost;
        await _time.AdvanceUntilAsync(() => states.Count == 2);

        states.ShouldBe([false, true]);
    }

    [Fact]
    public async Task Wait_Cancelled_Ends()
    {
        using var cancellation = new CancellationTokenSource();
        var lost = _dependency.WaitUntilUnavailableAsync(cancellation.Token);
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(lost);
    }

    [Fact]
    public async Task Meter_OutageAndRetry_AreCounted()
    {
        var counted = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == DependencyMeter.MeterName) l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Count(instrument, value, tags));
        listener.Start();
        using var dependency = Open(Quick, "metered");
        var call = dependency.RunAsync(_ => Task.FromException<int>(new OutageException("away")), default);
        await _time.AdvanceUntilAsync(() => call.IsCompleted);
        await dependency.BreakAsync("known");
        await Should.ThrowAsync<OutageException>(() => dependency.ProbeAsync(default));
        listener.RecordObservableInstruments();

        counted.ShouldBe(new Dictionary<string, long>
        {
            ["renderer.dependency.failures"] = 3,
            ["renderer.dependency.retries"] = 2,
            ["renderer.dependency.breaks"] = 1,
            ["renderer.dependency.refusals"] = 1,
            ["renderer.dependency.available"] = 0,
        }, ignoreOrder: true);

        void Count(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags[0].Value is "metered") counted[instrument.Name] = counted.GetValueOrDefault(instrument.Name) + value;
        }
    }

    private Dependency Open(DependencyOptions options, string name = "storage") => new(
        options,
        new DependencyTraits(
            name,
            e => e is OutageException outage ? outage.IsLasting ? OutageKind.Lasting : OutageKind.Passing : OutageKind.None,
            (reason, cause) => new OutageException(reason, cause),
            token =>
            {
                _probes++;
                return _probe(token);
            }),
        _time);

    private Task<int> Call(Func<int, int> answer) => _dependency.RunAsync(_ => Task.FromResult(answer(++_calls)), default);

    private async Task BreakAsync()
    {
        for (var i = 0; i < 50 && _dependency.IsAvailable; i++)
            await Should.ThrowAsync<OutageException>(Call(_ => throw new OutageException("away") { IsLasting = true }));
        _dependency.IsAvailable.ShouldBeFalse();
    }

    private sealed class OutageException(string message, Exception? cause = null) : Exception(message, cause)
    {
        public bool IsLasting { get; init; }
    }
}
