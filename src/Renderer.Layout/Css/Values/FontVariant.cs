using System.Collections.Immutable;
using Renderer.Layout.Fonts.Shaping;

namespace Renderer.Layout.Css.Values;

/// <summary>What a style asks of its font's OpenType features (CSS Fonts 4, sections 6 and 7). Equal values are equal.</summary>
internal sealed record FontVariant
{
    public static readonly FontVariant Normal = new();

    public FontVariant()
    {
    }

    // A copy begins without the features that its original has worked out.
    private FontVariant(FontVariant original) =>
        (Kerns, Ligatures, Numeric, EastAsian, Settings) = (original.Kerns, original.Ligatures, original.Numeric, original.EastAsian, original.Settings);

    /// <summary>Whether <c>font-kerning</c> is not <c>none</c>.</summary>
    public bool Kerns { get; init; } = true;

    /// <summary>Features with their values, of each property in turn.</summary>
    public FeatureValues Ligatures { get; init; } = FeatureValues.None;

    public FeatureValues Numeric { get; init; } = FeatureValues.None;

    public FeatureValues EastAsian { get; init; } = FeatureValues.None;

    /// <summary><c>font-feature-settings</c>, which win over the others.</summary>
    public FeatureValues Settings { get; init; } = FeatureValues.None;

    public FontFeatures Features => field ??= Of(FontFeatures.Default);

    /// <summary>The same for text with letter-spacing, which is not joined.</summary>
    public FontFeatures SpacedFeatures => field ??= Of(FontFeatures.Default.WithoutLigatures, isSpaced: true);

    private FontFeatures Of(FontFeatures features, bool isSpaced = false)
    {
        if (Equals(Normal)) return features;
        if (!Kerns) features = features.With("kern", 0);
        foreach (var values in (ReadOnlySpan<FeatureValues>)[isSpaced ? FeatureValues.None : Ligatures, Numeric, EastAsian, Settings])
            foreach (var (tag, value) in values.Values) features = features.With(tag, value);
        return features;
    }

    public bool Equals(FontVariant? other) =>
        other is not null && Kerns == other.Kerns && Ligatures == other.Ligatures && Numeric == other.Numeric && EastAsian == other.EastAsian && Settings == other.Settings;

    public override int GetHashCode() => HashCode.Combine(Kerns, Ligatures, Numeric, EastAsian, Settings);
}

/// <summary>Features in the order written, each with its value.</summary>
internal sealed record FeatureValues(ImmutableArray<FeatureValue> Values)
{
    public static readonly FeatureValues None = new(ImmutableArray<FeatureValue>.Empty);

    public bool Equals(FeatureValues? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    public override int GetHashCode() => Values.Aggregate(0, HashCode.Combine);
}

/// <summary>A feature's tag and value: 0 for off, 1 for on, more for an alternate.</summary>
internal readonly record struct FeatureValue(string Tag, int Value);
