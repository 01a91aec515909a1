using System.Globalization;
using Renderer.Layout.Pages;

namespace Renderer.Pdf.Conformance;

/// <summary>Every glyph is one of its font's characters, and stands for text that everybody reads the same.</summary>
internal static class ShownText
{
    public static void Check(PagedDocument document, NonConformities found)
    {
        var told = new HashSet<int>();
        foreach (var page in document.Pages)
        {
            if (!HasSuspect(page.Glyphs.AsSpan()))
                continue;
            foreach (var item in page.Items)
            {
                if (item.Kind == PaintKind.GlyphRun && page.Runs[item.Index] is var run)
                    Check(page.Glyphs.AsSpan(run.FirstGlyph, run.GlyphCount), new(document, item.Structure < 0 ? default : document.Structure[item.Structure].Origin), told, found);
            }
        }
        foreach (var placed in document.Pages.SelectMany(page => page.Drawings))
        {
            foreach (var text in placed.Drawing.Texts)
                Check(text.Glyphs.AsSpan(), new(document, placed.Origin), told, found);
        }
    }

    private static bool HasSuspect(ReadOnlySpan<Glyph> glyphs)
    {
        foreach (ref readonly var glyph in glyphs)
        {
            if (IsSuspect(glyph))
                return true;
        }
        return false;
    }

    // Above the planes in use lie private ones and the texts of ligatures.
    private static bool IsSuspect(in Glyph glyph) => glyph.Id == 0 || glyph.CodePoint is 0 or (>= 0xE000 and <= 0xF8FF) or >= 0xF0000;

    private static void Check(ReadOnlySpan<Glyph> glyphs, in TextPlace place, HashSet<int> told, NonConformities found)
    {
        foreach (ref readonly var glyph in glyphs)
        {
            if (!IsSuspect(glyph) || !told.Add(glyph.Id == 0 ? -1 - glyph.CodePoint : glyph.CodePoint))
                continue;
            if (glyph.Id == 0)
                found.Add(Clause.Notdef, "A character is shown that its font does not have.", "Add a folder with a font that has it, or correct the character.", place.Origin);
            else if (glyph.CodePoint == 0)
                found.Add(Clause.Unicode, "A glyph is shown that stands for no character.", "Write the text with characters of Unicode.", place.Origin);
            else if (PrivateIn(place.Document, glyph.CodePoint) is { } character)
                found.Add(Clause.PrivateUse, string.Create(CultureInfo.InvariantCulture, $"The character U+{character:X4} is for private use: nobody else knows what it stands for."),
                    "Write the character that Unicode has for it, or show it as a picture with an alternative text.", place.Origin);
        }
    }

    private static int? PrivateIn(PagedDocument document, int codePoint)
    {
        if (codePoint < Glyph.FirstCluster)
            return codePoint;
        foreach (var rune in document.Clusters[codePoint - Glyph.FirstCluster].EnumerateRunes())
        {
            if (rune.Value is (>= 0xE000 and <= 0xF8FF) or >= 0xF0000)
                return rune.Value;
        }
        return null;
    }

    private readonly record struct TextPlace(PagedDocument Document, Origin Origin);
}
