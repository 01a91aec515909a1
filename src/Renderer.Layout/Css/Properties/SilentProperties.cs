using System.Collections.Frozen;

namespace Renderer.Layout.Css.Properties;

/// <summary>Properties that only matter on a screen, or whose absence nobody sees on paper: accepted and ignored without a warning.</summary>
internal static class SilentProperties
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "accent-color", "appearance", "backdrop-filter", "backface-visibility", "border-radius", "border-top-left-radius", "border-top-right-radius",
        "border-bottom-left-radius", "border-bottom-right-radius", "box-shadow", "caret-color", "color-scheme", "contain", "content-visibility", "cursor",
        "font-display", "font-kerning", "font-optical-sizing", "font-smooth", "font-synthesis", "font-synthesis-weight", "font-synthesis-style",
        "forced-color-adjust", "image-rendering", "outline", "outline-color", "outline-offset", "outline-style", "outline-width", "overflow", "overflow-x",
        "overflow-y", "overflow-anchor", "overscroll-behavior", "overscroll-behavior-x", "overscroll-behavior-y", "perspective", "pointer-events",
        "print-color-adjust", "color-adjust", "quotes", "resize", "scrollbar-color", "scrollbar-gutter", "scrollbar-width", "tap-highlight-color",
        "text-rendering", "text-shadow", "text-size-adjust", "text-underline-offset", "text-decoration-thickness", "text-decoration-skip-ink",
        "touch-action", "user-select", "will-change", "zoom",
    }.ToFrozenSet();

    private static readonly string[] Prefixes = ["-webkit-", "-moz-", "-ms-", "-o-", "scroll-", "transition", "animation", "view-transition"];

    public static bool Contains(string name) => Names.Contains(name) || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
