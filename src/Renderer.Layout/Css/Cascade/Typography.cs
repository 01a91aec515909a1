using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Cascade;

/// <summary>Inherited text values that few documents set: one reference in each style, shared until somebody changes one.</summary>
internal sealed record Typography
{
    public static readonly Typography Initial = new();

    public TextAutospace Autospace { get; init; }

    /// <summary>Width of the space between ideographs and narrow letters or digits, in em.</summary>
    public double AutospaceWidth { get; init; } = 0.125; // CSS Text 4, 8.4: an eighth of the ideograph's advance.

    /// <summary><c>text-indent: hanging</c>: all lines but the first.</summary>
    public bool IndentHangs { get; init; }

    /// <summary><c>text-indent: each-line</c>: also lines after a forced break.</summary>
    public bool IndentsEachLine { get; init; }

    public TextJustify Justify { get; init; }

    /// <summary><c>text-underline-offset</c>; auto is the font's own place.</summary>
    public LengthPercent UnderlineOffset { get; init; } = LengthPercent.Auto;

    /// <summary><c>text-underline-position: under</c>.</summary>
    public bool UnderlinesBelow { get; init; }

    public EmphasisMark Emphasis { get; init; }

    public Paint EmphasisColor { get; init; }

    /// <summary><c>text-emphasis-position: under</c>.</summary>
    public bool EmphasizesBelow { get; init; }

    public TextWrapStyle WrapStyle { get; init; }
}
