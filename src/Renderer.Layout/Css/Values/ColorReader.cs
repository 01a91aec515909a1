using System.Globalization;
using Renderer.Layout.Css.Syntax;

namespace Renderer.Layout.Css.Values;

/// <summary>Reads colours (CSS Color 4): names, hex, <c>rgb()</c>, <c>hsl()</c>, <c>hwb()</c>. Paper has nothing to shine through: partly transparent colours are mixed with white.</summary>
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
            case TokenKind.Ident when NamedColors.Rgb.TryGetValue(token.Text, out var rgb) || SystemColors.Rgb.TryGetValue(token.Text, out rgb):
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
        var model = name switch { "rgb" or "rgba" => 'r', "hsl" or "hsla" => 'h', "hwb" => 'w', _ => '\0' };
        if (model == '\0') return false;
        var start = reader.Position;
        var inside = reader.Inside();
        double[] parts = [0, 0, 0, 1];
        if (!TryComponents(ref inside, model, parts))
        {
            reader.Rewind(start);
            return false;
        }
        color = model switch
        {
            'r' => Clamped(parts[0], parts[1], parts[2], parts[3]),
            'h' => Hsl(parts),
            _ => Hwb(parts),
        };
        return true;
    }

    // Two ways of writing: "r, g, b, a" throughout or "r g b / a" throughout (CSS Color 4, section 4.1); hwb() knows the second only.
    private static bool TryComponents(ref ValueReader reader, char model, double[] parts)
    {
        if (!TryComponent(ref reader, model, 0, out parts[0])) return false;
        var hasCommas = model != 'w' && reader.Peek().Kind == TokenKind.Comma;
        for (var i = 1; i < 3; i++)
        {
            if (hasCommas && !reader.TryComma()) return false;
            if (!TryComponent(ref reader, model, i, out parts[i])) return false;
        }
        if (reader.AtEnd) return true;
        return (hasCommas ? reader.TryComma() : reader.TryDelimiter('/')) && TryComponent(ref reader, model, 3, out parts[3]) && reader.AtEnd;
    }

    private static bool TryComponent(ref ValueReader reader, char model, int index, out double value)
    {
        value = 0;
        if (reader.TryKeyword("none")) return true;
        var token = reader.Peek();
        var isHue = model != 'r' && index == 0;
        double? read = (token.Kind, isHue) switch
        {
            (TokenKind.Dimension, true) => Degrees(token),
            (TokenKind.Number, _) when model != 'r' && index is 1 or 2 => token.Number / 100,
            (TokenKind.Number, _) => token.Number,
            (TokenKind.Percentage, false) => token.Number / 100 * (model == 'r' && index < 3 ? 255 : 1),
            _ => null,
        };
        if (read is null) return false;
        value = read.Value;
        reader.Skip();
        return true;
    }

    private static double? Degrees(in CssToken token) => token.Text switch
    {
        "deg" => token.Number,
        "grad" => token.Number * 0.9,
        "rad" => token.Number * 180 / Math.PI,
        "turn" => token.Number * 360,
        _ => null,
    };

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

    private static AlphaColor Hwb(ReadOnlySpan<double> parts)
    {
        // CSS Color 4, section 8.1: a pure hue with so much white and so much black in it.
        var (white, black) = (Math.Max(0, parts[1]), Math.Max(0, parts[2]));
        if (white + black >= 1) return Clamped(255 * white / (white + black), 255 * white / (white + black), 255 * white / (white + black), parts[3]);
        var hue = (parts[0] % 360 + 360) % 360;
        double Channel(double shift)
        {
            var k = (shift + hue / 30) % 12;
            var pure = 0.5 - 0.5 * Math.Clamp(Math.Min(k - 3, 9 - k), -1, 1);
            return 255 * (pure * (1 - white - black) + white);
        }
        return Clamped(Channel(0), Channel(8), Channel(4), parts[3]);
    }

    private static AlphaColor Clamped(double red, double green, double blue, double alpha) =>
        new(Math.Clamp(red, 0, 255), Math.Clamp(green, 0, 255), Math.Clamp(blue, 0, 255), Math.Clamp(alpha, 0, 1));
}
