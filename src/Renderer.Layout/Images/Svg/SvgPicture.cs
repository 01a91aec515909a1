using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Html;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;
using Renderer.Layout.Painting;

namespace Renderer.Layout.Images.Svg;

/// <summary>A drawing that is not drawn before its size on the page is known.</summary>
internal sealed record SvgPicture : Picture
{
    private readonly Element _svg;
    private readonly SvgSources _sources;
    private readonly Dictionary<(double Width, double Height), Drawing> _drawn = [];

    public SvgPicture(Element svg, SvgSources sources)
        : base(NaturalOf(svg))
    {
        (_svg, _sources) = (svg, sources);
    }

    /// <summary>Its <c>title</c>, or its <c>desc</c>; null when it has neither.</summary>
    public string? Title => SvgTitle.Of(_svg);

    /// <summary>The drawing at a size in points; asked again it is the same one.</summary>
    public Drawing Draw(double width, double height, SvgTools tools)
    {
        if (!_drawn.TryGetValue((width, height), out var drawing)) _drawn.Add((width, height), drawing = new SvgPainter(_sources, tools).Draw(_svg, width, height));
        return drawing;
    }

    // SVG 2, 8.12: sizes that are no percentages, and the proportion of these or of the view box.
    private static NaturalSize NaturalOf(Element svg)
    {
        var (width, height) = (LengthOf(svg, "width"), LengthOf(svg, "height"));
        var ratio = width is { } w && height is { } h ? h / w : ViewBox.Read(svg.Attribute("viewBox")) is { } box ? box.Height / box.Width : default(double?);
        return new(width, height, ratio);
    }

    private static double? LengthOf(Element svg, string attribute) =>
        SvgViewport.Read(svg, attribute, double.NaN) is { } length && length > 0 ? length * SvgViewport.PointsPerUnit : null;
}

/// <summary>What a drawing may refer to: elements by id, their styles, other pictures.</summary>
internal sealed record SvgSources(SvgElements Elements, StyleResolver Styles, DocumentPictures Pictures, WarningList Warnings);

/// <summary>What drawing text takes.</summary>
internal sealed record SvgTools(TextShaper Shaper, DocumentMarks Marks, PageCanvas Canvas);

/// <summary>The words by which a drawing is known to those who do not see it (SVG 2, 5.8).</summary>
internal static class SvgTitle
{
    public static string? Of(Element svg) => TextOf(svg, "title") ?? TextOf(svg, "desc");

    private static string? TextOf(Element svg, string name)
    {
        for (var child = svg.FirstElement; child is not null; child = child.NextElement)
        {
            if (child.Name == name && child.FirstChild is TextNode text && text.Text.Trim() is { Length: > 0 } words)
                return string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        return null;
    }
}
