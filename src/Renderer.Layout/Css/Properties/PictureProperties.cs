using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>Pictures in their boxes, and boxes of given proportions.</summary>
internal static class PictureProperties
{
    private static readonly Dictionary<string, double> Horizontal = new() { ["left"] = 0, ["right"] = 100 };

    private static readonly Dictionary<string, double> Vertical = new() { ["top"] = 0, ["bottom"] = 100 };

    public static IEnumerable<Longhand> All =>
    [
        TextProperties.Keyword<ObjectFit>("object-fit", false, (style, value) => style.Picture = style.Picture with { Fit = value }, (from, to) => to.Picture = to.Picture with { Fit = from.Picture.Fit }),
        new Longhand<PositionValue>("object-position", false)
        {
            Reading = ReadPosition,
            Computing = (style, value, context) => style.Picture = style.Picture with { PositionX = context.Resolve(value.X, style), PositionY = context.Resolve(value.Y, style) },
            Copying = (from, to) => to.Picture = to.Picture with { PositionX = from.Picture.PositionX, PositionY = from.Picture.PositionY },
        },
        new Longhand<AspectRatio>("aspect-ratio", false)
        {
            Reading = ReadRatio,
            Computing = (style, value, _) => style.Picture = style.Picture with { AspectRatio = value },
            Copying = (from, to) => to.Picture = to.Picture with { AspectRatio = from.Picture.AspectRatio },
        },
    ];

    // One or two values; words may come in either order.
    private static bool ReadPosition(ref ValueReader reader, out PositionValue value)
    {
        value = default;
        var isVerticalFirst = reader.Peek() is { Kind: Syntax.TokenKind.Ident } word && Vertical.ContainsKey(word.Text.ToLowerInvariant());
        if (!ReadPart(ref reader, isVerticalFirst ? Vertical : Horizontal, out var first)) return false;
        var second = Length.OfPercent(50);
        if (!reader.AtEnd && !ReadPart(ref reader, isVerticalFirst ? Horizontal : Vertical, out second)) return false;
        value = isVerticalFirst ? new(second, first) : new(first, second);
        return true;
    }

    private static bool ReadPart(ref ValueReader reader, Dictionary<string, double> words, out Length value)
    {
        value = Length.OfPercent(50);
        if (reader.TryKeyword("center")) return true;
        if (reader.Peek() is not { Kind: Syntax.TokenKind.Ident } word) return reader.TryLength(out value);
        if (!words.TryGetValue(word.Text.ToLowerInvariant(), out var percent)) return false;
        value = Length.OfPercent(percent);
        reader.Skip();
        return true;
    }

    private static bool ReadRatio(ref ValueReader reader, out AspectRatio value)
    {
        value = default;
        var isAuto = reader.TryKeyword("auto");
        if (reader.AtEnd) return isAuto;
        if (!reader.TryNumber(out var width)) return false;
        var height = 1.0;
        if (reader.TryDelimiter('/') && !reader.TryNumber(out height)) return false;
        isAuto |= reader.TryKeyword("auto");
        value = new(width > 0 && height > 0 ? height / width : 0, isAuto);
        return width >= 0 && height >= 0;
    }
}

/// <summary>A specified <c>object-position</c>.</summary>
internal readonly record struct PositionValue(Length X, Length Y);
