using System.Collections.Immutable;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>CSS Fonts 4, sections 6 and 7: which forms a font is asked for, as far as one glyph takes the place of others.</summary>
internal static class FontVariantProperties
{
    private static readonly Longhand Ligatures = Variant(
        "font-variant-ligatures", FontVariantKeywords.Ligatures, (variant, value) => variant with { Ligatures = value }, variant => variant.Ligatures);

    private static readonly Longhand Numeric = Variant(
        "font-variant-numeric", FontVariantKeywords.Numeric, (variant, value) => variant with { Numeric = value }, variant => variant.Numeric);

    private static readonly Longhand EastAsian = Variant(
        "font-variant-east-asian", FontVariantKeywords.EastAsian, (variant, value) => variant with { EastAsian = value }, variant => variant.EastAsian);

    private static readonly Longhand Kerning = new Longhand<bool>("font-kerning", true)
    {
        Reading = ReadKerning,
        Computing = (style, value, _) => style.FontVariant = style.FontVariant with { Kerns = value },
        Copying = (from, to) => to.FontVariant = to.FontVariant with { Kerns = from.FontVariant.Kerns },
    };

    private static readonly Longhand Settings = new Longhand<FeatureValues>("font-feature-settings", true)
    {
        Reading = ReadSettings,
        Computing = (style, value, _) => style.FontVariant = style.FontVariant with { Settings = value },
        Copying = (from, to) => to.FontVariant = to.FontVariant with { Settings = from.FontVariant.Settings },
    };

    public static IEnumerable<Longhand> All => [Kerning, Ligatures, Numeric, EastAsian, Settings];

    /// <summary><c>font-variant</c>: values of the longhands in any order.</summary>
    public static readonly Shorthand Shorthand = new("font-variant", [Ligatures, Numeric, EastAsian], ReadShorthand);

    private static Longhand<FeatureValues> Variant(
        string name, FontVariantKeywords keywords, Func<FontVariant, FeatureValues, FontVariant> change, Func<FontVariant, FeatureValues> part) => new(name, true)
        {
            Reading = keywords.Read,
            Computing = (style, value, _) => style.FontVariant = change(style.FontVariant, value),
            Copying = (from, to) => to.FontVariant = change(to.FontVariant, part(from.FontVariant)),
        };

    private static bool ReadKerning(ref ValueReader reader, out bool kerns)
    {
        kerns = !reader.TryKeyword("none");
        return !kerns || reader.TryKeyword("auto") || reader.TryKeyword("normal");
    }

    private static bool ReadSettings(ref ValueReader reader, out FeatureValues settings)
    {
        settings = FeatureValues.None;
        if (reader.TryKeyword("normal")) return true;
        var values = ImmutableArray.CreateBuilder<FeatureValue>();
        do
        {
            if (!reader.TryString(out var tag) || tag.Length != 4 || !tag.All(c => c is >= ' ' and <= '~')) return false;
            var value = 1;
            if (reader.TryKeyword("off")) value = 0;
            else if (!reader.TryKeyword("on") && reader.TryInteger(out var number)) value = number;
            if (value is < 0 or > 0xFFFF) return false;
            values.Add(new(tag, value));
        }
        while (reader.TryComma());
        settings = new(values.ToImmutable());
        return true;
    }

    private static bool ReadShorthand(ref ValueReader reader, object?[] values)
    {
        if (reader.TryKeyword("normal")) return true;
        if (reader.TryKeyword("none"))
        {
            values[0] = FontVariantKeywords.NoLigatures;
            return true;
        }
        FontVariantKeywords[] groups = [FontVariantKeywords.Ligatures, FontVariantKeywords.Numeric, FontVariantKeywords.EastAsian];
        for (var taken = true; taken && !reader.AtEnd;)
        {
            taken = false;
            for (var i = 0; i < groups.Length && !taken; i++)
            {
                if (values[i] is not null || !groups[i].ReadSome(ref reader, out var value)) continue;
                (values[i], taken) = (value, true);
            }
        }
        return reader.AtEnd && values.Any(value => value is not null);
    }
}
