namespace Renderer.Worker.Regeneration;

/// <summary>A token bucket: so many items a second in the long run, and at most one second's worth at once.</summary>
/// <param name="perSecond">Items a second; 0 for no limit.</param>
/// <param name="time">The clock.</param>
internal sealed class RateLimit(double perSecond, TimeProvider time)
{
    // Rates below one a second need room for one token, or none would ever be whole.
    private readonly double _capacity = Math.Max(1, perSecond);
    private double _tokens = Math.Max(1, perSecond);
    private long _filledAt = time.GetTimestamp();

    /// <summary>How many items may be sent now; <see cref="int.MaxValue"/> without a limit.</summary>
    public int Available
    {
        get
        {
            if (perSecond == 0) return int.MaxValue;
            var now = time.GetTimestamp();
            _tokens = Math.Min(_capacity, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
            _filledAt = now;
            return (int)_tokens;
        }
    }

    /// <summary>Says that items were sent.</summary>
    public void Spend(int items) => _tokens -= items;
}
