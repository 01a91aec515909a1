using System.Collections.Immutable;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>CSS Fonts 4. These come first in the order of computation: lengths of other properties are relative to the font.</summary>
internal static class FontProperties
{
    public static readonly Longhand Family = new Longhand<ImmutableArray<string>>("font-family", true)
    {
        Reading = ReadFamilies,
        Computing = (style, value, _) => style.FontFamily = value,
        Copying = (from, to) => to.FontFamily = from.FontFamily,
    };

    public static readonly Longhand Weight = new Longhand<FontWeightValue>("font-weight", true)
    {
        Reading = ReadWeight,
        Computing = (style, value, context) => style.FontWeight = value.Over(context.Parent.FontWeight),
        Copying = (from, to) => to.FontWeight = from.FontWeight,
    };

    public static readonly Longhand Style = new Longhand<bool>("font-style", true)
    {
        Reading = ReadStyle,
        Computing = (style, value, _) => style.IsItalic = value,
        Copying = (from, to) => to.IsItalic = from.IsItalic,
    };

    public static readonly Longhand Size = new Longhand<Length>("font-size", true)
    {
        Reading = ReadSize,
        Computing = (style, value, context) => style.FontSize = context.ResolveNonNegative(value, context.Parent).Of(context.Parent.FontSize),
        Copying = (from, to) => to.FontSize = from.FontSize,
    };

    public static readonly Longhand LineHeight = new Longhand<LineHeightValue>("line-height", true)
    {
        Reading = ReadLineHeight,
        Computing = (style, value, context) => style.LineHeight = value switch
        {
            { IsNormal: true } => Css.Values.LineHeight.Normal,
            { Factor: { } factor } => new(factor, true),
            _ => new(context.ResolveNonNegative(value.Length, style).Of(style.FontSize), false),
        },
        Copying = (from, to) => to.LineHeight = from.LineHeight,
    };

    public static IEnumerable<Longhand> All => [Family, Weight, Style, Size, LineHeight];

    // CSS Fonts 4, 3.5: each absolute size keyword against 12 pt (16 px).
    private static readonly Dictionary<string, double> NamedSizes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["xx-small"] = 0.5625,
        ["x-small"] = 0.625,
        ["small"] = 0.8125,
        ["medium"] = 1,
        ["large"] = 1.125,
        ["x-large"] = 1.5,
        ["xx-large"] = 2,
        ["xxx-large"] = 3,
    };

    private static bool ReadFamilies(ref ValueReader reader, out ImmutableArray<string> families)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        do
        {
            if (reader.TryString(out var quoted)) names.Add(quoted);
            else if (reader.TryIdent(out var name))
            {
                while (reader.TryIdent(out var more)) name += " " + more;
                names.Add(name);
            }
            else break;
        }
        while (reader.TryComma());
        families = names.ToImmutable();
        return families.Length > 0;
    }

    private static bool ReadWeight(ref ValueReader reader, out FontWeightValue weight)
    {
        weight = default;
        if (reader.TryKeyword("normal")) weight = new(400);
        else if (reader.TryKeyword("bold")) weight = new(700);
        else if (reader.TryKeyword("bolder")) weight = new(1, true);
        else if (reader.TryKeyword("lighter")) weight = new(-1, true);
        else if (reader.TryNumber(out var number) && number is >= 1 and <= 1000) weight = new((int)number);
        else return false;
        return true;
    }

    private static bool ReadStyle(ref ValueReader reader, out bool isItalic)
    {
        isItalic = reader.TryKeyword("italic") || reader.TryKeyword("oblique");
        return isItalic || reader.TryKeyword("normal");
    }

    internal static bool ReadSize(ref ValueReader reader, out Length size)
    {
        size = default;
        if (reader.Peek() is { Kind: Syntax.TokenKind.Ident } token)
        {
            if (NamedSizes.TryGetValue(token.Text, out var factor)) size = Length.OfPoints(12 * factor);
            else if (token.IsIdent("smaller")) size = new() { Em = 1 / 1.2 };
            else if (token.IsIdent("larger")) size = new() { Em = 1.2 };
            else return false;
            reader.Skip();
            return true;
        }
        return ValueShapes.NonNegative(ref reader, out size);
    }

    internal static bool ReadLineHeight(ref ValueReader reader, out LineHeightValue value)
    {
        value = new(default, null, true);
        if (reader.TryKeyword("normal")) return true;
        if (reader.TryNumber(out var factor))
        {
            value = new(default, factor);
            return factor >= 0;
        }
        if (!ValueShapes.NonNegative(ref reader, out var length)) return false;
        value = new(length, null);
        return true;
    }
}

/// <summary>A specified weight: absolute, or a step from the parent's.</summary>
internal readonly record struct FontWeightValue(int Value, bool IsRelative = false)
{
    // CSS Fonts 4, 2.2.1.
    public int Over(int parent) => (IsRelative, Value) switch
    {
        (false, var weight) => weight,
        (true, > 0) => parent < 350 ? 400 : parent < 550 ? 700 : Math.Max(parent, 900),
        _ => parent < 550 ? Math.Min(parent, 100) : parent < 750 ? 400 : 700,
    };
}

/// <summary>A specified line height.</summary>
internal readonly record struct LineHeightValue(Length Length, double? Factor, bool IsNormal = false);
