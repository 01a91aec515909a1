using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Flow;

/// <summary>A page's share of the column.</summary>
/// <param name="Geometry">The page.</param>
/// <param name="Units">Units on it; empty on a blank page.</param>
internal sealed record PageCut(PageGeometry Geometry, UnitRange Units)
{
    /// <summary>Position in the column that comes to stand at the top of the page area, below a repeated table head.</summary>
    public double FlowTop { get; init; }

    /// <summary>Height taken at the top by a repeated table head.</summary>
    public double HeadHeight { get; init; }

    /// <summary>Height taken at the top by the repeated edges of boxes that go on here.</summary>
    public double ClonedAbove { get; init; }

    /// <summary>The table that goes on from the page before, and repeats its head here.</summary>
    public TableBox? Continued { get; init; }

    /// <summary>The table that goes on on the next page, and repeats its foot here.</summary>
    public TableBox? Interrupted { get; init; }
}

/// <summary>Cuts the column into pages: each as full as it gets, broken where it costs least (CSS Fragmentation 3, 4.4).</summary>
internal sealed class Paginator(List<FlowUnit> units, PageStyles styles, PaginationLimits limits, WarningList warnings)
{
    // The sums of many heights are compared with one.
    private const double Tolerance = 0.01;

    // What it is worth not to cut a label: about four lines of white space.
    private const double LabelWorth = 120;

    // What it is worth to keep a group of rows on one page: a quarter of the page left empty, not more.
    private const double GroupWorth = 0.25;

    // These are weighed against white space; all others are avoided at any price.
    private const BreakCost Weighed = BreakCost.LabelCut | BreakCost.InsideGroup;

    private readonly List<PageCut> _pages = [];

    /// <summary>All pages.</summary>
    public List<PageCut> Cut() => CutFrom(0);

    /// <summary>The first page alone.</summary>
    public PageCut CutFirst() => Fill(0, units.Count == 0 ? new FlowUnit(0, 0) { Page = "" } : units[0]);

    /// <summary>A first page that was cut elsewhere, and the pages from a unit on.</summary>
    public List<PageCut> CutFrom(PageCut first, int start)
    {
        _pages.Add(first);
        return CutFrom(start);
    }

    private List<PageCut> CutFrom(int from)
    {
        for (var start = from; start < units.Count || _pages.Count == 0;)
        {
            limits.CancellationToken.ThrowIfCancellationRequested();
            var unit = units.Count == 0 ? new FlowUnit(0, 0) { Page = "" } : units[start];
            if (NeedsBlank(unit.Forced)) AddPage(new(styles.Of(Kind(unit.Page, isBlank: true)), new(start, start)));
            var page = Fill(start, unit);
            AddPage(page);
            start = Math.Max(page.Units.End, start + (units.Count == 0 ? 1 : 0));
        }
        return _pages;
    }

    private PageKind Kind(string name, bool isBlank = false) => new(name, _pages.Count == 0, _pages.Count % 2 == 1, isBlank);

    // Page 1 is a right page.
    private bool NeedsBlank(BreakRule forced) => forced switch
    {
        BreakRule.Left or BreakRule.Verso => _pages.Count % 2 == 0,
        BreakRule.Right or BreakRule.Recto => _pages.Count % 2 == 1,
        _ => false,
    };

    private void AddPage(PageCut page)
    {
        if (_pages.Count == limits.MaximumPages) throw TooManyPages();
        _pages.Add(page);
    }

    private LayoutException TooManyPages() => new(
    [
        new("too-many-pages", $"The document has more than {limits.MaximumPages} pages.", "Shorten the document, or raise the limit of pages.", default),
    ]);

    private PageCut Fill(int start, in FlowUnit first)
    {
        var geometry = styles.Of(Kind(first.Page));
        var isForced = first.Forced != BreakRule.Auto;
        var continued = start > 0 && first.Table is { } table && units[start - 1].Table == table && !isForced ? table : null;
        var page = new PageCut(geometry, new(start, start))
        {
            FlowTop = start == 0 ? 0 : first.Top - (isForced ? geometry.Pitch.NearestLines(first.MarginAbove) : 0),
            Continued = continued,
            ClonedAbove = start > 0 && first.Cloned is { } cloned ? cloned.Above : 0,
            HeadHeight = continued is null ? 0 : TableRepeats.HeightAbove(continued, first.Row),
        };
        // A head that leaves no room for its rows is not repeated, nor is one that would take most of each page.
        if (continued is not null && TableRepeats.HeadHeight(continued) > geometry.AreaHeight / 2)
        {
            warnings.Add("table-head-not-repeated", "The head of a table is taller than half a page and is not repeated.", "Make the head lower, or put part of it above the table.", continued.Origin);
            page = page with { HeadHeight = 0, Continued = null };
        }
        if (page.HeadHeight + first.Bottom - first.Top > geometry.AreaHeight + Tolerance) page = page with { HeadHeight = 0, Continued = null };
        if (first.Bottom - first.Top > geometry.AreaHeight + Tolerance)
            warnings.Add("overflow", "Something that cannot be broken is taller than the page.", "Make it smaller, or the page larger.", first.Owner?.Origin ?? default);
        var end = BestEnd(page, start);
        var interrupted = end < units.Count && units[end].Table is { FootRows: > 0 } next && units[end - 1].Table == next && end > start ? next : null;
        return page with { Units = new(start, end), Interrupted = interrupted };
    }

    private static double Penalty(BreakCost cost, double height) =>
        (cost.HasFlag(BreakCost.LabelCut) ? LabelWorth : 0) + (cost.HasFlag(BreakCost.InsideGroup) ? GroupWorth * height : 0);

    private int BestEnd(PageCut page, int start)
    {
        var (best, bestCost, bestLoss) = (start + 1, BreakCost.None, double.MaxValue);
        var height = page.Geometry.AreaHeight;
        var room = page.FlowTop + height - page.HeadHeight - page.ClonedAbove + Tolerance;
        for (var end = start + 1; end <= units.Count; end++)
        {
            var last = units[end - 1];
            if (end > start + 1 && last.Bottom > room) return best;
            if (end == units.Count || units[end].Forced != BreakRule.Auto) return last.Bottom <= room || bestLoss == double.MaxValue ? end : best;
            // A foot that is repeated must fit below the row.
            if (units[end].Table is { FootRows: > 0 } table && last.Table == table && last.Bottom + TableRepeats.FootHeight(table) > room) continue;
            if (units[end].Cloned is { } cloned && last.Bottom + cloned.Below > room && bestLoss < double.MaxValue) continue;
            var cost = units[end].Cost & ~Weighed;
            var loss = room - last.Bottom + Penalty(units[end].Cost, height);
            if (bestLoss < double.MaxValue && (cost > bestCost || (cost == bestCost && loss > bestLoss))) continue;
            (best, bestCost, bestLoss) = (end, cost, loss);
        }
        return best;
    }
}

/// <summary>Bounds of pagination.</summary>
internal readonly record struct PaginationLimits(int MaximumPages, CancellationToken CancellationToken);
