namespace Renderer.Worker.Consuming;

/// <summary>What happens when storage or catalogue cannot do their work. Section <c>Retry</c>.</summary>
public sealed class RetryOptions
{
    private static readonly TimeSpan[] DefaultIntervals = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];
    private static readonly TimeSpan[] DefaultBackoff = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)];

    /// <summary>Waits before each further attempt while the message is held. Default 0.2 s, 1 s, 5 s.</summary>
    public TimeSpan[]? Intervals { get; set; }

    /// <summary>Waits before a request that failed all those attempts is taken up again; the last one repeats. Default 10 s, 1 min, 10 min.</summary>
    public TimeSpan[]? Backoff { get; set; }

    /// <summary>How often to look for requests to take up again. Default 5 s.</summary>
    public TimeSpan SweepPeriod { get; set; } = TimeSpan.FromSeconds(5);

    internal TimeSpan[] EffectiveIntervals => Intervals ?? DefaultIntervals;

    /// <summary>How often one delivery is tried: once, and once after each interval.</summary>
    internal int AttemptsPerDelivery => EffectiveIntervals.Length + 1;

    /// <summary>The wait after a delivery failed, when there were so many attempts before it.</summary>
    internal TimeSpan BackoffAfter(int earlierAttempts)
    {
        var waits = Backoff ?? DefaultBackoff;
        return waits[Math.Min(earlierAttempts / AttemptsPerDelivery, waits.Length - 1)];
    }

    /// <summary>What is wrong with these settings, each with its name and what to do; empty when nothing is.</summary>
    public IEnumerable<string> FindFaults()
    {
        if (EffectiveIntervals.Any(i => i < TimeSpan.Zero || i > TimeSpan.FromMinutes(1)))
            yield return "Retry:Intervals holds a time outside 00:00:00 to 00:01:00. Set Retry__Intervals__0, __1, ... to shorter waits; longer ones belong into Retry:Backoff.";
        if (Backoff is { Length: 0 } || (Backoff ?? DefaultBackoff).Any(b => b <= TimeSpan.Zero || b > TimeSpan.FromDays(1)))
            yield return "Retry:Backoff is empty or holds a time outside 0 to 1 day. Set Retry__Backoff__0, __1, ... to waits such as 00:00:10.";
        if (SweepPeriod < TimeSpan.FromMilliseconds(10) || SweepPeriod > TimeSpan.FromHours(1))
            yield return $"Retry:SweepPeriod is {SweepPeriod}. Set Retry__SweepPeriod to a time between 00:00:00.01 and 01:00:00.";
    }
}
