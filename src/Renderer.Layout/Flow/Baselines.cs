using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Flow;

/// <summary>Baselines of boxes that are laid out, from their top edges (CSS 2.1, 10.8.1; CSS Box Alignment 3, 9.1).</summary>
internal static class Baselines
{
    /// <summary>That of the first line or row; null if there is none.</summary>
    public static double? First(Box box)
    {
        if (box is TableBox table) return OfTable(table);
        if (box is not BlockBox block) return null;
        if (block.Inline?.Lines is [var first, ..]) return block.Inset.Top + first.Y + first.Baseline;
        foreach (var child in block.Children)
            if (First(child) is { } baseline) return child.Y + baseline;
        return null;
    }

    // CSS 2.1, 17.5.3: that of the first row's cells that stand on it, else the lowest content edge of the row.
    private static double? OfTable(TableBox table)
    {
        if (table.Rows.Count == 0) return null;
        double? baseline = null;
        double lowest = 0;
        foreach (var cell in table.Rows[0].Cells)
        {
            lowest = Math.Max(lowest, cell.Y + cell.Height - cell.Inset.Bottom);
            if (cell.Style.VerticalAlign is not (VerticalAlign.Top or VerticalAlign.Middle or VerticalAlign.Bottom)) baseline ??= table.Rows[0].Y + table.Rows[0].Baseline;
        }
        return table.Grid.Y + (baseline ?? lowest);
    }

    /// <summary>That on which a box stands in a line: of an inline block the last line's, of tables and flexible boxes the first; null for the bottom margin edge.</summary>
    public static double? InLine(Box box)
    {
        if (box is TableBox or BlockBox { FlexLines: not null }) return First(box);
        return box is BlockBox ? Last(box) : null;
    }

    private static double? Last(Box box)
    {
        if (box is not BlockBox block) return First(box);
        if (block.Inline?.Lines is [.., var last]) return block.Inset.Top + last.Y + last.Baseline;
        for (var i = block.Children.Count - 1; i >= 0; i--)
            if (Last(block.Children[i]) is { } baseline) return block.Children[i].Y + baseline;
        return null;
    }
}
