using Renderer.Layout.Boxes;

namespace Renderer.Layout.Flow;

/// <summary>Shares the content of a cell out over pieces of it that stand on different pages: unit by unit, each piece as full as it gets.</summary>
internal static class ContentPieces
{
    /// <summary>The units of each piece; whatever does not fit the last one stays in it.</summary>
    /// <param name="units">The cell's content.</param>
    /// <param name="heights">Room for content in each piece, in order.</param>
    public static UnitRange[] Distribute(List<FlowUnit> units, IReadOnlyList<double> heights)
    {
        var pieces = new UnitRange[heights.Count];
        var next = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            var start = next;
            while (next < units.Count && (i == pieces.Length - 1 || units[next].Bottom - units[start].Top <= heights[i] + 0.01)) next++;
            pieces[i] = new(start, next);
        }
        return pieces;
    }

    /// <summary>How many pieces of one height the content needs; a unit taller than that has a piece to itself.</summary>
    public static List<UnitRange> Split(List<FlowUnit> units, double height)
    {
        var pieces = new List<UnitRange>();
        for (var start = 0; start < units.Count;)
        {
            var end = start + 1;
            while (end < units.Count && units[end].Bottom - units[start].Top <= height + 0.01) end++;
            pieces.Add(new(start, end));
            start = end;
        }
        return pieces;
    }
}

/// <summary>The content of a cell cut into pieces, one for each row of it.</summary>
/// <param name="Units">The content.</param>
/// <param name="Ranges">The units of each row.</param>
/// <param name="IsContinuous">Whether everything stays where it would be in one row; otherwise each piece begins anew below the cell's padding.</param>
internal sealed record CellPieces(List<FlowUnit> Units, UnitRange[] Ranges, bool IsContinuous);
