namespace Renderer.Benchmarks.Growth;

/// <summary>What grows, and how far.</summary>
internal sealed record GrowthOptions
{
    /// <summary>Where plots and tables are written.</summary>
    public required string Folder { get; init; }

    /// <summary>How long each size is measured.</summary>
    public GrowthPace Pace { get; init; } = GrowthPace.Usual;

    /// <summary>Rows of a table of eight columns.</summary>
    public IReadOnlyList<int> Rows { get; init; } = [10, 30, 100, 300, 1000, 3000, 10_000, 30_000];

    /// <summary>Pages of running text.</summary>
    public IReadOnlyList<int> Pages { get; init; } = [1, 3, 10, 30, 100, 300, 1000];

    /// <summary>Different characters in a text of 6,000.</summary>
    public IReadOnlyList<int> Characters { get; init; } = [50, 100, 200, 500, 1000, 2000, 4000, 6000];

    /// <summary>Threads at once.</summary>
    public IReadOnlyList<int> Threads { get; init; } = [1, 2, 4];

    /// <summary>The same small, to see that it runs.</summary>
    public static GrowthOptions Tiny(string folder) => new() { Folder = folder, Pace = GrowthPace.Tiny, Rows = [10, 20], Pages = [1, 2], Characters = [50, 100], Threads = [1, 2] };
}
