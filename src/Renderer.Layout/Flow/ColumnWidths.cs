using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Flow;

/// <summary>Widths of a table's columns: fixed layout from the first row and the column elements (CSS 2.1, 17.5.2.1), automatic layout from all content (CSS Tables 3, section 4).</summary>
internal sealed class ColumnWidths
{
    // Wider than any page; stands for "as wide as there is room".
    private const double Unlimited = 1e6;

    private readonly TableBox _table;
    private readonly ContentSizes _sizes;
    private readonly ColumnNeeds[] _columns;
    private readonly Edges _inset;
    private readonly double _overhead;

    public ColumnWidths(TableBox table, ContentSizes sizes)
    {
        (_table, _sizes, _inset) = (table, sizes, TableFlow.GridInset(table, 0));
        var measures = new ColumnMeasures(table, sizes);
        _columns = IsFixed ? measures.Fixed() : measures.Automatic();
        _overhead = _inset.Horizontal + TableFlow.SpacingX(table) * (OwnedColumns() + 1);
    }

    private bool IsFixed => _table.Style.TableLayout == TableAlgorithm.Fixed && !_table.Style.Width.IsAuto;

    /// <summary>How narrow and wide the whole table can be.</summary>
    public WidthRange TableRange()
    {
        var minimum = Narrowest();
        if (!_table.Style.Width.HasPercent && BoxSizes.Width(_table.Style, _table.Style.Width, _inset, 0) is { } width) return new(Math.Max(width, minimum), Math.Max(width, minimum));
        // Percentages of a table in a cell would be of a width that depends on them.
        return new(minimum, Math.Max(minimum, _overhead + (_table.IsInCell ? SumOfMaxima() : WidestContent())));
    }

    /// <summary>The widths of the columns in a containing block.</summary>
    public double[] Resolve(double containingWidth)
    {
        var style = _table.Style;
        var asked = BoxSizes.Width(style, style.Width, _inset, containingWidth);
        var used = BoxSizes.ClampWidth(style, asked ?? Math.Min(BoxSizes.Filling(style, containingWidth), _overhead + WidestContent()), default, containingWidth);
        var width = Math.Max(used, Narrowest()) - _overhead;
        var widths = new double[_columns.Length];
        if (IsFixed) ColumnSharing.Fixed(_columns, width, widths);
        else
        {
            KeepWordsWhole(width);
            ColumnSharing.Automatic(_columns, width, widths);
        }
        if (IsFixed && _table.IsCollapsed) TakeBackHalfBorders(widths, width);
        return widths;
    }

    /// <summary>Columns that cells only span across, which take no spacing either; null if there are none.</summary>
    public bool[]? Merged()
    {
        if (OwnedColumns() == _columns.Length) return null;
        var merged = new bool[_columns.Length];
        for (var i = 0; i < merged.Length; i++) merged[i] = !_columns[i].IsOwned;
        return merged;
    }

    private int OwnedColumns()
    {
        var count = 0;
        foreach (ref readonly var column in _columns.AsSpan())
            if (column.IsOwned) count++;
        return count;
    }

    // Words that may break anywhere do so only where the table has no room for all of them whole.
    private void KeepWordsWhole(double width)
    {
        double sum = 0;
        foreach (ref readonly var column in _columns.AsSpan()) sum += Math.Max(column.Minimum, column.WholeWords);
        if (sum > width) return;
        foreach (ref var column in _columns.AsSpan())
        {
            column.Minimum = Math.Max(column.Minimum, column.WholeWords);
            column.Maximum = Math.Max(column.Maximum, column.Minimum);
        }
    }

    // A caption never makes its table narrower than its longest word.
    private double Narrowest()
    {
        double minimum = 0;
        if (!IsFixed)
            foreach (ref readonly var column in _columns.AsSpan()) minimum += column.Minimum;
        minimum += _overhead;
        foreach (var caption in _table.Captions) minimum = Math.Max(minimum, _sizes.OfMarginBox(caption).Minimum);
        return minimum;
    }

    private double SumOfMaxima()
    {
        double sum = 0;
        foreach (ref readonly var column in _columns.AsSpan()) sum += Math.Max(column.Maximum, column.Minimum);
        return sum;
    }

    // Wide enough for each column with a percentage to have its widest line in it, and for the others in what percentages leave.
    private double WidestContent()
    {
        double percent = 0, others = 0, widest = 0;
        foreach (ref readonly var column in _columns.AsSpan())
        {
            percent += column.Percent ?? 0;
            if (column.Percent is null) others += column.Maximum;
            else if (column.Maximum > 0) widest = Math.Max(widest, column.Percent > 0 ? column.Maximum / column.Percent.Value * 100 : Unlimited);
        }
        if (percent > 0 && others > 0) widest = Math.Max(widest, percent < 100 ? others / (100 - percent) * 100 : Unlimited);
        return Math.Max(widest, SumOfMaxima());
    }

    // Borders that collapse stick out of the columns by half; columns that fill the table without them have to give that up.
    private void TakeBackHalfBorders(Span<double> widths, double width)
    {
        double taken = 0;
        foreach (var known in widths) taken += known;
        if (taken <= width || taken > width + _inset.Horizontal + 0.01) return;
        foreach (ref var known in widths) known *= width / taken;
    }
}
