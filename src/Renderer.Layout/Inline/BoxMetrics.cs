using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Flow;

namespace Renderer.Layout.Inline;

/// <summary>How far inline boxes reach above and below the baseline (CSS 2.1, 10.8).</summary>
internal static class BoxMetrics
{
    /// <summary>The strut: the root inline box of a block container.</summary>
    public static InlineRun Root(ComputedStyle style)
    {
        var (above, below) = Reach(style);
        return new(style, null, -1) { Above = above, Below = below };
    }

    /// <summary>An inline box inside another.</summary>
    public static InlineRun Inside(InlineRun parent, ComputedStyle style, int item)
    {
        var (above, below) = Reach(style);
        var isLineAligned = style.VerticalAlign is VerticalAlign.Top or VerticalAlign.Bottom;
        return new(style, null, item)
        {
            Above = above,
            Below = below,
            Shift = isLineAligned ? 0 : parent.Shift + Raise(parent.Style, style, above, below),
            IsLineAligned = isLineAligned,
            Moved = style.Placement.Position == Position.Relative ? Move(parent.Moved, style.Placement.Offsets) : parent.Moved,
        };
    }

    // Percentages would be of a width that is not known here.
    private static Displacement Move(Displacement? outer, in Sides<LengthPercent> offsets) => new(
        (outer?.X ?? 0) + (offsets.Left.IsAuto ? -offsets.Right.Of(0) : offsets.Left.Of(0)),
        (outer?.Y ?? 0) + (offsets.Top.IsAuto ? -offsets.Bottom.Of(0) : offsets.Top.Of(0)));

    /// <summary>An inline block, table or picture: its margin box, standing on the baseline of its last line if it has one.</summary>
    public static InlineRun Atom(InlineRun parent, Box box, int item)
    {
        var style = box.Style;
        var height = box.Height + style.Margin.Top.Of(0) + style.Margin.Bottom.Of(0);
        var above = Baselines.InLine(box) is { } baseline ? style.Margin.Top.Of(0) + baseline : height;
        var below = height - above;
        var isLineAligned = style.VerticalAlign is VerticalAlign.Top or VerticalAlign.Bottom;
        return new(style, null, item)
        {
            Atom = box,
            Moved = parent.Moved,
            Above = above,
            Below = below,
            Shift = isLineAligned ? 0 : parent.Shift + Raise(parent.Style, style, above, below),
            IsLineAligned = isLineAligned,
        };
    }

    /// <summary>How far the alphabetic baseline lies below the one that lines are aligned on.</summary>
    public static double AlphabeticDrop(ComputedStyle style) => style.IsVertical ? (style.Fonts.Ascent - style.Fonts.Descent) / 2 * style.FontSize : 0;

    private readonly record struct Extent(double Above, double Below);

    private static Extent Reach(ComputedStyle style)
    {
        var (ascent, descent) = (style.Fonts.Ascent * style.FontSize, style.Fonts.Descent * style.FontSize);
        // CSS Writing Modes 4, 4.4: in vertical lines the middle of the em boxes is the baseline.
        if (style.IsVertical) ascent = descent = (ascent + descent) / 2;
        var halfLeading = (style.UsedLineHeight - ascent - descent) / 2;
        if (style.Typography.Emphasis.IsNone) return new(ascent + halfLeading, descent + halfLeading);
        return new(Math.Max(ascent + halfLeading, EmphasisMetrics.ReachAbove(style)), Math.Max(descent + halfLeading, EmphasisMetrics.ReachBelow(style)));
    }

    private static double Raise(ComputedStyle parent, ComputedStyle style, double above, double below) => style.VerticalAlign switch
    {
        // The drop and rise that browsers use where the font is not asked.
        VerticalAlign.Sub => -parent.FontSize / 5,
        VerticalAlign.Super => parent.FontSize / 3,
        VerticalAlign.Middle => parent.Fonts.XHeight * parent.FontSize / 2 - (above - below) / 2,
        VerticalAlign.TextTop => parent.Fonts.Ascent * parent.FontSize - above,
        VerticalAlign.TextBottom => below - parent.Fonts.Descent * parent.FontSize,
        VerticalAlign.Length => style.VerticalShift.Of(style.UsedLineHeight),
        _ => 0,
    };
}
