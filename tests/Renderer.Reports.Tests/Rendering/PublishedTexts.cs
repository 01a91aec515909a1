using AngleSharp.Html.Dom;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>The texts of the published reports as they were collected. They are not part of the repository; the samples were made from them.</summary>
internal static class PublishedTexts
{
    /// <summary>The variable that names their folder; without it a folder <c>reports</c> in one that lies beside the repository.</summary>
    public const string FolderVariable = "RENDERER_PUBLISHED_REPORTS";

    private const string Proof = "002_29e3e3ab15951efc.txt";

    /// <summary>The folder of the texts, or null.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable(FolderVariable) ?? Beside();

    /// <summary>A text's sentences and table cells in their order, blank ones left out.</summary>
    public static IReadOnlyList<string> Pieces(string file) => Pieces(File.ReadLines(Path.Combine(Folder!, file)).SelectMany(line => line.Split('\t', '|')));

    /// <summary>The same of a rendered page.</summary>
    public static IReadOnlyList<string> Pieces(IHtmlDocument page) =>
        Pieces(page.QuerySelectorAll("h1, h2, h3, p, li, th, td").Where(e => e.Closest(".glossary") is null).Select(e => e.TextContent));

    private static IReadOnlyList<string> Pieces(IEnumerable<string> texts) => [.. texts.SelectMany(text => text.Split('。')).Select(Normalized).Where(p => p.Length > 0)];

    /// <summary>Full and half width, white space, and the colon after a name count as the same.</summary>
    private static string Normalized(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(HalfWidth)).TrimEnd(':');

    // Written out because string.Normalize leaves text as it is where globalization is invariant.
    private static char HalfWidth(char c) => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;

    private static string? Beside() => Directory.EnumerateDirectories(Path.GetDirectoryName(Repository.Root)!)
        .Select(folder => Path.Combine(folder, "reports")).FirstOrDefault(folder => File.Exists(Path.Combine(folder, Proof)));
}
