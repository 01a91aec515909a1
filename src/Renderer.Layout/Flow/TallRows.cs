using Renderer.Layout.Boxes;

namespace Renderer.Layout.Flow;

/// <summary>Rows are never cut, unless they are taller than a page: then the row becomes several rows, and its cells span them with their content shared out.</summary>
internal static class TallRows
{
    private readonly record struct CutCell(CellBox Cell, List<FlowUnit> Units);

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
        var cut = new List<CutCell>();
        foreach (var cell in table.Rows[row].Cells)
            if (cell.RowSpan == 1) cut.Add(new(cell, FlowUnits.Of(cell)));
        if (cut.Count == 0) return;
        var gaps = RowGaps.Find(cut.SelectMany(cell => cell.Units), table.Rows[row].Height, room);
        if (gaps is null) SplitIntoPages(table, row, cut, room);
        else if (gaps.Count > 0) SplitAtGaps(table, row, cut, gaps);
    }

    // Where no line of any cell is in the way the row may be cut, and everything stays in its place beside its neighbours.
    private static void SplitAtGaps(TableBox table, int row, List<CutCell> cut, List<RowGap> gaps)
    {
        foreach (var (cell, units) in cut) cell.Pieces = new(units, Between(gaps, units), true);
        var tall = table.Rows[row];
        var height = tall.Height;
        var (above, below) = (cut.Max(cell => cell.Cell.Inset.Top), cut.Max(cell => cell.Cell.Inset.Bottom));
        (tall.Height, tall.CutBelow) = (gaps[0].Top, below);
        InsertRows(table, row, [.. gaps.Select((gap, i) => new TableRow(tall.Style, tall.Group)
        {
            GroupIndex = tall.GroupIndex,
            Structure = tall.Structure,
            Height = (i + 1 < gaps.Count ? gaps[i + 1].Top : height) - gap.Top,
            IsSlice = true,
            Cost = gap.Cost,
            CutAbove = above,
            CutBelow = below,
        })]);
    }

    private static UnitRange[] Between(List<RowGap> gaps, List<FlowUnit> units)
    {
        var ranges = new UnitRange[gaps.Count + 1];
        var next = 0;
        for (var i = 0; i < ranges.Length; i++)
        {
            var start = next;
            while (next < units.Count && (i == gaps.Count || units[next].Top < gaps[i].Top - RowGaps.Tolerance)) next++;
            ranges[i] = new(start, next);
        }
        return ranges;
    }

    // Lines of neighbours that never leave a gap together: each cell fills page after page for itself.
    private static void SplitIntoPages(TableBox table, int row, List<CutCell> cut, double room)
    {
        var pieces = cut.ConvertAll(cell => ContentPieces.Split(cell.Units, room - cell.Cell.Inset.Vertical));
        var count = pieces.Max(piece => piece.Count);
        if (count <= 1) return;
        var last = 0.0;
        for (var i = 0; i < cut.Count; i++)
        {
            var (cell, units) = cut[i];
            if (pieces[i].Count == count) last = Math.Max(last, units[^1].Bottom - units[pieces[i][^1].Start].Top + cell.Inset.Vertical);
            while (pieces[i].Count < count) pieces[i].Add(new(units.Count, units.Count));
            cell.Pieces = new(units, [.. pieces[i]], false);
        }
        var tall = table.Rows[row];
        tall.Height = room;
        InsertRows(table, row, [.. Enumerable.Range(1, count - 1).Select(i => new TableRow(tall.Style, tall.Group)
        {
            GroupIndex = tall.GroupIndex,
            Structure = tall.Structure,
            Height = i == count - 1 ? last : room,
            IsSlice = true,
        })]);
    }

    private static void InsertRows(TableBox table, int row, TableRow[] slices)
    {
        foreach (var cell in table.Cells)
        {
            if (cell.Row > row) cell.Row += slices.Length;
            else if (cell.EndRow > row) cell.RowSpan += slices.Length;
        }
        table.Rows.InsertRange(row + 1, slices);
    }
}
