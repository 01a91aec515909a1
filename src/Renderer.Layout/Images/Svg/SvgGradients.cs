using System.Collections.Immutable;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Html;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Images.Svg;

/// <summary>Gradients (SVG 2, 14.2), with what they take over from others.</summary>
internal sealed class SvgGradients(SvgSources sources)
{
    // Ours: a gradient that refers to one that refers to ... itself.
    private const int LongestChain = 8;

    /// <summary>The paint; null when there is nothing to paint with.</summary>
    public DrawingPaint? Of(Element gradient, in SvgPaintTarget target, double opacity)
    {
        var chain = Chain(gradient);
        if (Attribute(chain, "spreadMethod") is { } spread and not "pad") sources.Warn("svg-unsupported", $"spreadMethod=\"{spread}\" of", gradient, "is not supported; its end colours go on", "Add more stops");
        var stops = Stops(chain);
        if (stops.IsEmpty) return null;
        var last = stops[^1];
        if (stops.Length == 1) return Solid(last, opacity);
        var isBox = Attribute(chain, "gradientUnits") != "userSpaceOnUse";
        if (isBox && target.Bounds is not { Width: > 0, Height: > 0 }) return null;
        var space = isBox ? new(target.Bounds!.Value.Width, 0, 0, target.Bounds.Value.Height, target.Bounds.Value.Left, target.Bounds.Value.Top) : Transform.Identity;
        if (Attribute(chain, "gradientTransform") is { } list && TransformReader.Read(list) is { } own) space = own.Then(space);
        space = space.Then(target.Scope.Transform);
        if (Math.Abs(space.Determinant) < 1e-12) return Solid(last, opacity);
        var geometry = new Geometry(chain, isBox ? new(1, 1) : target.Scope.Viewport);
        return gradient.Name == "linearGradient" ? Linear(geometry, space, stops, opacity) : Radial(geometry, space, stops, opacity);
    }

    private List<Element> Chain(Element gradient)
    {
        var chain = new List<Element> { gradient };
        while (chain.Count < LongestChain && (chain[^1].Attribute("href") ?? chain[^1].Attribute("xlink:href")) is not null
            && sources.Referred(chain[^1]) is { Name: "linearGradient" or "radialGradient" } next) chain.Add(next);
        return chain;
    }

    private static string? Attribute(List<Element> chain, string name)
    {
        foreach (var element in chain)
            if (element.Attribute(name) is { } value) return value;
        return null;
    }

    private static ImmutableArray<GradientStop> Stops(List<Element> chain)
    {
        var stops = ImmutableArray.CreateBuilder<GradientStop>();
        foreach (var element in chain)
        {
            for (var stop = element.FirstElement; stop is not null; stop = stop.NextElement)
                if (stop.Name == "stop") stops.Add(Stop(stop, stops.Count > 0 ? stops[^1].Offset : 0));
            if (stops.Count > 0) break;
        }
        return stops.ToImmutable();
    }

    private static GradientStop Stop(Element stop, double before)
    {
        var (style, effects) = (stop.Style, stop.Style.Effects);
        var color = effects.StopColor.Kind == ShapePaintKind.Current ? AlphaColor.Of(style.Color) : effects.StopColor.Color;
        var offset = SvgViewport.Read(stop, "offset", 1) ?? 0;
        return new(Math.Max(before, Math.Clamp(offset, 0, 1)), color.Opaque, color.Alpha * effects.StopOpacity);
    }

    private static SolidPaint? Solid(GradientStop stop, double opacity) => stop.Opacity * opacity > 0 ? new(stop.Color, stop.Opacity * opacity) : null;

    private readonly record struct Geometry(List<Element> Chain, SvgViewport Viewport)
    {
        public double X(string name, double fallback) => Read(name, Viewport.Width) ?? fallback * Viewport.Width;

        public double Y(string name, double fallback) => Read(name, Viewport.Height) ?? fallback * Viewport.Height;

        public double Radius(string name, double fallback) => Read(name, Viewport.Diagonal) ?? fallback * Viewport.Diagonal;

        public double? Read(string name, double whole)
        {
            foreach (var element in Chain)
                if (SvgViewport.Read(element, name, whole) is { } value) return value;
            return null;
        }
    }

    private static DrawingPaint? Linear(Geometry at, in Transform space, ImmutableArray<GradientStop> stops, double opacity)
    {
        var line = new LinearGradient(at.X("x1", 0), at.Y("y1", 0), at.X("x2", 1), at.Y("y2", 0), space, stops, opacity);
        return line.X1 == line.X2 && line.Y1 == line.Y2 ? Solid(stops[^1], opacity) : line;
    }

    private static DrawingPaint? Radial(Geometry at, in Transform space, ImmutableArray<GradientStop> stops, double opacity)
    {
        var end = new GradientCircle(at.X("cx", 0.5), at.Y("cy", 0.5), at.Radius("r", 0.5));
        if (end.Radius <= 0) return Solid(stops[^1], opacity);
        var focus = new GradientCircle(at.Read("fx", at.Viewport.Width) ?? end.X, at.Read("fy", at.Viewport.Height) ?? end.Y, at.Radius("fr", 0));
        return new RadialGradient(focus, end, space, stops, opacity);
    }
}
