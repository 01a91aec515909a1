using System.Collections.Immutable;
using System.CommandLine;
using Renderer.Cli.Output;
using Renderer.Cli.Versions;
using Spectre.Console;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer templates diff</c>: what differs between two versions of a package, file by file.</summary>
internal static class TemplatesDiffCommand
{
    private const string Red = "\u001b[31m";
    private const string Green = "\u001b[32m";
    private const string Cyan = "\u001b[36m";
    private const string Plain = "\u001b[0m";

    public static Command Create(Terminal terminal)
    {
        var before = VersionName.Argument("A", "NAME@VERSION for a published version, NAME for the package of the templates folder.");
        var after = VersionName.Argument("B", "The same.");
        var folder = CatalogueAccess.Folder();
        var command = new Command("diff", """
            Compares two versions of a template package: files added, removed and changed, with their lines as diff -u shows them. Only what decides the output is compared, not samples or titles.

            Examples:
              renderer templates diff disclosure-2021@1.1.0 disclosure-2021@1.2.0
              renderer templates diff disclosure-2021@1.2.0 disclosure-2021
            """)
        { before, after, folder };
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed, (parsed.GetRequiredValue(before), parsed.GetRequiredValue(after)), folder, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ParseResult parsed, (VersionName Before, VersionName After) names, Option<string?> folder, CancellationToken cancellationToken)
    {
        await using var lookup = await VersionLookup.OpenAsync(CatalogueAccess.Settings(parsed, folder), cancellationToken);
        var before = await lookup.ReadAsync(names.Before, cancellationToken);
        var after = await lookup.ReadAsync(names.After, cancellationToken);
        var differences = VersionDifference.Compare(before, after);
        if (parsed.GetValue(SharedOptions.Json))
        {
            CliJson.Write(terminal.Out, new VersionDiff(before.Label, after.Label, before.Digest, after.Digest,
                [.. differences.Select(d => new FileDiff(d.File, d.Change, d.Added, d.Removed, string.Join('\n', LinesOf(d, before, after))))]));
            return ExitCode.Done;
        }

        var isColoured = terminal.IsInteractive && AnsiConsole.Profile.Capabilities.Ansi;
        foreach (var line in differences.SelectMany(d => LinesOf(d, before, after))) terminal.Out.WriteLine(isColoured ? Coloured(line) : line);
        await terminal.Error.WriteLineAsync(differences.IsEmpty ? "no difference in what decides the output" : Summary(differences));
        return ExitCode.Done;
    }

    private static IEnumerable<string> LinesOf(FileDifference difference, VersionFiles before, VersionFiles after)
    {
        yield return $"--- {(difference.Change == "added" ? "/dev/null" : $"{before.Label}/{difference.File}")}";
        yield return $"+++ {(difference.Change == "removed" ? "/dev/null" : $"{after.Label}/{difference.File}")}";
        foreach (var hunk in difference.Hunks)
        {
            yield return hunk.Heading;
            foreach (var line in hunk.Lines) yield return $"{line.Sign}{line.Text}";
        }
    }

    private static string Summary(ImmutableArray<FileDifference> differences) =>
        string.Join(Environment.NewLine, differences.Select(d => $"{d.File}: {d.Change}, {d.Added} lines added, {d.Removed} removed"));

    private static string Coloured(string line) => line switch
    {
        ['@', '@', ..] => Cyan + line + Plain,
        ['-', ..] => Red + line + Plain,
        ['+', ..] => Green + line + Plain,
        _ => line,
    };
}
