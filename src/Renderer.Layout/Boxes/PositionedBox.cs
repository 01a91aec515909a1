using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Painting;

namespace Renderer.Layout.Boxes;

/// <summary>An absolutely positioned box (CSS Positioned Layout 3, section 4). It hangs on its containing block; its place is that block's padding box.</summary>
internal sealed class PositionedBox(Box box)
{
    public Box Box { get; } = box;

    /// <summary>Whether it stands where the flow would have put it, sideways or down: neither offset of the axis is given.</summary>
    public bool IsStaticX => Placement.Offsets is { Left.IsAuto: true, Right.IsAuto: true };

    public bool IsStaticY => Placement.Offsets is { Top.IsAuto: true, Bottom.IsAuto: true };

    public Placement Placement => Box.Style.Placement;

    /// <summary>The flow unit beside which it stands: it is painted on that unit's page.</summary>
    public UnitRange Units { get; set; }

    /// <summary>Whether it hangs on the root and stands on the first page, however little of the flow is there.</summary>
    public bool IsOnFirstPage { get; set; }

    /// <summary>Whether the flow would have begun a line of its own for it.</summary>
    public bool IsBlockLevel { get; init; }

    /// <summary>Where the flow would have put it, on the page painted last that has this place; null before that.</summary>
    public Point? StaticPlace { get; set; }

    /// <summary>Whether its static place came by and it was not painted since.</summary>
    public bool IsDue { get; set; }

    /// <summary>Notes the place while the flow round it is painted.</summary>
    public void ComeBy(double x, double y) => (StaticPlace, IsDue) = (new(x, y), true);
}

/// <summary>Where a block-level box would stand had it not been taken out of the flow: no size, no unit.</summary>
internal sealed class StaticPlaceBox(ComputedStyle style, PositionedBox positioned) : Box(style)
{
    public PositionedBox Positioned { get; } = positioned;
}
