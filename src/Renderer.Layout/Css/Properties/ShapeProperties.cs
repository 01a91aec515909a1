using System.Collections.Immutable;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>Fill and stroke, clipping and the anchoring of text in drawings (SVG 2, 13 and 11; CSS Masking 1, 5).</summary>
internal static class ShapeProperties
{
    public static IEnumerable<Longhand> All =>
    [
        Inherited<ShapePaint>("fill", ShapePaint.TryRead, (shape, value) => shape with { Fill = value }, (to, from) => to with { Fill = from.Fill }),
        Inherited<double>("fill-opacity", Opacity, (shape, value) => shape with { FillOpacity = value }, (to, from) => to with { FillOpacity = from.FillOpacity }),
        Inherited<FillRule>("fill-rule", ValueShapes.Keyword, (shape, value) => shape with { FillRule = value }, (to, from) => to with { FillRule = from.FillRule }),
        Inherited<ShapePaint>("stroke", ShapePaint.TryRead, (shape, value) => shape with { Stroke = value }, (to, from) => to with { Stroke = from.Stroke }),
        Inherited<double>("stroke-opacity", Opacity, (shape, value) => shape with { StrokeOpacity = value }, (to, from) => to with { StrokeOpacity = from.StrokeOpacity }),
        Measured<Length>("stroke-width", NonNegative, (shape, value, resolve) => shape with { StrokeWidth = resolve(value) }, (to, from) => to with { StrokeWidth = from.StrokeWidth }),
        Inherited<StrokeLinecap>("stroke-linecap", ValueShapes.Keyword, (shape, value) => shape with { StrokeLinecap = value }, (to, from) => to with { StrokeLinecap = from.StrokeLinecap }),
        Inherited<StrokeLinejoin>("stroke-linejoin", ValueShapes.Keyword, (shape, value) => shape with { StrokeLinejoin = value }, (to, from) => to with { StrokeLinejoin = from.StrokeLinejoin }),
        Inherited<double>("stroke-miterlimit", MiterLimit, (shape, value) => shape with { StrokeMiterlimit = value }, (to, from) => to with { StrokeMiterlimit = from.StrokeMiterlimit }),
        Measured<Length[]>("stroke-dasharray", Dashes, (shape, value, resolve) => shape with { StrokeDasharray = [.. value.Select(resolve)] }, (to, from) => to with { StrokeDasharray = from.StrokeDasharray }),
        Measured<Length>("stroke-dashoffset", LengthOrNumber, (shape, value, resolve) => shape with { StrokeDashoffset = resolve(value) }, (to, from) => to with { StrokeDashoffset = from.StrokeDashoffset }),
        Inherited<FillRule>("clip-rule", ValueShapes.Keyword, (shape, value) => shape with { ClipRule = value }, (to, from) => to with { ClipRule = from.ClipRule }),
        Inherited<TextAnchor>("text-anchor", ValueShapes.Keyword, (shape, value) => shape with { TextAnchor = value }, (to, from) => to with { TextAnchor = from.TextAnchor }),
        Inherited<DominantBaseline>("dominant-baseline", ValueShapes.Keyword, (shape, value) => shape with { DominantBaseline = value }, (to, from) => to with { DominantBaseline = from.DominantBaseline }),
        Effect<double>("opacity", Opacity, (effects, value) => effects with { Opacity = value }, (to, from) => to with { Opacity = from.Opacity }),
        Effect<string>("clip-path", ReferenceOrNone, (effects, value) => effects with { ClipPath = value }, (to, from) => to with { ClipPath = from.ClipPath }),
        Effect<ShapePaint>("stop-color", StopColor, (effects, value) => effects with { StopColor = value }, (to, from) => to with { StopColor = from.StopColor }),
        Effect<double>("stop-opacity", Opacity, (effects, value) => effects with { StopOpacity = value }, (to, from) => to with { StopOpacity = from.StopOpacity }),
    ];

    private delegate ShapeStyle Measuring<T>(ShapeStyle shape, T value, Func<Length, LengthPercent> resolve);

    private static Longhand<T> Inherited<T>(string name, ValueParser<T> reading, Func<ShapeStyle, T, ShapeStyle> set, Func<ShapeStyle, ShapeStyle, ShapeStyle> copy) where T : notnull =>
        Measured<T>(name, reading, (shape, value, _) => set(shape, value), copy);

    private static Longhand<T> Measured<T>(string name, ValueParser<T> reading, Measuring<T> set, Func<ShapeStyle, ShapeStyle, ShapeStyle> copy) where T : notnull => new(name, true)
    {
        Reading = reading,
        Computing = (style, value, context) => style.Shape = set(style.Shape, value, length => context.Resolve(length, style)),
        Copying = (from, to) => to.Shape = copy(to.Shape, from.Shape),
    };

    private static Longhand<T> Effect<T>(string name, ValueParser<T> reading, Func<ShapeEffects, T, ShapeEffects> set, Func<ShapeEffects, ShapeEffects, ShapeEffects> copy) where T : notnull => new(name, false)
    {
        Reading = reading,
        Computing = (style, value, _) => style.Effects = set(style.Effects, value),
        Copying = (from, to) => to.Effects = copy(to.Effects, from.Effects),
    };

    private static bool Opacity(ref ValueReader reader, out double value)
    {
        var token = reader.Peek();
        value = Math.Clamp(token.Kind == Syntax.TokenKind.Percentage ? token.Number / 100 : token.Number, 0, 1);
        if (token.Kind is not (Syntax.TokenKind.Percentage or Syntax.TokenKind.Number)) return false;
        reader.Skip();
        return true;
    }

    private static bool MiterLimit(ref ValueReader reader, out double value) => reader.TryNumber(out value) && value >= 1;

    // A number in a drawing is one of user units, which are pixels (SVG 2, 8.9).
    private static bool LengthOrNumber(ref ValueReader reader, out Length value)
    {
        if (reader.TryLength(out value)) return true;
        if (!reader.TryNumber(out var pixels)) return false;
        value = Length.OfPoints(pixels * 0.75);
        return true;
    }

    private static bool NonNegative(ref ValueReader reader, out Length value) => LengthOrNumber(ref reader, out value) && !value.IsNegative;

    private static bool Dashes(ref ValueReader reader, out Length[] value)
    {
        value = [];
        if (reader.TryKeyword("none")) return true;
        var dashes = ImmutableArray.CreateBuilder<Length>();
        while (!reader.AtEnd)
        {
            if (!NonNegative(ref reader, out var dash)) return false;
            dashes.Add(dash);
            reader.TryComma();
        }
        value = dashes.ToArray();
        return value.Length > 0;
    }

    private static bool ReferenceOrNone(ref ValueReader reader, out string id)
    {
        id = "";
        return reader.TryKeyword("none") || ShapePaint.TryReference(ref reader, out id);
    }

    private static bool StopColor(ref ValueReader reader, out ShapePaint value)
    {
        value = ShapePaint.Current;
        if (reader.TryKeyword("currentcolor")) return true;
        if (!ColorReader.TryColor(ref reader, out var color)) return false;
        value = new(ShapePaintKind.Color) { Color = color };
        return true;
    }
}
