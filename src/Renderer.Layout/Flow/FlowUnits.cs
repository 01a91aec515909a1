using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Flow;

/// <summary>Lists the units of a laid-out column in order, with what is allowed between them; boxes learn which units are theirs.</summary>
internal sealed class FlowUnits(double tallest)
{
    private readonly List<FlowUnit> _units = [];
    private BreakRule _forced;
    private bool _avoid;
    private int _avoidDepth;
    private int _sharedAvoidDepth;
    private double _openTop = double.NaN;
    private double _openMargin;
    private string _page = "";
    private readonly List<Clone> _clones = [];

    /// <summary>A box that is open and repeats its edges at breaks.</summary>
    private readonly record struct Clone(Edges Inset, int FirstUnit);

    /// <summary>The units of a column; positions count from the root's top edge.</summary>
    /// <param name="root">The box.</param>
    /// <param name="tallest">What is taller than this has to be broken, whatever it asks for.</param>
    public static List<FlowUnit> Of(BlockBox root, double tallest = double.PositiveInfinity)
    {
        var units = new FlowUnits(tallest);
        units.AddBlock(root, 0);
        return units._units;
    }

    private void AddBox(Box box, double top)
    {
        if (box is StaticPlaceBox)
        {
            box.Units = new(_units.Count, _units.Count);
            return;
        }
        Open(box, top);
        var (outerPage, outerAvoid) = (_page, _avoidDepth);
        if (box.Style.Page.Length > 0) _page = box.Style.Page;
        if (box.Style.BreakInside != BreakInside.Auto && box.Height <= tallest) _avoidDepth++;
        var clones = _clones.Count;
        if (box is BlockBox { Style.BoxDecorationBreak: BoxDecorationBreak.Clone, Inset.Vertical: > 0 } cloned) _clones.Add(new(cloned.Inset, _units.Count));
        switch (box)
        {
            case BlockBox { IsMonolithic: false } block:
                AddBlock(block, top);
                break;
            case TableBox table:
                AddTable(table, top);
                break;
            default:
                var start = _units.Count;
                Add(box, top, top + box.Height);
                box.Units = new(start, _units.Count);
                if (box is BlockBox { Positioned: not null } containing) AssignPositioned(containing, top);
                break;
        }
        (_page, _avoidDepth) = (outerPage, outerAvoid);
        if (_clones.Count > clones) _clones.RemoveAt(clones);
        _sharedAvoidDepth = Math.Min(_sharedAvoidDepth, outerAvoid);
        Ask(box.Style.BreakAfter);
    }

    private void Open(Box box, double top)
    {
        Ask(box.Style.BreakBefore);
        if (!double.IsNaN(_openTop)) return;
        _openTop = top;
        _openMargin = box is BlockBox { CollapsedTop: { } margin } ? margin.Value : box.Style.Margin.Top.Of(0);
    }

    private void Ask(BreakRule rule)
    {
        if (rule is BreakRule.Avoid or BreakRule.AvoidPage) _avoid = true;
        else if (rule is BreakRule.Left or BreakRule.Right or BreakRule.Recto or BreakRule.Verso) _forced = rule;
        // A side that is asked for holds, whatever break meets it there (CSS Fragmentation 3, 4.1).
        else if (rule != BreakRule.Auto && _forced == BreakRule.Auto) _forced = rule;
    }

    private void AddBlock(BlockBox box, double top)
    {
        var start = _units.Count;
        if (box.Inline is { } inline) AddLines(box, inline.Lines, top + box.Inset.Top, box.Style);
        foreach (var child in box.Children) AddBox(child, top + child.Y);
        if (_units.Count == start && box.Height > 0) Add(box, top, top + box.Height);
        box.Units = new(start, _units.Count);
        if (_units.Count > start) CloseAt(top + box.Height);
        if (box.Positioned is not null) AssignPositioned(box, top);
    }

    // A positioned box stands on the page of the last unit that begins above it.
    private void AssignPositioned(BlockBox box, double top)
    {
        foreach (var positioned in box.Positioned!)
        {
            var (low, high) = positioned.IsOnFirstPage ? new(box.Units.Start, box.Units.Start) : box.Units;
            while (low + 1 < high)
            {
                var middle = (low + high) / 2;
                if (_units[middle].Top <= top + positioned.Box.Y + 0.01) low = middle;
                else high = middle;
            }
            positioned.Units = new(low, low);
        }
    }

    // What a box has below its last unit stays with that unit.
    private void CloseAt(double bottom)
    {
        if (bottom > _units[^1].Bottom) _units[^1] = _units[^1] with { Bottom = bottom };
    }

    private void AddLines(BlockBox box, Inline.LineBox[] lines, double top, ComputedStyle style)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var isFew = i > 0 && (i < style.Orphans || lines.Length - i < style.Widows);
            Add(box, top + lines[i].Y, top + lines[i].Y + lines[i].Height, isFew ? BreakCost.FewLines : BreakCost.None);
        }
    }

    private void AddTable(TableBox table, double top)
    {
        var start = _units.Count;
        foreach (var caption in table.Captions)
        {
            if (caption.Style.CaptionSide != CaptionSide.Top) continue;
            AddBox(caption, top + caption.Y);
            _avoid = true;
        }
        var grid = top + table.Grid.Y;
        var costs = TableBreaks.Costs(table);
        for (var i = 0; i < table.Rows.Count; i++) AddRow(table, i, grid, costs[i]);
        if (table.Rows.Count > 0) CloseAt(grid + table.Grid.Height);
        foreach (var caption in table.Captions)
        {
            if (caption.Style.CaptionSide != CaptionSide.Bottom) continue;
            _avoid = true;
            AddBox(caption, top + caption.Y);
        }
        if (_units.Count == start && table.Height > 0) Add(table, top, top + table.Height);
        table.Units = new(start, _units.Count);
    }

    private void AddRow(TableBox table, int index, double grid, BreakCost cost)
    {
        var row = table.Rows[index];
        var before = index > 0 ? table.Rows[index - 1] : null;
        var isGroupStart = before is null || before.GroupIndex != row.GroupIndex;
        if (isGroupStart) Ask(row.Group?.BreakBefore ?? BreakRule.Auto);
        if (!row.IsSlice) Ask(row.Style.BreakBefore);
        cost |= row.Cost;
        if (!isGroupStart && row.Group?.BreakInside is BreakInside.Avoid or BreakInside.AvoidPage) cost |= BreakCost.InsideGroup;
        if (index == 0 && table.Captions.Count == 0) _openTop = double.IsNaN(_openTop) ? grid : Math.Min(_openTop, grid);
        // The half of a collapsed border that a page break would leave below the row must have room too.
        var border = table.IsCollapsed ? table.Grid.Inset.Bottom : 0;
        Add(table, grid + row.Y, grid + row.Y + row.Height + Math.Max(border, row.CutBelow), cost, table, index);
        if (index + 1 == table.Rows.Count || !table.Rows[index + 1].IsSlice) Ask(row.Style.BreakAfter);
        var isGroupEnd = index + 1 == table.Rows.Count || table.Rows[index + 1].GroupIndex != row.GroupIndex;
        if (isGroupEnd) Ask(row.Group?.BreakAfter ?? BreakRule.Auto);
    }

    private void Add(Box owner, double top, double bottom, BreakCost cost = BreakCost.None, TableBox? table = null, int row = -1)
    {
        if (_avoid) cost |= BreakCost.BetweenAvoid;
        if (_sharedAvoidDepth > 0) cost |= BreakCost.InsideAvoid;
        var isNewPage = _units.Count > 0 && _units[^1].Page != _page;
        _units.Add(new(double.IsNaN(_openTop) ? top : Math.Min(_openTop, top), bottom)
        {
            Forced = _units.Count == 0 ? BreakRule.Auto : _forced == BreakRule.Auto && isNewPage ? BreakRule.Page : _forced,
            Cost = cost,
            MarginAbove = double.IsNaN(_openTop) ? 0 : _openMargin,
            Owner = owner,
            Table = table,
            Row = row,
            Page = _page,
            Cloned = _clones.Count == 0 ? null : ClonedEdges(),
        });
        (_forced, _avoid, _openTop, _openMargin, _sharedAvoidDepth) = (BreakRule.Auto, false, double.NaN, 0, _avoidDepth);
    }

    private ClonedEdges? ClonedEdges()
    {
        var (above, below) = (0.0, 0.0);
        foreach (var (inset, first) in _clones)
            if (first < _units.Count) (above, below) = (above + inset.Top, below + inset.Bottom);
        return above + below > 0 ? new(above, below) : null;
    }
}
