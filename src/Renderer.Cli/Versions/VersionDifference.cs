using System.Collections.Immutable;
using Renderer.Cli.Output;

namespace Renderer.Cli.Versions;

/// <summary>A file that is not the same in two versions.</summary>
/// <param name="File">Its name.</param>
/// <param name="Change"><c>added</c>, <c>removed</c> or <c>changed</c>.</param>
/// <param name="Hunks">What differs.</param>
internal sealed record FileDifference(string File, string Change, ImmutableArray<DiffHunk> Hunks)
{
    public int Added => Hunks.Sum(h => h.Lines.Count(l => l.Sign == '+'));

    public int Removed => Hunks.Sum(h => h.Lines.Count(l => l.Sign == '-'));
}

/// <summary>What differs between two versions.</summary>
internal static class VersionDifference
{
    public static ImmutableArray<FileDifference> Compare(VersionFiles before, VersionFiles after) =>
    [
        .. before.Files.Keys.Union(after.Files.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(file => !(before.Files.TryGetValue(file, out var old) && after.Files.TryGetValue(file, out var @new) && old.Span.SequenceEqual(@new.Span)))
            .Select(file => new FileDifference(file, ChangeOf(file, before, after), UnifiedDiff.Compare(before.TextOf(file), after.TextOf(file)))),
    ];

    private static string ChangeOf(string file, VersionFiles before, VersionFiles after) =>
        !before.Files.ContainsKey(file) ? "added" : after.Files.ContainsKey(file) ? "changed" : "removed";
}
