namespace Renderer.Templating.Syntax;

/// <summary>Finds the name a misspelt one was probably meant to be.</summary>
internal static class NearestName
{
    private const int LongestName = 64;

    /// <summary>The candidate within a third of the name's length in edits, or null. Ties go to the first in ordinal order.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = Math.Max(1, name.Length / 3) + 1;
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
        Find(name, candidates) is { } nearest ? $"Did you mean `{nearest}`?" : otherwise;

    // Levenshtein distance, case counted as no difference: `Name` is `name` misspelt.
    private static int Distance(string left, string right)
    {
        Span<int> row = stackalloc int[LongestName + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                var isSame = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (isSame ? 0 : 1));
                diagonal = above;
            }
        }

        return row[right.Length];
    }
}
