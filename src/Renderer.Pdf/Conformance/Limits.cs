using System.Globalization;
using Renderer.Layout.Pages;

namespace Renderer.Pdf.Conformance;

/// <summary>Sizes that every reader of archives can take.</summary>
internal static class Limits
{
    private const double SmallestPage = 3;
    private const double LargestPage = 14_400;
    private const int LongestString = 32_767;
    private const int LongestName = 127;

    // What the writer adds to a font's name: a tag with a plus sign before it, -Identity-H after.
    private const int NameAdditions = 7 + 11;

    public static void Check(PagedDocument document, NonConformities found)
    {
        if (!found.Concerns(Clause.Limits))
            return;
        CheckPages(document, found);
        foreach (var element in document.Structure)
            CheckStrings(element.Origin, found, element.Id, element.AlternativeText, element.Expansion);
        foreach (var entry in document.Outline)
            CheckStrings(entry.Structure < 0 ? default : document.Structure[entry.Structure].Origin, found, entry.Text);
        var (title, _, author, subject, keywords) = document.Properties;
        CheckStrings(default, found, title, author, subject, keywords);
        foreach (var face in document.Fonts)
        {
            if (face.PostScriptName.Length + NameAdditions > LongestName)
                found.Add(Clause.Limits, $"The font {face} has a name longer than {LongestName - NameAdditions} characters.", "Name another font in the style sheet.", default);
        }
    }

    private static void CheckPages(PagedDocument document, NonConformities found)
    {
        foreach (var page in document.Pages)
        {
            if (Math.Min(page.Width, page.Height) < SmallestPage || Math.Max(page.Width, page.Height) > LargestPage)
            {
                found.Add(Clause.Limits, string.Create(CultureInfo.InvariantCulture, $"A page is {page.Width:0.##} x {page.Height:0.##} points large."),
                    "Set @page { size } to lengths between 3pt and 14400pt.", default);
                return;
            }
        }
        foreach (var page in document.Pages)
        {
            foreach (var link in page.Links)
                CheckStrings(link.Structure < 0 ? default : document.Structure[link.Structure].Origin, found, link.Uri);
            foreach (var run in page.Runs)
            {
                // Two bytes a glyph.
                if (run.GlyphCount > LongestString / 2)
                    found.Add(Clause.Limits, $"A line has {run.GlyphCount} characters.", $"Break it: {LongestString / 2} are allowed.", default);
            }
        }
    }

    private static void CheckStrings(Origin origin, NonConformities found, params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            // At worst UTF-16 with its mark.
            if (text is not null && 2 + 2 * text.Length > LongestString)
                found.Add(Clause.Limits, $"A text has {text.Length} characters.", $"Shorten it to {LongestString / 2 - 1}.", origin);
        }
    }
}
