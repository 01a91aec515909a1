using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Flow;

/// <summary>Something that stays whole when the flow is cut into pages: a line, a table row, a picture, an empty box.</summary>
internal readonly record struct FlowUnit(double Top, double Bottom)
{
    /// <summary>A break that must come before this unit; auto for none.</summary>
    public BreakRule Forced { get; init; }

    /// <summary>How unwelcome a break before this unit is.</summary>
    public BreakCost Cost { get; init; }

    /// <summary>Top margin above the unit, kept after a forced break only (CSS Fragmentation 3, 5.2).</summary>
    public double MarginAbove { get; init; }

    /// <summary>The table whose row this is, or null.</summary>
    public TableBox? Table { get; init; }

    /// <summary>Index of the row in its table.</summary>
    public int Row { get; init; }

    /// <summary>Named page it belongs on; "" for none.</summary>
    public string Page { get; init; } = "";

    public Box? Owner { get; init; }

    /// <summary>What a break before this unit repeats of boxes round it (<c>box-decoration-break: clone</c>); null for nothing.</summary>
    public ClonedEdges? Cloned { get; init; }
}

/// <summary>Borders and paddings that stand at both sides of a break.</summary>
/// <param name="Above">Height at the top of the page after it.</param>
/// <param name="Below">Height at the bottom of the page before it.</param>
internal sealed record ClonedEdges(double Above, double Below);

/// <summary>What speaks against a break, worst last; several can come together (CSS Fragmentation 3, 4.4).</summary>
[Flags]
internal enum BreakCost : byte
{
    None = 0,

    /// <summary>The label of a row group would not fit beside the rows on one side.</summary>
    LabelCut = 1,

    /// <summary>Fewer lines than <c>orphans</c> or <c>widows</c> would stand alone.</summary>
    FewLines = 2,

    /// <summary>Inside <c>break-inside: avoid</c>.</summary>
    InsideAvoid = 4,

    /// <summary><c>break-before</c> or <c>break-after: avoid</c>: a heading and what follows.</summary>
    BetweenAvoid = 8,

    /// <summary>Between a table's head and its first row, or its last row and its foot.</summary>
    TableEnds = 16,

    /// <summary>Inside a row group with <c>break-inside: avoid</c>: weighed against the white space that keeping it whole would leave.</summary>
    InsideGroup = 32,
}
