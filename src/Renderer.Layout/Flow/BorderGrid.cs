using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Flow;

/// <summary>The collapsed borders of a table, by grid line: resolved once for layout, and again where a page break puts other rows next to each other.</summary>
internal sealed class BorderGrid
{
    /// <summary>In place of a row: the edge of the table or of the page.</summary>
    public const int Outside = -1;

    private static readonly CollapsedBorder None = new(0, BorderStyle.None, null);

    private readonly TableBox _table;
    private readonly CellBox?[] _slots;
    private readonly CollapsedBorder[] _horizontal;
    private readonly CollapsedBorder[] _vertical;
    private readonly Dictionary<ComputedStyle, StyleBorders> _styles = new(ReferenceEqualityComparer.Instance);
    private ComputedStyle? _lastStyle;
    private StyleBorders? _last;

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
        IsUniform = AreAlike(_horizontal, _vertical);
    }

    /// <summary>Whether all borders that are seen look the same, so that it does not matter which covers which.</summary>
    public bool IsUniform { get; }

    /// <summary>What the table's own box is inset by: half its outer borders.</summary>
    public Edges TableInset()
    {
        var (rows, columns) = (_table.Rows.Count, _table.ColumnCount);
        double right = 0, left = 0;
        for (var row = 0; row < rows; row++)
        {
            left = Math.Max(left, Vertical(row, 0).Width);
            right = Math.Max(right, Vertical(row, columns).Width);
        }
        return new(WidestOn(0, 0, columns) / 2, right / 2, WidestOn(rows, 0, columns) / 2, left / 2);
    }

    /// <summary>Half of the widest border along each side of a cell.</summary>
    public Edges HalvesAt(CellBox cell)
    {
        double left = 0, right = 0;
        for (var row = cell.Row; row < cell.EndRow; row++)
        {
            left = Math.Max(left, Vertical(row, cell.Column).Width);
            right = Math.Max(right, Vertical(row, cell.EndColumn).Width);
        }
        return new(WidestOn(cell.Row, cell.Column, cell.EndColumn) / 2, right / 2, WidestOn(cell.EndRow, cell.Column, cell.EndColumn) / 2, left / 2);
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

    private double WidestOn(int line, int column, int end)
    {
        var widest = 0.0;
        foreach (ref readonly var border in _horizontal.AsSpan(line * _table.ColumnCount + column, end - column)) widest = Math.Max(widest, border.Width);
        return widest;
    }

    // Where rows are cut apart, a cell that goes on has a border there as if it ended.
    private CollapsedBorder Resolve(int above, int below, int column)
    {
        var (upper, lower) = (SlotAt(above, column), SlotAt(below, column));
        if (upper is not null && upper == lower && below == above + 1) return None;
        var border = None;
        if (upper is not null) border = BordersOf(upper.Style).Bottom;
        if (lower is not null) border = CollapsedBorders.Stronger(border, BordersOf(lower.Style).Top);
        if (above >= 0) border = CollapsedBorders.Stronger(border, BordersOf(_table.Rows[above].Style).Bottom);
        if (below >= 0) border = CollapsedBorders.Stronger(border, BordersOf(_table.Rows[below].Style).Top);
        if (GroupEdge(above, below) is { } ending) border = CollapsedBorders.Stronger(border, BordersOf(ending).Bottom);
        if (GroupEdge(below, above) is { } beginning) border = CollapsedBorders.Stronger(border, BordersOf(beginning).Top);
        if (above < 0 && below >= 0) return Edge(border, column, true);
        return below < 0 && above >= 0 ? Edge(border, column, false) : border;
    }

    private CollapsedBorder Edge(CollapsedBorder border, int column, bool isTop)
    {
        if (column < _table.Columns.Count)
        {
            var (own, group) = _table.Columns[column];
            border = CollapsedBorders.Stronger(border, isTop ? BordersOf(own).Top : BordersOf(own).Bottom);
            if (group is not null) border = CollapsedBorders.Stronger(border, isTop ? BordersOf(group).Top : BordersOf(group).Bottom);
        }
        return CollapsedBorders.Stronger(border, isTop ? BordersOf(_table.Style).Top : BordersOf(_table.Style).Bottom);
    }

    private CollapsedBorder ResolveVertical(int row, int line)
    {
        var (left, right) = (SlotAt(row, line - 1), SlotAt(row, line));
        if (left is not null && left == right) return None;
        var border = None;
        if (left is not null) border = BordersOf(left.Style).Right;
        if (right is not null) border = CollapsedBorders.Stronger(border, BordersOf(right.Style).Left);
        if (line == 0) border = RowEdge(border, row, true);
        if (line == _table.ColumnCount) border = RowEdge(border, row, false);
        border = BetweenColumns(border, line);
        if (line == 0) border = CollapsedBorders.Stronger(border, BordersOf(_table.Style).Left);
        return line == _table.ColumnCount ? CollapsedBorders.Stronger(border, BordersOf(_table.Style).Right) : border;
    }

    private CollapsedBorder RowEdge(CollapsedBorder border, int row, bool isLeft)
    {
        var own = BordersOf(_table.Rows[row].Style);
        border = CollapsedBorders.Stronger(border, isLeft ? own.Left : own.Right);
        if (_table.Rows[row].Group is not { } style) return border;
        var group = BordersOf(style);
        return CollapsedBorders.Stronger(border, isLeft ? group.Left : group.Right);
    }

    private CollapsedBorder BetweenColumns(CollapsedBorder border, int line)
    {
        var columns = _table.Columns;
        var (before, after) = (line > 0 && line <= columns.Count, line < columns.Count);
        if (before) border = CollapsedBorders.Stronger(border, BordersOf(columns[line - 1].Style).Right);
        if (after) border = CollapsedBorders.Stronger(border, BordersOf(columns[line].Style).Left);
        if (before && after && columns[line - 1].GroupNumber == columns[line].GroupNumber) return border;
        if (before && columns[line - 1].Group is { } ending) border = CollapsedBorders.Stronger(border, BordersOf(ending).Right);
        if (after && columns[line].Group is { } beginning) border = CollapsedBorders.Stronger(border, BordersOf(beginning).Left);
        return border;
    }

    private ComputedStyle? GroupEdge(int row, int neighbour) =>
        row >= 0 && (neighbour < 0 || _table.Rows[row].GroupIndex != _table.Rows[neighbour].GroupIndex) ? _table.Rows[row].Group : null;

    private CellBox? SlotAt(int row, int column) => row < 0 || column < 0 || column >= _table.ColumnCount ? null : _slots[row * _table.ColumnCount + column];

    // Neighbours mostly share their style.
    private StyleBorders BordersOf(ComputedStyle style)
    {
        if (ReferenceEquals(style, _lastStyle)) return _last!;
        if (!_styles.TryGetValue(style, out var borders)) _styles.Add(style, borders = new(style));
        (_lastStyle, _last) = (style, borders);
        return borders;
    }

    private static bool AreAlike(ReadOnlySpan<CollapsedBorder> horizontal, ReadOnlySpan<CollapsedBorder> vertical)
    {
        CollapsedBorder? look = null;
        foreach (ref readonly var border in horizontal)
            if (border.IsVisible && border != (look ??= border)) return false;
        foreach (ref readonly var border in vertical)
            if (border.IsVisible && border != (look ??= border)) return false;
        return look is not { Style: not BorderStyle.Solid };
    }
}
