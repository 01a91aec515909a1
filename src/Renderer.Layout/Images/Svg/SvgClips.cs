using System.Collections.Immutable;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Fonts.Outlines;
using Renderer.Layout.Html;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Images.Svg;

/// <summary>Clip paths (CSS Masking 1, 6): the shapes in a <c>clipPath</c> as one outline.</summary>
internal sealed class SvgClips(SvgSources sources)
{
    // Ours: clip paths may be clipped themselves.
    private const int LongestChain = 8;

    /// <summary>The clips of an element, all of which hold; null when nothing is left to see.</summary>
    public ImmutableArray<DrawingClip>? Of(Element element, Bounds? bounds, in SvgScope scope)
    {
        var clips = ImmutableArray.CreateBuilder<DrawingClip>();
        var clipped = element;
        for (var i = 0; i < LongestChain && clipped.Style.Effects.ClipPath is { Length: > 0 } id; i++)
        {
            if (sources.Elements.Find(id) is not { Name: "clipPath" } clipPath)
            {
                sources.Warn("svg-broken", $"The clip path #{id} of", clipped, "is no <clipPath> of the drawing; nothing was clipped", "Correct the reference");
                break;
            }
            if (SpaceOf(clipPath, clipped, bounds, scope) is not { } space) return null;
            if (Union(clipPath, scope with { Transform = space }) is not { } clip) return null;
            clips.Add(clip);
            clipped = clipPath;
        }
        return clips.ToImmutable();
    }

    private Transform? SpaceOf(Element clipPath, Element clipped, Bounds? bounds, in SvgScope scope)
    {
        var own = clipPath.Attribute("transform") is { } list ? TransformReader.Read(list) ?? Transform.Identity : Transform.Identity;
        if (clipPath.Attribute("clipPathUnits") != "objectBoundingBox") return own.Then(scope.Transform);
        if (bounds is { } box) return own.Then(new(box.Width, 0, 0, box.Height, box.Left, box.Top)).Then(scope.Transform);
        sources.Warn("svg-unsupported", "The clip path of", clipped, "counts in parts of a box that is not known; what it clips was left out", "Use clipPathUnits=\"userSpaceOnUse\"");
        return null;
    }

    // Outlines that run the same way round add up under the nonzero rule.
    private DrawingClip? Union(Element clipPath, in SvgScope scope)
    {
        var all = ImmutableArray.CreateBuilder<PathSegment>();
        var (count, isEvenOdd) = (0, false);
        for (var child = clipPath.FirstElement; child is not null; child = child.NextElement)
        {
            if (OutlineOf(child, scope) is not { IsEmpty: false } outline) continue;
            all.AddRange(Outline.SignedArea(outline) < 0 ? Outline.Reversed(outline) : outline);
            isEvenOdd = child.Style.Shape.ClipRule == FillRule.Evenodd && ++count == 1;
        }
        return all.Count == 0 ? null : new(all.ToImmutable(), isEvenOdd);
    }

    private ImmutableArray<PathSegment> OutlineOf(Element child, in SvgScope scope)
    {
        if (child.Name is "title" or "desc" || child.Style.Display == Display.None) return [];
        var transform = child.Attribute("transform") is { } list ? TransformReader.Read(list) ?? Transform.Identity : Transform.Identity;
        var shape = child;
        if (child.Name == "use" && sources.Referred(child) is { } target)
        {
            transform = Transform.Translation(scope.Viewport.Horizontal(child, "x"), scope.Viewport.Vertical(child, "y")).Then(transform);
            if (target.Attribute("transform") is { } inner && TransformReader.Read(inner) is { } own) transform = own.Then(transform);
            shape = target;
        }
        if (BasicShapes.IsShape(shape.Name)) return transform.Then(scope.Transform).Apply(BasicShapes.OutlineOf(shape, scope.Viewport, out _));
        sources.Warn("svg-unsupported", "", shape, "in a clip path is not supported and was left out", "Clip with shapes");
        return [];
    }
}
