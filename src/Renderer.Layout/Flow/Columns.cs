using Renderer.Layout.Boxes;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Flow;

/// <summary>Lays a document out in a column and cuts it into pages. A first page of another width has a column of its own, of which only that page is used.</summary>
internal sealed class Columns
{
    private readonly PageStyles _pages;
    private readonly TextShaper _shaper;
    private readonly PaginationLimits _limits;
    private readonly WarningList _warnings;

    public Columns(StyledDocument document, TextShaper shaper, PaginationLimits limits, WarningList warnings)
    {
        (_pages, _shaper, _limits, _warnings) = (document.Pages, shaper, limits, warnings);
        Flow = NewFlow(_pages.FlowPage);
    }

    /// <summary>Lays out what is the same on all pages of a name.</summary>
    public BlockFlow Flow { get; }

    /// <param name="build">Generates the boxes; a tree is laid out only once.</param>
    public CutColumn Cut(Func<BoxTree> build)
    {
        var tree = build();
        var name = FirstName(tree.Root);
        var first = _pages.Of(new(name, true, false, false));
        if (Math.Abs(first.AreaWidth - _pages.FlowPage(name).AreaWidth) < 0.01)
        {
            var column = LayOut(tree, Flow, _pages.FlowPage);
            return new(column, NewPaginator(column).Cut());
        }
        PageGeometry PageOf(string other) => other == name ? first : _pages.FlowPage(other);
        var front = LayOut(tree, NewFlow(PageOf), PageOf);
        var page = NewPaginator(front).CutFirst();
        return page.Units.End >= front.Units.Count ? new(front, [page]) : CutRest(front, page, build());
    }

    private CutColumn CutRest(FlowColumn front, PageCut page, BoxTree tree)
    {
        var place = new ColumnPlace(front, page.Units.End);
        place.KeepLines(tree.Root);
        var column = LayOut(tree, Flow, _pages.FlowPage);
        var start = place.UnitIn(column);
        return new(column, NewPaginator(column).CutFrom(page, start)) { Front = front, Start = start };
    }

    // The first page's name is that of the first box in which anything stands (CSS Paged Media 3, 8.1).
    private static string FirstName(Box root)
    {
        var name = "";
        for (Box? box = root; box is not null;)
        {
            if (box.Style.Page.Length > 0) name = box.Style.Page;
            box = box is BlockBox { Children: [var child, ..] } ? child : null;
        }
        return name;
    }

    private static FlowColumn LayOut(BoxTree tree, BlockFlow flow, Func<string, PageGeometry> pages)
    {
        var page = pages("");
        flow.LayOut(tree.Root, page.AreaWidth);
        if (tree.ContainingBlocks.Count > 0) new PositionedFlow(flow).LayOut(tree, page.AreaHeight);
        return new(tree, FlowUnits.Of(tree.Root, page.AreaHeight));
    }

    private BlockFlow NewFlow(Func<string, PageGeometry> pages) => new(_shaper, pages, _warnings, _limits.CancellationToken);

    private Paginator NewPaginator(FlowColumn column) => new(column.Units, _pages, _limits, _warnings);
}
