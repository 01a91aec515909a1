using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Images;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Flow;

/// <summary>Where a picture is drawn in its box (CSS Images 3, 5.5): its own area, and the box's where it is cut off there.</summary>
/// <param name="Area">The whole picture.</param>
/// <param name="Clip">What of it is seen; null for all.</param>
internal readonly record struct ObjectPlacement(PictureArea Area, PictureArea? Clip)
{
    public static ObjectPlacement Of(ComputedStyle style, NaturalSize natural, PictureArea box)
    {
        var picture = style.Picture;
        if (picture.Fit == ObjectFit.Fill || natural is not { Width: { } naturalWidth, Height: { } naturalHeight } || naturalWidth <= 0 || naturalHeight <= 0) return new(box, null);
        var (across, down) = (box.Width / naturalWidth, box.Height / naturalHeight);
        var scale = picture.Fit switch
        {
            ObjectFit.Contain => Math.Min(across, down),
            ObjectFit.Cover => Math.Max(across, down),
            ObjectFit.ScaleDown => Math.Min(1, Math.Min(across, down)),
            _ => 1,
        };
        var (width, height) = (naturalWidth * scale, naturalHeight * scale);
        // A percentage puts the same point of the picture on that point of the box.
        var area = new PictureArea(box.X + picture.PositionX.Of(box.Width - width), box.Y + picture.PositionY.Of(box.Height - height), width, height);
        return new(area, box.Contains(area) ? null : box);
    }
}
