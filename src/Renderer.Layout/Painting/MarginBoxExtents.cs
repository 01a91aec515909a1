using Renderer.Layout.Boxes;

namespace Renderer.Layout.Painting;

/// <summary>A stretch of a page's edge.</summary>
internal readonly record struct Extent(double Start, double Length);

/// <summary>What a margin box asks of its edge; lengths are those of its margin box.</summary>
/// <param name="Content">Narrowest and widest useful length.</param>
/// <param name="Fixed">The length it was given; null for auto.</param>
/// <param name="Bounds">Least and greatest length it may have.</param>
internal readonly record struct MarginBoxSize(WidthRange Content, double? Fixed, WidthRange Bounds)
{
    /// <summary>A box that is not generated takes nothing.</summary>
    public static readonly MarginBoxSize None = new(default, 0, new(0, double.PositiveInfinity));

    public MarginBoxSize With(double length) => this with { Fixed = length, Content = new(length, length) };
}

/// <summary>Shares a page's edge between its three margin boxes (CSS Paged Media 3, section 5.3): the middle one stays in the middle.</summary>
internal static class MarginBoxExtents
{
    /// <param name="length">Length of the edge.</param>
    /// <param name="first">The box at its start.</param>
    /// <param name="middle">The box in its middle; null when there is none, so that the others may share its place.</param>
    /// <param name="last">The box at its end.</param>
    public static Extent[] Share(double length, MarginBoxSize first, MarginBoxSize? middle, MarginBoxSize last)
    {
        MarginBoxSize[] sizes = [first, middle ?? MarginBoxSize.None, last];
        var lengths = Lengths(length, sizes, middle is not null);
        // Section 5.3.2.4: what is too long is held at its maximum and all is shared out anew, then the same for minima.
        foreach (var isMaximum in (ReadOnlySpan<bool>)[true, false])
        {
            var isHeld = false;
            for (var i = 0; i < 3; i++)
            {
                var bound = isMaximum ? sizes[i].Bounds.Maximum : sizes[i].Bounds.Minimum;
                if (isMaximum ? lengths[i] <= bound : lengths[i] >= bound) continue;
                sizes[i] = sizes[i].With(bound);
                isHeld = true;
            }
            if (isHeld) lengths = Lengths(length, sizes, middle is not null);
        }
        return [new(0, lengths[0]), new((length - lengths[1]) / 2, lengths[1]), new(length - lengths[2], lengths[2])];
    }

    private static double[] Lengths(double length, MarginBoxSize[] sizes, bool hasMiddle)
    {
        var (first, middle, last) = (sizes[0], sizes[1], sizes[2]);
        if (!hasMiddle)
        {
            var (one, other) = Pair(length, first, last);
            return [one, 0, other];
        }
        // Both sides count as twice the greater one, or the middle box would not be in the middle.
        var widest = WidthRange.Widest(first.Content, last.Content);
        var isFixed = first.Fixed is not null && last.Fixed is not null;
        var sides = new MarginBoxSize(new(2 * widest.Minimum, 2 * widest.Maximum), isFixed ? 2 * Math.Max(first.Fixed!.Value, last.Fixed!.Value) : null, default);
        var centre = Pair(length, middle, sides).First;
        var half = Math.Max(0, (length - centre) / 2);
        return [first.Fixed ?? half, centre, last.Fixed ?? half];
    }

    private readonly record struct Split(double First, double Second);

    private static Split Pair(double length, in MarginBoxSize first, in MarginBoxSize second) => (first.Fixed, second.Fixed) switch
    {
        ({ } one, { } other) => new(one, other),
        ({ } one, null) => new(one, Math.Max(0, length - one)),
        (null, { } other) => new(Math.Max(0, length - other), other),
        _ => Fit(length, first.Content, second.Content),
    };

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
