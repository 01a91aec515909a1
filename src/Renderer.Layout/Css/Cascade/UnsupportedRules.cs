namespace Renderer.Layout.Css.Cascade;

/// <summary>What to do instead of an at-rule that the layout does not know.</summary>
internal static class UnsupportedRules
{
    /// <summary>The remedy; null for rules that say nothing about paper, which are dropped silently.</summary>
    public static string? Hint(string name) => name switch
    {
        "charset" or "namespace" => null,
        "keyframes" or "-webkit-keyframes" or "-moz-keyframes" or "-o-keyframes" or "view-transition" or "position-try" or "starting-style" => null,
        "-ms-viewport" or "viewport" or "-moz-document" => null,
        "import" => "Nothing is fetched: put the rules into a style element of the page.",
        "container" => "Use @media, or classes that the template chooses.",
        "counter-style" => "Use one of the counter styles on the supported list, or a string.",
        "property" => "Give var() a fallback: var(--name, value).",
        "scope" => "Begin the selectors with the scope's own.",
        "footnote" => "Number the notes in the text and list them at its end.",
        _ => "Use the supported at-rules, or put the rule in @media screen if only the web page needs it.",
    };
}
