using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Flow;

/// <summary>Aligns the items of a flex container (CSS Flexbox 1, 9.5 and 9.6). It can be done again when the container gets another height.</summary>
internal static class FlexPlacing
{
    /// <summary>Where a run of equal pieces begins and what lies between them.</summary>
    private readonly record struct Spread(double Lead, double Between);

    /// <summary>Gives a box another height; flexible boxes in it follow.</summary>
    public static void Stretch(Box box, double height)
    {
        box.Height = height;
        if (box is BlockBox { FlexLines: not null } container) Place(container, Math.Max(0, height - container.Inset.Vertical));
    }

    /// <summary>Places the items for a content height, if it is known, and returns the content height.</summary>
    public static double Place(BlockBox container, double height) => container.Style.Flex.IsRow ? PlaceRows(container, height) : PlaceColumn(container, height);

    /// <summary>How an item is aligned across.</summary>
    public static SelfAlignment AlignmentOf(FlexItem item, BlockBox container) => item.Flex.AlignSelf == SelfAlignment.Auto ? container.Style.Flex.AlignItems : item.Flex.AlignSelf;

    private static double PlaceRows(BlockBox container, double height)
    {
        var (flex, lines) = (container.Style.Flex, container.FlexLines!);
        double[] sizes = [.. lines.Select(line => CrossOf(line, container))];
        var gap = flex.RowGap.Of(double.IsNaN(height) ? 0 : height);
        var used = sizes.Sum() + gap * Math.Max(0, lines.Count - 1);
        var isKnown = !double.IsNaN(height);
        var spread = default(Spread);
        if (isKnown && flex.Wrap == FlexWrap.Nowrap) sizes[0] = height;
        else if (isKnown && flex.AlignContent is Distribution.Normal or Distribution.Stretch && height > used)
            for (var i = 0; i < sizes.Length; i++) sizes[i] += (height - used) / sizes.Length;
        else if (isKnown) spread = Distribute(flex.AlignContent, height - used, lines.Count, flex.Wrap == FlexWrap.WrapReverse);
        var (y, total) = (spread.Lead, isKnown ? height : used);
        for (var i = 0; i < lines.Count; i++)
        {
            PlaceAlong(container, lines[i], container.ContentWidth);
            foreach (var item in lines[i].Items) PlaceAcross(container, item, new(flex.Wrap == FlexWrap.WrapReverse ? total - y - sizes[i] : y, sizes[i], BaselineOf(lines[i], container)));
            y += sizes[i] + gap + spread.Between;
        }
        return total;
    }

    private static double PlaceColumn(BlockBox container, double height)
    {
        var line = container.FlexLines![0];
        if (double.IsNaN(height)) foreach (var item in line.Items) item.Size = item.Hypothetical;
        else line.Resolve(height);
        foreach (var item in line.Items)
            if (item.Box.Height != item.Size) Stretch(item.Box, item.Size);
        var used = line.Items.Count == 0 ? 0 : line.Used;
        PlaceAlong(container, line, double.IsNaN(height) ? used : height);
        foreach (var item in line.Items) PlaceAcross(container, item, new(0, container.ContentWidth, 0));
        return double.IsNaN(height) ? used : height;
    }

    /// <summary>A line's extent across the container and where the baseline of its items is.</summary>
    private readonly record struct LineArea(double Start, double Size, double Baseline);

    private static double CrossOf(FlexLine line, BlockBox container)
    {
        double largest = 0, above = 0, below = 0;
        foreach (var item in line.Items)
        {
            if (AlignmentOf(item, container) == SelfAlignment.Baseline && !item.Cross.HasAuto)
            {
                var ascent = item.Cross.Start + Ascent(item);
                (above, below) = (Math.Max(above, ascent), Math.Max(below, item.OuterCross - ascent));
            }
            else largest = Math.Max(largest, item.OuterCross);
        }
        return Math.Max(largest, above + below);
    }

    private static double BaselineOf(FlexLine line, BlockBox container)
    {
        double above = 0;
        foreach (var item in line.Items)
            if (AlignmentOf(item, container) == SelfAlignment.Baseline && !item.Cross.HasAuto) above = Math.Max(above, item.Cross.Start + Ascent(item));
        return above;
    }

    private static double Ascent(FlexItem item) => Baselines.First(item.Box) ?? item.CrossSize;

    private static void PlaceAlong(BlockBox container, FlexLine line, double room)
    {
        var flex = container.Style.Flex;
        var free = room - line.Used;
        var autos = line.Items.Sum(item => item.Main.AutoCount);
        var share = autos > 0 ? Math.Max(0, free) / autos : 0;
        var spread = autos > 0 && free > 0 ? default : Distribute(flex.JustifyContent, free, line.Items.Count, flex.IsReversed);
        var at = spread.Lead;
        foreach (var item in line.Items)
        {
            var margins = item.Main.Grow(share);
            at += margins.Start;
            var place = flex.IsReversed ? room - at - item.Size : at;
            if (flex.IsRow) item.Box.X = container.Inset.Left + place;
            else item.Box.Y = container.Inset.Top + place;
            at += item.Size + margins.End + line.Gap + spread.Between;
        }
    }

    private static void PlaceAcross(BlockBox container, FlexItem item, in LineArea line)
    {
        var (isRow, alignment) = (container.Style.Flex.IsRow, AlignmentOf(item, container));
        if (isRow && alignment is SelfAlignment.Stretch or SelfAlignment.Normal && item.Box.Style.Height.IsAuto && !item.Cross.HasAuto && item.Box is not TableBox)
            Stretch(item.Box, BoxSizes.ClampHeight(item.Box.Style, line.Size - item.Cross.Sum, item.Box.Inset));
        var free = line.Size - (isRow ? item.Box.Height : item.Box.Width) - item.Cross.Sum;
        var offset = item.Cross.HasAuto ? item.Cross.Grow(Math.Max(0, free) / item.Cross.AutoCount).Start : item.Cross.Start + alignment switch
        {
            SelfAlignment.FlexEnd => container.Style.Flex.Wrap == FlexWrap.WrapReverse ? 0 : free,
            SelfAlignment.FlexStart => container.Style.Flex.Wrap == FlexWrap.WrapReverse ? free : 0,
            SelfAlignment.End or SelfAlignment.SelfEnd => free,
            SelfAlignment.Center => free / 2,
            SelfAlignment.Baseline when isRow => line.Baseline - item.Cross.Start - Ascent(item),
            _ => 0,
        };
        if (isRow) item.Box.Y = container.Inset.Top + line.Start + offset;
        else item.Box.X = container.Inset.Left + line.Start + offset;
    }

    // CSS Box Alignment 3, 4.3 and 5.3: what cannot be spread falls back to the start.
    private static Spread Distribute(Distribution distribution, double free, int count, bool isReversed) => distribution switch
    {
        Distribution.FlexEnd => new(free, 0),
        Distribution.Start or Distribution.Left => new(isReversed ? free : 0, 0),
        Distribution.End or Distribution.Right => new(isReversed ? 0 : free, 0),
        Distribution.Center => new(free / 2, 0),
        Distribution.SpaceBetween when free > 0 && count > 1 => new(0, free / (count - 1)),
        Distribution.SpaceAround when free > 0 => new(free / count / 2, free / count),
        Distribution.SpaceEvenly when free > 0 => new(free / (count + 1), free / (count + 1)),
        _ => default,
    };
}
