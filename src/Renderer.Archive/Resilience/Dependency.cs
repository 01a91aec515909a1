using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Renderer.Archive.Resilience;

/// <summary>Something outside the process that may fail: calls to it are bounded in time, repeated, and not tried while it is known not to work.</summary>
/// <remarks>
/// Only outages count as failures, as its traits classify them; what the caller sees is always the exception of its stage. While the
/// dependency is unavailable no call reaches it: a probe is made now and then, and the first that succeeds makes it available. So it comes
/// back without anybody's report being the experiment. One instance serves all threads.
/// </remarks>
public sealed class Dependency : IDisposable
{
    private readonly DependencyOptions _options;
    private readonly DependencyTraits _traits;
    private readonly TimeProvider _time;
    private readonly DependencyMeter _meter;
    private readonly CircuitBreakerManualControl _control = new();
    private readonly ResiliencePipeline _retry;
    private readonly ResiliencePipeline _breaker;
    private readonly ResiliencePipeline _attemptTimeout;
    private readonly ResiliencePipeline _probeTimeout;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _lock = new();
    private volatile DependencyState _state;
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>A dependency that counts as available until calls say otherwise.</summary>
    public Dependency(DependencyOptions options, DependencyTraits traits, TimeProvider time)
    {
        (_options, _traits, _time) = (options, traits, time);
        _state = new DependencyState(IsAvailable: true, time.GetUtcNow(), Reason: null);
        _meter = new DependencyMeter(traits.Name, () => IsAvailable);
        var pipelines = new DependencyPipelines(options, traits, time);
        _retry = pipelines.Retry(() => IsAvailable, _meter.Retried);
        _breaker = pipelines.Breaker(_control, MakeUnavailable, MakeAvailable);
        _attemptTimeout = pipelines.Timeout(options.AttemptTimeout);
        _probeTimeout = pipelines.Timeout(options.ProbeTimeout);
    }

    /// <summary>Its name: <c>storage</c> or <c>catalogue</c>.</summary>
    public string Name => _traits.Name;

    /// <summary>Whether calls are tried.</summary>
    public bool IsAvailable => _state.IsAvailable;

    /// <summary>Whether calls are tried, since when, and why not.</summary>
    public DependencyState State => _state;

    /// <summary>Raised after it became available or unavailable. Handlers must be quick and must not throw.</summary>
    public event EventHandler? Changed;

    /// <summary>Makes a call: with a bound on its time, again after a passing outage, and not at all while unavailable.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        await _retry.ExecuteAsync(async token => await AttemptAsync(call, _attemptTimeout, _options.AttemptTimeout, token), cancellationToken);

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken) => RunAsync(Returning(call), cancellationToken);

    /// <summary>Asks once whether it works. While it is unavailable the answer is the last probe's, so asking often costs nothing.</summary>
    public Task ProbeAsync(CancellationToken cancellationToken) => ProbeAsync(_traits.Probe, cancellationToken);

    /// <summary>The same with a cheaper question than the one that makes it available again.</summary>
    public async Task ProbeAsync(Func<CancellationToken, Task> probe, CancellationToken cancellationToken) =>
        await AttemptAsync(Returning(probe), _probeTimeout, _options.ProbeTimeout, cancellationToken);

    /// <summary>Makes it unavailable until a probe succeeds: somebody knows already that it does not work.</summary>
    public async Task BreakAsync(string reason)
    {
        await _control.IsolateAsync(_closing.Token);
        MakeUnavailable(reason);
    }

    /// <summary>Returns when calls are tried.</summary>
    public Task WaitUntilAvailableAsync(CancellationToken cancellationToken) => WaitUntilAsync(isAvailable: true, cancellationToken);

    /// <summary>Returns when calls are not tried.</summary>
    public Task WaitUntilUnavailableAsync(CancellationToken cancellationToken) => WaitUntilAsync(isAvailable: false, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _closing.Cancel();
        _meter.Dispose();
    }

    private async Task<T> AttemptAsync<T>(Func<CancellationToken, Task<T>> call, ResiliencePipeline bound, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (_state is { IsAvailable: false } state) throw Refusal(state, cause: null);
        try
        {
            return await _breaker.ExecuteAsync(async token => await BoundAsync(call, bound, limit, token), cancellationToken);
        }
        catch (BrokenCircuitException e)
        {
            // It opened between the look at the state and the call.
            throw Refusal(_state, e);
        }
    }

    private async Task<T> BoundAsync<T>(Func<CancellationToken, Task<T>> call, ResiliencePipeline bound, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            return await bound.ExecuteAsync(async token => await call(token), cancellationToken);
        }
        catch (TimeoutRejectedException e)
        {
            _meter.TimedOut();
            _meter.Failed();
            throw _traits.Outage($"there was no answer within {limit.TotalSeconds:0.###} s.", e);
        }
        catch (Exception e) when (e is not OperationCanceledException && _traits.Classify(e) != OutageKind.None)
        {
            _meter.Failed();
            throw;
        }
    }

    private Exception Refusal(DependencyState state, Exception? cause)
    {
        _meter.Refused();
        return _traits.Outage($"it does not work since {state.Since:yyyy-MM-dd HH:mm:ss}Z and is probed every {_options.BreakDuration.TotalSeconds:0.###} s: {state.Reason}", cause);
    }

    private void MakeUnavailable(string reason)
    {
        if (!Change(isAvailable: false, reason)) return;
        _meter.Broke();
        // The call that failed last must not hand its trace and its tokens to the probes.
        using (ExecutionContext.SuppressFlow()) _ = Task.Run(() => ProbeUntilAvailableAsync(_closing.Token));
    }

    private void MakeAvailable() => Change(isAvailable: true, reason: null);

    private bool Change(bool isAvailable, string? reason)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            var isNew = _state.IsAvailable != isAvailable;
            _state = new DependencyState(isAvailable, isNew ? _time.GetUtcNow() : _state.Since, reason);
            if (!isNew) return false;
            changed = _changed;
            _changed = NewSignal();
        }

        changed.SetResult();
        Changed?.Invoke(this, EventArgs.Empty);
        return true;
    }

    private async Task ProbeUntilAvailableAsync(CancellationToken closing)
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(_options.BreakDuration, _time, closing);
                await BoundAsync(Returning(_traits.Probe), _probeTimeout, _options.ProbeTimeout, closing);
                await _control.CloseAsync(closing);
                return;
            }
            catch (Exception e) when (!closing.IsCancellationRequested)
            {
                // Whatever a probe throws, the answer is "not yet"; ending here would leave the dependency unavailable for ever.
                Change(isAvailable: false, e.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task WaitUntilAsync(bool isAvailable, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_state.IsAvailable == isAvailable) return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private static Func<CancellationToken, Task<bool>> Returning(Func<CancellationToken, Task> call) => async token =>
    {
        await call(token);
        return true;
    };

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
