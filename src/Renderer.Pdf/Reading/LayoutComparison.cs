using Renderer.Layout.Pages;
using Renderer.Pdf.Reading.Content;
using Renderer.Pdf.Reading.Structure;

namespace Renderer.Pdf.Reading;

/// <summary>Whether pages show what the layout decided: the same glyphs and pictures at the same places in the same order, each in its structure element.</summary>
/// <remarks>Exact in text and order, because a page is painted in the layout's order; the writer rounds positions.</remarks>
internal sealed class LayoutComparison(PagedDocument document, StructureTree structure)
{
    // Sizes are written with three decimals.
    private const double SizeTolerance = 0.002;

    // No page is larger than 14,400 points (Annex C.2). What stands far beside it is not seen, and numbers have an end.
    private const double Farthest = 1_000_000;

    // Drawings are placed by a matrix of four decimals, and text in them by its own.
    private const double DrawingTolerance = 0.05;

    private Page _page = null!;
    private PageContent _content = null!;
    private int _at;
    private int _picture;
    private string? _fault;

    /// <summary>How a page differs from what the layout decided; null when it does not.</summary>
    public string? FaultOf(int index, ReadPage page, PageContent content)
    {
        (_page, _content, _at, _picture, _fault) = (document.Pages[index], content, 0, 0, null);
        if (Math.Abs(page.Width - _page.Width) > SizeTolerance || Math.Abs(page.Height - _page.Height) > SizeTolerance)
            return FormattableString.Invariant($"is {page.Width} x {page.Height} points, in the layout {_page.Width} x {_page.Height}");
        foreach (var item in _page.Items)
        {
            if (!IsShown(item)) return _fault;
        }

        SkipWatermark();
        if (_at < content.Glyphs.Length) return $"shows {content.Glyphs.Length} glyphs, the layout {_at}";
        return _picture < content.Pictures.Count ? $"shows {content.Pictures.Count} pictures, more than the layout" : null;
    }

    private bool IsShown(PaintItem item) => item.Kind switch
    {
        PaintKind.GlyphRun => IsShown(_page.Runs[item.Index], item.Structure),
        PaintKind.Image => IsShown(_page.Images[item.Index], item.Structure),
        PaintKind.Drawing => IsShown(_page.Drawings[item.Index], item.Structure),
        _ => true,
    };

    private bool IsShown(GlyphRun run, int element)
    {
        if (_at == 0) SkipWatermark();
        var glyphs = _page.Glyphs.AsSpan(run.FirstGlyph, run.GlyphCount);
        var shown = _content.Glyphs[_at..];
        if (shown.Length < glyphs.Length) return Fails($"shows {_content.Glyphs.Length} glyphs, fewer than the layout");
        var face = document.Fonts[run.Font];
        var tolerance = TextTolerance(run.Size);
        var (style, pen, height) = (-1, 0.0, _page.Height);
        ReadFontOfRun font = default;
        for (var i = 0; i < glyphs.Length; i++)
        {
            ref readonly var glyph = ref glyphs[i];
            ref readonly var found = ref shown[i];
            if (found.Style != style)
            {
                style = found.Style;
                font = new(_content.Styles[style].Font, face);
                if (!IsSame(_content.Styles[style], run.Size, element)) return false;
            }

            if (font.FaultOf(found.Code, glyph, _page) is { } other) return Fails($"glyph {_at + i + 1} {other}");
            var origin = run.Direction == RunDirection.Horizontal ? new(run.X + pen + glyph.Offset, run.Baseline) : run.OriginOf(glyph, pen, face);
            if (!IsNear(found.X, origin.X, tolerance) || !IsNear(found.Y, height - origin.Y, tolerance)) return FailsAt(_at + i, found, origin);
            pen += glyph.Advance;
        }

        _at += glyphs.Length;
        return true;
    }

    // Where a run is moved it is by hundredths of a point and by thousandths of its size, and less than the writer's tolerance not at all.
    private static double TextTolerance(double size) => 0.011 + Math.Max(0.016, size * 0.0005);

    private bool IsSame(GlyphStyle style, double size, int element)
    {
        if (Math.Abs(style.Size - size) > SizeTolerance) return Fails(FormattableString.Invariant($"glyph {_at + 1} is {style.Size:0.###} points high, in the layout {size:0.###}"));
        return IsSame(style.Mark, element, "glyph", _at);
    }

    private bool IsSame(ContentMark mark, int element, string what, int index)
    {
        var found = mark.Kind == MarkKind.Content ? structure.IndexOf(mark.Element) : -1;
        return found == element || Fails($"{what} {index + 1} belongs to element {found + 1} of the structure tree, in the layout to {element + 1}");
    }

    private bool IsShown(PlacedImage image, int element)
    {
        if (!TakePicture(element, out var picture)) return false;
        if (PictureComparison.FaultOf(picture, image, _page.Height) is { } fault) return Fails($"picture {_picture} {fault}");
        return true;
    }

    private bool IsShown(PlacedDrawing placed, int element)
    {
        if (_at == 0) SkipWatermark();
        if (!TakePicture(element, out var picture)) return false;
        if (PictureComparison.FaultOf(picture, placed, _page.Height) is { } fault) return Fails($"picture {_picture} {fault}");
        var images = 0;
        for (; _picture < _content.Pictures.Count && _content.Pictures[_picture].IsInForm; _picture++) images += PictureComparison.IsImage(_content.Pictures[_picture]) ? 1 : 0;
        if (images != DrawingGlyphs.ImagesIn(placed.Drawing.Items)) return Fails($"shows {images} pictures in a drawing, in the layout {DrawingGlyphs.ImagesIn(placed.Drawing.Items)}");
        foreach (var (glyph, font, x, y) in DrawingGlyphs.Of(_page, placed))
        {
            if (_at == _content.Glyphs.Length) return Fails($"shows {_at} glyphs, fewer than the layout");
            var shown = _content.Glyphs[_at];
            if (new ReadFontOfRun(_content.Styles[shown.Style].Font, document.Fonts[font]).FaultOf(shown.Code, glyph, _page) is { } other) return Fails($"glyph {_at + 1} {other}");
            if (!IsNear(shown.X, x, DrawingTolerance) || !IsNear(shown.Y, y, DrawingTolerance)) return FailsAt(_at, shown, new(x, _page.Height - y));
            _at++;
        }

        return true;
    }

    private bool TakePicture(int element, out PaintedPicture picture)
    {
        while (_picture < _content.Pictures.Count && _content.Pictures[_picture].Mark.Kind == MarkKind.Watermark) _picture++;
        picture = _picture < _content.Pictures.Count ? _content.Pictures[_picture] : default;
        if (_picture == _content.Pictures.Count) return Fails($"shows {_picture} pictures, fewer than the layout");
        return IsSame(picture.Mark, element, "picture", _picture++);
    }

    // A watermark is drawn over the pages and is nothing that was laid out.
    private void SkipWatermark()
    {
        while (_at < _content.Glyphs.Length && _content.Styles[_content.Glyphs[_at].Style].Mark.Kind == MarkKind.Watermark) _at++;
        while (_picture < _content.Pictures.Count && _content.Pictures[_picture].Mark.Kind == MarkKind.Watermark) _picture++;
    }

    private bool FailsAt(int index, in ShownGlyph shown, GlyphOrigin origin) =>
        Fails(FormattableString.Invariant($"glyph {index + 1} stands at {shown.X:0.##}, {shown.Y:0.##}, in the layout at {origin.X:0.##}, {_page.Height - origin.Y:0.##}"));

    private static bool IsNear(double shown, double expected, double tolerance) => Math.Abs(shown - expected) <= tolerance || !(Math.Abs(expected) < Farthest);

    private bool Fails(string fault)
    {
        _fault = fault;
        return false;
    }
}
