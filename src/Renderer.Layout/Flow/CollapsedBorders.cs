using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Flow;

/// <summary>The border that wins where several meet in a collapsing table; one without a colour is see-through.</summary>
internal readonly record struct CollapsedBorder(double Width, BorderStyle Style, Color? Color)
{
    public bool IsVisible => Width > 0 && Color is not null && Style is not (BorderStyle.None or BorderStyle.Hidden);

    /// <summary>Whether this border covers another where they cross.</summary>
    public bool Beats(in CollapsedBorder other) => IsVisible && (!other.IsVisible || CollapsedBorders.Stronger(other, this) != other);
}

/// <summary>Conflict resolution between borders that meet (CSS 2.1, 17.6.2.1).</summary>
internal static class CollapsedBorders
{
    /// <summary>What a cell's content is inset by: padding and its own borders, or its halves of the collapsed ones.</summary>
    public static Edges InsetOf(TableBox table, CellBox cell, double containingWidth)
    {
        if (!table.IsCollapsed) return BoxSizes.InsetOf(cell.Style, containingWidth);
        var padding = cell.Style.Padding;
        var borders = table.Borders!.HalvesAt(cell);
        return new(
            borders.Top + padding.Top.Of(containingWidth),
            borders.Right + padding.Right.Of(containingWidth),
            borders.Bottom + padding.Bottom.Of(containingWidth),
            borders.Left + padding.Left.Of(containingWidth));
    }

    /// <summary>The stronger of two borders; the first wins a tie.</summary>
    public static CollapsedBorder Stronger(in CollapsedBorder a, in CollapsedBorder b)
    {
        if (a.Style == BorderStyle.Hidden || b.Style == BorderStyle.None) return a;
        if (b.Style == BorderStyle.Hidden || a.Style == BorderStyle.None) return b;
        if (a.Width != b.Width) return a.Width > b.Width ? a : b;
        return b.Style > a.Style ? b : a;
    }
}

/// <summary>The borders of one style, resolved once however many boxes share it.</summary>
internal sealed class StyleBorders(ComputedStyle style)
{
    public CollapsedBorder Top { get; } = Of(style, style.Border.Top);

    public CollapsedBorder Right { get; } = Of(style, style.Border.Right);

    public CollapsedBorder Bottom { get; } = Of(style, style.Border.Bottom);

    public CollapsedBorder Left { get; } = Of(style, style.Border.Left);

    private static CollapsedBorder Of(ComputedStyle style, in BorderEdge edge) => new(edge.UsedWidth, edge.Style, edge.Color.Over(style.Color));
}
