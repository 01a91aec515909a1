using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>Vertical writing (CSS Writing Modes 4).</summary>
internal static class WritingProperties
{
    public static IEnumerable<Longhand> All =>
    [
        TextProperties.Keyword<WritingMode>("writing-mode", true, (style, value) => style.WritingMode = value, (from, to) => to.WritingMode = from.WritingMode),
        TextProperties.Keyword<TextOrientation>("text-orientation", true, (style, value) => style.TextOrientation = value, (from, to) => to.TextOrientation = from.TextOrientation),
    ];
}
