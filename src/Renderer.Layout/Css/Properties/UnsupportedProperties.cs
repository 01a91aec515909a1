using System.Collections.Frozen;

namespace Renderer.Layout.Css.Properties;

/// <summary>A group of properties that the layout does not know, the values that ask for nothing it does not do anyway, and what to use instead.</summary>
internal sealed record UnsupportedGroup(string Properties, string HarmlessValues, string Hint);

/// <summary>Standard properties that the layout leaves out, each reported by name with a remedy.</summary>
internal static class UnsupportedProperties
{
    private static readonly UnsupportedGroup[] Groups =
    [
        new("float clear shape-outside shape-margin shape-image-threshold", "none", "Put things side by side with display: flex, inline-block or a table."),
        new("columns column-count column-width column-fill column-rule column-rule-color column-rule-style column-rule-width column-span", "auto none normal 1 balance 0",
            "Text runs in one column: use a table for two."),
        new("grid grid-area grid-auto-columns grid-auto-flow grid-auto-rows grid-column grid-column-end grid-column-start grid-row grid-row-end grid-row-start grid-template grid-template-areas grid-template-columns grid-template-rows",
            "none auto", "Use a table."),
        new("justify-items justify-self place-items place-self",
            "none auto normal nowrap row 0 start flex-start stretch", "Use a table, or display: inline-block."),
        new("overflow overflow-x overflow-y overflow-block overflow-inline overflow-clip-margin clip", "visible auto 0", "Nothing is cut off on paper: give the box room."),
        new("clip-path mask mask-image mask-border mask-clip mask-composite mask-mode mask-origin mask-position mask-repeat mask-size mask-type", "none", "Use a picture that is cut already."),
        new("opacity", "1 100%", "Use lighter colours: partly transparent ones are mixed with white."),
        new("filter backdrop-filter mix-blend-mode background-blend-mode isolation", "none normal auto", "Prepare the picture; on paper colours do not mix."),
        new("transform rotate scale translate transform-origin transform-box transform-style perspective perspective-origin offset offset-path zoom", "none 1 flat auto normal",
            "Use writing-mode: vertical-rl for upright labels, and sizes instead of scales."),
        new("box-shadow text-shadow", "none", "Use a border, or leave it out."),
        new("border-radius border-top-left-radius border-top-right-radius border-bottom-left-radius border-bottom-right-radius border-start-start-radius border-start-end-radius border-end-start-radius border-end-end-radius corner-shape",
            "0 0px", "Corners are square."),
        new("border-image border-image-source border-image-slice border-image-width border-image-outset border-image-repeat", "none", "Use a plain border."),
        new("background-image background-position background-position-x background-position-y background-size background-repeat background-attachment background-origin background-clip",
            "none auto repeat scroll padding-box border-box", "Use a background colour, or an img element."),
        new("outline outline-color outline-style outline-width", "none 0", "Use a border."),
        new("direction unicode-bidi", "ltr normal isolate embed", "Text runs from left to right."),
        new("ruby-position ruby-align ruby-merge ruby-overhang", "auto over alternate space-around", "Write the reading in brackets behind the word."),
        new("footnote-display footnote-policy", "auto", "Number the notes in the text and list them at its end."),
        new("image-rendering image-orientation image-resolution", "auto from-image none smooth high-quality", "Prepare the picture as it shall look."),
        new("list-style-image", "none", "Use list-style-type, or content on ::marker."),
        new("font-variant-caps font-variant-alternates font-variant-position font-variant-emoji font-variation-settings font-palette font-language-override",
            "normal none", "Choose a font that has the forms."),
        new("font-optical-sizing font-stretch font-width font-size-adjust font-synthesis font-synthesis-style font-synthesis-weight font-synthesis-small-caps font-synthesis-position",
            "auto normal none 100%", "Choose a font that has the form."),
        new("text-decoration-style text-decoration-thickness text-decoration-skip text-decoration-skip-ink text-underline-offset text-underline-position", "solid auto from-font none",
            "Lines are solid and lie where the font puts them."),
        new("text-emphasis text-emphasis-color text-emphasis-style text-emphasis-position text-emphasis-skip", "none", "Use a weight or another font."),
        new("text-justify text-align-all hanging-punctuation text-wrap text-wrap-mode text-wrap-style white-space-collapse text-autospace text-spacing text-box text-box-trim text-box-edge line-clamp max-lines block-ellipsis line-fit-edge line-snap line-grid",
            "auto normal none wrap collapse", "Leave it out."),
        new("text-overflow", "clip", "Nothing is cut off on paper: let the text wrap."),
        new("hyphenate-character hyphenate-limit-chars hyphenate-limit-last hyphenate-limit-lines hyphenate-limit-zone", "auto no-limit none", "Put soft hyphens (&shy;) where words may break."),
        new("initial-letter initial-letter-align initial-letter-wrap", "normal auto", "Use a larger span."),
        new("text-combine-upright glyph-orientation-vertical", "none", "Write full-width digits, or let them lie on their side."),
        new("box-decoration-break", "slice", "Boxes are cut at page ends."),
        new("string-set running bookmark-level bookmark-label bookmark-state", "none auto", "Use counter(page) and fixed text in margin boxes; headings become bookmarks by themselves."),
        new("container container-name container-type anchor-name position-anchor position-area", "none normal", "Use classes that the template chooses."),
        new("tab-index nav-up nav-down nav-left nav-right", "auto", "Leave it out."),
    ];

    private static readonly FrozenDictionary<string, UnsupportedGroup> ByName =
        Groups.SelectMany(group => group.Properties.Split(' ').Select(name => (name, group))).Where(pair => PropertyTable.IsUnknown(pair.name))
            .ToFrozenDictionary(pair => pair.name, pair => pair.group);

    public static IEnumerable<string> Names => ByName.Keys;

    public static UnsupportedGroup? Of(string name) => ByName.GetValueOrDefault(VendorPrefix.Without(name));

    /// <summary>Whether every word of the value asks for what is done anyway.</summary>
    public static bool IsHarmless(string name, string value) =>
        Of(name) is { } group && value.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
            group.HarmlessValues.Split(' ').Contains(word, StringComparer.OrdinalIgnoreCase) || word is "inherit" or "initial" or "unset" or "revert" or "revert-layer");
}
