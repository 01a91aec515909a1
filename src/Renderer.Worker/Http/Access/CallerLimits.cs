using System.Threading.RateLimiting;
using Renderer.Worker.Hosting;

namespace Renderer.Worker.Http.Access;

/// <summary>How many requests each caller may send: a token bucket per key, or per address where no key is shown.</summary>
internal sealed class CallerLimits : IAsyncDisposable
{
    // Buckets are filled this often; a shorter period costs more and is not noticed.
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly PartitionedRateLimiter<Caller> _limiter;

    public CallerLimits(HttpOptions options) => _limiter = PartitionedRateLimiter.Create<Caller, string>(caller =>
        options.RequestsPerSecond == 0
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(caller.Share, _ => Bucket(options)));

    /// <summary>Takes one request from the caller's share; when there is none left, says how long to wait.</summary>
    public TimeSpan? TakeOrWait(Caller caller)
    {
        using var lease = _limiter.AttemptAcquire(caller);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Period;
    }

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();

    private static TokenBucketRateLimiterOptions Bucket(HttpOptions options)
    {
        // Whole tokens only: a rate below ten a second fills one token in a longer period.
        var tokens = Math.Max(1, (int)Math.Round(options.RequestsPerSecond * Period.TotalSeconds));
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.RequestBurst,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromSeconds(tokens / options.RequestsPerSecond),
            AutoReplenishment = true,
            QueueLimit = 0,
        };
    }
}
