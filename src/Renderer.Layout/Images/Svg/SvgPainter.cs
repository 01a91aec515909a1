using System.Collections.Frozen;
using System.Collections.Immutable;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Html;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Images.Svg;

/// <summary>Paints the elements of a drawing (SVG 2, 3): groups, shapes, text, pictures and what refers to them, everything in points.</summary>
internal sealed class SvgPainter
{
    // Ours: statistics pages have hundreds. Elements that refer to each other could multiply without end.
    private const int MostElements = 50_000;
    private const int MostSegments = 500_000;
    private const int DeepestNesting = 64;

    private static readonly FrozenSet<string> Unpainted = new[]
    {
        "defs", "symbol", "clipPath", "linearGradient", "radialGradient", "stop", "title", "desc", "metadata", "style", "marker", "pattern", "mask", "filter", "view", "cursor",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly SvgSources _sources;
    private readonly SvgPaints _paints;
    private readonly SvgClips _clips;
    private readonly SvgText _text;
    private int _elementsLeft = MostElements;
    private int _segmentsLeft = MostSegments;

    public SvgPainter(SvgSources sources, SvgTools tools)
    {
        _sources = sources;
        _paints = new(sources);
        _clips = new(sources);
        _text = new(sources, tools, _paints);
    }

    /// <summary>The drawing of an outermost element at a size in points.</summary>
    public Drawing Draw(Element svg, double width, double height)
    {
        var items = ImmutableArray.CreateBuilder<DrawingItem>();
        if (width > 0 && height > 0) PaintChildren(svg, OuterScope(svg, width, height), items);
        return new(width, height, Effects(svg, null, new(Transform.Identity, default, 0), items));
    }

    // An image without a view box has its own size as one, so that it fills its place; an element of the page has not.
    private static SvgScope OuterScope(Element svg, double width, double height)
    {
        const double unit = SvgViewport.PointsPerUnit;
        var box = ViewBox.Read(svg.Attribute("viewBox"));
        if (box is null && svg.Parent is null && SvgViewport.Read(svg, "width", double.NaN) is { } w && SvgViewport.Read(svg, "height", double.NaN) is { } h && w > 0 && h > 0) box = new(0, 0, w, h);
        return box is { } view
            ? new(view.FitInto(width, height, svg.Attribute("preserveAspectRatio")), new(view.Width, view.Height), 0)
            : new(Transform.Scaling(unit, unit), new(width / unit, height / unit), 0);
    }

    private void PaintChildren(Element parent, in SvgScope scope, ImmutableArray<DrawingItem>.Builder items)
    {
        for (var child = parent.FirstElement; child is not null; child = child.NextElement) Paint(child, scope, items);
    }

    private void Paint(Element element, in SvgScope scope, ImmutableArray<DrawingItem>.Builder items)
    {
        if (element.Style.Display == Display.None || Unpainted.Contains(element.Name) || !HasRoom(element, scope.Depth)) return;
        var transform = element.Attribute("transform") is { } list ? TransformReader.Read(list) : Transform.Identity;
        if (transform is null)
        {
            _sources.Warn("svg-broken", "The transform of", element, "is broken; it was left out", "Correct the list of functions");
            return;
        }
        var inner = scope.Inside(transform.Value);
        var painted = ImmutableArray.CreateBuilder<DrawingItem>();
        var bounds = PaintContent(element, inner, painted);
        items.AddRange(Effects(element, bounds, inner, painted));
    }

    /// <summary>Paints what an element itself shows; returns a shape's box in user space.</summary>
    private Bounds? PaintContent(Element element, in SvgScope scope, ImmutableArray<DrawingItem>.Builder items)
    {
        switch (element.Name)
        {
            case "g" or "a":
                PaintChildren(element, scope, items);
                break;
            case "svg":
                PaintViewport(element, element, scope, items);
                break;
            case "use":
                PaintUse(element, scope, items);
                break;
            case "text":
                _text.Paint(element, scope, items);
                break;
            case "image":
                new SvgImages(_sources).Paint(element, scope, items);
                break;
            case "switch" when element.FirstElement is { } first:
                Paint(first, scope, items);
                break;
            case var name when BasicShapes.IsShape(name):
                return PaintShape(element, scope, items);
            default:
                _sources.Warn("svg-unsupported", "", element, "is not supported in drawings and was left out", "Draw it with shapes and text");
                break;
        }
        return null;
    }

    private Bounds? PaintShape(Element element, in SvgScope scope, ImmutableArray<DrawingItem>.Builder items)
    {
        var outline = BasicShapes.OutlineOf(element, scope.Viewport, out var isWhole);
        if (!isWhole) _sources.Warn("svg-broken", "The data of", element, "is broken; what comes before the fault was drawn", "Correct the data");
        if (outline.IsEmpty) return null;
        if ((_segmentsLeft -= outline.Length) < 0)
        {
            _sources.Warn("svg-too-large", "The drawing has too many segments;", element, "and what follows was left out", "Draw fewer details");
            return null;
        }
        var bounds = Outline.BoundsOf(outline);
        if (element.Style.Visibility != Visibility.Visible) return bounds;
        var target = new SvgPaintTarget(element, bounds, scope);
        var fill = element.Name == "line" ? null : _paints.Fill(target);
        if (_paints.Stroke(target) is var stroke && (fill ?? stroke?.Paint) is null) return bounds;
        if (PlaceShape(outline, stroke, scope.Transform) is { } shape) items.Add(shape with { Fill = fill, IsEvenOdd = element.Style.Shape.FillRule == FillRule.Evenodd });
        return bounds;
    }

    // A line keeps its width all round unless the transformation distorts it; then the outline stays in a space of its own, as fine as the drawing's.
    private static DrawingShape? PlaceShape(ImmutableArray<Fonts.Outlines.PathSegment> outline, DrawingStroke? stroke, in Transform transform)
    {
        var scale = transform.Scale;
        if (scale < 1e-9) return null;
        if (stroke is null) return new(transform.Apply(outline));
        var scaled = stroke with { Width = stroke.Width * scale, Dashes = [.. stroke.Dashes.Select(dash => dash * scale)], DashOffset = stroke.DashOffset * scale };
        if (transform.IsSimilarity) return new(transform.Apply(outline)) { Stroke = scaled };
        return new(Transform.Scaling(scale, scale).Apply(outline)) { Stroke = scaled, Transform = Transform.Scaling(1 / scale, 1 / scale).Then(transform) };
    }

    /// <summary>Paints the content of an element that has a viewport: nested <c>svg</c>, or a <c>symbol</c> whose size <paramref name="sized"/> says.</summary>
    private void PaintViewport(Element element, Element sized, in SvgScope scope, ImmutableArray<DrawingItem>.Builder items)
    {
        var outer = scope.Viewport;
        var (width, height) = (Size(sized, element, "width", outer.Width), Size(sized, element, "height", outer.Height));
        if (width <= 0 || height <= 0) return;
        var (x, y) = element.Name == "svg" ? (outer.Horizontal(element, "x"), outer.Vertical(element, "y")) : (0, 0);
        var box = ViewBox.Read(element.Attribute("viewBox"));
        var fit = box?.FitInto(width, height, element.Attribute("preserveAspectRatio")) ?? Transform.Identity;
        var content = ImmutableArray.CreateBuilder<DrawingItem>();
        var inner = scope.Inside(fit.Then(Transform.Translation(x, y))) with { Viewport = new(box?.Width ?? width, box?.Height ?? height) };
        PaintChildren(element, inner, content);
        if (content.Count == 0) return;
        items.Add(new DrawingGroup(content.DrainToImmutable()) { Clips = [new(scope.Transform.Apply(BasicShapes.Rectangle(x, y, width, height)), false)] });
    }

    private static double Size(Element sized, Element element, string attribute, double whole) =>
        SvgViewport.Read(sized, attribute, whole) ?? SvgViewport.Read(element, attribute, whole) ?? whole;

    // SVG 2, 5.6: a copy of what is referred to, as a child of the element that refers to it.
    private void PaintUse(Element use, in SvgScope scope, ImmutableArray<DrawingItem>.Builder items)
    {
        if (_sources.Referred(use) is not { } target) return;
        if (SvgTree.Copy(target, use, ref _elementsLeft) is not { } copy)
        {
            TooLarge(use);
            return;
        }
        _sources.Styles.Resolve(copy, CancellationToken.None);
        var moved = scope.Inside(Transform.Translation(scope.Viewport.Horizontal(use, "x"), scope.Viewport.Vertical(use, "y")));
        if (copy.Name is not ("symbol" or "svg"))
            Paint(copy, moved, items);
        else if (HasRoom(copy, moved.Depth))
            PaintViewport(copy, use, moved, items);
    }

    private bool HasRoom(Element element, int depth)
    {
        if (--_elementsLeft >= 0 && depth < DeepestNesting) return true;
        TooLarge(element);
        return false;
    }

    private void TooLarge(Element element) =>
        _sources.Warn("svg-too-large", "The drawing has too many elements, or nests too deep, or refers to itself;", element, "was left out", "Simplify the drawing");

    private ImmutableArray<DrawingItem> Effects(Element element, Bounds? bounds, in SvgScope scope, ImmutableArray<DrawingItem>.Builder painted)
    {
        var effects = element.Style.Effects;
        if (painted.Count == 0 || effects.Opacity == 0) return [];
        var items = painted.DrainToImmutable();
        if (!effects.IsSeen) return items;
        if (_clips.Of(element, bounds, scope) is not { } clips) return [];
        if (clips.IsEmpty && items is [DrawingShape shape] && Faded(shape, effects.Opacity) is { } faded) return [faded];
        return [new DrawingGroup(items) { Opacity = effects.Opacity, Clips = clips }];
    }

    // What is only filled or only stroked need not be composed by itself first.
    private static DrawingShape? Faded(DrawingShape shape, double opacity) => shape switch
    {
        { Fill: { } fill, Stroke: null } => shape with { Fill = fill with { Opacity = fill.Opacity * opacity } },
        { Fill: null, Stroke: { } stroke } => shape with { Stroke = stroke with { Paint = stroke.Paint with { Opacity = stroke.Paint.Opacity * opacity } } },
        _ => null,
    };
}
