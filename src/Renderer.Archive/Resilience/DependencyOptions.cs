namespace Renderer.Archive.Resilience;

/// <summary>How calls to one dependency are bounded, repeated and given up.</summary>
/// <remarks>A call takes at most (<c>Retries</c> + 1) x <c>AttemptTimeout</c> and the waits between: with the defaults 2 min and 1.4 s.</remarks>
public sealed class DependencyOptions
{
    /// <summary>Longest time of one attempt; then it counts as failed. Default 30 s, enough for 256 MiB at 10 MiB/s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Further attempts after the first; 0 for none. Default 3.</summary>
    public int Retries { get; set; } = 3;

    /// <summary>Wait before the second attempt, give or take chance; it doubles from one to the next. Default 0.2 s.</summary>
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest wait between two attempts; not below <c>FirstDelay</c>. Default 5 s.</summary>
    public TimeSpan MaximumDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Share of failed attempts, above 0 to 1, from which the breaker opens. Default 0.5.</summary>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Attempts within <c>SamplingDuration</c> below which the breaker stays closed whatever their share of failures. Default 4.</summary>
    public int MinimumThroughput { get; set; } = 4;

    /// <summary>How far back attempts are counted. Default 30 s.</summary>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>While the breaker is open: the wait before each probe; the first probe that succeeds closes it. Default 5 s.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest time of one probe. Default 5 s.</summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(5);

    internal IEnumerable<string> FindFaults(string section) =>
    [
        .. Outside(section, nameof(AttemptTimeout), AttemptTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1)),
        .. Outside(section, nameof(Retries), Retries, 0, 20),
        .. Outside(section, nameof(FirstDelay), FirstDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1)),
        .. Outside(section, nameof(MaximumDelay), MaximumDelay, FirstDelay, TimeSpan.FromMinutes(10)),
        .. Outside(section, nameof(FailureRatio), FailureRatio, 0.01, 1.0),
        .. Outside(section, nameof(MinimumThroughput), MinimumThroughput, 2, 100_000),
        .. Outside(section, nameof(SamplingDuration), SamplingDuration, TimeSpan.FromMilliseconds(500), TimeSpan.FromHours(1)),
        .. Outside(section, nameof(BreakDuration), BreakDuration, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1)),
        .. Outside(section, nameof(ProbeTimeout), ProbeTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5)),
    ];

    private static IEnumerable<string> Outside<T>(string section, string name, T value, params T[] bounds)
        where T : IComparable<T>
    {
        // Written so that NaN, which compares below every number, is outside too.
        if (value.CompareTo(bounds[0]) >= 0 && value.CompareTo(bounds[1]) <= 0) yield break;
        yield return $"{section}:{name} is {value}. Set {section.Replace(":", "__", StringComparison.Ordinal)}__{name} to a value between {bounds[0]} and {bounds[1]}.";
    }
}
