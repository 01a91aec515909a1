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

    /// <summary>Edits between two names without regard to case; two letters swapped are one edit. Names above 100 characters count as far away.</summary>
    private static int Distance(string left, string right)
    {
        if (Math.Max(left.Length, right.Length) > 100) return int.MaxValue;
        var edits = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++) edits[i, 0] = i;
        for (var j = 0; j <= right.Length; j++) edits[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var change = edits[i - 1, j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
                edits[i, j] = Math.Min(change, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1])) edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        }

        return edits[left.Length, right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
