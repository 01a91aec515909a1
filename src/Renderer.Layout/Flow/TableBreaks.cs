using Renderer.Layout.Boxes;

namespace Renderer.Layout.Flow;

/// <summary>Where a table likes to be cut.</summary>
internal static class TableBreaks
{
    /// <summary>For each row, what speaks against a break before it.</summary>
    public static BreakCost[] Costs(TableBox table)
    {
        var costs = new BreakCost[table.Rows.Count];
        // Cells of a tall row are there to be cut.
        foreach (var cell in table.SpanningCells)
            if (cell.Pieces is null) MarkCuts(table, cell, costs);
        for (var row = 1; row < costs.Length; row++)
            if (row <= table.HeadRows || row >= table.Rows.Count - table.FootRows) costs[row] = BreakCost.TableEnds;
        return costs;
    }

    // A cell that spans the break is repeated on both sides; it should fit on both.
    private static void MarkCuts(TableBox table, CellBox cell, BreakCost[] costs)
    {
        for (var row = cell.Row + 1; row < cell.EndRow; row++)
        {
            var (above, below) = (table.Rows[row].Y - cell.Y, cell.Y + cell.Height - table.Rows[row].Y);
            if (cell.ContentHeight > Math.Min(above, below) + 0.01) costs[row] = BreakCost.LabelCut;
        }
    }
}
