using Renderer.Layout.Css.Cascade;

namespace Renderer.Layout.Inline;

/// <summary><c>text-indent</c> with <c>hanging</c> and <c>each-line</c> (CSS Text 3, 8.1).</summary>
internal static class LineIndent
{
    public static double Of(ComputedStyle style, double width, bool isFirst, bool isAfterBreak)
    {
        var isIndented = isFirst || (isAfterBreak && style.Typography.IndentsEachLine);
        return isIndented == style.Typography.IndentHangs ? 0 : style.TextIndent.Of(width);
    }
}
