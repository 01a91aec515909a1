using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;

namespace Renderer.Cli.Commands;

/// <summary>Options that take some words of a list, parted by commas.</summary>
internal static class WordList
{
    public static Option<string[]> Option(string name, string description, string helpName, ImmutableArray<string> words) => new(name)
    {
        Description = $"{description}: {string.Join(", ", words)}.",
        HelpName = helpName,
        CustomParser = result => Parse(result, words),
        DefaultValueFactory = _ => [],
    };

    private static string[] Parse(ArgumentResult result, ImmutableArray<string> words)
    {
        string[] chosen = [.. result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        foreach (var unknown in chosen.Except(words, StringComparer.Ordinal)) result.AddError($"\"{unknown}\" is not known. Use some of {string.Join(',', words)}.");
        return chosen;
    }
}
