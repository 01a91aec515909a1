using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Inline;

namespace Renderer.Layout.Flow;

/// <summary>The grid box's place in the table box.</summary>
internal readonly record struct TableGrid(double Y, double Height, Edges Inset);

/// <summary>Lays tables out: columns, cells, rows, captions (CSS 2.1, 17.5).</summary>
internal sealed class TableFlow(BlockFlow flow, ContentSizes sizes)
{
    /// <summary>Lays the table out in a containing block; sets sizes and the places of rows and cells.</summary>
    public void LayOut(TableBox table, double containingWidth)
    {
        var columns = new ColumnWidths(table, sizes);
        var inset = GridInset(table, containingWidth);
        PlaceColumns(table, columns.Resolve(containingWidth), columns.Merged(), inset);
        table.Width = table.ColumnEdges[^1] + inset.Right + SpacingX(table);
        foreach (var cell in table.Cells) LayOutCell(table, cell);
        RowHeights.Resolve(table, inset);
        SplitTallRows(table, inset);
        var rowsHeight = RowHeights.Stack(table, inset);
        PlaceCells(table);
        var top = LayOutCaptions(table, CaptionSide.Top, 0);
        var gridHeight = rowsHeight + inset.Vertical;
        table.Grid = new(top, gridHeight, inset);
        table.Height = LayOutCaptions(table, CaptionSide.Bottom, top + gridHeight);
        if (table.ContinuedCaption is not { } continued) return;
        flow.LayOut(continued, table.Width);
        continued.Y = continued.Style.Margin.Top.Of(table.Width);
    }

    /// <summary>Between the grid box's edges and its outermost columns and rows: border and padding, or half the collapsed outer borders.</summary>
    public static Edges GridInset(TableBox table, double containingWidth) =>
        table.IsCollapsed ? (table.Borders ??= new(table)).TableInset() : BoxSizes.InsetOf(table.Style, containingWidth);

    public static double SpacingX(TableBox table) => table.IsCollapsed ? 0 : table.Style.BorderSpacingX;

    public static double SpacingY(TableBox table) => table.IsCollapsed ? 0 : table.Style.BorderSpacingY;

    // ColumnEdges[i] is where column i starts; spacing lies between the end of one and the start of the next.
    // Columns nobody stands in and columns taken out have neither width nor spacing.
    private static void PlaceColumns(TableBox table, double[] widths, bool[]? merged, Edges inset)
    {
        var spacing = SpacingX(table);
        var edges = new double[widths.Length + 1];
        var x = inset.Left + spacing;
        for (var i = 0; i < widths.Length; i++)
        {
            edges[i] = x;
            if (merged?[i] != true && (i >= table.Columns.Count || !table.Columns[i].IsCollapsed)) x += widths[i] + spacing;
        }
        edges[^1] = widths.Length == 0 ? x : x - spacing;
        table.ColumnEdges = edges;
    }

    private void LayOutCell(TableBox table, CellBox cell)
    {
        var isLast = cell.EndColumn >= table.ColumnCount;
        var right = isLast ? table.ColumnEdges[^1] : table.ColumnEdges[cell.EndColumn] - SpacingX(table);
        cell.X = table.ColumnEdges[cell.Column];
        cell.Width = Math.Max(0, right - cell.X);
        cell.Inset = CollapsedBorders.InsetOf(table, cell, cell.Width);
        if (table.IsTakenOut(cell)) LayOutTakenOut(cell);
        else flow.LayOutCell(cell);
        if (cell.Style.OverflowWrap != OverflowWrap.Normal && cell.Inline is { Lines.Length: > 1 } inline && BreaksANumber(inline))
            flow.Warnings.Add("number-broken", "A number is broken between its digits.", "Make the column wider or the type smaller.", cell.Origin);
        cell.NaturalHeight = cell.Height;
        cell.Baseline = FirstBaseline(cell) ?? cell.Height - cell.Inset.Bottom;
    }

    private static bool BreaksANumber(InlineContent inline)
    {
        var chars = inline.Shaped!.Chars;
        foreach (var line in inline.Lines)
        {
            if (line.End >= chars.Length || line.End == 0 || chars[line.End].Before != LineBreakKind.None) continue;
            if (IsDigit(chars[line.End - 1].CodePoint) && IsDigit(chars[line.End].CodePoint)) return true;
        }
        return false;
    }

    private static bool IsDigit(int codePoint) => codePoint is >= '0' and <= '9';

    // Its row is as high as with it (CSS 2.1, 17.5.5).
    private void LayOutTakenOut(CellBox cell)
    {
        cell.Width = sizes.OfContent(cell).Maximum + cell.Inset.Horizontal;
        flow.LayOutCell(cell);
        cell.Width = 0;
    }

    private static double? FirstBaseline(Box box)
    {
        if (box is TableBox table) return table.Cells.Count > 0 && FirstBaseline(table.Cells[0]) is { } inTable ? table.Grid.Y + table.Cells[0].Y + inTable : null;
        if (box is not BlockBox block) return null;
        if (block.Inline?.Lines is [var first, ..]) return block.Inset.Top + first.Y + first.Baseline;
        foreach (var child in block.Children)
            if (FirstBaseline(child) is { } baseline) return child.Y + baseline;
        return null;
    }

    private void SplitTallRows(TableBox table, Edges inset)
    {
        if (!flow.IsFragmentable) return;
        // The head stands above every piece, the foot below, unless they take most of the page.
        var count = table.Rows.Count;
        var page = Math.Max(flow.PageHeight - inset.Vertical - 2 * SpacingY(table), 1);
        if (!table.Rows.Exists(row => row.Height > page)) return;
        var repeated = table.Rows.Take(table.HeadRows).Concat(table.Rows.TakeLast(table.FootRows)).Sum(row => row.Height + SpacingY(table));
        TallRows.Split(table, page, repeated > page / 2 ? page : page - repeated);
        if (table.Rows.Count != count && table.IsCollapsed) table.Borders = new(table);
    }

    private static void PlaceCells(TableBox table)
    {
        table.SpanningCells.Clear();
        foreach (var cell in table.Cells)
        {
            var (first, last) = (table.Rows[cell.Row], table.Rows[cell.EndRow - 1]);
            cell.Y = first.Y;
            cell.Height = last.Y + last.Height - first.Y;
            cell.ContentShift = ShiftIn(table, cell, cell.Height);
            if (cell.RowSpan > 1) table.SpanningCells.Add(cell);
        }
    }

    /// <summary>How far a cell's content moves down in a height, by <c>vertical-align</c>.</summary>
    public static double ShiftIn(TableBox table, CellBox cell, double height) => cell.Style.VerticalAlign switch
    {
        VerticalAlign.Middle => Math.Max(0, (height - cell.ContentHeight) / 2),
        VerticalAlign.Bottom => Math.Max(0, height - cell.ContentHeight),
        VerticalAlign.Top => 0,
        _ => Math.Max(0, table.Rows[cell.Row].Baseline - cell.Baseline),
    };

    private double LayOutCaptions(TableBox table, CaptionSide side, double y)
    {
        foreach (var caption in table.Captions)
        {
            if (caption.Style.CaptionSide != side) continue;
            y += caption.Style.Margin.Top.Of(table.Width);
            flow.LayOut(caption, table.Width);
            caption.Y = y;
            y += caption.Height + caption.Style.Margin.Bottom.Of(table.Width);
        }
        return y;
    }
}
