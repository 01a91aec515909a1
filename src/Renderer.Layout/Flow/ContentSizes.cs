using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Images;
using Renderer.Layout.Inline;

namespace Renderer.Layout.Flow;

/// <summary>How narrow and how wide a box can usefully be (CSS Sizing 3, section 5). Each box is measured once, or nesting would cost its power.</summary>
internal sealed class ContentSizes(BlockFlow flow, TextShaper shaper)
{
    /// <summary>Widths of the margin box.</summary>
    public WidthRange OfMarginBox(Box box) => box is StaticPlaceBox ? default : OfBorderBox(box) + (box.Style.Margin.Left.Of(0) + box.Style.Margin.Right.Of(0));

    /// <summary>Widths of the border box.</summary>
    public WidthRange OfBorderBox(Box box)
    {
        if (box is TableBox table) return table.ContentRange ??= new ColumnWidths(table, this).TableRange();
        var style = box.Style;
        var inset = BoxSizes.InsetOf(style, 0);
        if (!style.Width.HasPercent && BoxSizes.Width(style, style.Width, inset, 0) is { } width) return new(width, width);
        if (style.Width.Intrinsic is IntrinsicSize.MinContent or IntrinsicSize.MaxContent && box is BlockBox block)
        {
            var asked = Intrinsic(block, style.Width.Intrinsic, double.MaxValue, inset);
            return new(asked, asked);
        }
        var range = box is ImageBox { Picture.Natural: var natural } ? OfPicture(natural) : OfContent((BlockBox)box);
        range += inset.Horizontal;
        return new(BoxSizes.ClampWidth(style, range.Minimum, inset, 0), BoxSizes.ClampWidth(style, range.Maximum, inset, 0));
    }

    // What is as wide as its room asks for none itself.
    private static WidthRange OfPicture(NaturalSize natural)
    {
        var width = natural.Width ?? (natural.Ratio is null ? NaturalSize.DefaultWidth : 0);
        return new(width, natural.Width ?? NaturalSize.DefaultWidth);
    }

    /// <summary>Widths of the border box whatever width its style asks for.</summary>
    public WidthRange OfBorderBoxContent(Box box, double containingHeight)
    {
        if (box is BlockBox block) return OfContent(block) + box.Inset.Horizontal;
        if (box is not ImageBox image) return OfBorderBox(box);
        ImageSizes.Apply(image, 0, containingHeight);
        return new(image.Width, image.Width);
    }

    /// <summary>Widths of a block container's content, without its own inset.</summary>
    public WidthRange OfContent(BlockBox block) => block.ContentRange ??= Measure(block);

    /// <summary>A border box's width by its content; without a keyword as wide as the content, but not wider than the room, unless it cannot be narrower (CSS 2.1, 10.3.5).</summary>
    public double Intrinsic(BlockBox block, IntrinsicSize size, double room) => Intrinsic(block, size, room, block.Inset);

    private double Intrinsic(BlockBox block, IntrinsicSize size, double room, Edges inset)
    {
        var range = OfContent(block) + inset.Horizontal;
        return size switch
        {
            IntrinsicSize.MinContent => range.Minimum,
            IntrinsicSize.MaxContent => range.Maximum,
            _ => Math.Min(Math.Max(range.Minimum, room), range.Maximum),
        };
    }

    // Vertical text is as wide as its lines side by side, at the length that its style or the page gives them.
    private WidthRange OfTurned(BlockBox block, BlockBox turned)
    {
        var inset = BoxSizes.InsetOf(block.Style, 0);
        flow.LayOutTurned(block, turned, BoxSizes.Height(block.Style, block.Style.Height, inset) - inset.Vertical ?? double.NaN);
        return new(turned.Height, turned.Height);
    }

    /// <summary>Width of the longest word of a block container, whole even where it may break anywhere.</summary>
    public double LongestWord(BlockBox block)
    {
        if (block.Turned is not null || block.Style.IsFlexContainer) return OfContent(block).Minimum;
        if (block.Inline is { } inline) return new LineWidths(shaper.Shape(inline), inline.Style).Measure(OfMarginBox, isWhole: true).Minimum;
        var widest = 0.0;
        foreach (var child in block.Children)
            widest = Math.Max(widest, child is BlockBox inner && inner.Style.Width.IsAuto ? LongestWord(inner) + OfMarginBox(inner).Minimum - OfContent(inner).Minimum : OfMarginBox(child).Minimum);
        return widest;
    }

    private WidthRange Measure(BlockBox block)
    {
        if (block.Turned is { } turned) return OfTurned(block, turned);
        if (block.Inline is { } inline) return new LineWidths(shaper.Shape(inline), inline.Style).Measure(OfMarginBox);
        var widest = default(WidthRange);
        if (block.Style.IsFlexContainer && block.Style.Flex.IsRow) return OfRow(block);
        foreach (var child in block.Children) widest = WidthRange.Widest(widest, OfMarginBox(child));
        return widest;
    }

    // CSS Flexbox 1, 9.9.1: items stand side by side; a row that wraps can be as narrow as its widest item.
    private WidthRange OfRow(BlockBox container)
    {
        var flex = container.Style.Flex;
        var (sum, widest) = (default(WidthRange), default(WidthRange));
        foreach (var item in container.Children)
        {
            if (item is StaticPlaceBox) continue;
            var range = OfMarginBox(item);
            sum = new(sum.Minimum + range.Minimum, sum.Maximum + range.Maximum);
            widest = WidthRange.Widest(widest, range);
        }
        sum += flex.ColumnGap.Of(0) * Math.Max(0, container.Children.Count - 1);
        return flex.Wrap == FlexWrap.Nowrap ? sum : sum with { Minimum = widest.Minimum };
    }
}
