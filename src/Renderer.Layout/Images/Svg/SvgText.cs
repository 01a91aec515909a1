using System.Collections.Immutable;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Html;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Images.Svg;

/// <summary>Text in drawings (SVG 2, 11): characters measured as in lines of the page, placed by <c>x</c>, <c>y</c>, <c>dx</c> and <c>dy</c>, anchored chunk by chunk.</summary>
internal sealed class SvgText(SvgSources sources, SvgTools tools, SvgPaints paints)
{
    // Ours: elements in a text nest for colours and positions, not for their own sake.
    private const int DeepestNesting = 32;

    public void Paint(Element text, in SvgScope scope, ImmutableArray<DrawingItem>.Builder items)
    {
        if (scope.Transform.Scale < 1e-9) return;
        var content = new InlineContent(text.Style, Boxes.Languages.IsEastAsian(LanguageOf(text)));
        var owners = new List<TextPositions>();
        Collect(text, TextPositions.Of(text, null, scope.Viewport), content, owners);
        if (content.Items.Count == 0) return;
        var chunks = new TextChunks(tools.Shaper.Shape(content), owners, tools.Canvas);
        foreach (var stretch in chunks.Stretches()) Add(stretch, scope, items);
    }

    private static string LanguageOf(Element element)
    {
        for (var at = element; at is not null; at = at.Parent)
            if ((at.Attribute("lang") ?? at.Attribute("xml:lang")) is { Length: > 0 } language) return language;
        return "zh-CN";
    }

    private void Collect(Element element, TextPositions positions, InlineContent content, List<TextPositions> owners)
    {
        foreach (var attribute in (ReadOnlySpan<string>)["textLength", "rotate"])
            if (element.Attribute(attribute) is not null) sources.Warn("svg-unsupported", $"{attribute} of", element, "is not supported and was ignored", "Place the characters with x");
        for (var child = element.FirstChild; child is not null; child = child.Next)
        {
            if (child is TextNode node)
            {
                content.Add(new(InlineKind.Text, element.Style, node.Text) { Origin = element.Origin, SourceIndex = element.SourceIndex });
                owners.Add(positions);
            }
            else if (child is Element { Name: "tspan" or "a" } inner && positions.Depth < DeepestNesting)
            {
                if (inner.Style.Display != Display.None) Collect(inner, TextPositions.Of(inner, positions, positions.Viewport), content, owners);
            }
            else if (child is Element { Name: not ("title" or "desc" or "style") } other)
                sources.Warn("svg-unsupported", "", other, "in a text is not supported and was left out", "Use tspan");
        }
    }

    private void Add(TextStretch stretch, in SvgScope scope, ImmutableArray<DrawingItem>.Builder items)
    {
        var style = stretch.Style;
        if (style.Visibility != Visibility.Visible || stretch.Glyphs.IsEmpty) return;
        var size = style.FontSize / SvgViewport.PointsPerUnit;
        var scale = scope.Transform.Scale;
        var place = Transform.Scaling(1 / scale, 1 / scale).Then(Transform.Translation(stretch.X, stretch.Y + (BaselineShift(style) * size))).Then(scope.Transform);
        var bounds = new Bounds(stretch.X, stretch.Y - (style.Fonts.Ascent * size), stretch.X + stretch.Width, stretch.Y + (style.Fonts.Descent * size));
        var target = new SvgPaintTarget(stretch.Owner, bounds, scope);
        ImmutableArray<Glyph> glyphs = [.. stretch.Glyphs.Select(glyph => glyph with { Advance = (float)(glyph.Advance * scale), Offset = (float)(glyph.Offset * scale) })];
        var stroke = paints.Stroke(target);
        if (stroke is not null) stroke = stroke with { Width = stroke.Width * scale, Dashes = [.. stroke.Dashes.Select(dash => dash * scale)], DashOffset = stroke.DashOffset * scale };
        items.Add(new DrawingText(tools.Marks.IndexOf(stretch.Face), size * scale, place, glyphs) { Fill = paints.Fill(target), Stroke = stroke });
        foreach (var decoration in style.Decorations) Decorate(stretch, decoration, scope.Transform, items);
    }

    private static void Decorate(TextStretch stretch, Decoration decoration, Transform transform, ImmutableArray<DrawingItem>.Builder items)
    {
        var (fonts, size) = (stretch.Style.Fonts, stretch.Style.FontSize / SvgViewport.PointsPerUnit);
        void Draw(DecorationLines kind, double depth)
        {
            if (!decoration.Lines.HasFlag(kind)) return;
            var thickness = fonts.UnderlineThickness * size;
            var line = BasicShapes.Rectangle(stretch.X, stretch.Y + (depth * size) - (thickness / 2), stretch.Width, thickness);
            items.Add(new DrawingShape(transform.Apply(line)) { Fill = new SolidPaint(decoration.Color, 1) });
        }
        Draw(DecorationLines.Underline, fonts.UnderlineDepth);
        Draw(DecorationLines.Overline, -fonts.Ascent);
        Draw(DecorationLines.LineThrough, -fonts.StrikeoutHeight);
    }

    // How far below y the alphabetic baseline is, in ems (CSS Inline 3, 4.2), as browsers take it from the font.
    private static double BaselineShift(ComputedStyle style) => style.Shape.DominantBaseline switch
    {
        DominantBaseline.Middle => style.Fonts.XHeight / 2,
        DominantBaseline.Central => (style.Fonts.Ascent - style.Fonts.Descent) / 2,
        DominantBaseline.Hanging => style.Fonts.Ascent * 0.8,
        DominantBaseline.Mathematical => style.Fonts.Ascent / 2,
        DominantBaseline.TextTop or DominantBaseline.TextBeforeEdge => style.Fonts.Ascent,
        DominantBaseline.TextBottom or DominantBaseline.TextAfterEdge or DominantBaseline.Ideographic => -style.Fonts.Descent,
        _ => 0,
    };
}
