namespace Renderer.Benchmarks.Plotting;

/// <summary>Keeps the names at the ends of curves from covering each other.</summary>
internal static class EndLabels
{
    /// <summary>Heights near the wanted ones, in their order, at least so far apart, not below the bottom.</summary>
    public static double[] Spread(IReadOnlyList<double> wanted, double distance, double bottom)
    {
        var order = Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i]).ToArray();
        var heights = wanted.ToArray();
        for (var i = 1; i < order.Length; i++) heights[order[i]] = Math.Max(heights[order[i]], heights[order[i - 1]] + distance);
        var limit = bottom;
        for (var i = order.Length - 1; i >= 0; i--)
        {
            heights[order[i]] = Math.Min(heights[order[i]], limit);
            limit = heights[order[i]] - distance;
        }

        return heights;
    }
}
