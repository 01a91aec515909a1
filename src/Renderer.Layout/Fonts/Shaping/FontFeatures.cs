using System.Collections.Immutable;

namespace Renderer.Layout.Fonts.Shaping;

/// <summary>Which OpenType features a text wants, and with what values. Equal sets are equal.</summary>
internal sealed record FontFeatures
{
    /// <summary>What text has unless its style says otherwise, as in browsers.</summary>
    public static readonly FontFeatures Default = new(["ccmp", "locl", "rlig", "liga", "clig", "calt", "kern"]);

    /// <summary>Glyphs that stand upright in vertical lines.</summary>
    public static readonly FontFeatures Vertical = new(["ccmp", "locl", "vert", "vrt2"]);

    private readonly ImmutableSortedDictionary<uint, int> _values;
    private readonly string _key;

    private FontFeatures(IEnumerable<string> tags) : this(tags.ToImmutableSortedDictionary(LayoutTag.Of, _ => 1))
    {
    }

    private FontFeatures(ImmutableSortedDictionary<uint, int> values)
    {
        _values = values;
        _key = string.Join(' ', values.Select(pair => $"{pair.Key:x8}={pair.Value}"));
    }

    /// <summary>0 for a feature that is off.</summary>
    public int ValueOf(uint tag) => _values.GetValueOrDefault(tag);

    public FontFeatures With(string tag, int value) => new(_values.SetItem(LayoutTag.Of(tag), value));

    /// <summary>Letter-spacing keeps letters apart that a ligature would join (CSS Text 3, 8.2.1).</summary>
    public FontFeatures WithoutLigatures => With("liga", 0).With("clig", 0).With("calt", 0).With("dlig", 0);

    public bool Equals(FontFeatures? other) => other is not null && _key == other._key;

    public override int GetHashCode() => _key.GetHashCode(StringComparison.Ordinal);
}
