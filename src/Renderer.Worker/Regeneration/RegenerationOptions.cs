namespace Renderer.Worker.Regeneration;

/// <summary>How batches are planned. Section <c>Regeneration</c>.</summary>
public sealed class RegenerationOptions
{
    /// <summary>Whether this process may plan batches. Default true; one process plans at a time, and another one goes on when it dies.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How many items of all batches together are with the workers at most. Default 256.</summary>
    public int Window { get; set; } = 256;

    /// <summary>How many items of all batches together are sent a second at most; 0 for no limit. Default 0.</summary>
    public double MaximumRate { get; set; }

    /// <summary>Wait between two rounds of planning while the workers are busy. Default 0.2 s; without a batch it is five times as long.</summary>
    public TimeSpan PlanPeriod { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How often <c>RegenerationProgressed</c> is announced while something changes. Default 5 s.</summary>
    public TimeSpan ProgressPeriod { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>After how long without an outcome an item is sent again. Default 30 min; must be above the waits between the attempts of a message.</summary>
    public TimeSpan ResendAfter { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a planner that says nothing keeps the lead. Default 30 s.</summary>
    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What is wrong with these settings, each with its name and what to do; empty when nothing is.</summary>
    public IEnumerable<string> FindFaults()
    {
        if (Window is < 1 or > 100_000) yield return $"Regeneration:Window is {Window}. Set Regeneration__Window to a number between 1 and 100000.";
        if (MaximumRate is not (0 or (>= 0.01 and <= 100_000)))
            yield return $"Regeneration:MaximumRate is {MaximumRate}. Set Regeneration__MaximumRate to a number of items a second between 0.01 and 100000, or 0 for no limit.";
        if (IsOutside(PlanPeriod, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1)))
            yield return $"Regeneration:PlanPeriod is {PlanPeriod}. Set Regeneration__PlanPeriod to a time between 00:00:00.001 and 00:01:00.";
        if (IsOutside(ProgressPeriod, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1)))
            yield return $"Regeneration:ProgressPeriod is {ProgressPeriod}. Set Regeneration__ProgressPeriod to a time between 00:00:00.001 and 01:00:00.";
        if (IsOutside(ResendAfter, TimeSpan.FromSeconds(1), TimeSpan.FromDays(7)))
            yield return $"Regeneration:ResendAfter is {ResendAfter}. Set Regeneration__ResendAfter to a time between 00:00:01 and 7.00:00:00.";
        if (IsOutside(LeaseTime, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)))
            yield return $"Regeneration:LeaseTime is {LeaseTime}. Set Regeneration__LeaseTime to a time between 00:00:01 and 01:00:00.";
    }

    private static bool IsOutside(TimeSpan time, TimeSpan least, TimeSpan most) => time < least || time > most;
}
