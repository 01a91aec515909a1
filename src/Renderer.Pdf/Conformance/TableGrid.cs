using System.Collections.Immutable;
using Renderer.Layout.Pages;

namespace Renderer.Pdf.Conformance;

/// <summary>The cells of a table on its grid of rows and columns, as spans put them there (HTML, 4.9.12.1).</summary>
internal sealed class TableGrid
{
    private readonly List<int> _cells = []; // row by row
    private readonly List<int> _rows = [];

    private TableGrid()
    {
    }

    /// <summary>Columns of the first row, which no cell from above reaches into.</summary>
    public int Columns { get; private set; }

    public int Rows => _rows.Count;

    /// <summary>The row or cell that keeps the table from being a rectangle; -1 when it is one.</summary>
    public int Misfit { get; private set; } = -1;

    /// <summary>The cell at a place.</summary>
    public int this[int row, int column] => _cells[row * Columns + column];

    /// <summary>Lays a table's cells out on the grid.</summary>
    public static TableGrid Of(int table, ImmutableArray<StructureElement> structure, StructureKids kids)
    {
        var grid = new TableGrid();
        foreach (var kid in kids.Of(table))
        {
            if (structure[kid].Type == StructureType.TableRow)
                grid._rows.Add(kid);
            else if (structure[kid].Type != StructureType.Caption)
                grid._rows.AddRange(kids.Of(kid));
        }
        if (grid.Rows == 0)
            return grid;
        grid.Columns = WidthOf(grid._rows[0]);
        grid.Fill(structure, kids);
        return grid;

        int WidthOf(int row) => kids.Of(row).Sum(cell => structure[cell].ColumnSpan);
    }

    // The first row is as wide as the table; what differs is a misfit.
    private void Fill(ImmutableArray<StructureElement> structure, StructureKids kids)
    {
        _cells.AddRange(Enumerable.Repeat(0, Rows * Columns));
        for (var row = 0; row < Rows; row++)
        {
            var column = 0;
            foreach (var cell in kids.Of(_rows[row]))
            {
                while (column < Columns && this[row, column] != 0)
                    column++;
                if (!Place(cell, structure[cell], row, column))
                    NoteMisfit(cell);
                column += structure[cell].ColumnSpan;
            }
            if (_cells.IndexOf(0, row * Columns, Columns) >= 0)
                NoteMisfit(_rows[row]);
        }
    }

    private bool Place(int cell, StructureElement element, int row, int column)
    {
        var fits = row + element.RowSpan <= Rows && column + element.ColumnSpan <= Columns;
        for (var r = row; r < Math.Min(Rows, row + element.RowSpan); r++)
        {
            for (var c = column; c < Math.Min(Columns, column + element.ColumnSpan); c++)
            {
                fits &= this[r, c] == 0;
                _cells[r * Columns + c] = cell;
            }
        }
        return fits;
    }

    private void NoteMisfit(int element)
    {
        if (Misfit < 0)
            Misfit = element;
    }
}
