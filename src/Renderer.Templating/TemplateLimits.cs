namespace Renderer.Templating;

/// <summary>Bounds of one render; passing one is a problem with a name, never a silent cut.</summary>
public sealed record TemplateLimits
{
    /// <summary>Most evaluation steps: statements, loop iterations, calls, items and stretches of text walked over by functions. Default 50 million.</summary>
    public long Steps { get; init; } = 50_000_000;

    /// <summary>Most iterations of one loop, and most items that one function walks over or one range is spelt out to. Default 1 million.</summary>
    public long Iterations { get; init; } = 1_000_000;

    /// <summary>Deepest recursion of functions and includes. Default 100.</summary>
    public int Recursion { get; init; } = 100;

    /// <summary>Most bytes of output (UTF-8), and most characters of any one string. Default 64 Mi.</summary>
    public int OutputLength { get; init; } = 64 * 1024 * 1024;

    /// <summary>Most bytes of all strings and lists the template makes while it runs, freed ones included. Default 1 GiB.</summary>
    public long Memory { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Longest time of one regular expression. Default 1 s.</summary>
    public TimeSpan RegexTimeout { get; init; } = TimeSpan.FromSeconds(1);
}
