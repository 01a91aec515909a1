using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>Width and height, in points, of the page area that <c>vw</c> and <c>vh</c> are shares of.</summary>
internal readonly record struct PageArea(double Width, double Height);

/// <summary>What a computed value may depend on besides its own specified value.</summary>
/// <param name="Parent">The parent's style; the initial one for the root.</param>
/// <param name="Root">The root's style, once it is known.</param>
/// <param name="Area">The page area, worked out when a length asks for it.</param>
internal readonly record struct ComputeContext(ComputedStyle Parent, ComputedStyle Root, Lazy<PageArea> Area)
{
    /// <summary>A length relative to the style's own font, which must be computed already.</summary>
    public LengthPercent Resolve(in Length length, ComputedStyle style)
    {
        if (length.IsAuto) return new(double.NaN, length.Percent);
        var points = length.Points + length.Em * style.FontSize + length.Rem * Root.FontSize;
        if (length.Ex != 0) points += length.Ex * style.Fonts.XHeight * style.FontSize;
        if (length.Ch != 0) points += length.Ch * style.Fonts.ZeroAdvance * style.FontSize;
        if (length.Ic != 0) points += length.Ic * style.Fonts.IdeographAdvance * style.FontSize;
        if (length.Lh != 0) points += length.Lh * style.UsedLineHeight;
        if (length.Rlh != 0) points += length.Rlh * Root.UsedLineHeight;
        if (length.Vw != 0) points += length.Vw / 100 * Area.Value.Width;
        if (length.Vh != 0) points += length.Vh / 100 * Area.Value.Height;
        var sum = new LengthPercent(points, length.Percent);
        if (length.Comparison is not null) sum += Compare(length.Comparison, style);
        return sum with { Points = Bound(sum.Points), Percent = Bound(sum.Percent) };
    }

    /// <summary>A length that has to be at least zero: a calculated one is brought into range, any other was refused when it was read.</summary>
    public LengthPercent ResolveNonNegative(in Length length, ComputedStyle style)
    {
        var resolved = Resolve(length, style);
        if (!length.IsCalculated) return resolved;
        return LengthPercent.Extreme(true, [LengthPercent.Zero, resolved]);
    }

    private LengthPercent Compare(LengthComparison comparison, ComputedStyle style)
    {
        var context = this;
        return comparison.Resolve(argument => context.Resolve(argument, style));
    }

    // Products of large numbers leave what arithmetic can hold; "not a number" would be taken for auto.
    private static double Bound(double value) => double.IsNaN(value) ? 0 : Math.Clamp(value, -CssTokenizer.LargestNumber, CssTokenizer.LargestNumber);
}
