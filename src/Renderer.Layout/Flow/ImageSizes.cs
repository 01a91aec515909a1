using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Images;

namespace Renderer.Layout.Flow;

/// <summary>Used sizes of pictures: what is not said follows from the natural proportions (CSS 2.1, 10.3.2 and 10.6.2).</summary>
internal static class ImageSizes
{
    public static void Apply(ImageBox box, double containingWidth, double containingHeight)
    {
        var (style, natural) = (box.Style, NaturalOf(box, box.Style.Picture.AspectRatio));
        var inset = box.Inset = BoxSizes.InsetOf(style, containingWidth);
        var width = BoxSizes.Width(style, style.Width, inset, containingWidth);
        var height = BoxSizes.Height(style, style.Height, inset, containingHeight);
        box.Width = BoxSizes.ClampWidth(style, width ?? AutoWidth(style, natural, (height - inset.Vertical) / natural.Ratio, containingWidth - inset.Horizontal) + inset.Horizontal, inset, containingWidth);
        // A width that a limit changed takes the height along, unless both were asked for.
        var proportional = (box.Width - inset.Horizontal) * natural.Ratio ?? natural.Height ?? NaturalSize.DefaultHeight;
        box.Height = BoxSizes.ClampHeight(style, height is { } given && (width is not null || natural.Ratio is null) ? given : proportional + inset.Vertical, inset, containingHeight);
    }

    /// <summary>The natural size in the direction of the text: in vertical text everything is laid out on its side, the picture itself is not.</summary>
    public static NaturalSize NaturalOf(ImageBox box, AspectRatio asked = default)
    {
        var natural = Proportioned(asked, box.Picture.Natural);
        return box.Style.IsVertical ? new(natural.Height, natural.Width, 1 / natural.Ratio) : natural;
    }

    // CSS Sizing 4, 5.1: the given proportion, unless the picture's own is asked for and there.
    private static NaturalSize Proportioned(AspectRatio asked, NaturalSize natural) =>
        asked.Ratio == 0 || (asked.IsAuto && natural.Ratio is not null) ? natural : natural with { Ratio = asked.Ratio, Height = natural.Width * asked.Ratio ?? natural.Height };

    // What has proportions and no size is as wide as its room (CSS 2.1, 10.3.2).
    private static double AutoWidth(ComputedStyle style, NaturalSize natural, double? proportional, double room) =>
        proportional ?? natural.Width ?? (natural.Ratio is null ? NaturalSize.DefaultWidth : Math.Max(0, room - style.Margin.Left.Of(room) - style.Margin.Right.Of(room)));
}
