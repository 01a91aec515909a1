using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Flow;

/// <summary>The border that wins where several meet in a collapsing table.</summary>
internal readonly record struct CollapsedBorder(double Width, BorderStyle Style, Color Color)
{
    public bool IsVisible => Width > 0 && Style is not (BorderStyle.None or BorderStyle.Hidden);
}

/// <summary>Conflict resolution between borders that meet (CSS 2.1, 17.6.2.1).</summary>
internal static class CollapsedBorders
{
    /// <summary>What a cell's content is inset by: padding and its own borders, or its halves of the collapsed ones.</summary>
    public static Edges InsetOf(TableBox table, CellBox cell, double containingWidth)
    {
        if (!table.IsCollapsed) return BoxSizes.InsetOf(cell.Style, containingWidth);
        var padding = cell.Style.Padding;
        var borders = table.Borders!;
        return new(
            borders.WidestAt(cell, 0) / 2 + padding.Top.Of(containingWidth),
            borders.WidestAt(cell, 1) / 2 + padding.Right.Of(containingWidth),
            borders.WidestAt(cell, 2) / 2 + padding.Bottom.Of(containingWidth),
            borders.WidestAt(cell, 3) / 2 + padding.Left.Of(containingWidth));
    }

    /// <summary>The stronger of two borders; the first wins a tie.</summary>
    public static CollapsedBorder Stronger(in CollapsedBorder a, in CollapsedBorder b)
    {
        if (a.Style == BorderStyle.Hidden || b.Style == BorderStyle.None) return a;
        if (b.Style == BorderStyle.Hidden || a.Style == BorderStyle.None) return b;
        if (a.Width != b.Width) return a.Width > b.Width ? a : b;
        return b.Style > a.Style ? b : a;
    }

    public static CollapsedBorder Of(ComputedStyle style, int side)
    {
        var edge = style.Border[side];
        return new(edge.UsedWidth, edge.Style, edge.Color.Over(style.Color) ?? style.Color);
    }
}
