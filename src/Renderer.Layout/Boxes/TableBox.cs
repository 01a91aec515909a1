using Renderer.Layout.Css.Cascade;

namespace Renderer.Layout.Boxes;

/// <summary>A table: captions round a grid of cells (CSS 2.1, 17.4). The box is the wrapper; the grid's own box lies inside it.</summary>
internal sealed class TableBox(ComputedStyle style) : Box(style)
{
    /// <summary>Whether it stands in a cell of another table.</summary>
    public bool IsInCell { get; init; }

    public List<BlockBox> Captions { get; } = [];

    /// <summary>What stands above the rows on each page the table goes on to; null for nothing.</summary>
    public BlockBox? ContinuedCaption { get; set; }

    public List<TableColumn> Columns { get; } = [];

    /// <summary>Rows in the order they are shown: head, bodies, foot.</summary>
    public List<TableRow> Rows { get; } = [];

    /// <summary>All cells, row after row.</summary>
    public List<CellBox> Cells { get; } = [];

    /// <summary>The cells of more than one row, row after row; valid after the flow.</summary>
    public List<CellBox> SpanningCells { get; } = [];

    /// <summary>How many rows at the start are repeated on top of each page.</summary>
    public int HeadRows { get; set; }

    /// <summary>How many rows at the end are repeated at the bottom of each page.</summary>
    public int FootRows { get; set; }

    public int ColumnCount { get; set; }

    /// <summary>Columns' left edges from the grid box's left edge, and the right edge of the last one.</summary>
    public double[] ColumnEdges { get; set; } = [];

    /// <summary>The grid box: border box of the table without its captions, from the wrapper's top left corner.</summary>
    public Flow.TableGrid Grid { get; set; }

    /// <summary>Resolved borders of a collapsing table; null for one with separate borders.</summary>
    public Flow.BorderGrid? Borders { get; set; }

    public bool IsCollapsed => Style.BorderCollapse == Css.Values.BorderCollapse.Collapse;

    /// <summary>Whether all of a cell's columns are taken out.</summary>
    public bool IsTakenOut(CellBox cell)
    {
        if (cell.Column >= Columns.Count) return false;
        for (var i = cell.Column; i < cell.EndColumn; i++)
            if (i >= Columns.Count || !Columns[i].IsCollapsed) return false;
        return true;
    }
}

/// <summary>A column as <c>col</c> and <c>colgroup</c> describe it.</summary>
internal readonly record struct TableColumn(ComputedStyle Style, ComputedStyle? Group)
{
    /// <summary>Number of the column group in the table.</summary>
    public int GroupNumber { get; init; }

    /// <summary>Whether the column is taken out (<c>visibility: collapse</c>).</summary>
    public bool IsCollapsed => Style.Visibility == Css.Values.Visibility.Collapse;
}

/// <summary>A row, its style and its group's, and where the flow put it.</summary>
internal sealed class TableRow(ComputedStyle style, ComputedStyle? group)
{
    public ComputedStyle Style { get; } = style;

    public ComputedStyle? Group { get; } = group;

    /// <summary>Number of the row group in the table: cells never span out of it.</summary>
    public int GroupIndex { get; set; }

    public int Structure { get; init; } = -1;

    /// <summary>HTML id, for links to it.</summary>
    public string? Anchor { get; init; }

    public List<CellBox> Cells { get; } = [];

    /// <summary>Where cells aligned on baselines have theirs, from the row's top edge.</summary>
    public double Baseline { get; set; }

    /// <summary>Top edge from the grid box's top edge.</summary>
    public double Y { get; set; }

    public double Height { get; set; }

    /// <summary>Whether the row or a cell of it asks for a height.</summary>
    public bool IsConstrained { get; set; }

    /// <summary>Share of the table's height that the row or a cell of it asks for, in percent; 0 for none.</summary>
    public double Percent { get; set; }

    /// <summary>Whether a cell that spans rows begins here.</summary>
    public bool StartsSpan { get; set; }

    /// <summary>Whether it is a slice of the row above, which is taller than a page.</summary>
    public bool IsSlice { get; init; }

    /// <summary>What speaks against a page break above a slice.</summary>
    public Flow.BreakCost Cost { get; init; }

    /// <summary>Room for padding and border above a slice that begins a page.</summary>
    public double CutAbove { get; init; }

    /// <summary>Room for padding and border below a slice that ends a page.</summary>
    public double CutBelow { get; set; }

    /// <summary>Whether the row is taken out (<c>visibility: collapse</c>).</summary>
    public bool IsCollapsed => Style.Visibility == Css.Values.Visibility.Collapse;
}

/// <summary>A cell and its place in the grid.</summary>
internal sealed class CellBox : BlockBox
{
    public CellBox(ComputedStyle style) : base(style) => IsFlowRoot = true;

    public required int Column { get; set; }

    public required int Row { get; set; }

    public required int ColumnSpan { get; set; }

    public required int RowSpan { get; set; }

    /// <summary>Content shared out over the rows the cell spans, where its own row was taller than a page; null otherwise.</summary>
    public Flow.CellPieces? Pieces { get; set; }

    /// <summary>Height of the content with padding and borders, or the height asked for if that is more: what the rows must have room for.</summary>
    public double NaturalHeight { get; set; }

    /// <summary>Height of the content alone with padding and borders: what is aligned in the rows.</summary>
    public double ContentHeight { get; set; }

    /// <summary>How far the content is moved down by <c>vertical-align</c>.</summary>
    public double ContentShift { get; set; }

    /// <summary>Baseline of the first line from the cell's top edge, before alignment.</summary>
    public double Baseline { get; set; }

    public int EndRow => Row + RowSpan;

    public int EndColumn => Column + ColumnSpan;
}
