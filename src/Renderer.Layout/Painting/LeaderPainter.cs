using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Painting;

/// <summary>Paints the repeated pattern of a leader as one run. Dots lead the eye only: they are an artifact.</summary>
internal sealed class LeaderPainter(PageCanvas canvas, DocumentMarks marks)
{
    public void Paint(LeaderBox box, double x, double y)
    {
        if (box.Style.Visibility != Visibility.Visible || box.Inline is not { Shaped: { } text, Lines: [var line, ..] }) return;
        var pattern = text.Chars.AsSpan(line.Start, line.End - line.Start);
        var width = 0.0;
        foreach (ref readonly var c in pattern) width += c.Advance;
        var count = width > 0 ? (int)Math.Floor((box.Width - box.EndGap) / width + 0.001) : 0;
        if (count <= 0 || FaceOf(text, pattern) is not { } run) return;
        var first = canvas.GlyphCount;
        for (var i = 0; i < count; i++)
        {
            foreach (ref readonly var c in pattern) canvas.Add(new Glyph(c.Glyph, c.Advance, c.Offset, c.CodePoint));
        }
        var start = x + box.Width - box.EndGap - count * width;
        canvas.Add(new GlyphRun(marks.IndexOf(run.Face!), box.Style.FontSize, start, y + line.Y + line.Baseline, box.Style.Color, first, canvas.GlyphCount - first), -1);
    }

    // A pattern whose characters come from several faces is drawn as its first one has it.
    private static InlineRun? FaceOf(ShapedText text, ReadOnlySpan<InlineChar> pattern)
    {
        foreach (ref readonly var c in pattern)
            if (text.Runs[c.Run].Face is not null) return text.Runs[c.Run];
        return null;
    }
}
