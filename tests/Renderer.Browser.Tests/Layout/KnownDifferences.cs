namespace Renderer.Browser.Tests.Layout;

/// <summary>What is known to differ from the browser, and why: lines <c>document | kinds | reason</c> of differences.txt.</summary>
internal static class KnownDifferences
{
    private static readonly IReadOnlyDictionary<string, string[]> Kinds = Read();

    public static IEnumerable<string> Documents => Kinds.Keys;

    /// <summary>The kinds of difference a document is known to have, in alphabetical order.</summary>
    public static string[] Of(string document) => Kinds.TryGetValue(document, out var kinds) ? kinds : [];

    private static Dictionary<string, string[]> Read()
    {
        var known = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(Corpus.Folder, "differences.txt")).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.Split(" | ") is not [var document, var kinds, { Length: > 10 }]) throw new FormatException($"differences.txt: \"{line}\" is not: document | kinds | reason.");
            known.Add(document, [.. kinds.Split(' ').Order(StringComparer.Ordinal)]);
        }
        return known;
    }
}
