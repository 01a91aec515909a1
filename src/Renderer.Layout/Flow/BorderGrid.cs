using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Flow;

/// <summary>The collapsed borders of a table, by grid line: resolved once for layout, and again where a page break puts other rows next to each other.</summary>
internal sealed class BorderGrid
{
    /// <summary>In place of a row: the edge of the table or of the page.</summary>
    public const int Outside = -1;

    private static readonly CollapsedBorder None = new(0, BorderStyle.None, default);

    private readonly TableBox _table;
    private readonly CellBox?[] _slots;
    private readonly CollapsedBorder[] _horizontal;
    private readonly CollapsedBorder[] _vertical;

    public BorderGrid(TableBox table)
    {
        _table = table;
        var (rows, columns) = (table.Rows.Count, table.ColumnCount);
        _slots = new CellBox?[rows * columns];
        foreach (var cell in table.Cells)
        {
            for (var row = cell.Row; row < cell.EndRow; row++)
                _slots.AsSpan(row * columns + cell.Column, cell.ColumnSpan).Fill(cell);
        }
        _horizontal = new CollapsedBorder[(rows + 1) * columns];
        _vertical = new CollapsedBorder[rows * (columns + 1)];
        for (var line = 0; line <= rows; line++)
            for (var column = 0; column < columns; column++) _horizontal[line * columns + column] = Resolve(line - 1, line < rows ? line : Outside, column);
        for (var row = 0; row < rows; row++)
            for (var line = 0; line <= columns; line++) _vertical[row * (columns + 1) + line] = ResolveVertical(row, line);
    }

    /// <summary>What the table's own box is inset by: half its outer borders.</summary>
    public Edges TableInset()
    {
        var (rows, columns) = (_table.Rows.Count, _table.ColumnCount);
        double top = 0, right = 0, bottom = 0, left = 0;
        for (var column = 0; column < columns; column++)
        {
            top = Math.Max(top, _horizontal[column].Width);
            bottom = Math.Max(bottom, _horizontal[rows * columns + column].Width);
        }
        for (var row = 0; row < rows; row++)
        {
            left = Math.Max(left, Vertical(row, 0).Width);
            right = Math.Max(right, Vertical(row, columns).Width);
        }
        return new(top / 2, right / 2, bottom / 2, left / 2);
    }

    /// <summary>The widest border along one side of a cell.</summary>
    public double WidestAt(CellBox cell, int side)
    {
        var columns = _table.ColumnCount;
        var widest = 0.0;
        if (side is 0 or 2)
        {
            var line = side == 0 ? cell.Row : cell.EndRow;
            for (var column = cell.Column; column < cell.EndColumn; column++) widest = Math.Max(widest, _horizontal[line * columns + column].Width);
            return widest;
        }
        for (var row = cell.Row; row < cell.EndRow; row++) widest = Math.Max(widest, Vertical(row, side == 3 ? cell.Column : cell.EndColumn).Width);
        return widest;
    }

    /// <summary>The border left of a column (or right of the last one) in a row.</summary>
    public CollapsedBorder Vertical(int row, int line) => _vertical[row * (_table.ColumnCount + 1) + line];

    /// <summary>The border between two rows that stand one above the other on a page, in one column.</summary>
    public CollapsedBorder Between(int above, int below, int column)
    {
        if (below == above + 1 && above >= 0) return _horizontal[below * _table.ColumnCount + column];
        if (above == Outside && below == 0) return _horizontal[column];
        return Resolve(above, below, column);
    }

    // Where rows are cut apart, a cell that goes on has a border there as if it ended.
    private CollapsedBorder Resolve(int above, int below, int column)
    {
        var (upper, lower) = (SlotAt(above, column), SlotAt(below, column));
        if (upper is not null && upper == lower && below == above + 1) return None;
        var border = None;
        if (upper is not null) border = CollapsedBorders.Stronger(border, CollapsedBorders.Of(upper.Style, 2));
        if (lower is not null) border = CollapsedBorders.Stronger(border, CollapsedBorders.Of(lower.Style, 0));
        if (above >= 0) border = CollapsedBorders.Stronger(border, CollapsedBorders.Of(_table.Rows[above].Style, 2));
        if (below >= 0) border = CollapsedBorders.Stronger(border, CollapsedBorders.Of(_table.Rows[below].Style, 0));
        border = Stronger(border, GroupEdge(above, below), 2);
        border = Stronger(border, GroupEdge(below, above), 0);
        if (above < 0 && below >= 0) return Outer(border, 0, column);
        return below < 0 && above >= 0 ? Outer(border, 2, column) : border;
    }

    private CollapsedBorder ResolveVertical(int row, int line)
    {
        var (left, right) = (SlotAt(row, line - 1), SlotAt(row, line));
        if (left is not null && left == right) return None;
        var border = None;
        if (left is not null) border = CollapsedBorders.Stronger(border, CollapsedBorders.Of(left.Style, 1));
        if (right is not null) border = CollapsedBorders.Stronger(border, CollapsedBorders.Of(right.Style, 3));
        if (line == 0) border = Stronger(Stronger(border, _table.Rows[row].Style, 3), _table.Rows[row].Group, 3);
        if (line == _table.ColumnCount) border = Stronger(Stronger(border, _table.Rows[row].Style, 1), _table.Rows[row].Group, 1);
        if (line > 0 && line <= _table.Columns.Count) border = Stronger(border, _table.Columns[line - 1].Style, 1);
        if (line < _table.Columns.Count) border = Stronger(border, _table.Columns[line].Style, 3);
        if (line == 0) return Stronger(border, _table.Style, 3);
        return line == _table.ColumnCount ? Stronger(border, _table.Style, 1) : border;
    }

    private CollapsedBorder Outer(CollapsedBorder border, int side, int column)
    {
        if (column < _table.Columns.Count) border = Stronger(Stronger(border, _table.Columns[column].Style, side), _table.Columns[column].Group, side);
        return Stronger(border, _table.Style, side);
    }

    private static CollapsedBorder Stronger(in CollapsedBorder border, ComputedStyle? style, int side) =>
        style is null || style.Border[side].Style == BorderStyle.None ? border : CollapsedBorders.Stronger(border, CollapsedBorders.Of(style, side));

    private ComputedStyle? GroupEdge(int row, int neighbour) =>
        row >= 0 && (neighbour < 0 || _table.Rows[row].GroupIndex != _table.Rows[neighbour].GroupIndex) ? _table.Rows[row].Group : null;

    private CellBox? SlotAt(int row, int column) => row < 0 || column < 0 || column >= _table.ColumnCount ? null : _slots[row * _table.ColumnCount + column];
}
