using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Flow;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Painting;

/// <summary>A row as it stands on a page.</summary>
/// <param name="Index">Its index in the table.</param>
/// <param name="Top">Its top edge on the page.</param>
/// <param name="Height">Its height there; a slice of a tall row has padding more where it is cut.</param>
/// <param name="IsRepeat">Whether it is a head or foot shown again.</param>
internal readonly record struct PlacedRow(int Index, double Top, double Height, bool IsRepeat)
{
    public double Bottom => Top + Height;
}

/// <summary>Paints the part of a table that is on a page: repeated head and foot, cells cut at the page break with their labels repeated, borders.</summary>
internal sealed class TablePainter(BoxPainter boxes, PageCanvas canvas, PaintTarget target, WarningList warnings)
{
    public void Paint(TableBox table, FlowSlice slice, double x, double y)
    {
        foreach (var caption in table.Captions)
            if (slice.Overlaps(caption.Units)) boxes.PaintWhole(caption, x + caption.X, y + caption.Y);
        var firstRowUnit = FirstRowUnit(table);
        var first = slice.IsWhole ? 0 : Math.Max(0, slice.Units.Start - firstRowUnit);
        var end = slice.IsWhole ? table.Rows.Count : Math.Min(table.Rows.Count, slice.Units.End - firstRowUnit);
        if (first >= end) return;
        var part = new TablePart(slice, x, y + table.Grid.Y, new(first, end));
        var rows = PlaceRows(table, part);
        if (slice.Page?.Continued == table) PaintContinuedCaption(table, x, slice.PageTop);
        PaintGridBox(table, x, rows, first == 0, end == table.Rows.Count);
        PaintRows(table, rows, part);
        if (table.IsCollapsed) new GridLines(canvas, table, x).Paint(rows);
    }

    private void PaintContinuedCaption(TableBox table, double x, double y)
    {
        if (table.ContinuedCaption is not { } caption) return;
        var outer = target.Artifact;
        target.Artifact = ArtifactKind.Pagination;
        boxes.PaintWhole(caption, x + caption.X, y + caption.Y);
        target.Artifact = outer;
    }

    private static int FirstRowUnit(TableBox table)
    {
        var start = table.Units.Start;
        foreach (var caption in table.Captions)
            if (caption.Style.CaptionSide == CaptionSide.Top) start = Math.Max(start, caption.Units.End);
        return start;
    }

    private static PlacedRow[] PlaceRows(TableBox table, in TablePart part)
    {
        var (first, end) = part.Rows;
        var (isContinued, isInterrupted) = (part.Slice.Page?.Continued == table && first > 0, part.Slice.Page?.Interrupted == table && end < table.Rows.Count);
        var placed = new PlacedRow[(isContinued ? table.HeadRows : 0) + end - first + (isInterrupted ? table.FootRows : 0)];
        var count = 0;
        var top = part.Slice.PageTop + TableRepeats.HeadTop(table);
        for (var i = 0; isContinued && i < table.HeadRows; i++) placed[count++] = Repeat(table, i, top - table.Rows[0].Y);
        for (var i = first; i < end; i++) placed[count++] = new(i, part.Grid + table.Rows[i].Y, table.Rows[i].Height, false);
        // Where a tall row is cut its padding is repeated.
        ref var last = ref placed[count - 1];
        if (end < table.Rows.Count && table.Rows[end].IsSlice) last = last with { Height = last.Height + table.Rows[last.Index].CutBelow };
        ref var continued = ref placed[count - (end - first)];
        var above = isContinued ? table.Rows[first].CutAbove : 0;
        continued = continued with { Top = continued.Top - above, Height = continued.Height + above };
        var foot = last.Bottom + TableFlow.SpacingY(table) - table.Rows[^Math.Max(1, table.FootRows)].Y;
        for (var i = table.Rows.Count - table.FootRows; isInterrupted && i < table.Rows.Count; i++) placed[count++] = Repeat(table, i, foot);
        return placed;
    }

    private static PlacedRow Repeat(TableBox table, int row, double offset) => new(row, offset + table.Rows[row].Y, table.Rows[row].Height, true);

    private void PaintGridBox(TableBox table, double x, PlacedRow[] rows, bool isStart, bool isEnd)
    {
        var style = table.Style;
        var inset = table.Grid.Inset;
        var spacing = TableFlow.SpacingY(table);
        var last = rows[^1];
        var top = rows[0].Top - (isStart ? inset.Top + spacing : 0);
        var bottom = last.Bottom + (isEnd ? inset.Bottom + spacing : 0);
        if (style.Visibility != Visibility.Visible) return;
        if (style.Background.Over(style.Color) is { } color) canvas.Add(new Fill(x, top, table.Width, bottom - top, color));
        if (table.IsCollapsed) return;
        var sides = BorderSides.Left | BorderSides.Right | (isStart ? BorderSides.Top : BorderSides.None) | (isEnd ? BorderSides.Bottom : BorderSides.None);
        BorderPainter.Paint(canvas, style, new(x, top, x + table.Width, bottom), sides);
    }

    /// <summary>The part of a table on a page: left and top edge its grid would have there, and the rows that are there for good.</summary>
    private readonly record struct TablePart(FlowSlice Slice, double X, double Grid, UnitRange Rows);

    private void PaintRows(TableBox table, PlacedRow[] rows, in TablePart part)
    {
        var (first, end) = part.Rows;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            var outer = target.Artifact;
            if (row.IsRepeat) target.Artifact = ArtifactKind.Pagination;
            if (table.Rows[row.Index].Anchor is { } anchor) target.AddAnchor(anchor, row.Top);
            foreach (var cell in !row.IsRepeat && row.Index == first ? CellsReaching(table, first) : table.Rows[row.Index].Cells)
            {
                var range = new UnitRange(Math.Max(cell.Row, row.Index), row.IsRepeat ? cell.EndRow : Math.Min(cell.EndRow, end));
                PaintCell(table, cell, range, part, new(0, row.Top, 0, rows[i + range.End - range.Start - 1].Bottom));
            }
            target.Artifact = outer;
        }
    }

    // Cells of a row on top of a page, in column order, with those that reach down into it from the page before.
    private static List<CellBox> CellsReaching(TableBox table, int row)
    {
        List<CellBox>? reaching = null;
        foreach (var cell in table.SpanningCells)
        {
            if (cell.Row >= row) break;
            if (cell.EndRow > row) (reaching ??= [.. table.Rows[row].Cells]).Add(cell);
        }
        reaching?.Sort((a, b) => a.Column.CompareTo(b.Column));
        return reaching ?? table.Rows[row].Cells;
    }

    private void PaintCell(TableBox table, CellBox cell, UnitRange rows, in TablePart part, Rectangle area)
    {
        if (table.IsTakenOut(cell) || area.Bottom <= area.Top) return;
        area = area with { Left = part.X + cell.X, Right = part.X + cell.X + cell.Width };
        var isCut = rows.End - rows.Start < cell.RowSpan;
        PaintCellBox(table, cell, area);
        if (cell.Anchor is { } anchor) target.AddAnchor(anchor, area.Top);
        var corner = new Point(area.Left, area.Top);
        if (cell.Pieces is { IsContinuous: true } slices) PaintSlices(table, cell, slices, rows, part);
        else if (cell.Pieces is { } pieces) PaintPieces(table, cell, pieces, rows, corner);
        else if (!isCut) boxes.PaintContent(cell, corner.X, corner.Y + cell.ContentShift);
        else PaintCut(table, cell, rows, PiecesOf(table, cell, part.Slice), corner);
    }

    // All of a tall cell that is on the page, in one go.
    private void PaintSlices(TableBox table, CellBox cell, CellPieces slices, UnitRange rows, in TablePart part)
    {
        var pages = PiecesOf(table, cell, part.Slice);
        var ranges = pages.Select(page => new UnitRange(slices.Ranges[page.Start - cell.Row].Start, slices.Ranges[page.End - 1 - cell.Row].End)).ToArray();
        var own = pages.FindIndex(page => page.Start == rows.Start);
        if (own < 0 || ranges[own].Start == ranges[own].End) return;
        var top = part.Grid + cell.Y + slices.Units[ranges[own].Start].Top;
        boxes.PaintPiece(cell, new(slices.Units, ranges, true), own, new(part.X + cell.X, top), HeightOf(table, rows));
    }

    private void PaintPieces(TableBox table, CellBox cell, CellPieces pieces, UnitRange rows, Point corner)
    {
        for (var row = rows.Start; row < rows.End; row++)
        {
            var y = corner.Y + table.Rows[row].Y - table.Rows[rows.Start].Y + cell.Inset.Top;
            boxes.PaintPiece(cell, pieces, row - cell.Row, new(corner.X, y), table.Rows[row].Height - cell.Inset.Vertical);
        }
    }

    // The text stands in the first piece that has room for it and is repeated in the others; if none has, it runs on through them.
    private void PaintCut(TableBox table, CellBox cell, UnitRange rows, List<UnitRange> pieces, Point corner)
    {
        var height = HeightOf(table, rows);
        var own = pieces.FindIndex(piece => piece.Start == rows.Start);
        var home = pieces.FindIndex(piece => HeightOf(table, piece) >= cell.ContentHeight - 0.01);
        if (home < 0)
        {
            PaintRunningOn(cell, [.. pieces.Select(piece => HeightOf(table, piece))], own, corner);
            return;
        }
        if (cell.ContentHeight > height + 0.01) return;
        var outer = target.Artifact;
        if (home != own) target.Artifact = ArtifactKind.Pagination;
        boxes.PaintContent(cell, corner.X, corner.Y + TableFlow.ShiftIn(table, cell, height));
        target.Artifact = outer;
    }

    // Padding stands at the cell's own ends only; at the cuts every point is needed.
    private void PaintRunningOn(CellBox cell, double[] heights, int piece, Point corner)
    {
        heights[0] -= cell.Inset.Top;
        heights[^1] -= cell.Inset.Bottom;
        var units = FlowUnits.Of(cell);
        var ranges = ContentPieces.Distribute(units, heights);
        var top = corner.Y + (piece == 0 ? cell.Inset.Top : 0);
        boxes.PaintPiece(cell, new(units, ranges, false), piece, new(corner.X, top), heights[piece]);
        if (ranges[^1] is { Start: var first, End: var end } && first < end && units[end - 1].Bottom - units[first].Top > heights[^1] + 0.01)
            warnings.Add("overflow", "The text of a spanning cell does not fit its rows where a page ends.", "Let the cell span fewer rows, or shorten its text.", cell.Origin);
    }

    /// <summary>The rows of a cell on each page it is on.</summary>
    private static List<UnitRange> PiecesOf(TableBox table, CellBox cell, in FlowSlice slice)
    {
        var firstUnit = FirstRowUnit(table);
        var pieces = new List<UnitRange>();
        foreach (var cut in slice.Cuts)
        {
            var (start, end) = (Math.Max(cell.Row, cut.Start - firstUnit), Math.Min(cell.EndRow, cut.End - firstUnit));
            if (start < end) pieces.Add(new(start, end));
        }
        return pieces;
    }

    private static double HeightOf(TableBox table, UnitRange rows) => table.Rows[rows.End - 1].Y + table.Rows[rows.End - 1].Height - table.Rows[rows.Start].Y;

    private void PaintCellBox(TableBox table, CellBox cell, in Rectangle area)
    {
        var style = cell.Style;
        var isHidden = style.EmptyCells == EmptyCells.Hide && !table.IsCollapsed && cell.Inline is null && cell.Children.Count == 0;
        if (style.Visibility != Visibility.Visible || isHidden) return;
        var row = table.Rows[cell.Row];
        var column = cell.Column < table.Columns.Count ? table.Columns[cell.Column] : default;
        // CSS 2.1, 17.5.1: the layers of a table, lowest first.
        foreach (var layer in (ReadOnlySpan<Css.Cascade.ComputedStyle?>)[column.Group, column.Style, row.Group, row.Style, style])
        {
            if (layer?.Background.Over(layer.Color) is { } color)
                canvas.Add(new Fill(area.Left, area.Top, area.Right - area.Left, area.Bottom - area.Top, color));
        }
        if (!table.IsCollapsed) BorderPainter.Paint(canvas, style, area, BorderSides.All);
    }
}
