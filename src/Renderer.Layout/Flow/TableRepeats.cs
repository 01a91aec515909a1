using Renderer.Layout.Boxes;

namespace Renderer.Layout.Flow;

/// <summary>What is shown again of a table on each page it runs over: above its rows the continued caption and the head, below them the foot.</summary>
internal static class TableRepeats
{
    /// <summary>Height of everything above the rows that go on: for a slice of a row also the padding above it.</summary>
    public static double HeightAbove(TableBox table, int row) => HeadTop(table) + HeadHeight(table) + table.Rows[row].CutAbove;

    /// <summary>Where the head begins: below the caption, and by half a collapsed border inside the page as on the first one.</summary>
    public static double HeadTop(TableBox table) => CaptionHeight(table) + (table.IsCollapsed ? table.Grid.Inset.Top : 0);

    public static double HeadHeight(TableBox table) =>
        table.HeadRows == 0 ? 0 : table.Rows[table.HeadRows - 1].Y + table.Rows[table.HeadRows - 1].Height - table.Rows[0].Y + TableFlow.SpacingY(table);

    public static double FootHeight(TableBox table) =>
        table.FootRows == 0 ? 0 : table.Rows[^1].Y + table.Rows[^1].Height - table.Rows[^table.FootRows].Y + TableFlow.SpacingY(table);

    private static double CaptionHeight(TableBox table) => table.ContinuedCaption is not { } caption ? 0 : caption.Y + caption.Height + caption.Style.Margin.Bottom.Of(table.Width);
}
