using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Renderer.Layout.Html;

/// <summary>Says of elements that paper shows otherwise than a screen what becomes of them.</summary>
internal static class ElementReports
{
    /// <summary>What becomes of an element, and what to do instead.</summary>
    private sealed record Treatment(string Fate, string Hint);

    private static readonly FrozenDictionary<string, Treatment> Known = new Dictionary<string, Treatment>
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

    /// <summary>What to say of an element if it is shown; null for nearly all.</summary>
    public static ElementReport? Of(IElement element)
    {
        if (Known.TryGetValue(element.LocalName, out var report))
        {
            var isHarmless = (element is IHtmlScriptElement script && script.Type is { Length: > 0 } type && !type.Contains("script", StringComparison.OrdinalIgnoreCase) && type != "module")
                || (element.LocalName == "details" && element.HasAttribute("open"));
            return isHarmless ? null : new($"<{element.LocalName}> {report.Fate}.", report.Hint);
        }
        // Names with a hyphen are the author's own (HTML, section 4.13.3).
        if (element is not IHtmlUnknownElement || element.LocalName.Contains('-', StringComparison.Ordinal) || Plain.Contains(element.LocalName)) return null;
        return new($"<{element.LocalName}> is no element of HTML; its text is set as plain text.", "Correct the name, or use span with a class.");
    }

    /// <summary>Whether an element is never shown, so that its absence is told without looking at its style.</summary>
    public static bool IsNeverShown(string name) => name is "script" or "frameset" or "applet";
}

/// <summary>A warning about an element.</summary>
internal sealed record ElementReport(string Message, string Hint);
