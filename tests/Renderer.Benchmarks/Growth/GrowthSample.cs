namespace Renderer.Benchmarks.Growth;

/// <summary>What one size came to; times are medians in milliseconds of processor time.</summary>
/// <param name="Size">How much of what grows.</param>
/// <param name="Pages">Pages of the document.</param>
/// <param name="Layout">HTML to pages.</param>
/// <param name="Writing">Pages to PDF.</param>
/// <param name="Verification">The PDF read back.</param>
internal sealed record GrowthSample(int Size, int Pages, double Layout, double Writing, double Verification)
{
    /// <summary>Bytes allocated by layout and writing.</summary>
    public required long Allocated { get; init; }

    /// <summary>Bytes of the file.</summary>
    public required long Bytes { get; init; }
}

/// <summary>How long each size is measured.</summary>
internal sealed record GrowthPace(TimeSpan PerSize, int LeastRuns, int MostRuns)
{
    /// <summary>Enough for medians that repeat: all curves take a minute and a half.</summary>
    public static GrowthPace Usual { get; } = new(TimeSpan.FromSeconds(1), 3, 300);

    /// <summary>Everything once, to see that it runs.</summary>
    public static GrowthPace Tiny { get; } = new(TimeSpan.Zero, 1, 1);
}
