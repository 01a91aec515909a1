using Renderer.Layout.Boxes;

namespace Renderer.Layout.Painting;

/// <summary>A stretch of a page's edge.</summary>
internal readonly record struct Extent(double Start, double Length);

/// <summary>Shares a page's edge between its three margin boxes (CSS Paged Media 3, section 5.3): the middle one stays in the middle.</summary>
internal static class MarginBoxExtents
{
    /// <param name="length">Length of the edge.</param>
    /// <param name="ranges">Narrowest and widest useful extent of the first, middle and last box; null where there is none.</param>
    /// <param name="isFixed">Which of them were given their extent and take no more.</param>
    public static Extent[] Share(double length, WidthRange?[] ranges, bool[] isFixed)
    {
        var extents = Share(length, ranges);
        for (var i = 0; i < 3; i++)
        {
            if (!isFixed[i] || ranges[i] is not { } range) continue;
            var spare = extents[i].Length - range.Maximum;
            extents[i] = new(extents[i].Start + spare * i / 2, range.Maximum);
        }
        return extents;
    }

    private static Extent[] Share(double length, WidthRange?[] ranges)
    {
        if (ranges[1] is not { } middle)
        {
            var (first, last) = ranges[0] is null || ranges[2] is null
                ? new Split(ranges[0] is null ? 0 : length, ranges[2] is null ? 0 : length)
                : Fit(length, ranges[0]!.Value, ranges[2]!.Value);
            return [new(0, first), default, new(length - last, last)];
        }
        if (ranges[0] is null && ranges[2] is null) return [default, new(0, length), default];
        var sides = WidthRange.Widest(ranges[0] ?? default, ranges[2] ?? default);
        var (centre, both) = Fit(length, middle, new(2 * sides.Minimum, 2 * sides.Maximum));
        return [new(0, both / 2), new(both / 2, centre), new(length - both / 2, both / 2)];
    }

    private readonly record struct Split(double First, double Second);

    private static Split Fit(double length, WidthRange first, WidthRange second)
    {
        var (widest, narrowest) = (first.Maximum + second.Maximum, first.Minimum + second.Minimum);
        double share;
        if (widest <= length) share = first.Maximum + (length - widest) * Part(first.Maximum, widest);
        else if (narrowest <= length) share = first.Minimum + (length - narrowest) * Part(first.Maximum - first.Minimum, widest - narrowest);
        else share = length * Part(first.Minimum, narrowest);
        return new(share, length - share);
    }

    private static double Part(double part, double whole) => whole > 0 ? part / whole : 0.5;
}
