using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Flow;

/// <summary>Heights and places of rows (CSS 2.1, 17.5.3).</summary>
internal static class RowHeights
{
    /// <summary>Sets the rows' heights from their cells and the table's own height.</summary>
    public static void Resolve(TableBox table, Edges inset)
    {
        for (var i = 0; i < table.Rows.Count; i++) MeasureRow(table.Rows[i]);
        foreach (var cell in table.Cells.Where(cell => cell.RowSpan > 1).OrderBy(cell => cell.RowSpan)) Stretch(table, cell);
        StretchToTable(table, inset);
    }

    /// <summary>Stacks the rows: their tops count from the grid box's top edge; returns the height of all, spacing included.</summary>
    public static double Stack(TableBox table, Edges inset)
    {
        var spacing = TableFlow.SpacingY(table);
        var y = inset.Top + spacing;
        foreach (var row in table.Rows)
        {
            row.Y = y;
            y += row.Height + spacing;
        }
        return table.Rows.Count == 0 ? 0 : y - inset.Top;
    }

    private static void MeasureRow(TableRow row)
    {
        var height = BoxSizes.Height(row.Style, row.Style.Height, default) ?? 0;
        double ascent = 0, descent = 0;
        foreach (var cell in row.Cells)
        {
            if (IsOnBaseline(cell)) ascent = Math.Max(ascent, cell.Baseline);
            if (cell.RowSpan > 1) continue;
            height = Math.Max(height, cell.NaturalHeight);
            if (IsOnBaseline(cell)) descent = Math.Max(descent, cell.NaturalHeight - cell.Baseline);
        }
        row.Baseline = ascent;
        row.Height = Math.Max(height, ascent + descent);
    }

    private static bool IsOnBaseline(CellBox cell) => cell.Style.VerticalAlign is not (VerticalAlign.Top or VerticalAlign.Middle or VerticalAlign.Bottom);

    private static void Stretch(TableBox table, CellBox cell)
    {
        var spacing = TableFlow.SpacingY(table) * (cell.RowSpan - 1);
        var needed = cell.NaturalHeight + (IsOnBaseline(cell) ? table.Rows[cell.Row].Baseline - cell.Baseline : 0) - spacing;
        Distribute(table.Rows.GetRange(cell.Row, cell.RowSpan), needed);
    }

    private static void StretchToTable(TableBox table, Edges inset)
    {
        if (BoxSizes.Height(table.Style, table.Style.Height, default) is not { } height) return;
        var taken = inset.Vertical + TableFlow.SpacingY(table) * (table.Rows.Count + 1);
        Distribute(table.Rows, (table.Style.BoxSizing == BoxSizing.BorderBox ? height : height + inset.Vertical) - taken);
    }

    // Rows grow in proportion to what they have.
    private static void Distribute(List<TableRow> rows, double needed)
    {
        var sum = rows.Sum(row => row.Height);
        var missing = needed - sum;
        if (missing <= 0) return;
        foreach (var row in rows) row.Height += missing * (sum > 0 ? row.Height / sum : 1.0 / rows.Count);
    }
}
