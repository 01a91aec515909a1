using System.Collections.Frozen;

namespace Renderer.Layout.Css.Properties;

/// <summary>Properties that say nothing about paper: they steer pointers, scrolling, motion and how a screen draws. Accepted and ignored without a warning.</summary>
internal static class SilentProperties
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "accent-color", "appearance", "backface-visibility", "caret-color", "color-adjust", "color-scheme", "contain", "content-visibility", "cursor",
        "font-display", "font-smooth", "font-smoothing", "forced-color-adjust", "interactivity", "osx-font-smoothing", "outline-offset", "overflow-anchor",
        "overflow-scrolling", "overscroll-behavior", "overscroll-behavior-block", "overscroll-behavior-inline", "overscroll-behavior-x", "overscroll-behavior-y",
        "pointer-events", "print-color-adjust", "resize", "scrollbar-color", "scrollbar-gutter", "scrollbar-width", "speak", "speak-as", "tap-highlight-color",
        "text-rendering", "text-size-adjust", "touch-action", "touch-callout", "user-drag", "user-select", "will-change",
    }.ToFrozenSet();

    private static readonly string[] Families = ["scroll-", "transition", "animation", "view-transition", "overscroll-"];

    public static bool Contains(string name)
    {
        var plain = VendorPrefix.Without(name);
        return Names.Contains(plain) || Families.Any(family => plain.StartsWith(family, StringComparison.Ordinal));
    }
}

/// <summary>The prefixes by which browsers mark what is theirs alone.</summary>
internal static class VendorPrefix
{
    private static readonly string[] Prefixes = ["-webkit-", "-moz-", "-ms-", "-o-", "-epub-"];

    public static bool IsOn(string name) => Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    public static string Without(string name) => Prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix ? name[prefix.Length..] : name;
}
