using System.Globalization;
using System.Text;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Inline;

/// <summary>Characters that no face has, and characters that only a face outside the document's own list has.</summary>
internal sealed class GlyphReports(string html, WarningList warnings)
{
    private readonly List<LayoutProblem> _problems = [];
    private readonly HashSet<int> _reported = [];
    // A document in a script that no font has would otherwise report every letter.
    private const int MostProblems = 1000;

    // The same character of the same element is one report.
    private readonly HashSet<(int CodePoint, int SourceIndex)> _seen = [];

    public IReadOnlyList<LayoutProblem> Problems => _problems;

    /// <summary>Whether some character of a text was reported: then equal texts elsewhere have places of their own to report.</summary>
    public bool HasReportsOf(in InlineItem item) => _reported.Count > 0 && item.Text.EnumerateRunes().Any(rune => _reported.Contains(rune.Value));

    public void Missing(int codePoint, in InlineItem item)
    {
        if (!IsNew(codePoint, item) || _problems.Count == MostProblems) return;
        _problems.Add(new(
            "glyph-missing",
            $"No font has a glyph for {Name(codePoint)}.",
            "Add a folder with a font that has the character, or correct the character.",
            PlaceOf(codePoint, item)));
    }

    public void Fallback(int codePoint, ComputedStyle style, FontFace face, in InlineItem item)
    {
        if (!IsNew(codePoint, item)) return;
        warnings.Add(
            "glyph-fallback",
            $"{Name(codePoint)} is drawn in {face.Family}: none of the fonts {string.Join(", ", style.FontFamily)} has it.",
            "Name a font that has the character in font-family.",
            PlaceOf(codePoint, item));
    }

    private bool IsNew(int codePoint, in InlineItem item)
    {
        _reported.Add(codePoint);
        return _seen.Add((codePoint, item.SourceIndex));
    }

    private static string Name(int codePoint) => $"U+{codePoint.ToString("X4", CultureInfo.InvariantCulture)} {new Rune(codePoint)}";

    // The parser keeps the places of tags only: the character is looked for from its element's tag on.
    private Origin PlaceOf(int codePoint, in InlineItem item)
    {
        var at = item.SourceIndex < 0 || item.SourceIndex >= html.Length ? -1 : html.IndexOf(new Rune(codePoint).ToString(), item.SourceIndex, StringComparison.Ordinal);
        if (at < 0) return item.Origin;
        var before = html.AsSpan(0, at);
        return new(before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }
}
