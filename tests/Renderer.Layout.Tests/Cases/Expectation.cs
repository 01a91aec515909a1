namespace Renderer.Layout.Tests.Cases;

/// <summary>Compares lines with those expected, in which <c>...</c> alone stands for any lines and at the end of one for any rest of it.</summary>
internal static class Expectation
{
    private const string Any = "...";

    /// <summary>What differs, for a person to read; null when nothing does.</summary>
    public static string? Difference(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var (at, next, open) = (0, 0, false);
        while (next < expected.Count)
        {
            if (expected[next] == Any)
            {
                (open, next) = (true, next + 1);
                continue;
            }
            var length = StretchLength(expected, next);
            var isLast = next + length == expected.Count;
            // The last lines must be the last; others are the first that fit.
            var from = open && isLast ? Math.Max(at, actual.Count - length) : at;
            var found = from;
            while (open && found < actual.Count && !Fits(expected, next, length, actual, found)) found++;
            if (!Fits(expected, next, length, actual, found)) return Describe(expected, next, actual, at);
            (at, next, open) = (found + length, next + length, false);
        }
        return open || at == actual.Count ? null : Describe(expected, next, actual, at);
    }

    private static int StretchLength(IReadOnlyList<string> expected, int start)
    {
        var end = start;
        while (end < expected.Count && expected[end] != Any) end++;
        return end - start;
    }

    private static bool Fits(IReadOnlyList<string> expected, int start, int length, IReadOnlyList<string> actual, int at)
    {
        if (at + length > actual.Count) return false;
        for (var i = 0; i < length; i++)
            if (!Fits(expected[start + i], actual[at + i])) return false;
        return true;
    }

    private static bool Fits(string expected, string actual) =>
        expected == actual || (expected.EndsWith(Any, StringComparison.Ordinal) && actual.StartsWith(expected[..^Any.Length], StringComparison.Ordinal));

    private static string Describe(IReadOnlyList<string> expected, int next, IReadOnlyList<string> actual, int at)
    {
        while (next < expected.Count && at < actual.Count && expected[next] != Any && Fits(expected[next], actual[at])) (next, at) = (next + 1, at + 1);
        return $"""
            matched:
            {string.Join('\n', actual.Take(at))}
            expected:
            {string.Join('\n', expected.Skip(next))}
            got:
            {string.Join('\n', actual.Skip(at))}
            """;
    }
}
