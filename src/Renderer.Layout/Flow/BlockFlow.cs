using Renderer.Layout.Boxes;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Flow;

/// <summary>Lays boxes out in one endless column (CSS 2.1, 9.4 and 10): widths from outside in, heights from inside out. Pages come later.</summary>
internal sealed class BlockFlow
{
    private readonly TextShaper _shaper;
    private readonly WarningList _warnings;
    private readonly CancellationToken _cancellationToken;
    private readonly TableFlow _tables;
    private readonly ContentSizes _sizes;
    private readonly Func<string, PageGeometry> _pages;
    private PageGeometry _page;

    /// <summary>Height of the page area: what is taller cannot stay whole.</summary>
    public double PageHeight => _page.AreaHeight;

    /// <summary>Whether what is laid out now will be cut into pages: not inside cells, inline blocks and margin boxes.</summary>
    public bool IsFragmentable { get; private set; } = true;

    /// <summary>Widths that boxes ask for by their content.</summary>
    public ContentSizes Sizes => _sizes;

    /// <param name="shaper">Measures text.</param>
    /// <param name="pages">The page of a name; "" for pages without one.</param>
    /// <param name="warnings">Takes what does not fit.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public BlockFlow(TextShaper shaper, Func<string, PageGeometry> pages, WarningList warnings, CancellationToken cancellationToken)
    {
        (_pages, _page) = (pages, pages(""));
        (_shaper, _warnings, _cancellationToken) = (shaper, warnings, cancellationToken);
        _sizes = new(shaper);
        _tables = new(this, _sizes);
    }

    /// <summary>Lays out a block, or anything else on block level, in a containing block of a width; its margins stay outside, its left edge is set.</summary>
    public void LayOut(Box box, double containingWidth)
    {
        switch (box)
        {
            case TableBox table:
                _tables.LayOut(table, containingWidth);
                break;
            case ImageBox image:
                ImageSizes.Apply(image, containingWidth);
                break;
            case BlockBox block:
                block.Inset = BoxSizes.InsetOf(block.Style, containingWidth);
                block.Width = WidthOf(block, containingWidth);
                LayOutContent(block);
                break;
        }
        box.X = LeftOf(box, containingWidth);
    }

    /// <summary>Lays out an inline block, table or picture: as wide as its content, up to the room there is.</summary>
    public void LayOutAtom(Box box, double room)
    {
        var wasFragmentable = IsFragmentable;
        IsFragmentable = false;
        LayOutShrunk(box, room);
        IsFragmentable = wasFragmentable;
    }

    /// <summary>Lays out a cell whose width and inset are known, and sets its height.</summary>
    public void LayOutCell(CellBox cell)
    {
        var wasFragmentable = IsFragmentable;
        IsFragmentable = false;
        LayOutContent(cell);
        IsFragmentable = wasFragmentable;
    }

    private void LayOutShrunk(Box box, double room)
    {
        if (box is not BlockBox block)
        {
            LayOut(box, room);
            return;
        }
        var style = block.Style;
        block.Inset = BoxSizes.InsetOf(style, room);
        var margins = style.Margin.Left.Of(room) + style.Margin.Right.Of(room);
        var width = BoxSizes.Width(style, style.Width, block.Inset, room) ?? _sizes.ShrinkToFit(block, room - margins);
        block.Width = BoxSizes.ClampWidth(style, width, block.Inset, room);
        LayOutContent(block);
    }

    private void LayOutContent(BlockBox box)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (box.Marker is { } marker) LayOutInline(marker.Content, double.MaxValue / 4, box);
        var height = box.Inline is { } inline ? LayOutInline(inline, box.ContentWidth, box) : LayOutChildren(box);
        box.Height = BoxSizes.UsedHeight(box.Style, height, box.Inset);
    }

    /// <summary>The measured text of inline content; inline blocks in it are laid out for the width first.</summary>
    private ShapedText Shape(InlineContent content, double width)
    {
        if (content.HasAtoms)
        {
            foreach (var item in content.Items)
                if (item.Atom is { } atom) LayOutAtom(atom, width);
        }
        return _shaper.Shape(content);
    }

    private double LayOutInline(InlineContent content, double width, Box box)
    {
        var height = InlineFlow.LayOut(content, Shape(content, width), width);
        foreach (var line in content.Lines)
        {
            if (!LineFiller.IsTooWide(line, width)) continue;
            _warnings.Add("overflow", "Text is wider than its box and sticks out.", "Make the box wider, or allow a break with overflow-wrap: anywhere.", box.Origin);
            break;
        }
        return height;
    }

    private double LayOutChildren(BlockBox box)
    {
        double y = 0;
        var strut = default(MarginStrut);
        var atTop = Margins.CollapsesWithFirstChild(box);
        foreach (var child in box.Children)
        {
            strut += Margins.Top(child, box.ContentWidth);
            var top = atTop ? 0 : y + strut.Value;
            if (child.Style.Page.Length > 0 && IsFragmentable) LayOutOnNamedPage(child, box.ContentWidth);
            else LayOut(child, box.ContentWidth);
            child.X += box.Inset.Left;
            child.Y = box.Inset.Top + top;
            if (Margins.IsSelfCollapsing(child))
            {
                strut += Margins.Bottom(child, box.ContentWidth);
                continue;
            }
            y = top + child.Height;
            strut = Margins.Bottom(child, box.ContentWidth);
            atTop = false;
        }
        box.TrailingMargin = strut;
        return atTop || Margins.CollapsesWithLastChild(box) ? y : y + strut.Value;
    }

    // A named page always starts a page of its own, so its content can have the width of that page (CSS Paged Media 3, 8.1).
    private void LayOutOnNamedPage(Box child, double containingWidth)
    {
        var outer = _page;
        _page = _pages(child.Style.Page);
        LayOut(child, containingWidth + _page.AreaWidth - outer.AreaWidth);
        _page = outer;
    }

    // CSS 2.1, 10.3.3: an auto width fills the containing block.
    private static double WidthOf(BlockBox box, double containingWidth)
    {
        var style = box.Style;
        var filling = containingWidth - style.Margin.Left.Of(containingWidth) - style.Margin.Right.Of(containingWidth);
        return BoxSizes.ClampWidth(style, BoxSizes.Width(style, style.Width, box.Inset, containingWidth) ?? filling, box.Inset, containingWidth);
    }

    // Auto margins share what is left.
    private static double LeftOf(Box box, double containingWidth)
    {
        var (left, right) = (box.Style.Margin.Left, box.Style.Margin.Right);
        var spare = Math.Max(0, containingWidth - box.Width - left.Of(containingWidth) - right.Of(containingWidth));
        return left.IsAuto ? right.IsAuto ? spare / 2 : spare : left.Of(containingWidth);
    }
}
