using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Flow;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Painting;

/// <summary>Lays out and paints the margin boxes of a page (CSS Paged Media 3, section 5). All of it is artifact.</summary>
internal sealed class MarginBoxPainter(BoxPainter boxes, PaintTarget target, BlockFlow flow, ContentSizes sizes)
{
    private PageGeometry _geometry = null!;
    private PageContext _context = null!;

    public void Paint(PageGeometry geometry, PageContext context)
    {
        if (geometry.MarginBoxes.Count == 0) return;
        (_geometry, _context) = (geometry, context);
        target.IsArtifact = true;
        var style = geometry.Style;
        var (left, right) = (style.Margin.Left.Of(geometry.Width), geometry.Width - style.Margin.Right.Of(geometry.Width));
        var (top, bottom) = (style.Margin.Top.Of(geometry.Height), geometry.Height - style.Margin.Bottom.Of(geometry.Height));
        Row("top", new(left, 0, right, top));
        Row("bottom", new(left, bottom, right, geometry.Height));
        Column("left", new(0, top, left, bottom));
        Column("right", new(right, top, geometry.Width, bottom));
        Single("top-left-corner", new(0, 0, left, top));
        Single("top-right-corner", new(right, 0, geometry.Width, top));
        Single("bottom-left-corner", new(0, bottom, left, geometry.Height));
        Single("bottom-right-corner", new(right, bottom, geometry.Width, geometry.Height));
        target.IsArtifact = false;
    }

    private void Row(string edge, in Rectangle area)
    {
        BlockBox?[] row = [Build($"{edge}-left"), Build($"{edge}-center"), Build($"{edge}-right")];
        var extents = MarginBoxExtents.Share(area.Right - area.Left, [.. row.Select(box => box is null ? null : (WidthRange?)RangeOf(box))], [.. row.Select(box => box?.Style.Width.IsAuto == false)]);
        for (var i = 0; i < 3; i++)
        {
            if (row[i] is not { } box) continue;
            var left = area.Left + extents[i].Start;
            Place(box, new(left, area.Top, left + extents[i].Length, area.Bottom));
        }
    }

    private void Column(string edge, in Rectangle area)
    {
        BlockBox?[] column = [Build($"{edge}-top"), Build($"{edge}-middle"), Build($"{edge}-bottom")];
        var ranges = new WidthRange?[3];
        for (var i = 0; i < 3; i++)
        {
            if (column[i] is not { } box) continue;
            flow.LayOut(box, area.Right - area.Left);
            ranges[i] = new(box.Height, box.Height);
        }
        var extents = MarginBoxExtents.Share(area.Bottom - area.Top, ranges, [.. column.Select(box => box?.Style.Height.IsAuto == false)]);
        for (var i = 0; i < 3; i++)
        {
            if (column[i] is not { } box) continue;
            var top = area.Top + extents[i].Start;
            Place(box, new(area.Left, top, area.Right, top + extents[i].Length));
        }
    }

    private void Single(string name, in Rectangle area)
    {
        if (Build(name) is { } box) Place(box, area);
    }

    private WidthRange RangeOf(BlockBox box)
    {
        var style = box.Style;
        var asked = BoxSizes.Width(style, style.Width, BoxSizes.InsetOf(style, 0), _geometry.AreaWidth);
        return asked is { } width ? new(width, width) : sizes.OfMarginBox(box);
    }

    private BlockBox? Build(string name)
    {
        if (!_geometry.MarginBoxes.TryGetValue(name, out var style)) return null;
        var box = new BlockBox(style) { IsFlowRoot = true };
        var text = MarginBoxText.Of(style.Content, _context);
        if (text.Length == 0) return box;
        box.Inline = new(style, isEastAsian: true);
        box.Inline.Add(new(InlineKind.Text, style, text));
        return box;
    }

    private void Place(BlockBox box, in Rectangle area)
    {
        var style = box.Style;
        flow.LayOut(box, area.Right - area.Left);
        var (marginTop, marginBottom) = (style.Margin.Top.Of(0), style.Margin.Bottom.Of(0));
        var spare = area.Bottom - area.Top - marginTop - marginBottom - box.Height;
        var shift = style.VerticalAlign switch
        {
            VerticalAlign.Top => 0,
            VerticalAlign.Bottom => spare,
            _ => spare / 2,
        };
        // The box fills its part of the margin unless it has a height of its own; only the content is aligned.
        var content = box.Height;
        if (style.Height.IsAuto) box.Height = Math.Max(box.Height, area.Bottom - area.Top - marginTop - marginBottom);
        boxes.PaintAligned(box, area.Left + box.X, area.Top + marginTop, box.Height == content ? 0 : shift);
    }
}
