using System.Collections.Immutable;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Html;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Images.Svg;

/// <summary>What is painted: an element, its box in user space, and where it is.</summary>
internal readonly record struct SvgPaintTarget(Element Element, Bounds? Bounds, SvgScope Scope)
{
    public ComputedStyle Style => Element.Style;
}

/// <summary>Turns <c>fill</c> and <c>stroke</c> into paint and lines (SVG 2, 13).</summary>
internal sealed class SvgPaints(SvgSources sources)
{
    private readonly SvgGradients _gradients = new(sources);

    /// <summary>What fills; null for nothing.</summary>
    public DrawingPaint? Fill(in SvgPaintTarget target) => Of(target.Style.Shape.Fill, target.Style.Shape.FillOpacity, target);

    /// <summary>The line along the outline in user units; null for none.</summary>
    public DrawingStroke? Stroke(in SvgPaintTarget target)
    {
        var shape = target.Style.Shape;
        if (shape.Stroke.Kind == ShapePaintKind.None) return null;
        var whole = target.Scope.Viewport.Diagonal;
        var width = InUnits(shape.StrokeWidth, whole);
        if (width <= 0 || Of(shape.Stroke, shape.StrokeOpacity, target) is not { } paint) return null;
        return new(paint, width)
        {
            Cap = (StrokeCap)shape.StrokeLinecap,
            Join = (StrokeJoin)shape.StrokeLinejoin,
            MiterLimit = shape.StrokeMiterlimit,
            Dashes = Dashes(shape, whole),
            DashOffset = shape.StrokeDasharray.IsEmpty ? 0 : InUnits(shape.StrokeDashoffset, whole),
        };
    }

    // Computed lengths are points; percentages are of user units.
    private static double InUnits(LengthPercent length, double whole) => (length.Points / SvgViewport.PointsPerUnit) + (length.Percent / 100 * whole);

    // SVG 2, 13.5.6: an odd list is taken twice, one without length is none.
    private static ImmutableArray<double> Dashes(ShapeStyle shape, double whole)
    {
        if (shape.StrokeDasharray.IsEmpty) return [];
        ImmutableArray<double> dashes = [.. shape.StrokeDasharray.Select(dash => InUnits(dash, whole))];
        if (dashes.Sum() <= 0) return [];
        return dashes.Length % 2 == 1 ? [.. dashes, .. dashes] : dashes;
    }

    private DrawingPaint? Of(ShapePaint paint, double opacity, in SvgPaintTarget target) => paint.Kind switch
    {
        ShapePaintKind.Color => Solid(paint.Color, opacity),
        ShapePaintKind.Current => Solid(AlphaColor.Of(target.Style.Color), opacity),
        ShapePaintKind.Server => Server(paint, opacity, target),
        _ => null,
    };

    private DrawingPaint? Server(ShapePaint paint, double opacity, in SvgPaintTarget target)
    {
        if (sources.Elements.Find(paint.Server) is { Name: "linearGradient" or "radialGradient" } gradient) return opacity == 0 ? null : _gradients.Of(gradient, target, opacity) ?? Fallback(paint, opacity, target);
        if (sources.Elements.Find(paint.Server) is { } other)
            sources.Warn("svg-unsupported", $"#{paint.Server} that paints", target.Element, $"is a <{other.Name}>, which is not supported as paint", "Use a colour or a gradient");
        else
            sources.Warn("svg-broken", $"#{paint.Server} that paints", target.Element, "is no element of the drawing", "Correct the reference");
        return Fallback(paint, opacity, target);
    }

    private DrawingPaint? Fallback(ShapePaint paint, double opacity, in SvgPaintTarget target) => paint.Fallback is { } fallback ? Of(fallback, opacity, target) : null;

    private static SolidPaint? Solid(AlphaColor color, double opacity) => color.Alpha * opacity > 0 ? new(color.Opaque, color.Alpha * opacity) : null;
}
