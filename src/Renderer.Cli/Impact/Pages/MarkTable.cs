namespace Renderer.Cli.Impact.Pages;

/// <summary>Marks by what they are and roughly where, each to be taken once.</summary>
internal sealed class MarkTable
{
    /// <summary>A hundredth of a point: what positions are written to in a PDF.</summary>
    public const double Tolerance = 0.01;

    // Within the tolerance of a cell's border the other may lie in the next one.
    private static readonly CellShift[] Neighbours = [new(0, 0), new(-1, 0), new(1, 0), new(0, -1), new(0, 1), new(-1, -1), new(-1, 1), new(1, -1), new(1, 1)];

    private readonly Dictionary<Cell, List<PageMark>> _marks = [];

    public MarkTable(IEnumerable<PageMark> marks)
    {
        foreach (var mark in marks)
        {
            var cell = CellOf(mark);
            if (!_marks.TryGetValue(cell, out var same)) _marks.Add(cell, same = []);
            same.Add(mark);
        }
    }

    /// <summary>What was not taken, in the order of painting.</summary>
    public IEnumerable<PageMark> Left => _marks.Values.SelectMany(m => m).OrderBy(m => m.Glyph < 0).ThenBy(m => m.Glyph).ThenBy(m => m.Y).ThenBy(m => m.X);

    /// <summary>Takes the equal mark at that place; false when there is none.</summary>
    public bool Take(PageMark mark)
    {
        var cell = CellOf(mark);
        foreach (var shift in Neighbours)
        {
            if (!_marks.TryGetValue(cell with { X = cell.X + shift.X, Y = cell.Y + shift.Y }, out var same)) continue;
            var at = same.FindIndex(m => IsAt(m, mark));
            if (at < 0) continue;
            same.RemoveAt(at);
            return true;
        }

        return false;
    }

    private static Cell CellOf(PageMark mark) => new(mark.Paint, (long)Math.Floor(mark.X / Tolerance), (long)Math.Floor(mark.Y / Tolerance));

    private static bool IsAt(PageMark one, PageMark other) =>
        Math.Abs(one.X - other.X) <= Tolerance && Math.Abs(one.Y - other.Y) <= Tolerance
        && Math.Abs(one.Extent.Width - other.Extent.Width) <= Tolerance && Math.Abs(one.Extent.Height - other.Extent.Height) <= Tolerance;

    private readonly record struct Cell(Paint Paint, long X, long Y);

    private readonly record struct CellShift(int X, int Y);
}
