using Renderer.Layout.Boxes;

namespace Renderer.Layout.Flow;

/// <summary>Shares height that rows do not fill out among them (CSS Tables 3, 4.4.1; where it leaves room, as browsers do).</summary>
internal static class RowSharing
{
    private enum Kind { Open, Empty, Constrained }

    /// <summary>Makes rows together at least as high as needed, spacing between them left out.</summary>
    /// <param name="rows">The table's rows.</param>
    /// <param name="range">Those that grow.</param>
    /// <param name="needed">Height they are to have.</param>
    /// <param name="percentBasis">What percentages are of; 0 where there is nothing.</param>
    /// <param name="isSpan">Whether a spanning cell needs the height, not the table.</param>
    public static void Among(List<TableRow> rows, UnitRange range, double needed, double percentBasis = 0, bool isSpan = false)
    {
        var missing = needed;
        for (var i = range.Start; i < range.End; i++) missing -= rows[i].Height;
        if (missing > 0 && percentBasis > 0) missing = GrowPercentages(rows, range, missing, percentBasis);
        if (missing <= 0) return;
        if (isSpan && GiveToSpanStarts(rows, range, missing)) return;
        if (GiveInProportion(rows, range, missing, Kind.Open)) return;
        if (GiveInProportion(rows, range, missing, Kind.Constrained)) return;
        GiveToEmpty(rows, range, missing, isSpan);
    }

    private static Kind KindOf(TableRow row) => row.Height <= 0 && !row.IsConstrained ? Kind.Empty : row.IsConstrained || row.Percent > 0 ? Kind.Constrained : Kind.Open;

    private static double GrowPercentages(List<TableRow> rows, UnitRange range, double missing, double basis)
    {
        for (var i = range.Start; i < range.End; i++)
        {
            if (rows[i].Percent <= 0) continue;
            var growth = Math.Clamp(rows[i].Percent / 100 * basis - rows[i].Height, 0, missing);
            rows[i].Height += growth;
            missing -= growth;
        }
        return missing;
    }

    // Where another span begins below the first row, that row takes it all.
    private static bool GiveToSpanStarts(List<TableRow> rows, UnitRange range, double missing)
    {
        var count = 0;
        for (var i = range.Start + 1; i < range.End; i++)
            if (rows[i].StartsSpan) count++;
        for (var i = range.Start + 1; i < range.End; i++)
            if (rows[i].StartsSpan) rows[i].Height += missing / count;
        return count > 0;
    }

    private static bool GiveInProportion(List<TableRow> rows, UnitRange range, double missing, Kind kind)
    {
        var sum = 0.0;
        for (var i = range.Start; i < range.End; i++)
            if (KindOf(rows[i]) == kind) sum += rows[i].Height;
        if (sum <= 0) return false;
        for (var i = range.Start; i < range.End; i++)
            if (KindOf(rows[i]) == kind) rows[i].Height += missing * rows[i].Height / sum;
        return true;
    }

    private static void GiveToEmpty(List<TableRow> rows, UnitRange range, double missing, bool isSpan)
    {
        var count = 0;
        var last = -1;
        for (var i = range.Start; i < range.End; i++)
        {
            if (KindOf(rows[i]) != Kind.Empty) continue;
            count++;
            last = i;
        }
        if (count == 0) return;
        if (isSpan) rows[last].Height = missing;
        for (var i = range.Start; !isSpan && i <= last; i++)
            if (KindOf(rows[i]) == Kind.Empty) rows[i].Height = missing / count;
    }
}
