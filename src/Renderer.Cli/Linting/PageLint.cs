using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Renderer.Reports;

namespace Renderer.Cli.Linting;

/// <summary>What keeps a page from being published, read as a browser reads it: the faults that a person who cannot see it would meet, and whatever runs or loads.</summary>
internal static class PageLint
{
    // What is loaded from elsewhere breaks when elsewhere changes; the page must be one file.
    private const string Loading = "script, iframe, frame, object, embed, link[rel~=stylesheet], link[rel~=preload], base, applet, audio[src], video[src], source[src], source[srcset]";

    private static readonly string[] References = ["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "for"];

    public static IEnumerable<Problem> Check(LintedPage page)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(page.Html);
        var faults = (page.IsFragment ? InHost(page.Html) : Head(document)).Concat(Ids(document)).Concat(Named(document)).Concat(Outside(document)).Concat(Headings(document)).Concat(TableLint.Check(document)).Concat(DataCells.Check(document, page.Data));
        return faults.Select(f => f.At(page.Place));
    }

    private static IEnumerable<PageFault> Head(IDocument document)
    {
        if (string.IsNullOrWhiteSpace(document.DocumentElement.GetAttribute("lang")))
            yield return new(document.DocumentElement, "page-language-missing", "the page does not say its language", "<html lang=\"zh-CN\">");
        if (string.IsNullOrWhiteSpace(document.Title)) yield return new(document.Head, "page-title-missing", "the page has no title", "<title> says what the document is");
        if (document.QuerySelectorAll("h1").Length != 1) yield return new(document.Body, "page-heading", $"the page has {document.QuerySelectorAll("h1").Length} h1", "give it one, the document's title") { IsWarning = true };
        if (document.QuerySelector("main") is null) yield return new(document.Body, "page-main-missing", "the page has no main element", "put the document into <main>") { IsWarning = true };
    }

    private static IEnumerable<PageFault> Headings(IDocument document)
    {
        var before = 6;
        foreach (var heading in document.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            var level = heading.LocalName[1] - '0';
            if (level > before + 1) yield return new(heading, "heading-skipped", $"an h{level} follows an h{before}", "levels of headings are not skipped") { IsWarning = true };
            before = level;
        }
    }

    private static IEnumerable<PageFault> InHost(string html)
    {
        foreach (var tag in new[] { "<!doctype", "<html", "<head", "<title", "<body", "<main" })
        {
            // <header> may stand in a fragment.
            if (html.Contains(tag + ">", StringComparison.OrdinalIgnoreCase) || html.Contains(tag + " ", StringComparison.OrdinalIgnoreCase))
                yield return new(null, "fragment-is-page", $"the fragment has {tag}>", "a fragment stands inside a page that has this already: leave it out");
        }
    }

    private static IEnumerable<PageFault> Ids(IDocument document)
    {
        foreach (var same in document.QuerySelectorAll("[id]").GroupBy(e => e.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return new(same.ElementAt(1), "page-id-duplicate", $"the id \"{same.Key}\" stands {same.Count()} times", "an id names one element");
        foreach (var element in document.QuerySelectorAll("*"))
        {
            foreach (var reference in ReferencesOf(element).Where(r => document.GetElementById(r.Id) is null))
                yield return new(element, "page-reference-broken", $"{reference.Attribute} of {Tag(element)} refers to the id \"{reference.Id}\", which is nowhere", "correct the id");
        }
    }

    private static IEnumerable<IdReference> ReferencesOf(IElement element)
    {
        foreach (var attribute in References)
        {
            foreach (var id in (element.GetAttribute(attribute) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)) yield return new(attribute, id);
        }

        if (element.GetAttribute("href") is ['#', _, ..] anchor) yield return new("href", Uri.UnescapeDataString(anchor[1..]));
    }

    private static IEnumerable<PageFault> Named(IDocument document)
    {
        foreach (var image in document.QuerySelectorAll("img:not([alt])")) yield return new(image, "page-image-without-text", "an image has no alternative text", "add alt=\"...\", or alt=\"\" if it is decoration");
        foreach (var region in document.QuerySelectorAll("[role=region]:not([aria-label]):not([aria-labelledby])")) yield return new(region, "page-region-without-name", "a region has no name", "add aria-labelledby");
        foreach (var link in document.QuerySelectorAll("a[href]").Where(a => string.IsNullOrWhiteSpace(a.TextContent) && a.QuerySelector("img[alt]") is null && !a.HasAttribute("aria-label")))
            yield return new(link, "page-link-without-text", "a link has no text", "say where it leads");
    }

    private static IEnumerable<PageFault> Outside(IDocument document)
    {
        foreach (var element in document.QuerySelectorAll(Loading)) yield return new(element, "page-loads", $"{Tag(element)} runs or loads something", "a document is one file, without scripts");
        foreach (var image in document.QuerySelectorAll("img[src]").Where(i => !i.GetAttribute("src")!.StartsWith("data:", StringComparison.OrdinalIgnoreCase)))
            yield return new(image, "page-loads", "an image is loaded from elsewhere", "put it into the page as data:image/png;base64,...");
        foreach (var element in document.QuerySelectorAll("*").Where(e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)) || IsScriptAddress(e)))
            yield return new(element, "page-runs", $"{Tag(element)} runs a script", "a document runs nothing");
        foreach (var style in document.QuerySelectorAll("style").Where(s => s.TextContent.Contains("@import", StringComparison.OrdinalIgnoreCase) || LoadsByUrl(s.TextContent)))
            yield return new(style, "page-loads", "the style loads something from elsewhere", "list the sheet under \"styles\" and include it; give pictures as data:");
    }

    private static bool IsScriptAddress(IElement element) => element.GetAttribute("href")?.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) == true;

    private static bool LoadsByUrl(string css)
    {
        for (var at = css.IndexOf("url(", StringComparison.OrdinalIgnoreCase); at >= 0; at = css.IndexOf("url(", at + 4, StringComparison.OrdinalIgnoreCase))
        {
            if (!css.AsSpan(at + 4).TrimStart(" \t\r\n\"'").StartsWith("data:", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static string Tag(IElement element) => $"<{element.LocalName}>";

    private sealed record IdReference(string Attribute, string Id);
}
