using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>A table as the grid its spans describe: which cell lies on which row and column.</summary>
internal sealed class TableGrid
{
    private readonly Dictionary<(int Row, int Column), IHtmlTableCellElement> _cells = [];

    public TableGrid(IElement table)
    {
        var rows = table.QuerySelectorAll("tr").OfType<IHtmlTableRowElement>().ToList();
        Rows = rows.Count;
        for (var row = 0; row < rows.Count; row++)
        {
            var column = 0;
            foreach (var cell in rows[row].Cells.OfType<IHtmlTableCellElement>())
            {
                while (_cells.ContainsKey((row, column))) column++;
                for (var y = 0; y < cell.RowSpan; y++)
                {
                    for (var x = 0; x < cell.ColumnSpan; x++) _cells.TryAdd((row + y, column + x), cell).ShouldBeTrue($"cells overlap at row {row + y}, column {column + x}");
                }
            }
        }

        Columns = _cells.Keys.Max(k => k.Column) + 1;
        _cells.Count.ShouldBe(Rows * Columns, "the spans leave holes or stick out");
    }

    public int Rows { get; }

    public int Columns { get; }

    public IHtmlTableCellElement this[int row, int column] => _cells[(row, column)];

    /// <summary>A row as <c>label [columns x rows] / ...</c>, cells that begin in it only; spans of one are left out.</summary>
    public static string Describe(IHtmlTableRowElement row) => string.Join(" / ", row.Cells.OfType<IHtmlTableCellElement>().Select(c =>
        c.TextContent + (c.ColumnSpan, c.RowSpan) switch
        {
            (1, 1) => "",
            (var columns, 1) => $" [{columns}]",
            var (columns, lines) => $" [{columns}x{lines}]",
        }));
}
