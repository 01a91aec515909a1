using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Painting;

/// <summary>A rectangle on a page.</summary>
internal readonly record struct Rectangle(double Left, double Top, double Right, double Bottom);

/// <summary>A point on a page.</summary>
internal readonly record struct Point(double X, double Y);

/// <summary>Which sides of a box are on this page: a box that goes on has no edge there (CSS Fragmentation 3, 5.4.1: slice).</summary>
[Flags]
internal enum BorderSides : byte { None = 0, Top = 1, Right = 2, Bottom = 4, Left = 8, All = 15 }

/// <summary>Paints the borders of a box as straight lines in the middle of the border area.</summary>
internal static class BorderPainter
{
    public static void Paint(PageCanvas canvas, ComputedStyle style, in Rectangle box, BorderSides sides)
    {
        var border = style.Border;
        if (sides.HasFlag(BorderSides.Top)) Side(canvas, style, border.Top, new(box.Left, box.Top + border.Top.UsedWidth / 2, box.Right, box.Top + border.Top.UsedWidth / 2));
        if (sides.HasFlag(BorderSides.Bottom))
            Side(canvas, style, border.Bottom, new(box.Left, box.Bottom - border.Bottom.UsedWidth / 2, box.Right, box.Bottom - border.Bottom.UsedWidth / 2));
        if (sides.HasFlag(BorderSides.Left)) Side(canvas, style, border.Left, new(box.Left + border.Left.UsedWidth / 2, box.Top, box.Left + border.Left.UsedWidth / 2, box.Bottom));
        if (sides.HasFlag(BorderSides.Right))
            Side(canvas, style, border.Right, new(box.Right - border.Right.UsedWidth / 2, box.Top, box.Right - border.Right.UsedWidth / 2, box.Bottom));
    }

    private static void Side(PageCanvas canvas, ComputedStyle style, in BorderEdge edge, in Rectangle line)
    {
        if (edge.UsedWidth <= 0 || edge.Color.Over(style.Color) is not { } color) return;
        Draw(canvas, line, edge.UsedWidth, edge.Style, color);
    }

    /// <summary>Draws a horizontal or vertical line of a border style; a double one as two thirds, the three-dimensional ones as solid.</summary>
    public static void Draw(PageCanvas canvas, in Rectangle line, double width, BorderStyle style, Color color)
    {
        if (style == BorderStyle.Double && width >= 2.25)
        {
            var (shift, isHorizontal) = (width / 3, line.Top == line.Bottom);
            var (dx, dy) = isHorizontal ? (0.0, shift) : (shift, 0.0);
            canvas.Add(new Line(line.Left - dx, line.Top - dy, line.Right - dx, line.Bottom - dy, width / 3, color, LineStyle.Solid));
            canvas.Add(new Line(line.Left + dx, line.Top + dy, line.Right + dx, line.Bottom + dy, width / 3, color, LineStyle.Solid));
            return;
        }
        var drawn = style switch
        {
            BorderStyle.Dashed => LineStyle.Dashed,
            BorderStyle.Dotted => LineStyle.Dotted,
            _ => LineStyle.Solid,
        };
        canvas.Add(new Line(line.Left, line.Top, line.Right, line.Bottom, width, color, drawn));
    }
}
