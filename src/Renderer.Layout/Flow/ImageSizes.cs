using Renderer.Layout.Boxes;

namespace Renderer.Layout.Flow;

/// <summary>Used sizes of pictures: what is not said follows from the natural proportions (CSS 2.1, 10.3.2 and 10.6.2).</summary>
internal static class ImageSizes
{
    public static void Apply(ImageBox box, double containingWidth)
    {
        var (style, image) = (box.Style, box.Image);
        var inset = box.Inset = BoxSizes.InsetOf(style, containingWidth);
        var ratio = image.Height / image.Width;
        var width = BoxSizes.Width(style, style.Width, inset, containingWidth);
        var height = BoxSizes.Height(style, style.Height, inset);
        var natural = (height is { } given ? (given - inset.Vertical) / ratio : image.Width) + inset.Horizontal;
        box.Width = BoxSizes.ClampWidth(style, width ?? natural, inset, containingWidth);
        // A width that a limit changed takes the height along, unless both were asked for.
        var proportional = (box.Width - inset.Horizontal) * ratio + inset.Vertical;
        box.Height = BoxSizes.ClampHeight(style, width is not null && height is { } fixedHeight ? fixedHeight : proportional, inset);
    }
}
