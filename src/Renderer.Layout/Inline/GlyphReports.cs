using System.Globalization;
using System.Text;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Inline;

/// <summary>Characters that no face has, and characters that only a face outside the document's own list has.</summary>
internal sealed class GlyphReports(LayoutSource source, WarningList warnings)
{
    private readonly List<LayoutProblem> _problems = [];
    private readonly HashSet<int> _reported = [];
    // A document in a script that no font has would otherwise report every letter.
    private const int MostProblems = 1000;

    // The same character of the same element is one report.
    private readonly HashSet<(int CodePoint, int SourceIndex)> _seen = [];

    private readonly HashSet<string> _scripts = [];

    public IReadOnlyList<LayoutProblem> Problems => _problems;

    /// <summary>Whether some character of a text was reported: then equal texts elsewhere have places of their own to report.</summary>
    public bool HasReportsOf(in InlineItem item) => _reported.Count > 0 && item.Text.EnumerateRunes().Any(rune => _reported.Contains(rune.Value));

    /// <summary>Whether missing glyphs get a substitute.</summary>
    public bool Substitutes => source.MissingGlyphs == MissingGlyphs.Substitute;

    /// <summary>A geta mark is drawn for a character that no font has.</summary>
    public void Substituted(int codePoint, in InlineItem item)
    {
        if (IsNew(codePoint, item))
            warnings.Add(new("glyph-missing", $"No font has a glyph for {Name(codePoint)}; 〓 is drawn in its place.", "Add a folder with a font that has the character, or correct the character.", PlaceOf(codePoint, item)) { CodePoint = codePoint });
    }

    /// <summary>A character of a script that would come out wrong.</summary>
    public void Refused(int codePoint, string script, in InlineItem item)
    {
        // One place of a script says it all.
        if (_problems.Count == MostProblems || !_scripts.Add(script)) return;
        _problems.Add(new(
            "script-unsupported",
            $"{Name(codePoint)} belongs to a script that is not supported ({script}): it would be set in the wrong order or shape.",
            "Write it in Latin or Chinese characters, or put it in as a picture with alternative text.",
            PlaceOf(codePoint, item))
        { CodePoint = codePoint });
    }

    /// <summary>A character that only steers the direction of text.</summary>
    public void DirectionIgnored(int codePoint, in InlineItem item)
    {
        if (IsNew(codePoint, item))
            warnings.Add("direction-ignored", $"U+{codePoint.ToString("X4", CultureInfo.InvariantCulture)}, which steers the direction of text, was ignored: text runs from left to right.", "Take the character out of the text.", PlaceOf(codePoint, item));
    }

    /// <summary>A combining mark that is drawn where its glyph falls.</summary>
    public void MarkUnplaced(int codePoint, int mark, in InlineItem item)
    {
        if (IsNew(mark, item))
            warnings.Add("mark-unplaced", $"The mark U+{mark.ToString("X4", CultureInfo.InvariantCulture)} over {Name(codePoint)} has no character of its own with it and may stand beside its place.", "Look at the page, or write a character that has both.", PlaceOf(mark, item));
    }

    /// <summary>A variation sequence that no font knows.</summary>
    public void VariantMissing(int codePoint, int selector, in InlineItem item)
    {
        if (IsNew(selector, item))
            warnings.Add("variant-missing", $"No font has the variant U+{selector.ToString("X4", CultureInfo.InvariantCulture)} of {Name(codePoint)}; its usual form is drawn.", "Name a font that has the variant in font-family, or take the selector out.", PlaceOf(selector, item));
    }

    public void Missing(int codePoint, in InlineItem item)
    {
        if (!IsNew(codePoint, item) || _problems.Count == MostProblems) return;
        _problems.Add(new(
            "glyph-missing",
            $"No font has a glyph for {Name(codePoint)}.",
            "Add a folder with a font that has the character, or correct the character.",
            PlaceOf(codePoint, item))
        { CodePoint = codePoint });
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

    private static string Name(int codePoint) =>
        $"U+{codePoint.ToString("X4", CultureInfo.InvariantCulture)} {new Rune(codePoint)}{(UnicodeBlocks.NameOf(codePoint) is { } block ? $" ({block})" : "")}";

    // The parser keeps the places of tags only: the character is looked for from its element's tag on.
    private Origin PlaceOf(int codePoint, in InlineItem item)
    {
        var at = item.SourceIndex < 0 || item.SourceIndex >= source.Html.Length ? -1 : source.Html.IndexOf(new Rune(codePoint).ToString(), item.SourceIndex, StringComparison.Ordinal);
        if (at < 0) return item.Origin;
        var before = source.Html.AsSpan(0, at);
        return new(before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }
}
