using Renderer.Layout.Boxes;

namespace Renderer.Layout.Flow;

/// <summary>Which vertical margins adjoin and collapse (CSS 2.1, 8.3.1).</summary>
internal static class Margins
{
    /// <summary>The top margin of a box with those of its first children, as far as nothing separates them.</summary>
    public static MarginStrut Top(Box box, double containingWidth)
    {
        if (box is BlockBox { CollapsedTop: { } known }) return known;
        var strut = MarginStrut.Of(box.Style.Margin.Top.Of(containingWidth));
        if (box is not BlockBox block) return strut;
        block.Inset = BoxSizes.InsetOf(block.Style, containingWidth);
        if (CollapsesWithFirstChild(block))
        {
            var room = ContentWidth(block, containingWidth);
            foreach (var child in block.Children)
            {
                strut += Top(child, room);
                if (!IsSelfCollapsing(child)) break;
                strut += MarginStrut.Of(child.Style.Margin.Bottom.Of(room));
            }
        }
        block.CollapsedTop = strut;
        return strut;
    }

    // What the percentages of its children's margins are of. A width by content is taken for the width there is: nobody has measured it yet.
    private static double ContentWidth(BlockBox block, double containingWidth)
    {
        var style = block.Style;
        var width = BoxSizes.Width(style, style.Width, block.Inset, containingWidth) ?? BoxSizes.Filling(style, containingWidth);
        return BoxSizes.ClampWidth(style, width, block.Inset, containingWidth) - block.Inset.Horizontal;
    }

    /// <summary>The bottom margin of a box that is laid out, with those of its last children.</summary>
    public static MarginStrut Bottom(Box box, double containingWidth)
    {
        var strut = MarginStrut.Of(box.Style.Margin.Bottom.Of(containingWidth));
        return box is BlockBox block && CollapsesWithLastChild(block) ? strut + block.TrailingMargin : strut;
    }

    public static bool CollapsesWithFirstChild(BlockBox box) => !box.IsFlowRoot && box.Inset.Top == 0 && box.Inline is null && box.Children.Count > 0;

    public static bool CollapsesWithLastChild(BlockBox box) =>
        !box.IsFlowRoot && box.Inset.Bottom == 0 && box.Inline is null && box.Children.Count > 0 && box.Style.Height.IsAuto && box.Style.MinHeight.Of(0) == 0;

    /// <summary>Whether a box is so empty that its own top and bottom margins meet.</summary>
    public static bool IsSelfCollapsing(Box box)
    {
        if (box is StaticPlaceBox) return true;
        if (box is not BlockBox { IsFlowRoot: false, Inline: null, Marker: null } block || block.Inset.Vertical != 0) return false;
        if (!block.Style.Height.IsAuto && block.Style.Height.Points > 0) return false;
        if (block.Style.MinHeight.Of(0) > 0) return false;
        foreach (var child in block.Children)
            if (!IsSelfCollapsing(child)) return false;
        return true;
    }
}
