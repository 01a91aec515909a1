using Renderer.Layout.Boxes;
using Renderer.Layout.Flow;

namespace Renderer.Layout.Painting;

/// <summary>Paints the collapsed borders of the rows on a page as few long lines: neighbours of the same look are joined.</summary>
internal sealed class GridLines(PageCanvas canvas, TableBox table, double x)
{
    public void Paint(ReadOnlySpan<PlacedRow> rows)
    {
        for (var line = 0; line <= rows.Length; line++) PaintHorizontal(rows, line);
        for (var line = 0; line <= table.ColumnCount; line++) PaintVertical(rows, line);
    }

    private void PaintHorizontal(ReadOnlySpan<PlacedRow> rows, int line)
    {
        var y = line < rows.Length ? rows[line].Top : BottomOf(rows[^1]);
        var start = 0;
        var open = default(CollapsedBorder);
        for (var column = 0; column <= table.ColumnCount; column++)
        {
            var border = column < table.ColumnCount ? Horizontal(rows, line, column) : default;
            if (border == open) continue;
            if (open.IsVisible)
            {
                // Reach over the crossing lines, or corners would have a notch.
                var (left, right) = (EdgeOf(start) - Crossing(rows, line, start) / 2, EdgeOf(column) + Crossing(rows, line, column) / 2);
                BorderPainter.Draw(canvas, new(left, y, right, y), open.Width, open.Style, open.Color);
            }
            (start, open) = (column, border);
        }
    }

    private void PaintVertical(ReadOnlySpan<PlacedRow> rows, int line)
    {
        var edge = EdgeOf(line);
        var start = 0.0;
        var open = default(CollapsedBorder);
        for (var i = 0; i <= rows.Length; i++)
        {
            var border = i < rows.Length ? table.Borders!.Vertical(rows[i].Index, line) : default;
            if (border == open) continue;
            var y = i < rows.Length ? rows[i].Top : BottomOf(rows[^1]);
            if (open.IsVisible) BorderPainter.Draw(canvas, new(edge, start, edge, y), open.Width, open.Style, open.Color);
            (start, open) = (y, border);
        }
    }

    private CollapsedBorder Horizontal(ReadOnlySpan<PlacedRow> rows, int line, int column)
    {
        var above = line > 0 ? rows[line - 1].Index : BorderGrid.Outside;
        var below = line < rows.Length ? rows[line].Index : BorderGrid.Outside;
        return table.Borders!.Between(above, below, column);
    }

    private double Crossing(ReadOnlySpan<PlacedRow> rows, int line, int column)
    {
        var above = line > 0 ? table.Borders!.Vertical(rows[line - 1].Index, column) : default;
        var below = line < rows.Length ? table.Borders!.Vertical(rows[line].Index, column) : default;
        return Math.Max(above.IsVisible ? above.Width : 0, below.IsVisible ? below.Width : 0);
    }

    private double EdgeOf(int line) => x + table.ColumnEdges[line];

    private double BottomOf(in PlacedRow row) => row.Top + table.Rows[row.Index].Height;
}
