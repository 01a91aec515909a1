namespace Renderer.Templating.Syntax;

/// <summary>Finds the name a misspelt one was probably meant to be.</summary>
internal static class NearestName
{
    private const int LongestName = 64;

    /// <summary>The candidate within a third of the name's length in edits, or null. Ties go to the first in ordinal order.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        // A name that would change all its letters is another name.
        var bestDistance = Math.Min(Math.Max(1, name.Length / 3) + 1, name.Length);
        foreach (var candidate in candidates)
        {
            if (candidate.Length > LongestName || name.Length > LongestName || candidate == name)
            {
                continue;
            }

            var distance = Distance(name, candidate);
            if (distance < bestDistance || (distance == bestDistance && best is not null && string.CompareOrdinal(candidate, best) < 0))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>A hint naming the nearest candidate, or else <paramref name="otherwise"/>.</summary>
    public static string? Hint(string name, IEnumerable<string> candidates, string? otherwise = null) =>
        Find(name, candidates) is { } nearest ? Suggest(nearest) : otherwise;

    /// <summary>The hint that a name was probably meant.</summary>
    public static string Suggest(string name) => $"Did you mean `{name}`?";

    // Edits with neighbours swapped counted as one (optimal string alignment), case as no difference: `Naem` is `name` misspelt.
    private static int Distance(string left, string right)
    {
        const int Width = LongestName + 1;
        Span<int> rows = stackalloc int[3 * Width];
        for (var j = 0; j <= right.Length; j++)
        {
            rows[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var row = rows.Slice(i % 3 * Width, Width);
            var above = rows.Slice((i - 1) % 3 * Width, Width);
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var isSame = Lower(left[i - 1]) == Lower(right[j - 1]);
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (isSame ? 0 : 1));
                if (i > 1 && j > 1 && Lower(left[i - 1]) == Lower(right[j - 2]) && Lower(left[i - 2]) == Lower(right[j - 1]))
                {
                    row[j] = Math.Min(row[j], rows[((i - 2) % 3 * Width) + j - 2] + 1);
                }
            }
        }

        return rows[(left.Length % 3 * Width) + right.Length];
    }

    private static char Lower(char character) => char.ToLowerInvariant(character);
}
