using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Images;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Boxes;

/// <summary>A box of the flow before it is cut into pages. The flow fills in position and size once, in points.</summary>
internal abstract class Box(ComputedStyle style)
{
    public ComputedStyle Style { get; } = style;

    /// <summary>The structure element whose content this box is; -1 for an artifact.</summary>
    public int Structure { get; init; } = -1;

    public Origin Origin { get; init; }

    /// <summary>HTML id of the element, for links to it.</summary>
    public string? Anchor { get; init; }

    /// <summary>Left edge of the border box from the left edge of the parent's.</summary>
    public double X { get; set; }

    /// <summary>Top edge of the border box from the top edge of the parent's.</summary>
    public double Y { get; set; }

    public double Width { get; set; }

    public double Height { get; set; }

    /// <summary>Used border widths and paddings together.</summary>
    public Edges Inset { get; set; }

    /// <summary>How far the box is painted from its place, for <c>position: relative</c>; null for none.</summary>
    public Displacement? Moved { get; set; }

    /// <summary>The stretch of flow units that lies inside this box.</summary>
    public UnitRange Units { get; set; }

    /// <summary>How narrow and wide the content can be, once somebody asked; without the box's own inset.</summary>
    public WidthRange? ContentRange { get; set; }

    public double ContentWidth => Math.Max(0, Width - Inset.Left - Inset.Right);
}

/// <summary>Widths at the four sides, in points.</summary>
internal readonly record struct Edges(double Top, double Right, double Bottom, double Left)
{
    public double Horizontal => Left + Right;

    public double Vertical => Top + Bottom;
}

/// <summary>Smallest and largest useful width (CSS Sizing 3, 2.1), in points.</summary>
internal readonly record struct WidthRange(double Minimum, double Maximum)
{
    public static WidthRange operator +(WidthRange range, double both) => new(range.Minimum + both, range.Maximum + both);

    public static WidthRange Widest(WidthRange a, WidthRange b) => new(Math.Max(a.Minimum, b.Minimum), Math.Max(a.Maximum, b.Maximum));
}

/// <summary>A distance to the right and down, in points.</summary>
internal sealed record Displacement(double X, double Y);

/// <summary>Flow units from <paramref name="Start"/> up to, not including, <paramref name="End"/>.</summary>
internal readonly record struct UnitRange(int Start, int End);

/// <summary>A block container: block-level children, or lines, never both (CSS 2.1, 9.2.1).</summary>
internal class BlockBox(ComputedStyle style) : Box(style)
{
    public List<Box> Children { get; } = [];

    public Inline.InlineContent? Inline { get; set; }

    public ListMarker? Marker { get; set; }

    public bool IsHeading { get; init; }

    /// <summary>The items in lines, of a flex container that is laid out; null for any other block.</summary>
    public List<Flow.FlexLine>? FlexLines { get; set; }

    /// <summary>Whether pages cannot be changed inside: items side by side or in another order.</summary>
    public bool IsMonolithic => FlexLines is not null && (Style.Flex.Direction != Css.Values.FlexDirection.Column || Children.Exists(child => child.Style.Flex.Order != 0));

    /// <summary>Absolutely positioned boxes this block is the containing block of, in paint order once they are laid out; null for none.</summary>
    public List<PositionedBox>? Positioned { get; set; }

    /// <summary>Margins of children do not collapse with this box's own (CSS 2.1, 9.4.1).</summary>
    public bool IsFlowRoot { get; set; }

    /// <summary>Everything inside a block of vertical text that stands in horizontal text, laid out as if it were horizontal; null for any other block.</summary>
    public BlockBox? Turned { get; set; }

    /// <summary>Top margin, collapsed with those of first children; valid after the flow.</summary>
    public Flow.MarginStrut? CollapsedTop { get; set; }

    /// <summary>Bottom margin of the last child, which may collapse with this box's own; valid after the flow.</summary>
    public Flow.MarginStrut TrailingMargin { get; set; }
}

/// <summary>A list item's marker outside its box.</summary>
internal sealed record ListMarker(Inline.InlineContent Content);

/// <summary>A picture.</summary>
internal sealed class ImageBox(ComputedStyle style, Picture picture) : Box(style)
{
    public Picture Picture { get; } = picture;
}
