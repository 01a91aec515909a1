using System.Collections.Immutable;
using Renderer.Layout.Fonts.Outlines;
using Renderer.Layout.Html;

namespace Renderer.Layout.Images.Svg;

/// <summary>The outlines of the basic shapes and of paths, in user units (SVG 2, 10 and 9).</summary>
internal static class BasicShapes
{
    /// <summary>Whether an element has an outline of its own.</summary>
    public static bool IsShape(string name) => name is "path" or "rect" or "circle" or "ellipse" or "line" or "polyline" or "polygon";

    /// <summary>The outline; empty when nothing is drawn.</summary>
    /// <param name="element">The shape.</param>
    /// <param name="viewport">What percentages are of.</param>
    /// <param name="isWhole">Whether all of its data could be read.</param>
    public static ImmutableArray<PathSegment> OutlineOf(Element element, SvgViewport viewport, out bool isWhole)
    {
        isWhole = true;
        return element.Name switch
        {
            "path" => PathReader.Read(element.Attribute("d") ?? "", out isWhole),
            "rect" => Rectangle(element, viewport),
            "circle" => Circle(element, viewport),
            "ellipse" => Ellipse(element, viewport),
            "line" => Line(element, viewport),
            _ => Points(element, out isWhole),
        };
    }

    /// <summary>A rectangle without rounding.</summary>
    public static ImmutableArray<PathSegment> Rectangle(double x, double y, double width, double height)
    {
        var pen = new OutlinePen();
        pen.Move(x, y);
        pen.Line(x + width, y);
        pen.Line(x + width, y + height);
        pen.Line(x, y + height);
        pen.Close();
        return pen.ToOutline();
    }

    private static ImmutableArray<PathSegment> Rectangle(Element element, SvgViewport viewport)
    {
        var (x, y) = (viewport.Horizontal(element, "x"), viewport.Vertical(element, "y"));
        var (width, height) = (viewport.Horizontal(element, "width"), viewport.Vertical(element, "height"));
        if (width <= 0 || height <= 0) return [];
        // A radius that is not said is the other one.
        var (sideX, sideY) = (SvgViewport.Read(element, "rx", viewport.Width), SvgViewport.Read(element, "ry", viewport.Height));
        var rx = Math.Clamp(sideX ?? sideY ?? 0, 0, width / 2);
        var ry = Math.Clamp(sideY ?? sideX ?? 0, 0, height / 2);
        return rx == 0 || ry == 0 ? Rectangle(x, y, width, height) : Rounded(new(x, y, x + width, y + height), rx, ry);
    }

    private static ImmutableArray<PathSegment> Rounded(Bounds box, double rx, double ry)
    {
        var (left, top, right, bottom) = box;
        var pen = new OutlinePen();
        pen.Move(left + rx, top);
        pen.Line(right - rx, top);
        pen.Quarter(new(right, top), new(right, top + ry));
        pen.Line(right, bottom - ry);
        pen.Quarter(new(right, bottom), new(right - rx, bottom));
        pen.Line(left + rx, bottom);
        pen.Quarter(new(left, bottom), new(left, bottom - ry));
        pen.Line(left, top + ry);
        pen.Quarter(new(left, top), new(left + rx, top));
        pen.Close();
        return pen.ToOutline();
    }

    private static ImmutableArray<PathSegment> Circle(Element element, SvgViewport viewport)
    {
        var radius = viewport.Other(element, "r");
        return Oval(viewport.Horizontal(element, "cx"), viewport.Vertical(element, "cy"), radius, radius);
    }

    private static ImmutableArray<PathSegment> Ellipse(Element element, SvgViewport viewport)
    {
        var (rx, ry) = (SvgViewport.Read(element, "rx", viewport.Width), SvgViewport.Read(element, "ry", viewport.Height));
        return Oval(viewport.Horizontal(element, "cx"), viewport.Vertical(element, "cy"), rx ?? ry ?? 0, ry ?? rx ?? 0);
    }

    // From the rightmost point clockwise, where dashes begin.
    private static ImmutableArray<PathSegment> Oval(double x, double y, double rx, double ry)
    {
        if (rx <= 0 || ry <= 0) return [];
        var pen = new OutlinePen();
        pen.Move(x + rx, y);
        pen.Quarter(new(x + rx, y + ry), new(x, y + ry));
        pen.Quarter(new(x - rx, y + ry), new(x - rx, y));
        pen.Quarter(new(x - rx, y - ry), new(x, y - ry));
        pen.Quarter(new(x + rx, y - ry), new(x + rx, y));
        pen.Close();
        return pen.ToOutline();
    }

    private static ImmutableArray<PathSegment> Line(Element element, SvgViewport viewport)
    {
        var pen = new OutlinePen();
        pen.Move(viewport.Horizontal(element, "x1"), viewport.Vertical(element, "y1"));
        pen.Line(viewport.Horizontal(element, "x2"), viewport.Vertical(element, "y2"));
        return pen.ToOutline();
    }

    private static ImmutableArray<PathSegment> Points(Element element, out bool isWhole)
    {
        var scanner = new SvgScanner(element.Attribute("points"));
        var pen = new OutlinePen();
        var count = 0;
        while (!pen.IsFull && scanner.TryNumber(out var x) && scanner.TryNumber(out var y))
        {
            if (count++ == 0) pen.Move(x, y);
            else pen.Line(x, y);
        }
        isWhole = scanner.AtEnd;
        if (element.Name == "polygon") pen.Close();
        return pen.ToOutline();
    }
}
