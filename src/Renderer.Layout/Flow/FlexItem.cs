using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Flow;

/// <summary>An item of a flex container while its place is found. Sizes are those of border boxes, along the container's axes.</summary>
internal sealed class FlexItem(Box box)
{
    public Box Box { get; } = box;

    public FlexValues Flex => Box.Style.Flex;

    public required FlexMargins Main { get; init; }

    public required FlexMargins Cross { get; init; }

    /// <summary>The flex base size.</summary>
    public double Base { get; set; }

    public double Minimum { get; set; }

    public double Maximum { get; set; } = double.PositiveInfinity;

    /// <summary>Size along the main axis.</summary>
    public double Size { get; set; }

    /// <summary>Size across, before it is stretched.</summary>
    public double CrossSize { get; set; }

    /// <summary>Whether the size along the main axis is settled.</summary>
    public bool IsFrozen { get; set; }

    public double Hypothetical => Math.Max(Math.Min(Base, Maximum), Minimum);

    public double Outer => Size + Main.Sum;

    public double OuterCross => CrossSize + Cross.Sum;
}

/// <summary>Margins of an item on one axis; auto ones count zero until free space is shared.</summary>
internal readonly record struct FlexMargins(double Start, double End, bool IsStartAuto, bool IsEndAuto)
{
    public double Sum => Start + End;

    public bool HasAuto => IsStartAuto || IsEndAuto;

    public static FlexMargins Of(LengthPercent start, LengthPercent end, double basis) => new(start.Of(basis), end.Of(basis), start.IsAuto, end.IsAuto);

    /// <summary>With free space given to the auto ones (CSS Flexbox 1, 8.1).</summary>
    public FlexMargins Grow(double share) => this with { Start = Start + (IsStartAuto ? share : 0), End = End + (IsEndAuto ? share : 0) };

    public int AutoCount => (IsStartAuto ? 1 : 0) + (IsEndAuto ? 1 : 0);
}

/// <summary>The items of one line of a flex container, and the gap between them.</summary>
internal sealed record FlexLine(List<FlexItem> Items, double Gap)
{
    public double Gaps => Gap * (Items.Count - 1);

    public double Used => Items.Sum(item => item.Outer) + Gaps;

    /// <summary>Resolves the items' sizes for the room there is (CSS Flexbox 1, 9.7).</summary>
    public void Resolve(double room)
    {
        var isGrowing = Items.Sum(item => item.Hypothetical + item.Main.Sum) + Gaps < room;
        foreach (var item in Items)
        {
            item.Size = item.Hypothetical;
            item.IsFrozen = Factor(item, isGrowing) == 0 || (isGrowing ? item.Base > item.Hypothetical : item.Base < item.Hypothetical);
        }
        var initial = Free(room);
        // Every round settles at least one item.
        while (Items.Exists(item => !item.IsFrozen)) Share(room, initial, isGrowing);
    }

    private void Share(double room, double initial, bool isGrowing)
    {
        var open = Items.FindAll(item => !item.IsFrozen);
        var factors = open.Sum(item => Factor(item, isGrowing));
        var free = Free(room);
        if (factors < 1 && Math.Abs(initial * factors) < Math.Abs(free)) free = initial * factors;
        var weights = open.Sum(item => Weight(item, isGrowing));
        double violation = 0;
        foreach (var item in open)
        {
            item.Size = Math.Max(Math.Min(Wanted(item), item.Maximum), item.Minimum);
            violation += item.Size - Wanted(item);
        }
        foreach (var item in open) item.IsFrozen = Math.Abs(violation) < 1e-9 || (violation > 0 ? item.Size > Wanted(item) : item.Size < Wanted(item));

        double Wanted(FlexItem item) => item.Base + (weights > 0 ? free * Weight(item, isGrowing) / weights : 0);
    }

    private double Free(double room) => room - Gaps - Items.Sum(item => item.Main.Sum + (item.IsFrozen ? item.Size : item.Base));

    private static double Factor(FlexItem item, bool isGrowing) => isGrowing ? item.Flex.Grow : item.Flex.Shrink;

    private static double Weight(FlexItem item, bool isGrowing) => isGrowing ? item.Flex.Grow : item.Flex.Shrink * item.Base;
}
