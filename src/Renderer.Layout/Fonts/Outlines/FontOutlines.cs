namespace Renderer.Layout.Fonts.Outlines;

/// <summary>The drawings of a face's glyphs as its file holds them: either <see cref="TrueTypeOutlines"/> or <see cref="CffOutlines"/>.</summary>
public abstract class FontOutlines
{
    private protected FontOutlines()
    {
    }

    /// <summary>A glyph as a path, for whoever draws it himself.</summary>
    /// <exception cref="FontException">The glyph is damaged, or draws by means that are not followed.</exception>
    public abstract GlyphPath PathOf(ushort glyph);
}
