using System.Collections.Immutable;
using Renderer.Cli.Output;

namespace Renderer.Cli.Gate;

/// <summary>The difference of two texts, short enough for a message: of long lines the part that differs, of long differences the beginning.</summary>
internal static class DifferenceExcerpt
{
    private const int LongestLine = 160;

    // Of a long line so much is shown before its first difference.
    private const int Lead = 40;

    /// <summary>The lines, as <c>diff -u</c> shows them; none when the texts are equal.</summary>
    /// <param name="before">The one text.</param>
    /// <param name="after">The other.</param>
    /// <param name="mostLines">So many lines at most, and one more that says how many follow.</param>
    public static ImmutableArray<string> Of(string before, string after, int mostLines)
    {
        if (before == after) return [];
        var hunks = UnifiedDiff.Compare(before, after);
        if (hunks.IsEmpty) return ["only one of them ends its last line"];
        var lines = hunks.SelectMany(h => LinesOf(h).Prepend(h.Heading)).ToImmutableArray();
        return lines.Length <= mostLines ? lines : [.. lines.Take(mostLines), $"... and {lines.Length - mostLines} more lines"];
    }

    private static IEnumerable<string> LinesOf(DiffHunk hunk)
    {
        for (var first = 0; first < hunk.Lines.Length;)
        {
            var gone = Run(hunk, first, '-');
            var come = Run(hunk, first + gone.Length, '+');
            foreach (var (index, text) in gone.Index()) yield return '-' + Excerpt(text, Same(text, index, come));
            foreach (var (index, text) in come.Index()) yield return '+' + Excerpt(text, Same(text, index, gone));
            first += gone.Length + come.Length;
            if (first < hunk.Lines.Length && hunk.Lines[first].Sign == ' ') yield return ' ' + Excerpt(hunk.Lines[first++].Text, same: 0);
        }
    }

    private static string[] Run(DiffHunk hunk, int first, char sign) => [.. hunk.Lines.Skip(first).TakeWhile(l => l.Sign == sign).Select(l => l.Text)];

    // How much of a line its counterpart begins with.
    private static int Same(string line, int index, string[] others) => index < others.Length ? line.AsSpan().CommonPrefixLength(others[index]) : 0;

    /// <summary>A line and its counterpart are shown from the same place on.</summary>
    private static string Excerpt(string line, int same)
    {
        var text = line.TrimEnd('\r');
        if (text.Length <= LongestLine) return text;
        var start = Math.Min(Math.Max(0, same - Lead), text.Length);
        var end = Math.Min(text.Length, start + LongestLine);
        // A character beyond the BMP is not cut in two.
        if (start > 0 && start < text.Length && char.IsLowSurrogate(text[start])) start--;
        if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
        return $"{(start > 0 ? "…" : "")}{text[start..end]}{(end < text.Length ? "…" : "")}";
    }
}
