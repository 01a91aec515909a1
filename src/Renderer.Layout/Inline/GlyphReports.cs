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
    private readonly HashSet<(int CodePoint, Origin Origin)> _seen = [];

    public IReadOnlyList<LayoutProblem> Problems => _problems;

    public bool HasReportsOf(in InlineItem item) => _seen.Count > 0 && item.Text.EnumerateRunes().Any(rune => _reported.Contains(rune.Value));

    private readonly HashSet<int> _reported = [];

    public void Missing(int codePoint, in InlineItem item)
    {
        var place = PlaceOf(codePoint, item);
        _reported.Add(codePoint);
        if (!_seen.Add((codePoint, place))) return;
        _problems.Add(new(
            "glyph-missing",
            $"No font has a glyph for {Name(codePoint)}.",
            "Add a folder with a font that has the character, or correct the character.",
            place));
    }

    public void Fallback(int codePoint, ComputedStyle style, FontFace face, in InlineItem item)
    {
        var place = PlaceOf(codePoint, item);
        _reported.Add(codePoint);
        if (!_seen.Add((codePoint, place))) return;
        warnings.Add(
            "glyph-fallback",
            $"{Name(codePoint)} is drawn in {face.Family}: none of the fonts {string.Join(", ", style.FontFamily)} has it.",
            "Name a font that has the character in font-family.",
            place);
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
