using System.Text;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>Lines along text and marks beside it (CSS Text Decoration 4).</summary>
internal static class DecorationProperties
{
    public static readonly Longhand Style = TextProperties.Keyword<DecorationStyle>(
        "text-decoration-style", false, (style, value) => style.DecorationStyle = value, (from, to) => to.DecorationStyle = from.DecorationStyle);

    public static readonly Longhand Thickness = new Longhand<Length>("text-decoration-thickness", false)
    {
        Reading = (ref ValueReader reader, out Length value) => ReadLength(ref reader, "from-font", out value),
        Computing = (style, value, context) => style.DecorationThickness = context.Resolve(value, style),
        Copying = (from, to) => to.DecorationThickness = from.DecorationThickness,
    };

    private static readonly Longhand EmphasisStyle = TypographyProperties.Rare<EmphasisMark>(
        "text-emphasis-style", ReadMark, (text, value) => text with { Emphasis = value }, text => text.Emphasis);

    private static readonly Longhand EmphasisColor = TypographyProperties.Rare<Paint>(
        "text-emphasis-color", ValueShapes.Paint, (text, value) => text with { EmphasisColor = value }, text => text.EmphasisColor);

    public static IEnumerable<Longhand> All =>
    [
        Style,
        Thickness,
        new Longhand<Length>("text-underline-offset", true)
        {
            Reading = (ref ValueReader reader, out Length value) => ReadLength(ref reader, "auto", out value),
            Computing = (style, value, context) => style.Typography = style.Typography with { UnderlineOffset = context.Resolve(value, style) },
            Copying = (from, to) => to.Typography = to.Typography with { UnderlineOffset = from.Typography.UnderlineOffset },
        },
        TypographyProperties.Rare<bool>("text-underline-position", ReadUnderlinePosition, (text, value) => text with { UnderlinesBelow = value }, text => text.UnderlinesBelow),
        EmphasisStyle,
        EmphasisColor,
        TypographyProperties.Rare<bool>("text-emphasis-position", ReadEmphasisPosition, (text, value) => text with { EmphasizesBelow = value }, text => text.EmphasizesBelow),
    ];

    public static IEnumerable<Shorthand> Shorthands =>
    [
        Shorthand.AnyOrder("text-decoration", TextProperties.DecorationLine, Style, TextProperties.DecorationColor, Thickness),
        Shorthand.AnyOrder("text-emphasis", EmphasisStyle, EmphasisColor),
    ];

    private static bool ReadLength(ref ValueReader reader, string keyword, out Length value)
    {
        value = Length.Auto;
        return reader.TryKeyword("auto") || reader.TryKeyword(keyword) || reader.TryLength(out value);
    }

    // The sides are those of vertical text, where the line is always on the right here.
    private static bool ReadUnderlinePosition(ref ValueReader reader, out bool isBelow)
    {
        isBelow = reader.TryKeyword("under");
        var hasSide = reader.TryKeyword("left") || reader.TryKeyword("right");
        isBelow = isBelow || (hasSide && reader.TryKeyword("under"));
        return isBelow || hasSide || reader.TryKeyword("auto") || reader.TryKeyword("from-font");
    }

    private static bool ReadEmphasisPosition(ref ValueReader reader, out bool isBelow)
    {
        var hasSide = reader.TryKeyword("right") || reader.TryKeyword("left");
        isBelow = reader.TryKeyword("under");
        var hasPosition = isBelow || reader.TryKeyword("over");
        if (!hasSide) _ = reader.TryKeyword("right") || reader.TryKeyword("left");
        return hasPosition;
    }

    private static bool ReadMark(ref ValueReader reader, out EmphasisMark mark)
    {
        mark = EmphasisMark.None;
        if (reader.TryKeyword("none")) return true;
        if (reader.TryString(out var text) && text.Length > 0)
        {
            mark = new(Rune.DecodeFromUtf16(text, out var rune, out _) == System.Buffers.OperationStatus.Done ? rune.Value : 0);
            return !mark.IsNone;
        }
        var isOpen = reader.TryKeyword("open");
        var hasFill = isOpen || reader.TryKeyword("filled");
        var shape = reader.Peek() is { Kind: Syntax.TokenKind.Ident, Text: var name } ? name.ToLowerInvariant() : "";
        var hasShape = EmphasisMark.Of(shape, isOpen) is not null;
        if (hasShape) reader.Skip();
        if (!hasFill && hasShape) isOpen = reader.TryKeyword("open") || (reader.TryKeyword("filled") && false);
        mark = EmphasisMark.Of(hasShape ? shape : "circle", isOpen)!.Value;
        return hasFill || hasShape;
    }
}
