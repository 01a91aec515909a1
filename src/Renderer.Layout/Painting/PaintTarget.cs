using Renderer.Layout.Boxes;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Painting;

/// <summary>The page being painted, as the painters of parts see it.</summary>
internal sealed class PaintTarget(PageCanvas canvas, DocumentMarks marks, BoxTree tree)
{
    private readonly List<PendingLink> _links = [];

    /// <summary>Links found so far, all pages; inside ones are resolved when all pages are known.</summary>
    public IReadOnlyList<PendingLink> Links => _links;

    public int Page { get; set; }

    /// <summary>Top of the page area.</summary>
    public double AreaTop { get; set; }

    /// <summary>What drawing text in pictures takes.</summary>
    public required Images.Svg.SvgTools Drawing { get; init; }

    /// <summary>Takes what elements set for the page.</summary>
    public PageContext? Context { get; init; }

    /// <summary>Everything painted now is an artifact: a repeated head, a page number.</summary>
    public bool IsArtifact => canvas.Artifact != ArtifactKind.Layout;

    /// <summary>What everything painted now repeats or runs as; <see cref="ArtifactKind.Layout"/> for content.</summary>
    public ArtifactKind Artifact
    {
        get => canvas.Artifact;
        set => canvas.Artifact = value;
    }

    public BoxPainter? Boxes { get; set; }

    public int StructureOf(int structure) => IsArtifact ? -1 : structure;

    public void PaintWhole(Box box, double x, double y) => Boxes!.PaintWhole(box, x, y);

    public void AddAnchor(string id, double y)
    {
        y = canvas.Turn?.Top ?? y;
        if (IsArtifact || !marks.Anchors.TryAdd(id, new(Page, y)) || tree.Assignments is not { } assignments) return;
        if (assignments.TryGetValue(id, out var assignment)) Context!.Apply(assignment, y <= AreaTop + 0.01);
    }

    public void AddLink(int link, in Rectangle area)
    {
        if (IsArtifact) return;
        if (canvas.Turn is { } turn)
        {
            _links.Add(new(Page, tree.Links[link], turn.Of(area)));
            return;
        }
        // Runs of one link that touch on a line are one area.
        if (_links is [.., var last] && last.Page == Page && last.Link == tree.Links[link] && Math.Abs(last.Area.Right - area.Left) < 0.01 && last.Area.Bottom > area.Top && last.Area.Top < area.Bottom)
        {
            _links[^1] = last with { Area = new(last.Area.Left, Math.Min(last.Area.Top, area.Top), area.Right, Math.Max(last.Area.Bottom, area.Bottom)) };
            return;
        }
        _links.Add(new(Page, tree.Links[link], area));
    }

    public PageCanvas Canvas => canvas;
}

/// <summary>A clickable area whose target is not resolved yet.</summary>
internal readonly record struct PendingLink(int Page, LinkTarget Link, Rectangle Area);
