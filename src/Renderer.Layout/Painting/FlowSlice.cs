using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Flow;

namespace Renderer.Layout.Painting;

/// <summary>One of the stretches a column of units is cut into, and where its area lies on the page; or everything, inside what is never cut.</summary>
/// <param name="Cuts">All stretches of the column, in order.</param>
/// <param name="Index">Which of them this is.</param>
/// <param name="PageTop">Top edge of the area on the page.</param>
/// <param name="PageBottom">Bottom edge of the area.</param>
internal readonly record struct FlowSlice(UnitRange[] Cuts, int Index, double PageTop, double PageBottom)
{
    public static readonly FlowSlice Whole = new([new(int.MinValue, int.MaxValue)], 0, double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The page, if the column is the document's own and not a cell's.</summary>
    public PageCut? Page { get; init; }

    public UnitRange Units => Cuts[Index];

    public bool IsWhole => Units.Start == int.MinValue;

    private bool IsLast => Index == Cuts.Length - 1;

    public bool Includes(int unit) => IsWhole || (unit >= Units.Start && unit < Units.End);

    /// <summary>Which of a block's lines are on the page, the first of them the unit <paramref name="firstUnit"/>: from the first to before the second number.</summary>
    public (int First, int End) Lines(int firstUnit, int count) =>
        IsWhole ? (0, count) : (Math.Clamp(Units.Start - firstUnit, 0, count), Math.Clamp(Units.End - firstUnit, 0, count));

    /// <summary>Whether a box has something on the page; one without units counts where it stands.</summary>
    public bool Overlaps(UnitRange box)
    {
        if (IsWhole) return true;
        if (box.Start == box.End) return box.Start >= Units.Start && (box.Start < Units.End || IsLast);
        return box.Start < Units.End && box.End > Units.Start;
    }

    /// <summary>Whether the page ends before a box.</summary>
    public bool IsBefore(UnitRange box) => !IsWhole && !IsLast && box.Start >= Units.End;

    /// <summary>The first child that may have something on the page: children are in order, so the ones before it can be skipped.</summary>
    public int FirstChild(BlockBox box)
    {
        if (IsWhole || box.Units.Start >= Units.Start) return 0;
        var (low, high) = (0, box.Children.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (box.Children[middle].Units.End < Units.Start) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>What is left of the area inside a box that repeats its edges at breaks.</summary>
    public FlowSlice Within(Box box)
    {
        if (IsWhole || box.Style.BoxDecorationBreak == BoxDecorationBreak.Slice) return this;
        return this with
        {
            PageTop = PageTop + (box.Units.Start < Units.Start ? box.Inset.Top : 0),
            PageBottom = PageBottom - (box.Units.End > Units.End ? box.Inset.Bottom : 0),
        };
    }

    /// <summary>The part of a box that is on the page, and which of its edges are.</summary>
    public Rectangle Clip(Box box, in Rectangle area, out BorderSides sides)
    {
        sides = BorderSides.All;
        if (IsWhole || box.Units.Start == box.Units.End) return area;
        var (top, bottom) = (area.Top, area.Bottom);
        var isCloned = box.Style.BoxDecorationBreak == BoxDecorationBreak.Clone;
        if (box.Units.Start < Units.Start)
        {
            if (!isCloned) sides &= ~BorderSides.Top;
            top = PageTop;
        }
        if (box.Units.End > Units.End)
        {
            if (!isCloned) sides &= ~BorderSides.Bottom;
            bottom = PageBottom;
        }
        return area with { Top = top, Bottom = bottom };
    }
}
