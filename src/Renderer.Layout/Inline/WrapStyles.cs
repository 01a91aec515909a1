using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Inline;

/// <summary><c>text-wrap-style</c> (CSS Text 4, 5.2): lines filled one after the other, balanced, or without a lonely character at the end.</summary>
internal static class WrapStyles
{
    // Chrome stops at four, for speed; a title has no more than this.
    private const int MostBalanced = 10;

    // How many lines at the end may change for the sake of the last.
    private const int MostPretty = 4;

    public static LineBox[] Fill(in LineFiller filler, ComputedStyle style, double width, LineBox[] before)
    {
        var lines = filler.Fill(width, before);
        // What goes on from a page of another width is not rearranged.
        if (before.Length > 0) return [.. lines];
        if (style.Typography.WrapStyle == TextWrapStyle.Balance && lines.Count is > 1 and <= MostBalanced) return [.. Balanced(filler, lines, width)];
        if (style.Typography.WrapStyle == TextWrapStyle.Pretty && lines.Count > 1) return [.. Pretty(filler, lines, style, width)];
        return [.. lines];
    }

    // The narrowest width that needs no more lines: all lines are as even as the breaks allow, and what is left over is missing at the end (上大下小).
    private static List<LineBox> Balanced(in LineFiller filler, List<LineBox> lines, double width)
    {
        if (lines.Exists(line => LineFiller.IsTooWide(line, width))) return lines;
        var (best, narrow, wide) = (lines, width / lines.Count / 2, width);
        while (wide - narrow > 0.1)
        {
            var middle = (narrow + wide) / 2;
            var tried = filler.Fill(middle, []);
            if (tried.Count > lines.Count || tried.Exists(line => LineFiller.IsTooWide(line, middle))) narrow = middle;
            else (best, wide) = (tried, middle);
        }
        return best;
    }

    private static List<LineBox> Pretty(in LineFiller filler, List<LineBox> lines, ComputedStyle style, double width)
    {
        var enough = 2.5 * style.FontSize; // two characters and a closing mark
        if (lines[^1].Width >= enough) return lines;
        var kept = Math.Max(0, lines.Count - MostPretty);
        for (var narrower = width - style.FontSize / 2; narrower > width - 4 * style.FontSize; narrower -= style.FontSize / 2)
        {
            var tried = filler.Fill(narrower, [.. lines[..kept]]);
            if (tried.Count > lines.Count) return lines;
            if (tried[^1].Width >= enough) return tried;
        }
        return lines;
    }
}
