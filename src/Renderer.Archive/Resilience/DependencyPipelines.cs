using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Renderer.Archive.Resilience;

/// <summary>Builds the Polly pipelines of one dependency from its settings.</summary>
internal sealed class DependencyPipelines(DependencyOptions options, DependencyTraits traits, TimeProvider time)
{
    /// <summary>Repeats an attempt after a passing outage, unless the breaker has opened meanwhile.</summary>
    public ResiliencePipeline Retry(Func<bool> isAvailable, Action retried)
    {
        if (options.Retries == 0) return ResiliencePipeline.Empty;
        return Builder().AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = options.Retries,
            Delay = options.FirstDelay,
            MaxDelay = options.MaximumDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = outcome => ValueTask.FromResult(Classify(outcome.Outcome.Exception) == OutageKind.Passing && isAvailable()),
            OnRetry = _ =>
            {
                retried();
                return default;
            },
        }).Build();
    }

    /// <summary>Counts attempts, and opens when too many of them failed.</summary>
    public ResiliencePipeline Breaker(CircuitBreakerManualControl control, Action<string> opened, Action closed) => Builder().AddCircuitBreaker(new CircuitBreakerStrategyOptions
    {
        FailureRatio = options.FailureRatio,
        MinimumThroughput = options.MinimumThroughput,
        SamplingDuration = options.SamplingDuration,
        // Polly would let the next customer's report be the trial. Here a probe is, which then closes the breaker by hand, so Polly's own
        // time must never pass; a day is the longest it takes.
        BreakDuration = TimeSpan.FromDays(1),
        ManualControl = control,
        ShouldHandle = outcome => ValueTask.FromResult(Classify(outcome.Outcome.Exception) != OutageKind.None),
        OnOpened = opening =>
        {
            if (!opening.IsManual) opened(opening.Outcome.Exception?.Message ?? "too many attempts failed.");
            return default;
        },
        OnClosed = _ =>
        {
            closed();
            return default;
        },
    }).Build();

    /// <summary>Ends an attempt or a probe that takes too long.</summary>
    public ResiliencePipeline Timeout(TimeSpan timeout) => Builder().AddTimeout(new TimeoutStrategyOptions { Timeout = timeout }).Build();

    private OutageKind Classify(Exception? exception) => exception is null or OperationCanceledException ? OutageKind.None : traits.Classify(exception);

    private ResiliencePipelineBuilder Builder() => new() { TimeProvider = time };
}
