using Renderer.Layout.Pages;

namespace Renderer.Layout.Images.Svg;

/// <summary>Where an element is painted: from its user space to the drawing's, what percentages are of, and how deep it is nested.</summary>
internal readonly record struct SvgScope(Transform Transform, SvgViewport Viewport, int Depth)
{
    /// <summary>One level further inside, moved.</summary>
    public SvgScope Inside(in Transform transform) => new(transform.Then(Transform), Viewport, Depth + 1);
}
