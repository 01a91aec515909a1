using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Flow;

/// <summary>Lays flex containers out (CSS Flexbox 1, section 9). Each item is laid out once, at its final width; heights that come later only move what is inside.</summary>
internal sealed class FlexFlow(BlockFlow flow, WarningList warnings)
{
    /// <summary>Lays the items out and returns the height of the content; the width is the container's.</summary>
    /// <param name="container">The container, its width and inset known.</param>
    /// <param name="height">Its content height, if it is given; not a number otherwise.</param>
    public double LayOut(BlockBox container, double height)
    {
        var flex = container.Style.Flex;
        var items = Items(container, flex);
        var gap = flex.IsRow ? flex.ColumnGap.Of(container.ContentWidth) : flex.RowGap.Of(double.IsNaN(height) ? 0 : height);
        if (!flex.IsRow && flex.Wrap != FlexWrap.Nowrap)
            warnings.Add("css-unsupported", "A column of flexible boxes does not wrap here.", "Use a row that wraps, or flex-wrap: nowrap.", container.Origin);
        foreach (var item in items) Measure(item, container, height);
        container.FlexLines = flex.IsRow && flex.Wrap != FlexWrap.Nowrap ? Break(items, container.ContentWidth, gap) : [new(items, gap)];
        if (!flex.IsRow) return FlexPlacing.Place(container, height);
        foreach (var line in container.FlexLines)
        {
            line.Resolve(container.ContentWidth);
            foreach (var item in line.Items) LayOutAt(item, item.Size, height);
        }
        return FlexPlacing.Place(container, height);
    }

    private static List<FlexItem> Items(BlockBox container, FlexValues flex)
    {
        var items = new List<FlexItem>(container.Children.Count);
        var (width, isOrdered) = (container.ContentWidth, false);
        foreach (var child in container.Children)
        {
            (child.X, child.Y) = (container.Inset.Left, container.Inset.Top);
            if (child is StaticPlaceBox) continue;
            var margin = child.Style.Margin;
            var (across, down) = (FlexMargins.Of(margin.Left, margin.Right, width), FlexMargins.Of(margin.Top, margin.Bottom, width));
            isOrdered |= child.Style.Flex.Order != 0;
            items.Add(new(child) { Main = flex.IsRow ? across : down, Cross = flex.IsRow ? down : across });
        }
        return isOrdered ? [.. items.OrderBy(item => item.Flex.Order)] : items;
    }

    private static List<FlexLine> Break(List<FlexItem> items, double room, double gap)
    {
        var lines = new List<FlexLine>();
        double used = 0;
        foreach (var item in items)
        {
            var outer = item.Hypothetical + item.Main.Sum;
            if (lines.Count == 0 || used + gap + outer > room + 0.005)
            {
                lines.Add(new([], gap));
                used = -gap;
            }
            lines[^1].Items.Add(item);
            used += gap + outer;
        }
        return lines;
    }

    /// <summary>Flex base size and its bounds (CSS Flexbox 1, 9.2 and 4.5).</summary>
    private void Measure(FlexItem item, BlockBox container, double height)
    {
        var (style, width) = (item.Box.Style, container.ContentWidth);
        var inset = item.Box.Inset = BoxSizes.InsetOf(style, width);
        var basis = item.Flex.Basis;
        if (container.Style.Flex.IsRow)
        {
            var range = flow.Sizes.OfBorderBoxContent(item.Box, height);
            var size = BoxSizes.Width(style, style.Width, inset, width) ?? OfKeyword(range, style.Width.Intrinsic);
            item.Base = BoxSizes.Width(style, basis, inset, width) ?? (basis.Intrinsic == IntrinsicSize.None ? size : null) ?? range.Maximum;
            item.Maximum = BoxSizes.Width(style, style.MaxWidth, inset, width) ?? double.PositiveInfinity;
            item.Minimum = BoxSizes.Width(style, style.MinWidth, inset, width) ?? Math.Min(Math.Min(range.Minimum, size ?? double.MaxValue), item.Maximum);
        }
        else
        {
            LayOutAcross(item, container, height);
            var size = BoxSizes.Height(style, style.Height, inset, height);
            item.Base = BoxSizes.Height(style, basis, inset, height) ?? item.Box.Height;
            item.Maximum = BoxSizes.Height(style, style.MaxHeight, inset, height) ?? double.PositiveInfinity;
            item.Minimum = BoxSizes.Height(style, style.MinHeight, inset, height) ?? Math.Min(Math.Min(item.Box.Height, size ?? double.MaxValue), item.Maximum);
        }
        item.Minimum = Math.Max(item.Minimum, container.Style.Flex.IsRow ? inset.Horizontal : inset.Vertical);
    }

    private static double? OfKeyword(WidthRange range, IntrinsicSize size) => size switch
    {
        IntrinsicSize.None => null,
        IntrinsicSize.MinContent => range.Minimum,
        _ => range.Maximum,
    };

    // An item of a column is as wide as the container where it stretches, else as its content.
    private void LayOutAcross(FlexItem item, BlockBox container, double height)
    {
        var (box, style) = (item.Box, item.Box.Style);
        var room = container.ContentWidth - item.Cross.Sum;
        var isStretched = style.Width.IsAuto && style.Width.Intrinsic == IntrinsicSize.None && !item.Cross.HasAuto && FlexPlacing.AlignmentOf(item, container) is SelfAlignment.Stretch or SelfAlignment.Normal;
        var width = BoxSizes.Width(style, style.Width, box.Inset, container.ContentWidth);
        if (box is BlockBox block) width ??= isStretched ? room : flow.Sizes.Intrinsic(block, style.Width.Intrinsic, room);
        LayOutAt(item, BoxSizes.ClampWidth(style, width ?? room, box.Inset, container.ContentWidth), height);
        item.CrossSize = box.Width;
    }

    private void LayOutAt(FlexItem item, double width, double height)
    {
        switch (item.Box)
        {
            case BlockBox block:
                block.Width = width;
                flow.LayOutSized(block, null, height);
                break;
            case ImageBox image:
                flow.LayOutIn(image, width, height);
                if (item.Box.Style.Height.IsAuto && image.Width > 0) image.Height *= width / image.Width;
                image.Width = width;
                break;
            default:
                flow.LayOutIn(item.Box, width + item.Box.Style.Margin.Left.Of(0) + item.Box.Style.Margin.Right.Of(0), height);
                break;
        }
        item.CrossSize = item.Box.Height;
    }
}
