namespace Renderer.Browser.Tests.Layout;

/// <summary>The small documents that are compared: <c>=== name</c> and the lines of a body, many in a file.</summary>
internal static class Corpus
{
    private const string Mark = "=== ";

    // All lengths are whole pixels of a browser, which is what it rounds to; no line is exactly full.
    private const string Style = """
        @page { size: 300pt 405pt; margin: 15pt 14.25pt 15pt 15pt }
        html { font: 12pt/18pt "Noto Serif SC" }
        body { margin: 0 }
        p { margin: 0 }
        """;

    public static string Folder { get; } = Path.Combine(Samples.Root, "tests", "Renderer.Browser.Tests", "Layout");

    private static readonly IReadOnlyDictionary<string, string> Documents = Read();

    /// <summary>The documents' names: <c>file/name</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Documents.Keys];

    public static string Html(string name) => $"<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>t</title><style>{Style}</style></head><body>{Documents[name]}</body></html>";

    private static Dictionary<string, string> Read()
    {
        var documents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Folder, "Corpus"), "*.txt").Order(StringComparer.Ordinal))
        {
            foreach (var part in ("\n" + File.ReadAllText(path)).Split("\n" + Mark)[1..])
            {
                var end = part.IndexOf('\n', StringComparison.Ordinal);
                documents.Add($"{Path.GetFileNameWithoutExtension(path)}/{part[..end]}", part[(end + 1)..].Trim('\n'));
            }
        }
        return documents;
    }
}
