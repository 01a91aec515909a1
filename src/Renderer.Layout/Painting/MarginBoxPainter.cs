using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Flow;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Painting;

/// <summary>Lays out and paints the margin boxes of a page (CSS Paged Media 3, section 5). All of it is artifact.</summary>
internal sealed class MarginBoxPainter(BoxPainter boxes, PaintTarget target, MarginBoxBuilder builder)
{
    private readonly BlockFlow _flow = builder.Flow;
    private readonly ContentSizes _sizes = builder.Flow.Sizes;
    private PageGeometry _geometry = null!;
    private PageContext _context = null!;

    public void Paint(PageGeometry geometry, PageContext context)
    {
        if (geometry.MarginBoxes.Count == 0) return;
        (_geometry, _context) = (geometry, context);
        var style = geometry.Style;
        var (left, right) = (style.Margin.Left.Of(geometry.Width), geometry.Width - style.Margin.Right.Of(geometry.Width));
        var (top, bottom) = (style.Margin.Top.Of(geometry.Height), geometry.Height - style.Margin.Bottom.Of(geometry.Height));
        target.Artifact = ArtifactKind.Header;
        Row("top", new(left, 0, right, top));
        target.Artifact = ArtifactKind.Footer;
        Row("bottom", new(left, bottom, right, geometry.Height));
        target.Artifact = ArtifactKind.Pagination;
        Column("left", new(0, top, left, bottom));
        Column("right", new(right, top, geometry.Width, bottom));
        target.Artifact = ArtifactKind.Header;
        Single("top-left-corner", new(0, 0, left, top));
        Single("top-right-corner", new(right, 0, geometry.Width, top));
        target.Artifact = ArtifactKind.Footer;
        Single("bottom-left-corner", new(0, bottom, left, geometry.Height));
        Single("bottom-right-corner", new(right, bottom, geometry.Width, geometry.Height));
        target.Artifact = ArtifactKind.Layout;
    }

    private void Row(string edge, in Rectangle area)
    {
        BlockBox?[] row = [Build($"{edge}-left"), Build($"{edge}-center"), Build($"{edge}-right")];
        var length = area.Right - area.Left;
        var extents = Share(length, [.. row.Select(box => box is null ? (MarginBoxSize?)null : WidthOf(box, length))]);
        for (var i = 0; i < 3; i++)
        {
            if (row[i] is not { } box) continue;
            var left = area.Left + extents[i].Start;
            Place(box, new(left, area.Top, left + extents[i].Length, area.Bottom), length);
        }
    }

    private void Column(string edge, in Rectangle area)
    {
        BlockBox?[] column = [Build($"{edge}-top"), Build($"{edge}-middle"), Build($"{edge}-bottom")];
        var width = area.Right - area.Left;
        var extents = Share(area.Bottom - area.Top, [.. column.Select(box => box is null ? (MarginBoxSize?)null : HeightOf(box, width))]);
        for (var i = 0; i < 3; i++)
        {
            if (column[i] is not { } box) continue;
            var top = area.Top + extents[i].Start;
            Place(box, new(area.Left, top, area.Right, top + extents[i].Length), width);
        }
    }

    private static Extent[] Share(double length, MarginBoxSize?[] sizes) =>
        MarginBoxExtents.Share(length, sizes[0] ?? MarginBoxSize.None, sizes[1], sizes[2] ?? MarginBoxSize.None);

    private void Single(string name, in Rectangle area)
    {
        if (Build(name) is { } box) Place(box, area, area.Right - area.Left);
    }

    private MarginBoxSize WidthOf(BlockBox box, double length)
    {
        var style = box.Style;
        var (inset, margins) = (BoxSizes.InsetOf(style, length), style.Margin.Left.Of(length) + style.Margin.Right.Of(length));
        var bounds = new WidthRange(
            (BoxSizes.Width(style, style.MinWidth, inset, length) ?? -margins) + margins, (BoxSizes.Width(style, style.MaxWidth, inset, length) ?? double.PositiveInfinity) + margins);
        var size = new MarginBoxSize(default, null, bounds);
        return BoxSizes.Width(style, style.Width, inset, length) is { } width ? size.With(width + margins) : size with { Content = _sizes.OfMarginBox(box) };
    }

    private MarginBoxSize HeightOf(BlockBox box, double width)
    {
        _flow.LayOut(box, width);
        var style = box.Style;
        var margins = style.Margin.Top.Of(0) + style.Margin.Bottom.Of(0);
        var bounds = new WidthRange((BoxSizes.Height(style, style.MinHeight, box.Inset) ?? -margins) + margins, (BoxSizes.Height(style, style.MaxHeight, box.Inset) ?? double.PositiveInfinity) + margins);
        var size = new MarginBoxSize(default, null, bounds);
        var outer = box.Height + margins;
        return style.Height.IsAuto ? size with { Content = new(outer, outer) } : size.With(outer);
    }

    private BlockBox? Build(string name) => _geometry.MarginBoxes.TryGetValue(name, out var style) ? builder.Build(style, _context) : null;

    // Percentages are of the whole edge; an auto width is the box's share of it.
    private void Place(BlockBox box, in Rectangle area, double edge)
    {
        var style = box.Style;
        _flow.LayOut(box, style.Width.HasPercent ? edge : area.Right - area.Left);
        var (marginTop, marginBottom) = (style.Margin.Top.Of(0), style.Margin.Bottom.Of(0));
        // What is too tall begins at the top, as in browsers.
        var spare = Math.Max(0, area.Bottom - area.Top - marginTop - marginBottom - box.Height);
        var shift = style.VerticalAlign switch
        {
            VerticalAlign.Top => 0,
            VerticalAlign.Bottom => spare,
            _ => spare / 2,
        };
        // The box fills its part of the margin unless it has a height of its own; only the content is aligned.
        var content = box.Height;
        if (style.Height.IsAuto) box.Height = Math.Max(0, area.Bottom - area.Top - marginTop - marginBottom);
        boxes.PaintAligned(box, area.Left + box.X, area.Top + marginTop, box.Height == content ? 0 : shift);
    }
}
