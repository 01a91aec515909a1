using System.Collections.Immutable;
using Renderer.Cli.Impact.Text;

namespace Renderer.Cli.Output;

/// <summary>The lines in which two texts differ, as <c>diff -u</c> shows them.</summary>
/// <remarks>Made to be read: of long lines the part with the difference is shown, and of long differences the beginning.</remarks>
internal sealed class UnifiedDifference
{
    private const int Context = 2;
    private const int LongestLine = 160;

    // Of a long line so much is shown before its first difference.
    private const int Lead = 40;

    private readonly string[] _before;
    private readonly string[] _after;
    private readonly List<string> _lines = [];

    private UnifiedDifference(string before, string after) => (_before, _after) = (before.Split('\n'), after.Split('\n'));

    /// <summary>The difference's lines; none when the texts are equal.</summary>
    /// <param name="before">The one text.</param>
    /// <param name="after">The other.</param>
    /// <param name="mostLines">So many lines at most, and one more that says how many follow.</param>
    public static ImmutableArray<string> Of(string before, string after, int mostLines = int.MaxValue)
    {
        var difference = new UnifiedDifference(before, after);
        difference.Write(Changes(ShortestEdit.Find(difference._before, difference._after), difference._before.Length, difference._after.Length));
        var lines = difference._lines;
        return lines.Count <= mostLines ? [.. lines] : [.. lines.Take(mostLines), $"... and {lines.Count - mostLines} more lines"];
    }

    /// <summary>What lies between the common runs.</summary>
    private static List<Change> Changes(ImmutableArray<CommonRun> common, int before, int after)
    {
        var changes = new List<Change>();
        var (fromBefore, fromAfter) = (0, 0);
        foreach (var run in common.Append(new(before, after, 0)))
        {
            if (run.Before > fromBefore || run.After > fromAfter) changes.Add(new(fromBefore, run.Before, fromAfter, run.After));
            (fromBefore, fromAfter) = (run.Before + run.Length, run.After + run.Length);
        }

        return changes;
    }

    private void Write(List<Change> changes)
    {
        for (var first = 0; first < changes.Count;)
        {
            var last = first;
            while (last + 1 < changes.Count && changes[last + 1].BeforeStart - changes[last].BeforeEnd <= 2 * Context) last++;
            WriteHunk(changes[first..(last + 1)]);
            first = last + 1;
        }
    }

    private void WriteHunk(List<Change> changes)
    {
        var start = Math.Min(Context, changes[0].BeforeStart);
        var end = Math.Min(Context, _before.Length - changes[^1].BeforeEnd);
        var (before, after) = (changes[0].BeforeStart - start, changes[0].AfterStart - start);
        _lines.Add($"@@ -{before + 1},{changes[^1].BeforeEnd + end - before} +{after + 1},{changes[^1].AfterEnd + end - after} @@");
        var at = before;
        foreach (var change in changes)
        {
            for (; at < change.BeforeStart; at++) Add(' ', _before[at], same: 0);
            WriteChange(change);
            at = change.BeforeEnd;
        }

        for (; at < changes[^1].BeforeEnd + end; at++) Add(' ', _before[at], same: 0);
    }

    private void WriteChange(Change change)
    {
        for (var i = change.BeforeStart; i < change.BeforeEnd; i++) Add('-', _before[i], Same(_before[i], change.AfterStart + i - change.BeforeStart, _after, change.AfterEnd));
        for (var i = change.AfterStart; i < change.AfterEnd; i++) Add('+', _after[i], Same(_after[i], change.BeforeStart + i - change.AfterStart, _before, change.BeforeEnd));
    }

    // How much of a line its counterpart begins with.
    private static int Same(string line, int index, string[] others, int end) => index < end ? line.AsSpan().CommonPrefixLength(others[index]) : 0;

    private void Add(char sign, string line, int same)
    {
        var text = line.TrimEnd('\r');
        if (text.Length <= LongestLine)
        {
            _lines.Add(sign + text);
            return;
        }

        // A line and its counterpart are shown from the same place on.
        var start = Math.Min(Math.Max(0, same - Lead), text.Length);
        var end = Math.Min(text.Length, start + LongestLine);
        // A character beyond the BMP is not cut in two.
        if (start > 0 && start < text.Length && char.IsLowSurrogate(text[start])) start--;
        if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
        _lines.Add($"{sign}{(start > 0 ? "…" : "")}{text[start..end]}{(end < text.Length ? "…" : "")}");
    }

    private readonly record struct Change(int BeforeStart, int BeforeEnd, int AfterStart, int AfterEnd);
}
