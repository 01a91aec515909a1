using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Html;

/// <summary>Says of elements that paper shows otherwise than a screen what becomes of them.</summary>
internal static class ElementReports
{
    /// <summary>What becomes of an element, and what to do instead.</summary>
    private sealed record Report(string Fate, string Hint);

    private static readonly FrozenDictionary<string, Report> Known = new Dictionary<string, Report>
    {
        ["ruby"] = new("is set as plain text, its reading behind it", "Put the reading in brackets behind the word."),
        ["details"] = new("is shown open", "Use section and a heading."),
        ["script"] = new("is not run", "Let the template write what it would do."),
        ["button"] = new("is set as its text", "Use text."),
        ["marquee"] = new("stands still", "Use text."),
        ["frameset"] = new("is left out", "Put the content into the page."),
        ["applet"] = new("is left out", "Use an image."),
    }.ToFrozenDictionary();

    // Names of the standard that the parser gives no class of their own.
    private static readonly FrozenSet<string> Plain = new[]
    {
        "acronym", "bdi", "big", "blink", "center", "data", "dir", "hgroup", "listing", "nobr", "noembed", "output", "picture", "plaintext", "rb", "rp", "rt", "rtc", "search",
        "slot", "strike", "summary", "tt", "xmp",
    }.ToFrozenSet();

    public static void Add(IElement element, Origin origin, WarningList warnings)
    {
        if (Known.TryGetValue(element.LocalName, out var report))
        {
            var isHarmless = (element is IHtmlScriptElement script && script.Type is { Length: > 0 } type && !type.Contains("script", StringComparison.OrdinalIgnoreCase) && type != "module")
                || (element.LocalName == "details" && element.HasAttribute("open"));
            if (!isHarmless) warnings.Add("html-unsupported", $"<{element.LocalName}> {report.Fate}.", report.Hint, origin);
        }
        // Names with a hyphen are the author's own (HTML, section 4.13.3).
        else if (element is IHtmlUnknownElement && !element.LocalName.Contains('-', StringComparison.Ordinal) && !Plain.Contains(element.LocalName))
            warnings.Add("html-unsupported", $"<{element.LocalName}> is no element of HTML; its text is set as plain text.", "Correct the name, or use span with a class.", origin);
    }
}
