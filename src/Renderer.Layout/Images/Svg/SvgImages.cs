using System.Collections.Immutable;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Html;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Images.Svg;

/// <summary>Pictures of pixels in drawings (SVG 2, 12.3).</summary>
internal sealed class SvgImages(SvgSources sources)
{
    public void Paint(Element element, in SvgScope scope, ImmutableArray<DrawingItem>.Builder items)
    {
        if (element.Style.Visibility != Visibility.Visible) return;
        var address = element.Attribute("href") ?? element.Attribute("xlink:href") ?? "";
        var picture = sources.Pictures.Read(address, element.Origin, out var refusal);
        if (picture is not RasterPicture { Natural: { Width: { } naturalWidth, Height: { } naturalHeight } } raster)
        {
            var reason = picture is null ? refusal : "A drawing inside a drawing's image is not supported and was left out.";
            sources.Warnings.Add("image-ignored", reason, "Embed a PNG or JPEG, or put the inner drawing's elements into the outer one.", element.Origin);
            return;
        }
        var (x, y) = (scope.Viewport.Horizontal(element, "x"), scope.Viewport.Vertical(element, "y"));
        var natural = new ViewBox(0, 0, naturalWidth / SvgViewport.PointsPerUnit, naturalHeight / SvgViewport.PointsPerUnit);
        var (width, height) = SizeOf(element, scope.Viewport, natural);
        if (width <= 0 || height <= 0) return;
        var fit = natural.FitInto(width, height, element.Attribute("preserveAspectRatio")).Then(Transform.Translation(x, y));
        var image = new DrawingImage(Transform.Scaling(natural.Width, natural.Height).Then(fit).Then(scope.Transform), raster.Encoded, raster.MediaType, element.Origin) { Orientation = raster.Orientation };
        if (element.Attribute("preserveAspectRatio")?.Contains("slice", StringComparison.Ordinal) != true) items.Add(image);
        else items.Add(new DrawingGroup([image]) { Clips = [new(scope.Transform.Apply(BasicShapes.Rectangle(x, y, width, height)), false)] });
    }

    private readonly record struct Size(double Width, double Height);

    private static Size SizeOf(Element element, SvgViewport viewport, ViewBox natural)
    {
        var (width, height) = (SvgViewport.Read(element, "width", viewport.Width), SvgViewport.Read(element, "height", viewport.Height));
        return new(width ?? height / natural.Height * natural.Width ?? natural.Width, height ?? width / natural.Width * natural.Height ?? natural.Height);
    }
}
