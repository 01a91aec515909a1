using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Inline;

namespace Renderer.Layout.Boxes;

/// <summary>A leader: a pattern repeated over whatever is left of the line (CSS Generated Content for Paged Media 3, 4).</summary>
internal sealed class LeaderBox : BlockBox
{
    public LeaderBox(ComputedStyle style, string pattern, bool isEastAsian)
        : base(StyleOf(style))
    {
        Inline = new(Style, isEastAsian);
        Inline.Add(new(InlineKind.Text, Style, pattern));
    }

    /// <summary>From the last whole pattern to the leader's end: patterns of all lines count from the same edge, so that dots stand below dots.</summary>
    public double EndGap { get; set; }

    private static ComputedStyle StyleOf(ComputedStyle style)
    {
        var own = style.Inherit();
        (own.Display, own.TextIndent, own.TextAlign) = (Display.InlineBlock, default, TextAlign.Left);
        (own.WhiteSpaceCollapse, own.TextWrapMode) = (WhiteSpaceCollapse.BreakSpaces, TextWrapMode.Nowrap);
        return own;
    }
}
