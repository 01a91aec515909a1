using Renderer.Layout.Css.Values;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Inline;

/// <summary>Lays an inline formatting context out in lines: filled, aligned, stacked.</summary>
internal static class InlineFlow
{
    /// <summary>Lays the content out at a width and returns the height of its lines.</summary>
    /// <param name="content">The content.</param>
    /// <param name="text">Its measured text.</param>
    /// <param name="width">Room of a line.</param>
    /// <param name="pitch">Height that lines take whole multiples of; 0 for none.</param>
    public static double LayOut(InlineContent content, ShapedText text, double width, double pitch = 0)
    {
        if (content.LinesBefore.Length > 0) content.Lines = Lines(content, text, width, pitch);
        else content.Lines = LinesOf(content, text, width, pitch);
        return content.Lines is [.., var last] ? last.Y + last.Height : 0;
    }

    private static LineBox[] LinesOf(InlineContent content, ShapedText text, double width, double pitch)
    {
        if (text.LastLines is not { } lines || lines.Width != width || lines.Pitch != pitch) text.LastLines = lines = new(width, pitch, Lines(content, text, width, pitch));
        return lines.Lines;
    }

    private static LineBox[] Lines(InlineContent content, ShapedText text, double width, double pitch)
    {
        var style = content.Style;
        var filler = new LineFiller(text, style);
        var lines = WrapStyles.Fill(filler, style, width, content.LinesBefore);
        var root = BoxMetrics.Root(style);
        var y = content.LinesBefore is [.., var above] ? above.Y + above.Height : 0;
        for (var i = content.LinesBefore.Length; i < lines.Length; i++)
        {
            var isLast = i == lines.Length - 1 || lines[i].IsForced;
            if (content.HasLeaders) lines[i] = Leaders.Stretch(lines[i], text, width);
            var line = Align(lines[i], text, style, width - lines[i].X, isLast);
            line = (IsEmpty(line, text) ? line : Stack(line, text, root)) with { Y = y };
            if (pitch > 0) line = OnGrid(line, pitch);
            y += line.Height;
            lines[i] = line;
        }
        return lines;
    }

    // Lines in larger type stand in the middle of the lines they take.
    private static LineBox OnGrid(in LineBox line, double pitch)
    {
        var height = new GridPitch(0, pitch).WholeLines(line.Height);
        return line with { Height = height, Baseline = line.Baseline + (height - line.Height) / 2 };
    }

    // CSS 2.1, 9.4.2: a line with nothing but empty boxes has no height.
    private static bool IsEmpty(in LineBox line, ShapedText text)
    {
        for (var i = line.Start; i < line.End; i++)
            if (!text.Chars[i].Is(CharTraits.Edge) || text.Chars[i].Advance != 0) return false;
        return true;
    }

    private static LineBox Align(in LineBox line, ShapedText text, Css.Cascade.ComputedStyle style, double room, bool isLast)
    {
        var spare = room - line.Width;
        if (spare <= 0) return line;
        return AlignmentOf(style, isLast) switch
        {
            TextAlign.Center => line with { X = line.X + spare / 2 },
            TextAlign.Right or TextAlign.End => line with { X = line.X + spare },
            TextAlign.Justify when style.Typography.Justify != TextJustify.None && Justification.Opportunities(line, text, line.Justify) is > 0 and var count
                => line with { Gap = spare / count, Width = room },
            _ => line,
        };
    }

    private static TextAlign AlignmentOf(Css.Cascade.ComputedStyle style, bool isLast)
    {
        if (!isLast) return style.TextAlign;
        return style.TextAlignLast switch
        {
            TextAlignLast.Auto => style.TextAlign == TextAlign.Justify ? TextAlign.Start : style.TextAlign,
            TextAlignLast.End => TextAlign.End,
            TextAlignLast.Right => TextAlign.Right,
            TextAlignLast.Center => TextAlign.Center,
            TextAlignLast.Justify => TextAlign.Justify,
            _ => TextAlign.Start,
        };
    }

    // CSS 2.1, 10.8: boxes on baselines first; boxes aligned with the line's edges only make it taller.
    private static LineBox Stack(in LineBox line, ShapedText text, InlineRun root)
    {
        if (text.IsUniform) return line with { Height = root.Above + root.Below, Baseline = root.Above };
        var (above, below, tallest) = (root.Above, root.Below, 0.0);
        var run = -1;
        for (var i = line.Start; i < line.End; i++)
        {
            if (text.Chars[i].Run == run) continue;
            var box = text.Runs[run = text.Chars[i].Run];
            if (box.IsLineAligned) tallest = Math.Max(tallest, box.Above + box.Below);
            else (above, below) = (Math.Max(above, box.Above + box.Shift), Math.Max(below, box.Below - box.Shift));
        }
        return line with { Height = Math.Max(above + below, tallest), Baseline = above };
    }
}
