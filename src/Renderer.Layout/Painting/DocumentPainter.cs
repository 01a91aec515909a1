using System.Collections.Immutable;
using Renderer.Layout.Boxes;
using Renderer.Layout.Flow;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Painting;

/// <summary>Paints page after page, then resolves what needs all of them: inside links and bookmarks.</summary>
internal sealed class DocumentPainter
{
    private readonly BoxTree _tree;
    private readonly IReadOnlyList<PageCut> _cuts;
    private readonly UnitRange[] _ranges;
    private readonly WarningList _warnings;
    private readonly PageCanvas _canvas = new();
    private readonly PaintTarget _target;
    private readonly BoxPainter _boxes;
    private readonly MarginBoxPainter _marginBoxes;
    private readonly PageContext _context;
    private readonly int[] _numbers;
    private readonly FrontColumn? _front;

    /// <summary>The column that the first page alone is cut from.</summary>
    private sealed record FrontColumn(BoxTree Tree, UnitRange[] Ranges);

    public DocumentPainter(CutColumn cut, MarginBoxBuilder marginBoxes, TextShaper shaper, WarningList warnings)
    {
        (_tree, _cuts, _warnings) = (cut.Column.Tree, cut.Pages, warnings);
        _context = new(_cuts.Count);
        _numbers = new int[_cuts.Count];
        _target = new(_canvas, Marks, _tree) { Context = _context, Drawing = new(shaper, Marks, _canvas) };
        _ranges = [.. _cuts.Select(page => page.Units)];
        if (cut.Front is { } front) (_front, _ranges[0]) = (new(front.Tree, [_ranges[0], new(_ranges[0].End, front.Units.Count)]), new(0, cut.Start));
        _boxes = new(_canvas, Marks, _target, warnings);
        _marginBoxes = new(_boxes, _target, marginBoxes);
    }

    public DocumentMarks Marks { get; } = new();

    /// <summary>The structure tree that the painted items belong to.</summary>
    public ImmutableArray<StructureElement> Structure => _tree.Structure;

    public ImmutableArray<Page> Paint(CancellationToken cancellationToken)
    {
        var pages = new Page[_cuts.Count];
        for (var i = 0; i < pages.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            pages[i] = PaintPage(_cuts[i], i);
        }
        foreach (var group in ResolveLinks().GroupBy(link => link.Page))
            pages[group.Key] = pages[group.Key] with { Links = [.. group.Select(link => link.Area)] };
        return [.. pages];
    }

    /// <summary>The value of the counter <c>page</c> where an id came to stand; null if it is nowhere.</summary>
    public int? NumberAt(string id) => Marks.Anchors.TryGetValue(id, out var mark) ? _numbers[mark.Page] : null;

    /// <summary>The headings with their pages.</summary>
    public ImmutableArray<OutlineEntry> Outline()
    {
        var entries = ImmutableArray.CreateBuilder<OutlineEntry>();
        for (var i = 0; i < _tree.Headings.Count; i++)
        {
            var heading = _tree.Headings[i];
            if (heading.Text.Length > 0 && PlaceOf(i) is { } place) entries.Add(new(heading.Level, heading.Text, place.Page, place.Y) { Structure = heading.Box.Structure });
        }
        return entries.ToImmutable();
    }

    // Both trees have the same headings in the same order.
    private Mark? PlaceOf(int heading)
    {
        if (Marks.Boxes.TryGetValue(_tree.Headings[heading].Box, out var place)) return place;
        return _front is not null && Marks.Boxes.TryGetValue(_front.Tree.Headings[heading].Box, out place) ? place : null;
    }

    private Page PaintPage(PageCut cut, int index)
    {
        var geometry = cut.Geometry;
        (_target.Page, _target.AreaTop) = (index, geometry.Top + cut.HeadHeight + cut.ClonedAbove);
        _context.Begin(geometry.Style);
        PaintCanvas(geometry);
        BorderPainter.Paint(_canvas, geometry.Style, geometry.BorderBox, BorderSides.All);
        if (cut.Units.Start < cut.Units.End || index == _cuts.Count - 1)
        {
            var (root, ranges) = index == 0 && _front is { } front ? (front.Tree.Root, front.Ranges) : (_tree.Root, _ranges);
            var slice = new FlowSlice(ranges, index, geometry.Top, geometry.Bottom) { Page = cut };
            _boxes.PaintSlice(root, slice, geometry.Left + root.X, geometry.Top + cut.HeadHeight + cut.ClonedAbove - cut.FlowTop);
        }
        _marginBoxes.Paint(geometry, _context);
        _numbers[index] = _context.Page;
        return _canvas.Finish(geometry, CounterStyles.Format(_context.Page, geometry.NumberStyle));
    }

    // CSS Backgrounds 3, 2.11: the root's background, or else the body's, is the paper's.
    private void PaintCanvas(PageGeometry geometry)
    {
        var body = _tree.Root.Children.Count > 0 ? _tree.Root.Children[0].Style : _tree.Root.Style;
        var color = geometry.Style.Background.Over(geometry.Style.Color) ?? _tree.Root.Style.Background.Over(_tree.Root.Style.Color) ?? body.Background.Over(body.Color);
        if (color is { } paper) _canvas.Add(new Fill(0, 0, geometry.Width, geometry.Height, paper));
    }

    private readonly record struct ResolvedLink(int Page, LinkArea Area);

    private IEnumerable<ResolvedLink> ResolveLinks()
    {
        foreach (var (page, link, area) in _target.Links)
        {
            var resolved = new LinkArea(area.Left, area.Top, area.Right - area.Left, area.Bottom - area.Top, null, -1, 0, link.Structure);
            if (link.Href.StartsWith('#'))
            {
                if (Marks.Anchors.TryGetValue(Uri.UnescapeDataString(link.Href[1..]), out var mark)) yield return new(page, resolved with { TargetPage = mark.Page, TargetY = mark.Y });
                else _warnings.Add("link-broken", $"Nothing in the document has the id {link.Href[1..]}.", "Correct the address, or give the target an id.", link.Origin);
            }
            else if (IsAllowed(link.Href)) yield return new(page, resolved with { Uri = link.Href });
            else _warnings.Add("link-ignored", $"The address {link.Href} is not absolute.", "Use http:, https:, mailto: or #id.", link.Origin);
        }
    }

    private static bool IsAllowed(string href) =>
        Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";
}
