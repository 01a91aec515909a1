using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Flow;

/// <summary>Heights and places of rows (CSS 2.1, 17.5.3; CSS Tables 3, 4.4 where it is silent).</summary>
internal static class RowHeights
{
    /// <summary>Sets the rows' heights from their cells, their groups' heights and the table's own.</summary>
    public static void Resolve(TableBox table, Edges inset)
    {
        foreach (var row in table.Rows) MeasureRow(row);
        List<CellBox>? spanning = null;
        foreach (var cell in table.Cells)
            if (cell.RowSpan > 1) (spanning ??= []).Add(cell);
        if (spanning is not null)
        {
            foreach (var cell in spanning) table.Rows[cell.Row].StartsSpan = true;
            foreach (var cell in spanning.OrderBy(cell => cell.RowSpan)) Stretch(table, cell);
        }
        if (BoxSizes.Height(table.Style, table.Style.Height, inset) is { } height) StretchToTable(table, height - inset.Vertical);
        else if (BoxSizes.Height(table.Style, table.Style.MinHeight, inset) is { } minimum) StretchToTable(table, minimum - inset.Vertical);
        StretchGroups(table);
        foreach (var row in table.Rows)
            if (row.IsCollapsed) row.Height = 0;
    }

    /// <summary>Stacks the rows: their tops count from the grid box's top edge; returns the height of all, spacing included.</summary>
    /// <remarks>A collapsed row takes no spacing; its group does.</remarks>
    public static double Stack(TableBox table, Edges inset)
    {
        if (table.Rows.Count == 0) return 0;
        var spacing = TableFlow.SpacingY(table);
        var y = inset.Top;
        var isGroupEmpty = true;
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var isGroupStart = i == 0 || table.Rows[i - 1].GroupIndex != row.GroupIndex;
            if (isGroupStart || (!row.IsCollapsed && !isGroupEmpty && !row.IsSlice)) y += spacing;
            isGroupEmpty = row.IsCollapsed && (isGroupStart || isGroupEmpty);
            row.Y = y;
            y += row.Height;
        }
        return y + spacing - inset.Top;
    }

    private static void MeasureRow(TableRow row)
    {
        var height = 0.0;
        (row.IsConstrained, row.Percent) = (false, 0);
        AskHeight(row, row.Style.Height);
        if (BoxSizes.Height(row.Style, row.Style.Height, default) is { } own) height = own;
        double ascent = 0, descent = 0;
        foreach (var cell in row.Cells)
        {
            if (IsOnBaseline(cell)) ascent = Math.Max(ascent, cell.Baseline);
            if (cell.RowSpan > 1) continue;
            AskHeight(row, cell.Style.Height);
            height = Math.Max(height, cell.NaturalHeight);
            if (IsOnBaseline(cell)) descent = Math.Max(descent, cell.NaturalHeight - cell.Baseline);
        }
        row.Baseline = ascent;
        row.Height = Math.Max(height, ascent + descent);
    }

    private static void AskHeight(TableRow row, LengthPercent height)
    {
        if (height.IsAuto) return;
        if (height.HasPercent) row.Percent = Math.Max(row.Percent, height.Percent);
        else row.IsConstrained = true;
    }

    private static bool IsOnBaseline(CellBox cell) => cell.Style.VerticalAlign is not (VerticalAlign.Top or VerticalAlign.Middle or VerticalAlign.Bottom);

    private static void Stretch(TableBox table, CellBox cell)
    {
        var spacing = TableFlow.SpacingY(table) * (cell.RowSpan - 1);
        var needed = cell.NaturalHeight + (IsOnBaseline(cell) ? table.Rows[cell.Row].Baseline - cell.Baseline : 0) - spacing;
        RowSharing.Among(table.Rows, new(cell.Row, cell.EndRow), needed, isSpan: true);
    }

    // A table's height goes to its bodies in proportion to what they have; head and foot keep theirs where there is a body.
    private static void StretchToTable(TableBox table, double height)
    {
        var spacing = TableFlow.SpacingY(table);
        var bodies = new List<UnitRange>();
        var (inBodies, rest) = (0.0, height - spacing);
        foreach (var group in GroupsOf(table))
        {
            var own = HeightOf(table, group);
            var isBody = (group.Start >= table.HeadRows && group.End <= table.Rows.Count - table.FootRows) || table.HeadRows + table.FootRows == table.Rows.Count;
            rest -= spacing + (isBody ? 0 : own);
            if (!isBody) continue;
            bodies.Add(group);
            inBodies += own;
        }
        foreach (var body in bodies)
        {
            var share = inBodies > 0 ? rest * HeightOf(table, body) / inBodies : rest / bodies.Count;
            RowSharing.Among(table.Rows, body, share - spacing * (body.End - body.Start - 1), percentBasis: share);
        }
    }

    private static void StretchGroups(TableBox table)
    {
        foreach (var group in GroupsOf(table))
        {
            if (table.Rows[group.Start].Group is { } style && BoxSizes.Height(style, style.Height, default) is { } height)
                RowSharing.Among(table.Rows, group, height - TableFlow.SpacingY(table) * (group.End - group.Start - 1));
        }
    }

    private static double HeightOf(TableBox table, UnitRange rows)
    {
        var sum = TableFlow.SpacingY(table) * (rows.End - rows.Start - 1);
        for (var i = rows.Start; i < rows.End; i++) sum += table.Rows[i].Height;
        return sum;
    }

    private static IEnumerable<UnitRange> GroupsOf(TableBox table)
    {
        for (var start = 0; start < table.Rows.Count;)
        {
            var end = start + 1;
            while (end < table.Rows.Count && table.Rows[end].GroupIndex == table.Rows[start].GroupIndex) end++;
            yield return new(start, end);
            start = end;
        }
    }
}
