using System.Collections.Immutable;

namespace Renderer.Cli.Impact.Text;

/// <summary>A line before and the line it became; null where there is none.</summary>
internal readonly record struct LinePair(int? Before, int? After);

/// <summary>Finds for each line the line it became: the same one, else a similar one at the same place.</summary>
internal static class LinePairs
{
    // Below this, two lines have no more in common than any two of the same document.
    private const double Similar = 0.5;

    // Every line with every line: hunks beyond this are paired in order.
    private const int LargestTable = 40_000;

    /// <summary>The pairs in reading order; every line of both sides is in one.</summary>
    public static ImmutableArray<LinePair> Find(ImmutableArray<string> before, ImmutableArray<string> after)
    {
        var pairs = ImmutableArray.CreateBuilder<LinePair>();
        var (x, y) = (0, 0);
        foreach (var run in ShortestEdit.Find(before.AsSpan(), after.AsSpan()))
        {
            pairs.AddRange(PairUp(new(before, x, run.Before), new(after, y, run.After)));
            for (var i = 0; i < run.Length; i++) pairs.Add(new(run.Before + i, run.After + i));
            (x, y) = (run.Before + run.Length, run.After + run.Length);
        }

        pairs.AddRange(PairUp(new(before, x, before.Length), new(after, y, after.Length)));
        return pairs.DrainToImmutable();
    }

    /// <summary>The order-keeping pairing with the most in common (as in sequence alignment: best sum over all prefixes).</summary>
    private static IEnumerable<LinePair> PairUp(Stretch before, Stretch after)
    {
        if (before.Length == 0 || after.Length == 0 || (long)before.Length * after.Length > LargestTable) return InOrder(before, after);
        var likeness = new double[before.Length, after.Length];
        var best = new double[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                var alike = Likeness(before[i], after[j]);
                likeness[i, j] = alike >= Similar ? alike : double.NegativeInfinity;
                best[i, j] = Math.Max(likeness[i, j] + best[i + 1, j + 1], Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }

        return Walk(before, after, likeness, best);
    }

    private static IEnumerable<LinePair> Walk(Stretch before, Stretch after, double[,] likeness, double[,] best)
    {
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && likeness[i, j] + best[i + 1, j + 1] >= best[i, j]) yield return new(before.Start + i++, after.Start + j++);
            else if (j == after.Length || (i < before.Length && best[i + 1, j] >= best[i, j + 1])) yield return new(before.Start + i++, null);
            else yield return new(null, after.Start + j++);
        }
    }

    private static IEnumerable<LinePair> InOrder(Stretch before, Stretch after)
    {
        for (var i = 0; i < Math.Max(before.Length, after.Length); i++)
            yield return new(i < before.Length ? before.Start + i : null, i < after.Length ? after.Start + i : null);
    }

    /// <summary>How much of both is the same, whatever its order (Dice's coefficient of their characters): 0 to 1.</summary>
    private static double Likeness(string before, string after)
    {
        if (before.Length + after.Length == 0) return 1;
        var counts = new Dictionary<char, int>();
        foreach (var c in before) counts[c] = counts.GetValueOrDefault(c) + 1;
        var common = 0;
        foreach (var c in after)
        {
            if (counts.GetValueOrDefault(c) == 0) continue;
            counts[c]--;
            common++;
        }

        return 2.0 * common / (before.Length + after.Length);
    }

    private readonly record struct Stretch(ImmutableArray<string> Lines, int Start, int End)
    {
        public int Length => End - Start;

        public string this[int index] => Lines[Start + index];
    }
}
