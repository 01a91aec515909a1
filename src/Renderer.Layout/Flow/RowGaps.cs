namespace Renderer.Layout.Flow;

/// <summary>A height at which a row may be cut, and what speaks against it.</summary>
internal readonly record struct RowGap(double Top, BreakCost Cost);

/// <summary>Finds where a row may be cut: at heights that no line of any of its cells crosses.</summary>
internal static class RowGaps
{
    // Heights that were summed up on different ways count as one.
    public const double Tolerance = 0.01;

    /// <summary>The gaps from the top down; null where they lie further apart than there is room.</summary>
    public static List<RowGap>? Find(IEnumerable<FlowUnit> contents, double height, double room)
    {
        var units = contents.OrderBy(unit => unit.Top).ToArray();
        var gaps = new List<RowGap>();
        double bottom = 0, last = 0;
        foreach (var unit in units)
        {
            if (bottom > 0 && unit.Top >= bottom - Tolerance && unit.Top > last + Tolerance)
            {
                if (unit.Top - last > room) return null;
                gaps.Add(new(last = unit.Top, unit.Cost));
            }
            else if (gaps.Count > 0 && unit.Top <= last + Tolerance) gaps[^1] = gaps[^1] with { Cost = gaps[^1].Cost | unit.Cost };
            bottom = Math.Max(bottom, unit.Bottom);
        }
        return height - last > room ? null : gaps;
    }
}
