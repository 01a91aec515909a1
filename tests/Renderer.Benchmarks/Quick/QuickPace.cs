namespace Renderer.Benchmarks.Quick;

/// <summary>How long a run takes.</summary>
internal sealed record QuickPace(int WarmUps, TimeSpan WarmUp, int Rounds)
{
    /// <summary>Enough for numbers that repeat.</summary>
    public static QuickPace Usual { get; } = new(3, TimeSpan.FromMilliseconds(600), 25);

    /// <summary>Half a minute less for a table of many cases that warm each other up.</summary>
    public static QuickPace Brisk { get; } = new(3, TimeSpan.FromMilliseconds(250), 15);

    /// <summary>Everything once, to see that it runs.</summary>
    public static QuickPace Tiny { get; } = new(1, TimeSpan.Zero, 1);

    /// <summary>The runtime compiles hot code in three steps, each after a pause in compiling: plain, counting, optimised for what was counted.</summary>
    public TimeSpan Pause => WarmUp / 2;
}
