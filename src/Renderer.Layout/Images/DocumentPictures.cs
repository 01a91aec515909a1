using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Html;
using Renderer.Layout.Images.Svg;
using Renderer.Layout.Pages;
using Renderer.Layout.Resources;

namespace Renderer.Layout.Images;

/// <summary>The pictures of one document, each address read once.</summary>
internal sealed class DocumentPictures(Element root, DocumentResources resources, StyleResolver styles, WarningList warnings)
{
    private readonly Dictionary<string, SvgPicture> _drawings = new(StringComparer.Ordinal);
    private readonly SvgElements _elements = new(root);

    /// <summary>The picture behind an address, or null and why not.</summary>
    public Picture? Read(string address, Origin origin, out string refusal)
    {
        if (_drawings.TryGetValue(address, out var known))
        {
            refusal = "";
            return known;
        }
        if (resources.Read(address, out var reason) is not { } bytes)
        {
            refusal = $"The image was left out: {reason}.";
            return null;
        }
        if (!SvgFile.IsSvg(bytes.Span)) return ImageReader.Read(bytes, out refusal);
        if (SvgFile.Read(bytes, origin, out refusal) is not { } svg) return null;
        var own = StylesOf(svg);
        var drawing = new SvgPicture(svg, new(new(svg), own, this, warnings));
        _drawings.Add(address, drawing);
        return drawing;
    }

    /// <summary>The drawing that an element of the page is.</summary>
    public SvgPicture Drawing(Element svg) => new(svg, new(_elements, styles, this, warnings));

    // A file has style sheets of its own and takes none of the page's.
    private StyleResolver StylesOf(Element svg)
    {
        var resolver = styles.ForSheets(SvgFile.StyleSheets(svg, styles.Cache, warnings));
        resolver.Resolve(svg, CancellationToken.None);
        return resolver;
    }
}
