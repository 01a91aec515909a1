using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>CSS Text 3 and 4, CSS Text Decoration 3, colour and inline alignment.</summary>
internal static class TextProperties
{
    public static readonly Longhand DecorationLine = new Longhand<DecorationLines>("text-decoration-line", false)
    {
        Reading = ReadDecoration,
        Computing = (style, value, _) => style.DecorationLines = value,
        Copying = (from, to) => to.DecorationLines = from.DecorationLines,
    };

    public static readonly Longhand DecorationColor = new Longhand<Paint>("text-decoration-color", false)
    {
        Reading = ValueShapes.Paint,
        Computing = (style, value, _) => style.DecorationColor = value,
        Copying = (from, to) => to.DecorationColor = from.DecorationColor,
    };

    public static IEnumerable<Longhand> All =>
    [
        new Longhand<Paint>("color", true)
        {
            Reading = ValueShapes.Paint,
            Computing = (style, value, context) => style.Color = value.Over(context.Parent.Color) ?? context.Parent.Color,
            Copying = (from, to) => to.Color = from.Color,
        },
        new Longhand<Length>("letter-spacing", true)
        {
            Reading = ValueShapes.LengthPercentOrNormal,
            Computing = (style, value, context) => style.LetterSpacing = context.Resolve(value, style).Of(style.FontSize),
            Copying = (from, to) => to.LetterSpacing = from.LetterSpacing,
        },
        new Longhand<Length>("word-spacing", true)
        {
            Reading = ValueShapes.LengthPercentOrNormal,
            Computing = (style, value, context) => style.WordSpacing = context.Resolve(value, style).Of(style.FontSize),
            Copying = (from, to) => to.WordSpacing = from.WordSpacing,
        },
        new Longhand<double>("tab-size", true)
        {
            Reading = (ref ValueReader reader, out double value) => reader.TryNumber(out value) && value >= 0,
            Computing = (style, value, _) => style.TabSize = value,
            Copying = (from, to) => to.TabSize = from.TabSize,
        },
        new Longhand<TextAlign>("text-align", true)
        {
            Reading = ValueShapes.Keyword,
            Computing = (style, value, context) => style.TextAlign = value != TextAlign.HeaderCenter ? value
                : context.Parent.TextAlign == TextAlign.Start ? TextAlign.Center : context.Parent.TextAlign,
            Copying = (from, to) => to.TextAlign = from.TextAlign,
        },
        Keyword<TextAlignLast>("text-align-last", true, (style, value) => style.TextAlignLast = value, (from, to) => to.TextAlignLast = from.TextAlignLast),
        Keyword<TextTransform>("text-transform", true, (style, value) => style.TextTransform = value, (from, to) => to.TextTransform = from.TextTransform),
        Keyword<LineBreakStrictness>("line-break", true, (style, value) => style.LineBreak = value, (from, to) => to.LineBreak = from.LineBreak),
        Keyword<WordBreak>("word-break", true, (style, value) => style.WordBreak = value, (from, to) => to.WordBreak = from.WordBreak),
        Keyword<OverflowWrap>("overflow-wrap", true, (style, value) => style.OverflowWrap = value, (from, to) => to.OverflowWrap = from.OverflowWrap),
        Keyword<Hyphens>("hyphens", true, (style, value) => style.Hyphens = value, (from, to) => to.Hyphens = from.Hyphens),
        Keyword<Visibility>("visibility", true, (style, value) => style.Visibility = value, (from, to) => to.Visibility = from.Visibility),
        new Longhand<VerticalAlignValue>("vertical-align", false)
        {
            Reading = ReadVerticalAlign,
            Computing = (style, value, context) =>
            {
                style.VerticalAlign = value.Keyword;
                style.VerticalShift = context.Resolve(value.Shift, style);
            },
            Copying = (from, to) => (to.VerticalAlign, to.VerticalShift) = (from.VerticalAlign, from.VerticalShift),
        },
        DecorationLine,
        DecorationColor,
    ];

    internal static Longhand Keyword<T>(string name, bool isInherited, Action<ComputedStyle, T> set, Action<ComputedStyle, ComputedStyle> copy)
        where T : struct, Enum => new Longhand<T>(name, isInherited)
        {
            Reading = ValueShapes.Keyword,
            Computing = (style, value, _) => set(style, value),
            Copying = copy,
        };

    private static bool ReadDecoration(ref ValueReader reader, out DecorationLines lines)
    {
        lines = DecorationLines.None;
        if (reader.TryKeyword("none")) return true;
        while (reader.TryKeyword<DecorationLines>(out var line) && line != DecorationLines.None) lines |= line;
        return lines != DecorationLines.None;
    }

    private static bool ReadVerticalAlign(ref ValueReader reader, out VerticalAlignValue value)
    {
        value = default;
        if (reader.TryKeyword<VerticalAlign>(out var keyword) && keyword != VerticalAlign.Length) value = new(keyword, default);
        else if (reader.TryLength(out var shift)) value = new(VerticalAlign.Length, shift);
        else return false;
        return true;
    }
}

/// <summary>A specified <c>vertical-align</c>.</summary>
internal readonly record struct VerticalAlignValue(VerticalAlign Keyword, Length Shift);
