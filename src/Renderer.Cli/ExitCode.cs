namespace Renderer.Cli;

/// <summary>What a command tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>Problems were found in data, templates or pages.</summary>
    public const int ProblemsFound = 1;

    /// <summary>The command was called wrongly, or a setting is at fault.</summary>
    public const int WrongUse = 2;

    /// <summary>A part does not work: storage, catalogue, templates folder, disk, address.</summary>
    public const int PartUnavailable = 3;

    /// <summary>A person interrupted it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
