using Renderer.Layout.Css.Cascade;

namespace Renderer.Layout.Inline;

/// <summary>Where emphasis marks stand: on top of the ideographs' em square or under it, in half its size.</summary>
internal static class EmphasisMetrics
{
    public static GlyphPlace PlaceOf(ComputedStyle style) => style.Fonts.Find(style.Typography.Emphasis.CodePoint);

    // The em square of ideographs, from the baseline: fonts' own ascents would hold the marks far away from the text.
    private const double Top = 0.88;
    private const double Bottom = 0.12;

    /// <summary>Baseline of the marks from that of the text, down.</summary>
    public static double BaselineShift(ComputedStyle style) =>
        style.FontSize * (style.Typography.EmphasizesBelow ? Bottom + Top * EmphasisMark.Scale : -Top - Bottom * EmphasisMark.Scale);

    /// <summary>How far text and marks reach above the baseline; the line grows if that is more than its half-leading leaves.</summary>
    public static double ReachAbove(ComputedStyle style) => style.Typography.EmphasizesBelow ? 0 : style.FontSize * (Top + EmphasisMark.Scale);

    public static double ReachBelow(ComputedStyle style) => style.Typography.EmphasizesBelow ? style.FontSize * (Bottom + EmphasisMark.Scale) : 0;
}
