using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Flow;

/// <summary>Widths of a table's columns: fixed layout from the first row and the column elements (CSS 2.1, 17.5.2.1), automatic layout from all content (CSS Tables 3, section 4).</summary>
internal sealed class ColumnWidths
{
    /// <summary>What is known of a column before widths are shared out; widths are those of cells' border boxes.</summary>
    private struct Column
    {
        public double Minimum;
        public double Maximum;
        public double? Fixed;
        public double? Percent;
    }

    private readonly TableBox _table;
    private readonly ContentSizes _sizes;
    private readonly Column[] _columns;
    private readonly double _spacing;
    private readonly Edges _inset;

    public ColumnWidths(TableBox table, ContentSizes sizes)
    {
        (_table, _sizes) = (table, sizes);
        _columns = new Column[table.ColumnCount];
        _inset = TableFlow.GridInset(table, 0);
        _spacing = table.IsCollapsed ? 0 : table.Style.BorderSpacingX;
        for (var i = 0; i < table.Columns.Count; i++) ReadColumn(i, table.Columns[i]);
    }

    private bool IsFixed => _table.Style.TableLayout == TableAlgorithm.Fixed && !_table.Style.Width.IsAuto;

    // Everything of the grid box that is not column: its inset and the spacing round and between columns.
    private double Overhead => _inset.Horizontal + _spacing * (_columns.Length + 1);

    /// <summary>How narrow and wide the whole table can be.</summary>
    public WidthRange TableRange()
    {
        MeasureCells();
        var own = BoxSizes.Width(_table.Style, _table.Style.Width, default, 0);
        var minimum = Overhead + _columns.Sum(column => column.Minimum);
        if (own is { } width && !_table.Style.Width.HasPercent) return new(Math.Max(width, minimum), Math.Max(width, minimum));
        return new(minimum, Overhead + _columns.Sum(column => Math.Max(column.Fixed ?? column.Maximum, column.Minimum)));
    }

    /// <summary>The widths of the columns in a containing block.</summary>
    public double[] Resolve(double containingWidth)
    {
        var style = _table.Style;
        var asked = BoxSizes.Width(style, style.Width, _inset, containingWidth);
        if (IsFixed) return Fixed(BoxSizes.ClampWidth(style, asked!.Value, default, containingWidth) - Overhead);
        MeasureCells();
        var room = containingWidth - style.Margin.Left.Of(containingWidth) - style.Margin.Right.Of(containingWidth);
        var width = BoxSizes.ClampWidth(style, asked ?? Math.Min(room, Overhead + WidestContent()), default, containingWidth) - Overhead;
        return Automatic(Math.Max(width, _columns.Sum(column => column.Minimum)));
    }

    private void ReadColumn(int index, in TableColumn column)
    {
        var width = column.Style.Width.IsAuto && column.Group is { } group && index < _columns.Length ? group.Width : column.Style.Width;
        if (index < _columns.Length) Ask(index, width);
    }

    private void Ask(int index, LengthPercent width, double inset = 0)
    {
        ref var column = ref _columns[index];
        if (width.IsAuto) return;
        if (width.HasPercent) column.Percent = Math.Max(column.Percent ?? 0, width.Percent);
        else column.Fixed = Math.Max(column.Fixed ?? 0, width.Points + inset);
    }

    private double[] Fixed(double width)
    {
        foreach (var cell in _table.Rows.Count == 0 ? [] : _table.Rows[0].Cells) AskFirstRow(cell);
        var widths = new double[_columns.Length];
        var (taken, open) = (0.0, 0);
        for (var i = 0; i < widths.Length; i++)
        {
            if ((_columns[i].Fixed ?? _columns[i].Percent / 100 * width) is { } known) taken += widths[i] = known;
            else open++;
        }
        // Borders that collapse stick out of the columns by half; columns that fill the table without them have to give that up.
        var isJustOver = taken > width && taken <= width + _inset.Horizontal + 0.01;
        for (var i = 0; i < widths.Length; i++)
        {
            var isOpen = _columns[i].Fixed is null && _columns[i].Percent is null;
            if (isOpen) widths[i] = Math.Max(0, width - taken) / open;
            else if (taken > 0 && (isJustOver || (open == 0 && taken < width))) widths[i] *= width / taken;
        }
        return widths;
    }

    private void AskFirstRow(CellBox cell)
    {
        var width = cell.Style.Width;
        if (width.IsAuto) return;
        var inset = cell.Style.BoxSizing == BoxSizing.BorderBox ? 0 : CollapsedBorders.InsetOf(_table, cell, 0).Horizontal;
        for (var i = cell.Column; i < cell.EndColumn; i++)
        {
            if (_columns[i].Fixed is null && _columns[i].Percent is null)
                Ask(i, width.HasPercent ? new(0, width.Percent / cell.ColumnSpan) : new((width.Points + inset) / cell.ColumnSpan));
        }
    }

    private void MeasureCells()
    {
        foreach (var cell in _table.Cells.OrderBy(cell => cell.ColumnSpan))
        {
            var inset = CollapsedBorders.InsetOf(_table, cell, 0);
            var range = _sizes.OfContent(cell) + inset.Horizontal;
            if (!cell.Style.Wraps) range = range with { Minimum = range.Maximum };
            if (cell.ColumnSpan == 1) MeasureCell(cell, range, inset);
            else Spread(cell, range);
        }
        for (var i = 0; i < _columns.Length; i++)
        {
            ref var column = ref _columns[i];
            if (column.Fixed is { } known) column.Fixed = Math.Max(known, column.Minimum);
            column.Maximum = Math.Max(column.Maximum, column.Minimum);
        }
    }

    private void MeasureCell(CellBox cell, WidthRange range, Edges inset)
    {
        ref var column = ref _columns[cell.Column];
        column.Minimum = Math.Max(column.Minimum, range.Minimum);
        column.Maximum = Math.Max(column.Maximum, range.Maximum);
        Ask(cell.Column, cell.Style.Width, cell.Style.BoxSizing == BoxSizing.BorderBox ? 0 : inset.Horizontal);
    }

    // What a spanning cell needs beyond its columns goes to those that are not fixed, by their widest content.
    private void Spread(CellBox cell, WidthRange range)
    {
        var columns = _columns.AsSpan(cell.Column, cell.ColumnSpan);
        var spacing = _spacing * (cell.ColumnSpan - 1);
        double minimum = 0, maximum = 0, weights = 0;
        foreach (ref var column in columns)
        {
            minimum += column.Minimum;
            maximum += column.Maximum;
            if (column.Fixed is null) weights += column.Maximum + 1;
        }
        foreach (ref var column in columns)
        {
            var share = weights == 0 ? 1.0 / cell.ColumnSpan : column.Fixed is null ? (column.Maximum + 1) / weights : 0;
            column.Minimum += Math.Max(0, range.Minimum - spacing - minimum) * share;
            column.Maximum += Math.Max(0, range.Maximum - spacing - maximum) * share;
        }
    }

    private double WidestContent()
    {
        var sum = _columns.Sum(column => column.Percent is null ? Math.Max(column.Fixed ?? column.Maximum, column.Minimum) : 0);
        var percent = Math.Min(100, _columns.Sum(column => column.Percent ?? 0));
        var widest = _columns.Length == 0 ? 0 : _columns.Max(column => column.Percent is > 0 and var share ? column.Maximum / share * 100 : 0);
        if (percent > 0 && percent < 100) widest = Math.Max(widest, sum / (100 - percent) * 100);
        return Math.Max(widest, percent == 0 ? sum : Math.Max(sum, _columns.Sum(column => column.Maximum)));
    }

    // CSS Tables 3, 4.3: four guesses, each wider than the one before; the width lies between two of them or beyond the last.
    private double[] Automatic(double width)
    {
        var guesses = new double[4][];
        guesses[0] = [.. _columns.Select(column => column.Minimum)];
        guesses[1] = [.. _columns.Select(column => column.Percent is { } share ? Math.Max(column.Minimum, width * share / 100) : column.Minimum)];
        guesses[2] = [.. _columns.Select((column, i) => column.Percent is null && column.Fixed is { } known ? known : guesses[1][i])];
        guesses[3] = [.. _columns.Select((column, i) => column.Percent is null && column.Fixed is null ? column.Maximum : guesses[2][i])];
        for (var i = 1; i < 4; i++)
        {
            var (low, high) = (guesses[i - 1].Sum(), guesses[i].Sum());
            if (high < width) continue;
            var part = high > low ? (width - low) / (high - low) : 1;
            return [.. guesses[i - 1].Select((from, column) => from + (guesses[i][column] - from) * Math.Clamp(part, 0, 1))];
        }
        return Grow(guesses[3], width);
    }

    private double[] Grow(double[] widths, double width)
    {
        var spare = width - widths.Sum();
        var receivers = Enumerable.Range(0, widths.Length).Where(i => _columns[i].Fixed is null && _columns[i].Percent is null).ToArray();
        if (receivers.Length == 0) receivers = [.. Enumerable.Range(0, widths.Length).Where(i => _columns[i].Percent is null)];
        if (receivers.Length == 0) receivers = [.. Enumerable.Range(0, widths.Length)];
        var weights = receivers.Sum(i => widths[i]);
        foreach (var i in receivers) widths[i] += spare * (weights > 0 ? widths[i] / weights : 1.0 / receivers.Length);
        return widths;
    }
}
