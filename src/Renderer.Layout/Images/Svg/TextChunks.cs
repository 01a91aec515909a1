using System.Collections.Immutable;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Fonts;
using Renderer.Layout.Html;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;
using Renderer.Layout.Painting;

namespace Renderer.Layout.Images.Svg;

/// <summary>Glyphs of one face side by side on a baseline, in user units.</summary>
internal sealed record TextStretch(Element Owner, ComputedStyle Style, FontFace Face, ImmutableArray<Glyph> Glyphs)
{
    public double X { get; init; }

    public double Y { get; init; }

    public double Width { get; init; }
}

/// <summary>Places the characters of a text: a new absolute position begins a chunk, and a chunk is anchored as a whole (SVG 2, 11.5).</summary>
internal sealed class TextChunks(ShapedText text, List<TextPositions> owners, PageCanvas canvas)
{
    private readonly List<TextStretch> _stretches = [];
    private readonly List<Glyph> _glyphs = [];
    private int _chunkStart;
    private int _run = -1;
    private double _stretchX;
    private double _x;
    private double _y;

    public IReadOnlyList<TextStretch> Stretches()
    {
        for (var i = 0; i < text.Chars.Length; i++)
        {
            ref readonly var c = ref text.Chars[i];
            var run = text.Runs[c.Run];
            if (run.Item < 0 || c.Is(CharTraits.Edge | CharTraits.Atom)) continue;
            var at = owners[run.Item].Next();
            if (at.X is not null || at.Y is not null) EndChunk();
            if (at != default || c.Run != _run) EndStretch();
            (_x, _y) = ((at.X ?? _x) + (at.Dx ?? 0), (at.Y ?? _y) + (at.Dy ?? 0));
            if (_glyphs.Count == 0) (_stretchX, _run) = (_x, c.Run);
            var advance = c.Advance / SvgViewport.PointsPerUnit;
            if (run.Face is not null && !c.Is(CharTraits.Newline | CharTraits.Invisible)) _glyphs.Add(new(c.Glyph, (float)advance, (float)(c.Offset / SvgViewport.PointsPerUnit), TextOf(i)));
            _x += advance;
        }
        EndChunk();
        return _stretches;
    }

    private int TextOf(int index) =>
        text.Chars[index].Joined is > 0 and var joined ? canvas.ClusterOf(text.Chars.AsSpan(index, 1 + joined)) : text.Chars[index].CodePoint;

    private void EndStretch()
    {
        if (_glyphs.Count > 0 && text.Runs[_run] is { Face: { } face } run)
            _stretches.Add(new(owners[run.Item].Element, run.Style, face, [.. _glyphs]) { X = _stretchX, Y = _y, Width = _x - _stretchX });
        _glyphs.Clear();
        _run = -1;
    }

    private void EndChunk()
    {
        EndStretch();
        if (_chunkStart < _stretches.Count)
        {
            var first = _stretches[_chunkStart];
            var width = _x - first.X;
            var shift = first.Style.Shape.TextAnchor switch { TextAnchor.Middle => -width / 2, TextAnchor.End => -width, _ => 0 };
            for (var i = _chunkStart; i < _stretches.Count && shift != 0; i++) _stretches[i] = _stretches[i] with { X = _stretches[i].X + shift };
        }
        _chunkStart = _stretches.Count;
    }
}
