using System.Collections.Immutable;
using System.CommandLine;
using Renderer.Cli.Files;
using Renderer.Reports;

namespace Renderer.Cli.Commands;

/// <summary>The files of <c>--previous</c> and <c>--lower</c>.</summary>
/// <param name="Previous">Data of last year's report; null for none.</param>
/// <param name="Lower">Data of the reports that one adds up.</param>
internal sealed record ComparisonChoice(string? Previous, ImmutableArray<string> Lower)
{
    /// <summary>All the files.</summary>
    public IEnumerable<string> Files => Previous is null ? Lower : Lower.Prepend(Previous);

    public static Option<string?> PreviousOption() => new("--previous")
    {
        Description = "Data of last year's report, for the rules that compare with it.",
        HelpName = "FILE",
    };

    public static Option<string[]> LowerOption() => new("--lower")
    {
        Description = "Data of the reports that this one adds up, for the rules that compare with them.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    /// <summary>Reads the files.</summary>
    /// <exception cref="CommandException">A file cannot be read, or is too large.</exception>
    public ComparedReports Read(long maximumBytes) => new(
        // A bare null would become memory of no bytes.
        Previous is null ? default(ReadOnlyMemory<byte>?) : Read(Previous, maximumBytes),
        [.. Lower.Select(p => Read(p, maximumBytes))]);

    /// <summary>Says which of the files no rule of the template looks at.</summary>
    public IEnumerable<Problem> FindUnused(CheckedData data)
    {
        if (Previous is not null && !data.ComparesWithPrevious) yield return Unused(data, Previous, "last year's report");
        if (!Lower.IsEmpty && !data.ComparesWithLower) yield return Unused(data, Lower[0], "the reports it adds up");
    }

    private static Problem Unused(CheckedData data, string file, string what) =>
        new(Severity.Warning, "comparison-missing", file, $"is not looked at: {data.Template} has no rules that compare with {what}", "leave it out, or add such a rule to the template's rules");

    private static ReadOnlyMemory<byte> Read(string path, long maximumBytes)
    {
        var content = DataFile.Read(path, maximumBytes);
        return content.Problem is null ? content.Bytes : throw new CommandException(ExitCode.ProblemsFound, $"{path} {content.Problem.Message}; {content.Problem.Hint}.");
    }
}
