using System.Collections.Immutable;
using Renderer.Cli.Impact.Text;

namespace Renderer.Cli.Output;

/// <summary>One line of a difference: <c>' '</c> in both, <c>'-'</c> gone, <c>'+'</c> new.</summary>
internal readonly record struct DiffLine(char Sign, string Text);

/// <summary>A stretch of lines that differ, with the lines round it.</summary>
/// <param name="Before">First line in the old file, from 1.</param>
/// <param name="After">First line in the new file, from 1.</param>
/// <param name="Lines">The lines.</param>
internal sealed record DiffHunk(int Before, int After, ImmutableArray<DiffLine> Lines)
{
    public string Heading => $"@@ -{Range(Before, '+')} +{Range(After, '-')} @@";

    // POSIX diff, unified format: an empty range names the line before it.
    private string Range(int first, char other)
    {
        var count = Lines.Count(l => l.Sign != other);
        return count == 1 ? $"{first}" : $"{(count == 0 ? first - 1 : first)},{count}";
    }
}

/// <summary>Differences of two texts line by line, as <c>diff -u</c> shows them.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    public static ImmutableArray<DiffHunk> Compare(string before, string after)
    {
        var lines = Lines(Split(before), Split(after));
        var hunks = ImmutableArray.CreateBuilder<DiffHunk>();
        for (var start = NextChange(lines, 0); start < lines.Count;)
        {
            var end = EndOfHunk(lines, start);
            var from = Math.Max(0, start - Context);
            var earlier = lines.Take(from).ToList();
            hunks.Add(new(1 + earlier.Count(l => l.Sign != '+'), 1 + earlier.Count(l => l.Sign != '-'), [.. lines.Skip(from).Take(end - from)]));
            start = NextChange(lines, end);
        }

        return hunks.DrainToImmutable();
    }

    private static List<DiffLine> Lines(ImmutableArray<string> before, ImmutableArray<string> after)
    {
        var lines = new List<DiffLine>();
        var (x, y) = (0, 0);
        foreach (var run in ShortestEdit.Find(before.AsSpan(), after.AsSpan()).Append(new(before.Length, after.Length, 0)))
        {
            lines.AddRange(before[x..run.Before].Select(l => new DiffLine('-', l)));
            lines.AddRange(after[y..run.After].Select(l => new DiffLine('+', l)));
            lines.AddRange(before.Slice(run.Before, run.Length).Select(l => new DiffLine(' ', l)));
            (x, y) = (run.Before + run.Length, run.After + run.Length);
        }

        return lines;
    }

    private static ImmutableArray<string> Split(string text) =>
        text.Length == 0 ? [] : [.. (text.EndsWith('\n') ? text[..^1] : text).Split('\n')];

    private static int NextChange(List<DiffLine> lines, int from)
    {
        var index = lines.FindIndex(from, l => l.Sign != ' ');
        return index < 0 ? lines.Count : index;
    }

    /// <summary>Changes with fewer common lines between them than their contexts have are one hunk.</summary>
    private static int EndOfHunk(List<DiffLine> lines, int start)
    {
        var last = start;
        for (var next = start; next < lines.Count && next - last <= 2 * Context; next = NextChange(lines, next + 1)) last = next;
        return Math.Min(lines.Count, last + 1 + Context);
    }
}
