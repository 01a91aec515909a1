namespace Renderer.Layout.Boxes;

/// <summary>Gives every cell its row and column: spans take room in the rows below, never beyond their row group (HTML, 4.9.12.1).</summary>
internal sealed class CellGrid(TableBox table)
{
    // Spreadsheets stop at some such number too; beyond it a table is a mistake or an attack.
    private const int MostColumns = 1000;
    private const int MostSlots = 4_000_000;

    // Last row, not included, down to which each column is taken by a cell from above.
    private readonly List<int> _takenUntil = [];

    public int ColumnCount { get; private set; }

    public void Add(List<TableRow> rows, int group)
    {
        var start = table.Rows.Count;
        var end = start + rows.Count;
        _takenUntil.Clear();
        foreach (var row in rows)
        {
            PlaceCells(row, end);
            table.Rows.Add(row);
            row.GroupIndex = group;
        }
    }

    private void PlaceCells(TableRow row, int groupEnd)
    {
        var index = table.Rows.Count;
        var column = 0;
        foreach (var cell in row.Cells)
        {
            while (column < _takenUntil.Count && _takenUntil[column] > index) column++;
            (cell.Row, cell.Column) = (index, column);
            // rowspan="0" reaches to the end of the group.
            cell.RowSpan = Math.Min(cell.RowSpan == 0 ? int.MaxValue : cell.RowSpan, groupEnd - index);
            cell.ColumnSpan = FreeColumns(column, cell.ColumnSpan, index);
            while (_takenUntil.Count < cell.EndColumn) _takenUntil.Add(0);
            for (var i = column; i < cell.EndColumn; i++) _takenUntil[i] = index + cell.RowSpan;
            column = cell.EndColumn;
            ColumnCount = Math.Max(ColumnCount, column);
            table.Cells.Add(cell);
            if (ColumnCount > MostColumns || (long)ColumnCount * (index + cell.RowSpan) > MostSlots) throw TooLarge(cell);
        }
    }

    // Cells never overlap here: a span stops at a column that a cell from above still takes.
    private int FreeColumns(int column, int wanted, int row)
    {
        for (var i = 1; i < wanted; i++)
            if (column + i < _takenUntil.Count && _takenUntil[column + i] > row) return i;
        return wanted;
    }

    private static LayoutException TooLarge(CellBox cell) => new(
    [
        new("table-too-large", $"A table has more than {MostColumns} columns or {MostSlots} places for cells.", "Split the table, or correct its colspan and rowspan.", cell.Origin),
    ]);
}
