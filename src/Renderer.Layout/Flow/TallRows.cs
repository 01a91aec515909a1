using Renderer.Layout.Boxes;

namespace Renderer.Layout.Flow;

/// <summary>Rows are never cut, unless they are taller than a page: then the row becomes several rows that fit, and its cells span them with their content shared out.</summary>
internal static class TallRows
{
    /// <summary>Splits the rows of a table that are taller than a page has room for; rows of head and foot stay.</summary>
    /// <param name="table">The table, its row heights known.</param>
    /// <param name="page">What a page has room for; rows up to this stay whole.</param>
    /// <param name="room">Height of the pieces, smaller where head and foot are repeated.</param>
    public static void Split(TableBox table, double page, double room)
    {
        for (var row = table.Rows.Count - table.FootRows - 1; row >= table.HeadRows; row--)
            if (table.Rows[row].Height > page) Split(table, row, room);
    }

    private static void Split(TableBox table, int row, double room)
    {
        var tall = table.Rows[row];
        var cut = new Dictionary<CellBox, (List<FlowUnit> Units, List<UnitRange> Pieces)>();
        var count = 1;
        foreach (var cell in tall.Cells)
        {
            if (cell.RowSpan != 1) continue;
            var units = FlowUnits.Of(cell);
            var pieces = ContentPieces.Split(units, room - cell.Inset.Vertical);
            cut.Add(cell, (units, pieces));
            count = Math.Max(count, pieces.Count);
        }
        if (count == 1) return;
        foreach (var cell in table.Cells)
        {
            if (cell.Row > row) cell.Row += count - 1;
            else if (cell.EndRow > row) cell.RowSpan += count - 1;
        }
        foreach (var (cell, (units, pieces)) in cut)
            cell.Pieces = new(units, [.. Enumerable.Range(0, count).Select(i => i < pieces.Count ? pieces[i] : new(units.Count, units.Count))]);
        var last = cut.Max(pair => pair.Value.Pieces.Count == count ? HeightOf(pair.Value.Units, pair.Value.Pieces[^1]) + pair.Key.Inset.Vertical : 0);
        tall.Height = room;
        for (var i = 1; i < count; i++)
        {
            table.Rows.Insert(row + i, new(tall.Style, tall.Group)
            {
                GroupIndex = tall.GroupIndex,
                Structure = tall.Structure,
                Height = i == count - 1 ? last : room,
            });
        }
    }

    private static double HeightOf(List<FlowUnit> units, UnitRange piece) => units[piece.End - 1].Bottom - units[piece.Start].Top;
}
