using Renderer.Layout.Css.Values;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Css.Cascade;

/// <summary>Lines drawn along text in the decorating element's colour and measures; they keep these through its descendants (CSS Text Decoration 4, 2).</summary>
internal readonly record struct Decoration(DecorationLines Lines, Color Color)
{
    public DecorationStyle Style { get; init; }

    public double Thickness { get; init; }

    /// <summary>Middle of each line, from the baseline down.</summary>
    public double Underline { get; init; }

    public double Overline { get; init; }

    public double LineThrough { get; init; }

    public static Decoration Of(ComputedStyle style, Color color)
    {
        var (fonts, size, text) = (style.Fonts, style.FontSize, style.Typography);
        var thickness = style.DecorationThickness.IsAuto ? fonts.UnderlineThickness * size : Math.Max(0, style.DecorationThickness.Of(size));
        var offset = text.UnderlineOffset;
        // CSS Text Decoration 4, 2.8: an offset counts from the baseline, or from below the descent, to the line's upper edge.
        var underline = text.UnderlinesBelow ? fonts.Descent * size + offset.Of(size) + thickness / 2
            : offset.IsAuto ? fonts.UnderlineDepth * size
            : offset.Of(size) + thickness / 2;
        return new(style.DecorationLines, color)
        {
            Style = style.DecorationStyle,
            Thickness = thickness,
            Underline = underline,
            Overline = -fonts.Ascent * size,
            LineThrough = -fonts.StrikeoutHeight * size,
        };
    }
}
