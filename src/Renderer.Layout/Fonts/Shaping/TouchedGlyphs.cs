namespace Renderer.Layout.Fonts.Shaping;

/// <summary>Which glyphs substitutions may begin with: a text with none of them is passed over.</summary>
internal sealed class TouchedGlyphs
{
    /// <summary>Glyphs that are substituted by themselves, or in a context.</summary>
    public GlyphSet Alone { get; } = new();

    /// <summary>Glyphs that begin ligatures, and those that come second in one.</summary>
    public GlyphSet First { get; } = new();

    public GlyphSet Second { get; } = new();

    public bool IsEmpty => Alone.IsEmpty && First.IsEmpty;

    public bool AreAt(ushort glyph, ushort next) => Alone.Contains(glyph) || (First.Contains(glyph) && Second.Contains(next));
}
