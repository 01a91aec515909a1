using System.Collections.Immutable;

namespace Renderer.Cli.Impact.Text;

/// <summary>Which side a piece of text is on.</summary>
internal enum Side
{
    Both,
    Before,
    After,
}

/// <summary>A piece of a line.</summary>
internal readonly record struct TextPart(Side Side, string Text);

/// <summary>What differs within a line.</summary>
internal static class LineDifference
{
    /// <summary>The pieces in reading order: those of both and before are the line before, those of both and after the line after.</summary>
    public static ImmutableArray<TextPart> Between(string before, string after)
    {
        var (old, now) = (Words.Of(before), Words.Of(after));
        var changes = new List<Change>();
        var (x, y) = (0, 0);
        foreach (var run in ShortestEdit.Find(old.AsSpan(), now.AsSpan()))
        {
            Add(changes, Join(old, x, run.Before), Join(now, y, run.After), Join(old, run.Before, run.Before + run.Length));
            (x, y) = (run.Before + run.Length, run.After + run.Length);
        }

        Add(changes, Join(old, x, old.Length), Join(now, y, now.Length), "");
        return [.. changes.SelectMany(PartsOf)];
    }

    /// <summary>Islands of one or two characters between longer changes are left out of the common text: they are the same by chance, and confetti is hard to read.</summary>
    private static void Add(List<Change> changes, string before, string after, string common)
    {
        if (changes is [.., var last] && last.Common.Length <= 2 && Math.Min(last.Size, Math.Max(before.Length, after.Length)) >= 2 * last.Common.Length)
            changes[^1] = new(last.Before + last.Common + before, last.After + last.Common + after, common);
        else changes.Add(new(before, after, common));
    }

    private static IEnumerable<TextPart> PartsOf(Change change)
    {
        if (change.Before.Length > 0) yield return new(Side.Before, change.Before);
        if (change.After.Length > 0) yield return new(Side.After, change.After);
        if (change.Common.Length > 0) yield return new(Side.Both, change.Common);
    }

    private static string Join(ImmutableArray<string> words, int from, int to) => string.Concat(words.AsSpan()[from..to]);

    /// <summary>Something replaced, and what is common behind it.</summary>
    private sealed record Change(string Before, string After, string Common)
    {
        public int Size => Math.Max(Before.Length, After.Length);
    }
}
