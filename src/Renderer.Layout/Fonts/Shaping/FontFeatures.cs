namespace Renderer.Layout.Fonts.Shaping;

/// <summary>Which OpenType features a text wants, and with what values. Equal sets are equal.</summary>
internal sealed record FontFeatures
{
    /// <summary>What text has unless its style says otherwise, as in browsers.</summary>
    public static readonly FontFeatures Default = new(["ccmp", "locl", "rlig", "liga", "clig", "calt", "kern"]);

    /// <summary>Glyphs that stand upright in vertical lines.</summary>
    public static readonly FontFeatures Vertical = new(["ccmp", "locl", "vert", "vrt2"]);

    // In order of their tags. A handful: looking through them is faster than any tree, and there is none to compile when a process starts.
    private readonly FeatureChoice[] _choices;
    private readonly string _key;

    private FontFeatures(string[] tags) : this(Array.ConvertAll(tags, tag => new FeatureChoice(LayoutTag.Of(tag), 1)))
    {
    }

    private FontFeatures(FeatureChoice[] choices)
    {
        Array.Sort(choices, (one, other) => one.Tag.CompareTo(other.Tag));
        _choices = choices;
        _key = string.Join(' ', Array.ConvertAll(choices, choice => $"{choice.Tag:x8}={choice.Value}"));
    }

    /// <summary>0 for a feature that is off.</summary>
    public int ValueOf(uint tag)
    {
        foreach (var choice in _choices)
            if (choice.Tag == tag) return choice.Value;
        return 0;
    }

    public FontFeatures With(string tag, int value) => new([.. Array.FindAll(_choices, choice => choice.Tag != LayoutTag.Of(tag)), new(LayoutTag.Of(tag), value)]);

    /// <summary>Letter-spacing keeps letters apart that a ligature would join (CSS Text 3, 8.2.1).</summary>
    public FontFeatures WithoutLigatures => With("liga", 0).With("clig", 0).With("calt", 0).With("dlig", 0);

    public bool Equals(FontFeatures? other) => other is not null && _key == other._key;

    public override int GetHashCode() => _key.GetHashCode(StringComparison.Ordinal);

    private readonly record struct FeatureChoice(uint Tag, int Value);
}
