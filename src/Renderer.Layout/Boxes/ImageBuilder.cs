using System.Globalization;
using Renderer.Layout.Html;
using Renderer.Layout.Images;
using Renderer.Layout.Images.Svg;
using Renderer.Layout.Structure;

namespace Renderer.Layout.Boxes;

/// <summary>Generates the boxes of replaced elements: <c>img</c> and <c>svg</c>, with their figures in the structure tree.</summary>
internal sealed class ImageBuilder(DocumentPictures pictures, StructureBuilder structure, WarningList warnings)
{
    /// <summary>Whether a picture takes the place of an element's content.</summary>
    public static bool IsReplaced(Element element) => element.Name is "img" or "svg";

    /// <summary>The box; null when there is no picture to show.</summary>
    public ImageBox? Build(Element element, int parent)
    {
        if (PictureOf(element) is not { } picture) return null;
        // A drawing may say itself what it shows.
        var title = (picture as SvgPicture)?.Title;
        if (title is null && StructureBuilder.LacksText(element))
            warnings.Add("image-without-text", "The image has no alternative text.", element.Name == "svg" ? "Add a title element, or aria-hidden=\"true\" if it is decoration." : "Add alt=\"\" if it is decoration.", element.Origin);
        return new(element.Style, picture) { Structure = structure.OpenPicture(element, parent, title), Origin = element.Origin, Anchor = element.Anchor };
    }

    private Picture? PictureOf(Element element)
    {
        if (element.Name == "svg") return pictures.Drawing(element);
        if (pictures.Read(element.Attribute("src") ?? "", element.Origin, out var refusal) is { } picture) return WithHints(picture, element);
        warnings.Add("image-ignored", refusal, "Name a PNG, JPEG or SVG file of the package, or embed one as a data: address.", element.Origin);
        return null;
    }

    // HTML, 15.4.3: width and height attributes are sizes in pixels where no style says otherwise.
    private static Picture WithHints(Picture picture, Element element) =>
        picture with { Natural = picture.Natural.With(PixelsOf(element, "width"), PixelsOf(element, "height")) };

    private static double? PixelsOf(Element element, string attribute) =>
        double.TryParse(element.Attribute(attribute), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pixels) && pixels is > 0 and < 1e6 ? pixels * 0.75 : null;
}
