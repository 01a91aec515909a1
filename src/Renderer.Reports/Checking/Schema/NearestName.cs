namespace Renderer.Reports.Checking.Schema;

/// <summary>Finds the name somebody probably meant.</summary>
internal static class NearestName
{
    /// <summary>The candidate within a third of the name's length in edits, or null.</summary>
    public static string? Of(string name, IEnumerable<string> candidates) => candidates
        .Select(candidate => (candidate, Distance: Distance(name, candidate)))
        .Where(c => c.Distance <= Math.Max(1, Math.Max(name.Length, c.candidate.Length) / 3))
        .OrderBy(c => c.Distance).ThenBy(c => c.candidate, StringComparer.Ordinal)
        .Select(c => c.candidate).FirstOrDefault();

    /// <summary>Levenshtein distance without regard to case; names above 100 characters count as far away.</summary>
    private static int Distance(string left, string right)
    {
        if (Math.Max(left.Length, right.Length) > 100) return int.MaxValue;
        Span<int> row = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++) row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }

        return row[right.Length];
    }
}
