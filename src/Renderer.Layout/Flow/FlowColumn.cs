using Renderer.Layout.Boxes;

namespace Renderer.Layout.Flow;

/// <summary>A document laid out in one endless column, and what it can be cut between.</summary>
internal sealed record FlowColumn(BoxTree Tree, List<FlowUnit> Units);

/// <summary>The column cut into pages.</summary>
/// <param name="Column">The column.</param>
/// <param name="Pages">All pages; those before the column's own have their units elsewhere.</param>
internal sealed record CutColumn(FlowColumn Column, List<PageCut> Pages)
{
    /// <summary>The column that the first page was cut from, where that page is of another width than the rest; else null.</summary>
    public FlowColumn? Front { get; init; }

    /// <summary>The first unit of the column that is not on a page before its own.</summary>
    public int Start { get; init; }
}
