using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Fonts;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Painting;

/// <summary>Paints one line box: backgrounds of inline boxes, glyph runs, decorations, links.</summary>
internal sealed class LinePainter(PageCanvas canvas, DocumentMarks marks, PaintTarget target)
{
    private readonly List<OpenBox> _open = [];
    private InlineContent? _tracked;
    private int _trackedTo;

    private readonly record struct OpenBox(InlineRun Run, double Start);

    /// <param name="content">The inline content.</param>
    /// <param name="line">The line.</param>
    /// <param name="x">Left edge of the content box on the page.</param>
    /// <param name="y">Top edge of the line on the page.</param>
    public void Paint(InlineContent content, in LineBox line, double x, double y)
    {
        var text = content.Shaped!;
        if (content.HasInlineBoxes) PaintBoxes(content, line, x, y);
        var baseline = y + line.Baseline;
        var pen = x + line.X;
        var run = new RunState(-1, pen, canvas.GlyphCount);
        for (var i = line.Start; i < line.End; i++)
        {
            ref readonly var c = ref text.Chars[i];
            if (c.Run != run.Index || c.Is(CharTraits.Edge | CharTraits.Atom))
            {
                if (c.CodePoint == InlineEdge.Place) ComeBy(content.Items[text.Runs[c.Run].Item].Positioned!, i == line.Start, new(x, y, pen, y + line.Height));
                EndRun(content, run, pen, baseline, line);
                run = new(c.Is(CharTraits.Edge | CharTraits.Atom) ? -1 : c.Run, pen, canvas.GlyphCount);
            }
            var (advance, offset) = LineAdvance.Of(text, line, i);
            if (c.Is(CharTraits.Atom)) PaintAtom(text.Runs[c.Run], pen, baseline, y, line);
            if (!c.Is(CharTraits.Edge | CharTraits.Atom | CharTraits.Newline | CharTraits.Invisible) && text.Runs[c.Run].Face is not null)
                canvas.Add(new Glyph(c.Glyph, (float)advance, offset, c.Joined == 0 ? c.CodePoint : canvas.ClusterOf(text.Chars.AsSpan(i, 1 + c.Joined))));
            if (i == line.End - 1 && i < text.Chars.Length - 1 && LineFiller.HyphenWidth(text, i) is > 0 and var hyphen)
            {
                canvas.Add(new Glyph(text.Runs[c.Run].Style.Fonts.Find('-').Glyph, (float)hyphen, 0, 0xAD));
                advance += hyphen;
            }
            pen += advance;
        }
        EndRun(content, run, pen, baseline, line);
    }

    // What would have begun a line of its own stands below this one, unless nothing is on it yet.
    private static void ComeBy(PositionedBox positioned, bool isFirst, in Rectangle line)
    {
        if (!positioned.IsBlockLevel) positioned.ComeBy(line.Right, line.Top);
        else positioned.ComeBy(line.Left, isFirst ? line.Top : line.Bottom);
    }

    private readonly record struct RunState(int Index, double Start, int FirstGlyph);

    private void EndRun(InlineContent content, in RunState state, double end, double baseline, in LineBox line)
    {
        if (state.Index < 0) return;
        var run = content.Shaped!.Runs[state.Index];
        var item = content.Items[run.Item];
        var style = run.Style;
        var count = canvas.GlyphCount - state.FirstGlyph;
        var structure = target.StructureOf(item.Structure);
        var y = baseline - run.Shift;
        if (run.IsLineAligned) y += style.VerticalAlign == VerticalAlign.Top ? run.Above - line.Baseline : line.Height - line.Baseline - run.Below;
        var start = state.Start;
        if (run.Moved is { } moved) (start, end, y) = (start + moved.X, end + moved.X, y + moved.Y);
        if (style.IsVertical) y += BoxMetrics.AlphabeticDrop(style);
        if (count > 0 && run.IsUpright && run.Face is { } upright && style.Visibility == Visibility.Visible) PaintUpright(run, upright, new(start, y), new(state.FirstGlyph, count), structure);
        else if (count > 0 && run.Face is { } face && style.Visibility == Visibility.Visible)
        {
            var glyphs = new GlyphRun(marks.IndexOf(face), style.FontSize, start, y, style.Color, state.FirstGlyph, count);
            canvas.Add(glyphs, structure);
            if (!style.Typography.Emphasis.IsNone) EmphasisPainter.Paint(canvas, glyphs, style, marks.IndexOf(style.Fonts.Faces[EmphasisMetrics.PlaceOf(style).Face]));
        }
        if (!style.Decorations.IsEmpty) DecorationPainter.Paint(canvas, style, start, end, y);
        if (item.Link >= 0 && structure >= 0 && end > start) target.AddLink(item.Link, new(start, y - style.Fonts.Ascent * style.FontSize, end, y + style.Fonts.Descent * style.FontSize));
    }

    private readonly record struct GlyphRange(int First, int Count);

    private void PaintUpright(InlineRun run, FontFace face, Point pen, GlyphRange glyphs, int structure)
    {
        var style = run.Style;
        var origin = (double)face.VerticalOrigin / face.UnitsPerEm * style.FontSize;
        var middle = pen.Y - BoxMetrics.AlphabeticDrop(style);
        canvas.Add(new GlyphRun(marks.IndexOf(face), style.FontSize, pen.X + origin, middle, style.Color, glyphs.First, glyphs.Count) { Direction = RunDirection.Upright }, structure);
    }

    private void PaintAtom(InlineRun run, double pen, double baseline, double lineTop, in LineBox line)
    {
        var box = run.Atom!;
        var top = run.IsLineAligned
            ? lineTop + (box.Style.VerticalAlign == VerticalAlign.Top ? 0 : line.Height - run.Above - run.Below)
            : baseline - run.Shift - run.Above;
        if (run.Moved is { } moved) (pen, top) = (pen + moved.X, top + moved.Y);
        target.PaintWhole(box, pen + box.Style.Margin.Left.Of(0), top + box.Style.Margin.Top.Of(0));
    }

    // Inline boxes that began on an earlier line go on here without a left edge (CSS 2.1, 9.4.2).
    private void PaintBoxes(InlineContent content, in LineBox line, double x, double y)
    {
        var text = content.Shaped!;
        if (!ReferenceEquals(content, _tracked) || line.Start < _trackedTo) StartTracking(content);
        for (; _trackedTo < line.Start; _trackedTo++) Track(text, _trackedTo, 0, null);
        for (var i = 0; i < _open.Count; i++) _open[i] = _open[i] with { Start = x + line.X };
        var pen = x + line.X;
        for (var i = line.Start; i < line.End; i++)
        {
            ref readonly var c = ref text.Chars[i];
            var advance = LineAdvance.Of(text, line, i).Width;
            if (c.Is(CharTraits.Edge) && c.CodePoint == InlineEdge.Open && content.Items[text.Runs[c.Run].Item].Anchor is { } anchor) target.AddAnchor(anchor, y);
            Track(text, i, pen, new BoxPainting(pen + advance, y + line.Baseline));
            pen += advance;
            _trackedTo = i + 1;
        }
        foreach (var (run, start) in _open) PaintBox(run, start, pen, y + line.Baseline);
    }

    // Lines mostly come one after the other: what is open at the start of one is what was open at the end of the last.
    private void StartTracking(InlineContent content)
    {
        (_tracked, _trackedTo) = (content, 0);
        _open.Clear();
    }

    private readonly record struct BoxPainting(double End, double Baseline);

    private void Track(ShapedText text, int index, double pen, BoxPainting? painting)
    {
        ref readonly var c = ref text.Chars[index];
        if (!c.Is(CharTraits.Edge)) return;
        if (c.CodePoint == InlineEdge.Place) return;
        if (c.CodePoint == InlineEdge.Open) _open.Add(new(text.Runs[c.Run], pen + text.Runs[c.Run].Style.Margin.Left.Of(0)));
        else if (_open.Count > 0)
        {
            var (run, start) = _open[^1];
            _open.RemoveAt(_open.Count - 1);
            if (painting is { } at) PaintBox(run, start, at.End - run.Style.Margin.Right.Of(0), at.Baseline);
        }
    }

    private void PaintBox(InlineRun run, double start, double end, double baseline)
    {
        var style = run.Style;
        if (style.Visibility != Visibility.Visible) return;
        var inset = Flow.BoxSizes.InsetOf(style, 0);
        baseline += BoxMetrics.AlphabeticDrop(style);
        if (run.Moved is { } moved) (start, end, baseline) = (start + moved.X, end + moved.X, baseline + moved.Y);
        var top = baseline - run.Shift - style.Fonts.Ascent * style.FontSize - inset.Top;
        var bottom = baseline - run.Shift + style.Fonts.Descent * style.FontSize + inset.Bottom;
        if (style.Background.Over(style.Color) is { } color) canvas.Add(new Fill(start, top, end - start, bottom - top, color));
        BorderPainter.Paint(canvas, style, new(start, top, end, bottom), BorderSides.All);
    }
}
