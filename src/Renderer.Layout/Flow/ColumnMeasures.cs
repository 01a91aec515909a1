using System.Buffers;
using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Flow;

/// <summary>Finds out what the columns of a table need: from column elements, then from cells, those that span fewer columns first (CSS Tables 3, 4.1 and 4.2).</summary>
internal sealed class ColumnMeasures(TableBox table, ContentSizes sizes)
{
    private readonly ColumnNeeds[] _columns = new ColumnNeeds[table.ColumnCount];

    /// <summary>The needs in fixed layout: column elements, then the cells of the first row; content does not count.</summary>
    public ColumnNeeds[] Fixed()
    {
        ReadColumns();
        if (table.Rows.Count > 0)
            foreach (var cell in table.Rows[0].Cells) AskFirstRow(cell);
        foreach (ref var column in _columns.AsSpan()) column.IsOwned = true;
        return _columns;
    }

    /// <summary>The needs in automatic layout.</summary>
    public ColumnNeeds[] Automatic()
    {
        ReadColumns();
        List<CellBox>? spanning = null;
        foreach (var cell in table.Cells)
        {
            if (cell.ColumnSpan == 1) Measure(cell);
            else (spanning ??= []).Add(cell);
        }
        if (spanning is not null)
        {
            foreach (var cell in spanning) _columns[cell.Column].IsOwned = true;
            foreach (var cell in spanning.OrderBy(cell => cell.ColumnSpan)) Spread(cell);
        }
        CapPercentages();
        return _columns;
    }

    private void ReadColumns()
    {
        for (var i = 0; i < table.Columns.Count && i < _columns.Length; i++)
        {
            var (style, group) = table.Columns[i];
            var width = style.Width.IsAuto && group is not null ? group.Width : style.Width;
            var minimum = style.MinWidth.IsAuto || style.MinWidth.HasPercent ? 0 : style.MinWidth.Points;
            if (IsPercentage(width)) _columns[i].AskPercent(width.Percent);
            else if (IsLength(width)) _columns[i].Add(new(minimum, width.Points), true);
            if (minimum > 0) _columns[i].Add(new(minimum, minimum), false);
        }
    }

    private void AskFirstRow(CellBox cell)
    {
        var width = cell.Style.Width;
        if (!IsPercentage(width) && !IsLength(width)) return;
        var inset = cell.Style.BoxSizing == BoxSizing.BorderBox ? 0 : CollapsedBorders.InsetOf(table, cell, 0).Horizontal;
        var share = (Math.Max(0, width.Points) + inset - TableFlow.SpacingX(table) * (cell.ColumnSpan - 1)) / cell.ColumnSpan;
        for (var i = cell.Column; i < cell.EndColumn; i++)
        {
            if (!_columns[i].IsAuto) continue;
            if (!IsPercentage(width)) _columns[i].Add(new(0, share), true);
            else (_columns[i].Percent, _columns[i].PercentInset) = (width.Percent / cell.ColumnSpan, cell.ColumnSpan == 1 ? inset : 0);
        }
    }

    private void Measure(CellBox cell)
    {
        ref var column = ref _columns[cell.Column];
        column.Add(RangeOf(cell, out var isConstrained), isConstrained);
        if (IsPercentage(cell.Style.Width)) column.AskPercent(cell.Style.Width.Percent);
        if (cell.Style is { OverflowWrap: OverflowWrap.Anywhere } or { WordBreak: WordBreak.BreakWord })
            column.WholeWords = Math.Max(column.WholeWords, sizes.LongestWord(cell) + CollapsedBorders.InsetOf(table, cell, 0).Horizontal);
    }

    private WidthRange RangeOf(CellBox cell, out bool isConstrained)
    {
        var style = cell.Style;
        var inset = CollapsedBorders.InsetOf(table, cell, 0).Horizontal;
        var range = sizes.OfContent(cell) + inset;
        if (!style.Wraps) range = range with { Minimum = range.Maximum };
        var own = style.BoxSizing == BoxSizing.BorderBox ? 0 : inset;
        var minimum = Math.Max(range.Minimum, IsLength(style.MinWidth) ? style.MinWidth.Points + own : 0);
        isConstrained = IsLength(style.Width);
        var maximum = isConstrained ? Math.Max(style.Width.Points + own, inset) : range.Maximum;
        if (IsLength(style.MaxWidth)) maximum = Math.Min(maximum, style.MaxWidth.Points + own);
        return new(minimum, Math.Max(minimum, maximum));
    }

    // What a spanning cell needs is shared out among its columns as a table's width is.
    private void Spread(CellBox cell)
    {
        var columns = _columns.AsSpan(cell.Column, cell.ColumnSpan);
        if (IsPercentage(cell.Style.Width)) SpreadPercent(columns, cell.Style.Width.Percent);
        var range = RangeOf(cell, out var isConstrained) + -SpacingInside(columns);
        var shared = ArrayPool<double>.Shared.Rent(columns.Length * 2);
        var minima = shared.AsSpan(0, columns.Length);
        var maxima = shared.AsSpan(columns.Length, columns.Length);
        ColumnSharing.Automatic(columns, range.Minimum, minima);
        // Columns of a width asked for do not grow for a line that could wrap.
        ColumnSharing.Automatic(columns, isConstrained ? range.Maximum : Math.Max(range.Minimum, Math.Min(range.Maximum, Limit(columns))), maxima);
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i].Minimum = Math.Max(columns[i].Minimum, minima[i]);
            columns[i].Maximum = Math.Max(columns[i].Minimum, Math.Max(columns[i].Maximum, maxima[i]));
        }
        ArrayPool<double>.Shared.Return(shared);
    }

    private static double Limit(ReadOnlySpan<ColumnNeeds> columns)
    {
        var sum = 0.0;
        foreach (ref readonly var column in columns)
        {
            if (!column.IsConstrained || column.Percent is not null) return double.PositiveInfinity;
            sum += column.Maximum;
        }
        return sum;
    }

    private double SpacingInside(ReadOnlySpan<ColumnNeeds> columns)
    {
        var gaps = 0;
        for (var i = 1; i < columns.Length; i++)
            if (columns[i].IsOwned) gaps++;
        return gaps * TableFlow.SpacingX(table);
    }

    private static void SpreadPercent(Span<ColumnNeeds> columns, double percent)
    {
        double widest = 0;
        var open = 0;
        foreach (ref readonly var column in columns)
        {
            percent -= column.Percent ?? 0;
            if (column.Percent is not null) continue;
            open++;
            widest += column.Maximum;
        }
        if (percent <= 0 || open == 0) return;
        foreach (ref var column in columns)
            if (column.Percent is null) column.Percent = percent * (widest > 0 ? column.Maximum / widest : 1.0 / open);
    }

    // Percentages beyond a hundred in all are cut off, from the left.
    private void CapPercentages()
    {
        var rest = 100.0;
        foreach (ref var column in _columns.AsSpan())
        {
            if (column.Percent is not { } percent) continue;
            column.Percent = Math.Min(percent, rest);
            rest -= column.Percent.Value;
        }
    }

    // A mixed calc() counts as auto (CSS Tables 3, 4.1).
    private static bool IsPercentage(LengthPercent value) => !value.IsAuto && value is { Percent: not 0, Points: 0, Comparison: null };

    private static bool IsLength(LengthPercent value) => !value.IsAuto && !value.HasPercent;
}
