using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Flow;
using Renderer.Layout.Images;
using Renderer.Layout.Images.Svg;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Painting;

/// <summary>Paints boxes: the part of the flow that is on the page, or a whole box where nothing is cut.</summary>
internal sealed class BoxPainter
{
    private readonly PageCanvas _canvas;
    private readonly DocumentMarks _marks;
    private readonly PaintTarget _target;
    private readonly LinePainter _lines;
    private readonly TablePainter _tables;
    private readonly LeaderPainter _leaders;
    private FlowSlice _slice = FlowSlice.Whole;

    public BoxPainter(PageCanvas canvas, DocumentMarks marks, PaintTarget target, WarningList warnings)
    {
        (_canvas, _marks, _target) = (canvas, marks, target);
        _lines = new(canvas, marks, target);
        _tables = new(this, canvas, target, warnings);
        _leaders = new(canvas, marks);
        target.Boxes = this;
    }

    /// <summary>Paints the slice of the root that belongs on the current page; <paramref name="x"/> and <paramref name="y"/> are where the root's corner would be.</summary>
    public void PaintSlice(BlockBox root, FlowSlice slice, double x, double y)
    {
        _slice = slice;
        Paint(root, x, y);
        _slice = FlowSlice.Whole;
    }

    /// <summary>Paints a box with everything in it.</summary>
    public void PaintWhole(Box box, double x, double y)
    {
        var outer = _slice;
        _slice = FlowSlice.Whole;
        Paint(box, x, y);
        _slice = outer;
    }

    /// <summary>Paints the content of a box, without its own background and borders, whole.</summary>
    public void PaintContent(BlockBox box, double x, double y)
    {
        var outer = _slice;
        _slice = FlowSlice.Whole;
        PaintInside(box, x, y);
        _slice = outer;
    }

    /// <summary>Paints a piece of a box's content, its first unit at the top of the corner given.</summary>
    public void PaintPiece(BlockBox box, CellPieces pieces, int piece, Point corner, double height)
    {
        var units = pieces.Ranges[piece];
        if (units.Start == units.End) return;
        var outer = _slice;
        _slice = new(pieces.Ranges, piece, corner.Y, corner.Y + height);
        PaintInside(box, corner.X, corner.Y - pieces.Units[units.Start].Top);
        _slice = outer;
    }

    /// <summary>Paints a box whole, its content moved down inside it.</summary>
    public void PaintAligned(BlockBox box, double x, double y, double shift)
    {
        Decorate(box, x, y);
        PaintContent(box, x, y + shift);
    }

    private void Paint(Box box, double x, double y)
    {
        if (box.Moved is { } moved) (x, y) = (x + moved.X, y + moved.Y);
        MarkPlace(box, y);
        switch (box)
        {
            case StaticPlaceBox place:
                place.Positioned.ComeBy(x, y);
                break;
            case TableBox table:
                _tables.Paint(table, _slice, x, y);
                break;
            case ImageBox image:
                Decorate(box, x, y);
                PaintImage(image, x, y);
                break;
            case LeaderBox leader:
                _leaders.Paint(leader, x, y);
                break;
            case BlockBox block:
                Decorate(box, x, y);
                PaintInside(block, x, y);
                break;
        }
    }

    private void MarkPlace(Box box, double y)
    {
        if (_target.IsArtifact) return;
        var top = Math.Max(y, _slice.PageTop);
        if (box.Anchor is { } anchor) _target.AddAnchor(anchor, top);
        if (box is BlockBox { IsHeading: true }) _marks.Boxes.TryAdd(box, new(_target.Page, top));
    }

    /// <summary>Paints background and borders of a box, as far as they are on the page.</summary>
    private void Decorate(Box box, double x, double y)
    {
        var style = box.Style;
        if (style.Visibility != Visibility.Visible || (style.Background.IsTransparent && !style.HasBorder)) return;
        var area = _slice.Clip(box, new(x, y, x + box.Width, y + box.Height), out var sides);
        if (style.Background.Over(style.Color) is { } color) _canvas.Add(new Fill(area.Left, area.Top, area.Right - area.Left, area.Bottom - area.Top, color));
        BorderPainter.Paint(_canvas, style, area, sides);
    }

    private void PaintInside(BlockBox box, double x, double y)
    {
        if (box.Positioned is null)
        {
            PaintInFlow(box, x, y);
            return;
        }
        // A cell's content may be moved down in it; what hangs on the cell is not.
        var corner = new Point(x, box is CellBox { Pieces: null } cell ? y - cell.ContentShift : y);
        PaintPositioned(box, corner, isBelow: true);
        PaintInFlow(box, x, y);
        PaintPositioned(box, corner, isBelow: false);
    }

    // CSS 2.1, appendix E: negative z-index below the content, everything else above it.
    private void PaintPositioned(BlockBox block, Point corner, bool isBelow)
    {
        foreach (var positioned in block.Positioned!)
        {
            if (positioned.Placement.ZIndex < 0 != isBelow || !(positioned.IsStaticY ? positioned.IsDue : _slice.Overlaps(positioned.Units))) continue;
            var (box, place) = (positioned.Box, positioned.StaticPlace ?? corner);
            positioned.IsDue = false;
            PaintWhole(box, (positioned.IsStaticX ? place.X : corner.X) + box.X, (positioned.IsStaticY ? place.Y : corner.Y) + box.Y);
        }
    }

    private void PaintTurned(BlockBox box, BlockBox turned, double x, double y)
    {
        var outer = _canvas.Turn;
        _canvas.Turn = new(x + box.Width - box.Inset.Right, y + box.Inset.Top);
        PaintWhole(turned, 0, 0);
        _canvas.Turn = outer;
    }

    private void PaintInFlow(BlockBox box, double x, double y)
    {
        if (box.Turned is { } turned)
        {
            PaintTurned(box, turned, x, y);
            return;
        }
        var outer = _slice;
        _slice = box.IsMonolithic ? FlowSlice.Whole : _slice.Within(box);
        PaintLinesOrChildren(box, x, y);
        _slice = outer;
    }

    private void PaintLinesOrChildren(BlockBox box, double x, double y)
    {
        if (box.Marker is { } marker && _slice.Includes(box.Units.Start)) PaintMarker(box, marker, x, y);
        if (box.Inline is { } inline)
        {
            var (left, top) = (x + box.Inset.Left, y + box.Inset.Top);
            var (first, end) = _slice.Lines(box.Units.Start, inline.Lines.Length);
            for (var i = first; i < end; i++) _lines.Paint(inline, inline.Lines[i], left, top + inline.Lines[i].Y);
            return;
        }
        for (var i = _slice.FirstChild(box); i < box.Children.Count; i++)
        {
            var child = box.Children[i];
            if (_slice.IsBefore(child.Units)) break;
            if (_slice.Overlaps(child.Units)) Paint(child, x + child.X, y + child.Y);
        }
    }

    private void PaintMarker(BlockBox box, ListMarker marker, double x, double y)
    {
        if (marker.Content.Lines is not [var line, ..]) return;
        var baseline = Baselines.First(box) ?? box.Inset.Top + line.Baseline;
        _lines.Paint(marker.Content, line, x + box.Inset.Left - line.Width - TrailingSpace(marker), y + baseline - line.Baseline);
    }

    // The space behind the marker hangs; it is what keeps the marker off the text.
    private static double TrailingSpace(ListMarker marker)
    {
        var (text, line) = (marker.Content.Shaped!, marker.Content.Lines[0]);
        var width = 0.0;
        for (var i = line.LastVisible + 1; i < line.End; i++) width += text.Chars[i].Advance;
        return width;
    }

    private void PaintImage(ImageBox box, double x, double y)
    {
        if (box.Style.Visibility != Visibility.Visible) return;
        var inset = box.Inset;
        var (area, clip) = ObjectPlacement.Of(box.Style, ImageSizes.NaturalOf(box), new(x + inset.Left, y + inset.Top, box.Width - inset.Horizontal, box.Height - inset.Vertical));
        if (box.Picture is RasterPicture raster)
            _canvas.Add(
                new PlacedImage(area.X, area.Y, area.Width, area.Height, raster.Encoded, raster.MediaType, box.Origin) { Orientation = raster.Orientation, Clip = clip },
                _target.StructureOf(box.Structure));
        else if (box.Picture is SvgPicture svg && svg.Draw(area.Width, area.Height, _target.Drawing) is { Items.IsEmpty: false } drawing)
            _canvas.Add(new PlacedDrawing(area.X, area.Y, drawing.Width, drawing.Height, drawing, box.Origin) { Clip = clip }, _target.StructureOf(box.Structure));
    }
}
