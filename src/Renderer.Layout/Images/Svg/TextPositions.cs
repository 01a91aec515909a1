using Renderer.Layout.Html;

namespace Renderer.Layout.Images.Svg;

/// <summary>The positions that an element gives its characters one by one (SVG 2, 11.4.1); an inner element's come before an outer one's.</summary>
internal sealed class TextPositions
{
    private readonly TextPositions? _outer;
    private readonly List<double> _x;
    private readonly List<double> _y;
    private readonly List<double> _dx;
    private readonly List<double> _dy;
    private int _count;

    private TextPositions(Element element, TextPositions? outer, SvgViewport viewport)
    {
        (Element, _outer, Viewport, Depth) = (element, outer, viewport, outer is null ? 0 : outer.Depth + 1);
        _x = SvgViewport.ReadList(element.Attribute("x"), element.Style, viewport.Width);
        _y = SvgViewport.ReadList(element.Attribute("y"), element.Style, viewport.Height);
        _dx = SvgViewport.ReadList(element.Attribute("dx"), element.Style, viewport.Width);
        _dy = SvgViewport.ReadList(element.Attribute("dy"), element.Style, viewport.Height);
    }

    public Element Element { get; }

    public SvgViewport Viewport { get; }

    public int Depth { get; }

    public static TextPositions Of(Element element, TextPositions? outer, SvgViewport viewport) => new(element, outer, viewport);

    /// <summary>Where the next character goes; null where nothing is said.</summary>
    public TextPosition Next()
    {
        var outer = _outer?.Next() ?? default;
        var i = _count++;
        return new(At(_x, i) ?? outer.X, At(_y, i) ?? outer.Y, At(_dx, i) ?? outer.Dx, At(_dy, i) ?? outer.Dy);
    }

    private static double? At(List<double> list, int index) => index < list.Count ? list[index] : null;
}

/// <summary>Where a character goes, and by how much it moves from there; null where nothing is said.</summary>
internal readonly record struct TextPosition(double? X, double? Y, double? Dx, double? Dy);
