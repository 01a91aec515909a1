using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary><c>font</c> (CSS Fonts 4, 2.7): [style || variant || weight || stretch]? size[/line-height]? family.</summary>
internal static class FontShorthand
{
    public static readonly Shorthand Definition = new(
        "font", [FontProperties.Style, FontProperties.Weight, FontProperties.Size, FontProperties.LineHeight, FontProperties.Family], Read);

    private static bool Read(ref ValueReader reader, object?[] values)
    {
        for (var prefixes = 0; prefixes < 4; prefixes++)
        {
            if (reader.TryKeyword("normal")) continue;
            if (values[0] is null && reader.Peek() is { Kind: TokenKind.Ident } && FontProperties.Style.Parse(ref reader) is { } style) values[0] = style;
            else if (values[1] is null && !IsZero(reader.Peek()) && FontProperties.Weight.Parse(ref reader) is { } weight) values[1] = weight;
            else break;
        }
        if ((values[2] = FontProperties.Size.Parse(ref reader)) is null) return false;
        if (reader.TryDelimiter('/') && (values[3] = FontProperties.LineHeight.Parse(ref reader)) is null) return false;
        return (values[4] = FontProperties.Family.Parse(ref reader)) is not null;
    }

    // "font: 0 serif" is a size of zero, no weight.
    private static bool IsZero(CssToken token) => token is { Kind: TokenKind.Number, Number: 0 };
}
