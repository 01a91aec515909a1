using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Flow;

/// <summary>Used widths, heights and insets (CSS 2.1, 10.3 to 10.7; CSS Sizing 3). Widths and heights are those of border boxes.</summary>
internal static class BoxSizes
{
    /// <summary>Borders and paddings; percentages are of the containing block's width.</summary>
    public static Edges InsetOf(ComputedStyle style, double containingWidth) => new(
        style.Border.Top.UsedWidth + style.Padding.Top.Of(containingWidth),
        style.Border.Right.UsedWidth + style.Padding.Right.Of(containingWidth),
        style.Border.Bottom.UsedWidth + style.Padding.Bottom.Of(containingWidth),
        style.Border.Left.UsedWidth + style.Padding.Left.Of(containingWidth));

    /// <summary>The width an auto width comes to: all that the margins leave of the containing block (CSS 2.1, 10.3.3).</summary>
    public static double Filling(ComputedStyle style, double containingWidth) =>
        containingWidth - style.Margin.Left.Of(containingWidth) - style.Margin.Right.Of(containingWidth);

    /// <summary>What a width value asks for; null for auto.</summary>
    public static double? Width(ComputedStyle style, LengthPercent width, Edges inset, double containingWidth)
    {
        if (width.IsAuto) return null;
        var asked = width.Of(containingWidth);
        return style.BoxSizing == BoxSizing.BorderBox ? Math.Max(asked, inset.Horizontal) : asked + inset.Horizontal;
    }

    /// <summary>A width held between <c>min-width</c> and <c>max-width</c>; the minimum wins.</summary>
    public static double ClampWidth(ComputedStyle style, double width, Edges inset, double containingWidth)
    {
        if (Width(style, style.MaxWidth, inset, containingWidth) is { } maximum) width = Math.Min(width, maximum);
        if (Width(style, style.MinWidth, inset, containingWidth) is { } minimum) width = Math.Max(width, minimum);
        return Math.Max(width, inset.Horizontal);
    }

    /// <summary>A height held between <c>min-height</c> and <c>max-height</c>; the minimum wins.</summary>
    public static double ClampHeight(ComputedStyle style, double height, Edges inset, double containingHeight = double.NaN)
    {
        if (Height(style, style.MaxHeight, inset, containingHeight) is { } maximum) height = Math.Min(height, maximum);
        if (Height(style, style.MinHeight, inset, containingHeight) is { } minimum) height = Math.Max(height, minimum);
        return Math.Max(height, inset.Vertical);
    }

    /// <summary>What a height value asks for; null for auto, and for percentages of a containing block that is as high as its content.</summary>
    public static double? Height(ComputedStyle style, LengthPercent height, Edges inset, double containingHeight = double.NaN)
    {
        if (height.IsAuto || (height.HasPercent && double.IsNaN(containingHeight))) return null;
        var asked = height.Of(containingHeight);
        return style.BoxSizing == BoxSizing.BorderBox ? Math.Max(asked, inset.Vertical) : asked + inset.Vertical;
    }
}
