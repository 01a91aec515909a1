using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Flow;

/// <summary>Sizes and places absolutely positioned boxes once their containing blocks are laid out (CSS 2.1, 10.3.7 and 10.6.4).</summary>
internal sealed class PositionedFlow(BlockFlow flow)
{
    /// <summary>A containing block's padding box, from its border box's corner.</summary>
    private readonly record struct Area(double X, double Y, double Width, double Height);

    /// <summary>Lays out what hangs on the containing blocks of a document; those of its root see the first page.</summary>
    public void LayOut(BoxTree tree, double pageHeight)
    {
        foreach (var block in tree.ContainingBlocks)
        {
            var border = block.Style.Border;
            var (left, top) = (border.Left.UsedWidth, border.Top.UsedWidth);
            var height = block == tree.Root ? pageHeight : block.Height;
            var area = new Area(left, top, block.Width - left - border.Right.UsedWidth, height - top - border.Bottom.UsedWidth);
            foreach (var positioned in block.Positioned!)
            {
                Place(positioned, area);
                positioned.IsOnFirstPage = block == tree.Root && positioned.Box.Y < pageHeight;
            }
            // Equal ones stay in document order.
            block.Positioned = [.. block.Positioned.OrderBy(positioned => positioned.Placement.ZIndex ?? 0)];
        }
    }

    private void Place(PositionedBox positioned, Area area)
    {
        var (box, style, offsets) = (positioned.Box, positioned.Box.Style, positioned.Placement.Offsets);
        var (left, right) = (offsets.Left.Of(area.Width), offsets.Right.Of(area.Width));
        var (top, bottom) = (offsets.Top.Of(area.Height), offsets.Bottom.Of(area.Height));
        var room = new Area(left, top, Math.Max(0, area.Width - left - right), Math.Max(0, area.Height - top - bottom));
        Size(box, room, new(offsets.Left.IsAuto || offsets.Right.IsAuto, offsets.Top.IsAuto || offsets.Bottom.IsAuto), area);
        var (before, after) = Share(new(style.Margin.Left, style.Margin.Right), room.Width - box.Width, area.Width, !offsets.Left.IsAuto && !offsets.Right.IsAuto);
        box.X = positioned.IsStaticX ? before : area.X + (offsets.Left.IsAuto ? area.Width - right - after - box.Width : left + before);
        (before, after) = Share(new(style.Margin.Top, style.Margin.Bottom), room.Height - box.Height, area.Width, !offsets.Top.IsAuto && !offsets.Bottom.IsAuto);
        box.Y = positioned.IsStaticY ? before : area.Y + (offsets.Top.IsAuto ? area.Height - bottom - after - box.Height : top + before);
    }

    /// <summary>Whether an axis leaves the size to the content: not both of its offsets are given.</summary>
    private readonly record struct Loose(bool X, bool Y);

    private void Size(Box box, Area room, Loose loose, Area area)
    {
        var (style, margin) = (box.Style, box.Style.Margin);
        var width = room.Width - margin.Left.Of(area.Width) - margin.Right.Of(area.Width);
        if (box is not BlockBox block)
        {
            flow.LayOutIn(box, area.Width, area.Height);
            return;
        }
        block.Inset = BoxSizes.InsetOf(style, area.Width);
        var asked = BoxSizes.Width(style, style.Width, block.Inset, area.Width) ?? (loose.X || style.Width.Intrinsic != IntrinsicSize.None ? flow.Sizes.Intrinsic(block, style.Width.Intrinsic, width) : width);
        block.Width = BoxSizes.ClampWidth(style, asked, block.Inset, area.Width);
        var isStretched = style.Height.IsAuto && !loose.Y;
        flow.LayOutSized(block, isStretched ? room.Height - margin.Top.Of(area.Width) - margin.Bottom.Of(area.Width) : null, area.Height);
    }

    private readonly record struct MarginPair(LengthPercent Before, LengthPercent After);

    private readonly record struct UsedMargins(double Before, double After);

    // Auto margins take what is left where both offsets hold the box; a negative rest goes to the end.
    private static UsedMargins Share(MarginPair margins, double spare, double basis, bool isHeld)
    {
        var (before, after) = (margins.Before.Of(basis), margins.After.Of(basis));
        if (!isHeld) return new(before, after);
        spare = Math.Max(0, spare - before - after);
        if (margins.Before.IsAuto) return margins.After.IsAuto ? new(spare / 2, spare / 2) : new(spare, after);
        return new(before, after);
    }
}
