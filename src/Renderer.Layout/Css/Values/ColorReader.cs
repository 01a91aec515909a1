using System.Globalization;
using Renderer.Layout.Css.Syntax;

namespace Renderer.Layout.Css.Values;

/// <summary>Reads colours (CSS Color 4): names, hex, <c>rgb()</c> and <c>hsl()</c>. Paper has nothing to shine through: partly transparent colours are mixed with white.</summary>
internal static class ColorReader
{
    public static bool TryPaint(ref ValueReader reader, out Paint paint)
    {
        paint = default;
        if (reader.TryKeyword("currentcolor")) return true;
        if (!TryColor(ref reader, out var color)) return false;
        paint = color.OnWhite;
        return true;
    }

    /// <summary>A colour with its alpha; <c>currentcolor</c> is none yet.</summary>
    public static bool TryColor(ref ValueReader reader, out AlphaColor color)
    {
        var token = reader.Peek();
        color = default;
        switch (token.Kind)
        {
            case TokenKind.Ident when token.IsIdent("transparent"):
                break;
            case TokenKind.Ident when NamedColors.Rgb.TryGetValue(token.Text, out var rgb):
                color = Of(rgb, 1);
                break;
            case TokenKind.Hash when Hex(token.Text) is { } hex:
                color = hex;
                break;
            case TokenKind.Function:
                return TryFunction(ref reader, token.Text, out color);
            default:
                return false;
        }
        reader.Skip();
        return true;
    }

    private static AlphaColor Of(int rgb, double alpha) => new((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255, alpha);

    private static AlphaColor? Hex(string digits)
    {
        if (digits.Length is 3 or 4) digits = string.Concat(digits.Select(c => new string(c, 2)));
        if (digits.Length is not (6 or 8) || !uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)) return null;
        return digits.Length == 8 ? Of((int)(value >> 8), (value & 255) / 255.0) : Of((int)value, 1);
    }

    private static bool TryFunction(ref ValueReader reader, string name, out AlphaColor color)
    {
        color = default;
        if (name is not ("rgb" or "rgba" or "hsl" or "hsla")) return false;
        var start = reader.Position;
        var inside = reader.Inside();
        Span<double> parts = [0, 0, 0, 1];
        var count = 0;
        var isHsl = name[0] == 'h';
        for (; count < 4 && !inside.AtEnd; count++)
        {
            if (count > 0 && !inside.TryComma()) inside.TryDelimiter('/');
            if (!TryComponent(ref inside, isHsl, count, out parts[count])) break;
        }
        if (count < 3 || !inside.AtEnd)
        {
            reader.Rewind(start);
            return false;
        }
        color = isHsl ? Hsl(parts) : Clamped(parts[0], parts[1], parts[2], parts[3]);
        return true;
    }

    private static bool TryComponent(ref ValueReader reader, bool isHsl, int index, out double value)
    {
        var token = reader.Peek();
        value = (token.Kind, isHsl, index) switch
        {
            (TokenKind.Percentage, _, 3) => token.Number / 100,
            (TokenKind.Percentage, true, _) => token.Number / 100,
            (TokenKind.Percentage, false, _) => token.Number * 255 / 100,
            (TokenKind.Number, true, 1 or 2) => token.Number / 100,
            (TokenKind.Dimension, true, 0) when token.Text == "turn" => token.Number * 360,
            (TokenKind.Dimension, true, 0) when token.Text == "rad" => token.Number * 180 / Math.PI,
            _ => token.Number,
        };
        if (token.Kind is not (TokenKind.Number or TokenKind.Percentage) && !(token.Kind == TokenKind.Dimension && isHsl && index == 0)) return false;
        reader.Skip();
        return true;
    }

    private static AlphaColor Hsl(ReadOnlySpan<double> parts)
    {
        var (hue, saturation, lightness) = (parts[0] % 360, Math.Clamp(parts[1], 0, 1), Math.Clamp(parts[2], 0, 1));
        double Channel(double shift)
        {
            // CSS Color 4, section 7.1.
            var k = (shift + (hue < 0 ? hue + 360 : hue) / 30) % 12;
            return 255 * (lightness - saturation * Math.Min(lightness, 1 - lightness) * Math.Clamp(Math.Min(k - 3, 9 - k), -1, 1));
        }
        return Clamped(Channel(0), Channel(8), Channel(4), parts[3]);
    }

    private static AlphaColor Clamped(double red, double green, double blue, double alpha) =>
        new(Math.Clamp(red, 0, 255), Math.Clamp(green, 0, 255), Math.Clamp(blue, 0, 255), Math.Clamp(alpha, 0, 1));
}
