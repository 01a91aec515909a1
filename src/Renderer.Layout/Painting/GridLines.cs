using Renderer.Layout.Boxes;
using Renderer.Layout.Flow;

namespace Renderer.Layout.Painting;

/// <summary>Paints the collapsed borders of the rows on a page as few long lines: neighbours of the same look are joined; where lines cross, the stronger covers the other.</summary>
internal sealed class GridLines(PageCanvas canvas, TableBox table, double x)
{
    private readonly BorderGrid _borders = table.Borders!;

    public void Paint(ReadOnlySpan<PlacedRow> rows)
    {
        for (var line = 0; line <= rows.Length; line++) PaintHorizontal(rows, line);
        for (var line = 0; line <= table.ColumnCount; line++) PaintVertical(rows, line);
    }

    private void PaintHorizontal(ReadOnlySpan<PlacedRow> rows, int line)
    {
        var y = line < rows.Length ? rows[line].Top : rows[^1].Bottom;
        var start = 0;
        var open = default(CollapsedBorder);
        for (var column = 0; column <= table.ColumnCount; column++)
        {
            var border = column < table.ColumnCount ? Horizontal(rows, line, column) : default;
            if (border == open) continue;
            if (open.IsVisible)
            {
                // Reach over the crossing lines, or corners would have a notch.
                var (left, right) = (EdgeOf(start) - VerticalAt(rows, line, start).Width / 2, EdgeOf(column) + VerticalAt(rows, line, column).Width / 2);
                BorderPainter.Draw(canvas, new(left, y, right, y), open.Width, open.Style, open.Color!.Value);
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
            var border = i < rows.Length ? _borders.Vertical(rows[i].Index, line) : default;
            var crossing = _borders.IsUniform || (border == open && !open.IsVisible) ? default : HorizontalAt(rows, i, line);
            if (border == open && !crossing.Beats(open)) continue;
            var y = i < rows.Length ? rows[i].Top : rows[^1].Bottom;
            if (open.IsVisible)
            {
                var end = y + Reach(open, crossing);
                BorderPainter.Draw(canvas, new(edge, start, edge, end), open.Width, open.Style, open.Color!.Value);
            }
            (start, open) = (y - (border.IsVisible ? Reach(border, crossing) : 0), border);
        }
    }

    // Half the crossing line: over it where that is weaker, short of it where it is stronger.
    private static double Reach(in CollapsedBorder border, in CollapsedBorder crossing) =>
        !crossing.IsVisible || border == crossing ? 0 : crossing.Beats(border) ? -crossing.Width / 2 : crossing.Width / 2;

    private CollapsedBorder Horizontal(ReadOnlySpan<PlacedRow> rows, int line, int column)
    {
        var above = line > 0 ? rows[line - 1].Index : BorderGrid.Outside;
        var below = line < rows.Length ? rows[line].Index : BorderGrid.Outside;
        return _borders.Between(above, below, column);
    }

    // The stronger of the lines above and below a corner.
    private CollapsedBorder VerticalAt(ReadOnlySpan<PlacedRow> rows, int line, int column)
    {
        var above = line > 0 ? _borders.Vertical(rows[line - 1].Index, column) : default;
        var below = line < rows.Length ? _borders.Vertical(rows[line].Index, column) : default;
        return below.Beats(above) ? below : above.IsVisible ? above : default;
    }

    // The stronger of the lines left and right of a corner.
    private CollapsedBorder HorizontalAt(ReadOnlySpan<PlacedRow> rows, int line, int column)
    {
        var left = column > 0 ? Horizontal(rows, line, column - 1) : default;
        var right = column < table.ColumnCount ? Horizontal(rows, line, column) : default;
        return right.Beats(left) ? right : left.IsVisible ? left : default;
    }

    private double EdgeOf(int line) => x + table.ColumnEdges[line];
}
