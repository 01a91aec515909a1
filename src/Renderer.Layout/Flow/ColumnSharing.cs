namespace Renderer.Layout.Flow;

/// <summary>Shares a width out among columns (CSS Tables 3, 4.3; where it leaves room, as browsers do).</summary>
internal static class ColumnSharing
{
    /// <summary>Automatic layout: four guesses, each wider than the one before; the width lies between two of them or beyond the last.</summary>
    public static void Automatic(ReadOnlySpan<ColumnNeeds> columns, double width, Span<double> widths)
    {
        double low = 0;
        foreach (ref readonly var column in columns) low += column.Minimum;
        if (width <= low)
        {
            for (var i = 0; i < columns.Length; i++) widths[i] = columns[i].Minimum;
            return;
        }
        for (var guess = 1; guess < 4; guess++)
        {
            double high = 0;
            foreach (ref readonly var column in columns) high += Guess(column, guess, width);
            if (high >= width)
            {
                Between(columns, guess, width, widths, high > low ? (width - low) / (high - low) : 1);
                return;
            }
            low = high;
        }
        for (var i = 0; i < columns.Length; i++) widths[i] = Guess(columns[i], 3, width);
        Grow(columns, widths, width - low);
    }

    /// <summary>Fixed layout: what the columns ask for; the others share the rest.</summary>
    public static void Fixed(ReadOnlySpan<ColumnNeeds> columns, double width, Span<double> widths)
    {
        double taken = 0, percents = 0;
        var open = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            ref readonly var column = ref columns[i];
            widths[i] = column.Percent is { } percent ? percent / 100 * width + column.PercentInset : column.IsConstrained ? column.Maximum : 0;
            taken += widths[i];
            percents += column.Percent ?? 0;
            if (column.IsAuto) open++;
        }
        if (open > 0) FillOpen(columns, widths, Math.Max(0, width - taken) / open);
        if (percents > 0 && taken > width) Shrink(columns, widths, taken - width, percents);
        else if (open == 0 && taken < width) Stretch(columns, widths, width - taken);
    }

    private static double Guess(in ColumnNeeds column, int guess, double width)
    {
        if (guess >= 1 && column.Percent is { } percent) return Math.Max(column.Minimum, percent / 100 * width);
        return guess == 3 || (guess == 2 && column.IsConstrained) ? column.Maximum : column.Minimum;
    }

    private static void Between(ReadOnlySpan<ColumnNeeds> columns, int guess, double width, Span<double> widths, double part)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            var from = Guess(columns[i], guess - 1, width);
            widths[i] = from + (Guess(columns[i], guess, width) - from) * part;
        }
    }

    // CSS Tables 3, 4.3.1: columns that ask for nothing take what is left by their content, else those with lengths, else those with percentages.
    private static void Grow(ReadOnlySpan<ColumnNeeds> columns, Span<double> widths, double spare)
    {
        if (spare <= 0) return;
        double open = 0, lengths = 0, percents = 0;
        var count = 0;
        foreach (ref readonly var column in columns)
        {
            if (column.IsAuto && column.IsOwned) count++;
            if (column.IsAuto) open += column.Maximum;
            else if (column.Percent is { } percent) percents += percent;
            else lengths += column.Maximum;
        }
        for (var i = 0; i < columns.Length; i++)
        {
            ref readonly var column = ref columns[i];
            if (open > 0) widths[i] += column.IsAuto ? spare * column.Maximum / open : 0;
            else if (count > 0) widths[i] += column.IsAuto && column.IsOwned ? spare / count : 0;
            else if (lengths > 0) widths[i] += column.Percent is null ? spare * column.Maximum / lengths : 0;
            else if (percents > 0) widths[i] += spare * (column.Percent ?? 0) / percents;
            else widths[i] += spare / columns.Length;
        }
    }

    private static void FillOpen(ReadOnlySpan<ColumnNeeds> columns, Span<double> widths, double share)
    {
        for (var i = 0; i < columns.Length; i++)
            if (columns[i].IsAuto) widths[i] = share;
    }

    // Percentages give way where they leave too little.
    private static void Shrink(ReadOnlySpan<ColumnNeeds> columns, Span<double> widths, double excess, double percents)
    {
        for (var i = 0; i < columns.Length; i++)
            if (columns[i].Percent is { } percent) widths[i] = Math.Max(0, widths[i] - excess * percent / percents);
    }

    // Lengths stretch before percentages do.
    private static void Stretch(ReadOnlySpan<ColumnNeeds> columns, Span<double> widths, double spare)
    {
        double lengths = 0, all = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            all += widths[i];
            if (columns[i].Percent is null) lengths += widths[i];
        }
        var total = lengths > 0 ? lengths : all;
        for (var i = 0; i < columns.Length; i++)
        {
            if (total <= 0) widths[i] += spare / columns.Length;
            else if (lengths == 0 || columns[i].Percent is null) widths[i] += spare * widths[i] / total;
        }
    }
}
