using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;
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
    private readonly FlexFlow _flex;
    private readonly Func<string, PageGeometry> _pages;
    private PageGeometry _page;
    private double _containingHeight;

    /// <summary>Height of the page area: what is taller cannot stay whole.</summary>
    public double PageHeight => _page.AreaHeight;

    /// <summary>Whether what is laid out now will be cut into pages: not inside cells, inline blocks and margin boxes.</summary>
    public bool IsFragmentable { get; private set; } = true;

    /// <summary>Takes what does not fit.</summary>
    public WarningList Warnings => _warnings;

    /// <summary>The grid of the page, for what stands on the page itself.</summary>
    private GridPitch Pitch => IsFragmentable ? _page.Pitch : GridPitch.None;

    /// <summary>Widths that boxes ask for by their content.</summary>
    public ContentSizes Sizes => _sizes;

    /// <param name="shaper">Measures text.</param>
    /// <param name="pages">The page of a name; "" for pages without one.</param>
    /// <param name="warnings">Takes what does not fit.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public BlockFlow(TextShaper shaper, Func<string, PageGeometry> pages, WarningList warnings, CancellationToken cancellationToken)
    {
        (_pages, _page) = (pages, pages(""));
        _containingHeight = _page.AreaHeight;
        (_shaper, _warnings, _cancellationToken) = (shaper, warnings, cancellationToken);
        _sizes = new(this, shaper);
        _tables = new(this, _sizes);
        _flex = new(this, warnings);
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
                ImageSizes.Apply(image, containingWidth, _containingHeight);
                break;
            case BlockBox block:
                block.Inset = BoxSizes.InsetOf(block.Style, containingWidth);
                block.Width = WidthOf(block, containingWidth);
                LayOutContent(block);
                break;
        }
        box.X = LeftOf(box, containingWidth);
        Move(box, containingWidth);
    }

    /// <summary>Lays out a box that is no block container in a containing block whose height is known.</summary>
    public void LayOutIn(Box box, double containingWidth, double containingHeight)
    {
        var outer = _containingHeight;
        _containingHeight = containingHeight;
        LayOut(box, containingWidth);
        _containingHeight = outer;
    }

    /// <summary>Lays out a block container whose width and inset are known, at a height or at the one its style and content give.</summary>
    public void LayOutSized(BlockBox box, double? height, double containingHeight)
    {
        var (outer, wasFragmentable) = (_containingHeight, IsFragmentable);
        (_containingHeight, IsFragmentable) = (containingHeight, false);
        LayOutContent(box, height);
        (_containingHeight, IsFragmentable) = (outer, wasFragmentable);
    }

    // CSS 2.1, 9.4.3: moved when it is painted; nothing else takes notice.
    private void Move(Box box, double containingWidth)
    {
        if (box.Style.Placement is not { Position: Position.Relative, Offsets: var offsets }) return;
        var height = double.IsNaN(_containingHeight) ? 0 : _containingHeight;
        box.Moved = new(
            offsets.Left.IsAuto ? -offsets.Right.Of(containingWidth) : offsets.Left.Of(containingWidth),
            offsets.Top.IsAuto ? -offsets.Bottom.Of(height) : offsets.Top.Of(height));
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
    /// <remarks>Limits do not apply to the height of a cell, and it is never smaller than its content (CSS 2.1, 17.5.3).</remarks>
    public void LayOutCell(CellBox cell)
    {
        var (outer, wasFragmentable) = (_containingHeight, IsFragmentable);
        var asked = BoxSizes.Height(cell.Style, cell.Style.Height, cell.Inset);
        (_containingHeight, IsFragmentable) = (asked - cell.Inset.Vertical ?? double.NaN, false);
        cell.ContentHeight = ContentHeight(cell) + cell.Inset.Vertical;
        cell.Height = Math.Max(cell.ContentHeight, asked ?? 0);
        (_containingHeight, IsFragmentable) = (outer, wasFragmentable);
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
        var width = BoxSizes.Width(style, style.Width, block.Inset, room) ?? _sizes.Intrinsic(block, style.Width.Intrinsic, BoxSizes.Filling(style, room));
        block.Width = BoxSizes.ClampWidth(style, width, block.Inset, room);
        LayOutContent(block);
        Move(block, room);
    }

    private void LayOutContent(BlockBox box, double? height = null)
    {
        var (style, outer, minimum) = (box.Style, _containingHeight, 0.0);
        height ??= BoxSizes.Height(style, style.Height, box.Inset, outer);
        var proportion = style.Picture.AspectRatio.Ratio;
        if (height is null && proportion > 0) minimum = style.BoxSizing == BoxSizing.BorderBox ? box.Width * proportion : box.ContentWidth * proportion + box.Inset.Vertical;
        if (height is { } known) height = BoxSizes.ClampHeight(style, known, box.Inset, outer);
        _containingHeight = height is { } definite ? definite - box.Inset.Vertical : double.NaN;
        var content = ContentHeight(box);
        _containingHeight = outer;
        box.Height = height ?? BoxSizes.ClampHeight(style, Math.Max(minimum, content + box.Inset.Vertical), box.Inset, outer);
        if (box.FlexLines is not null && height is null && box.Height != content + box.Inset.Vertical) FlexPlacing.Stretch(box, box.Height);
    }

    private double ContentHeight(BlockBox box)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (box.Marker is { } marker) LayOutInline(marker.Content, double.MaxValue / 4, box);
        if (box.Turned is { } turned) return LayOutTurned(box, turned, _containingHeight);
        if (box.Style.IsFlexContainer) return _flex.LayOut(box, _containingHeight);
        return box.Inline is { } inline ? LayOutInline(inline, box.ContentWidth, box) : LayOutChildren(box);
    }

    /// <summary>Lays out vertical text on its side and returns how long its lines may be: as high as the box is asked to be, else as its content, up to the page.</summary>
    public double LayOutTurned(BlockBox box, BlockBox turned, double height)
    {
        var (style, inset) = (box.Style, BoxSizes.InsetOf(box.Style, 0));
        var room = PageHeight - inset.Vertical - style.Margin.Top.Of(0) - style.Margin.Bottom.Of(0);
        var width = double.IsNaN(height) ? BoxSizes.ClampHeight(style, _sizes.Intrinsic(turned, IntrinsicSize.FitContent, room) + inset.Vertical, inset) - inset.Vertical : height;
        if (turned.Width == width && turned.Height > 0) return width;
        turned.Width = Math.Max(0, width);
        LayOutSized(turned, null, double.NaN);
        return turned.Width;
    }

    /// <summary>The measured text of inline content; inline blocks in it are laid out for the width first.</summary>
    private ShapedText Shape(InlineContent content, double width)
    {
        if (content.HasAtoms)
        {
            foreach (var item in content.Items)
                if (item.Atom is { } atom) LayOutAtom(atom, width);
        }
        return _shaper.Shape(content, Pitch.Character);
    }

    private double LayOutInline(InlineContent content, double width, Box box)
    {
        var height = InlineFlow.LayOut(content, Shape(content, width), width, Pitch.Line);
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
        var pitch = Pitch;
        var atTop = Margins.CollapsesWithFirstChild(box);
        foreach (var child in box.Children)
        {
            strut += Margins.Top(child, box.ContentWidth);
            var top = atTop ? 0 : y + pitch.NearestLines(strut.Value);
            if (child.Style.Page.Length > 0 && IsFragmentable) LayOutOnNamedPage(child, box.ContentWidth);
            else LayOut(child, box.ContentWidth);
            child.X += box.Inset.Left;
            child.Y = box.Inset.Top + top;
            if (Margins.IsSelfCollapsing(child))
            {
                strut += Margins.Bottom(child, box.ContentWidth);
                continue;
            }
            y = top + pitch.WholeLines(child.Height);
            strut = Margins.Bottom(child, box.ContentWidth);
            atTop = false;
        }
        box.TrailingMargin = strut;
        return atTop || Margins.CollapsesWithLastChild(box) ? y : y + pitch.NearestLines(strut.Value);
    }

    // A named page always starts a page of its own, so its content can have the width of that page (CSS Paged Media 3, 8.1).
    private void LayOutOnNamedPage(Box child, double containingWidth)
    {
        var outer = _page;
        _page = _pages(child.Style.Page);
        LayOut(child, containingWidth + _page.AreaWidth - outer.AreaWidth);
        _page = outer;
    }

    private double WidthOf(BlockBox box, double containingWidth)
    {
        var style = box.Style;
        var filling = BoxSizes.Filling(style, containingWidth);
        if (box.Turned is not null) filling = _sizes.OfContent(box).Maximum + box.Inset.Horizontal;
        if (style.Width.Intrinsic != IntrinsicSize.None) filling = _sizes.Intrinsic(box, style.Width.Intrinsic, filling);
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
