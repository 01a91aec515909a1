namespace Renderer.Layout.Css.Properties;

/// <summary>Finds the name that somebody meant.</summary>
internal static class Spelling
{
    /// <summary>The known name at most two typing errors away, the nearest first, ties by alphabet; null if there is none.</summary>
    public static string? Nearest(string name, IEnumerable<string> known) =>
        name.Length is < 4 or > 40 ? null : known.Select(other => (Name: other, Distance: Distance(name, other))).Where(pair => pair.Distance <= 2)
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Name, StringComparer.Ordinal).Select(pair => pair.Name).FirstOrDefault();

    // Levenshtein's distance, one row at a time.
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 2) return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
                (row[j], diagonal) = (Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)), row[j]);
        }
        return row[^1];
    }
}
