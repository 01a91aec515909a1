namespace Renderer.Layout.Fonts.Outlines;

/// <summary>The drawings of a face's glyphs as its file holds them: either <see cref="TrueTypeOutlines"/> or <see cref="CffOutlines"/>.</summary>
public abstract class FontOutlines
{
    private protected FontOutlines()
    {
    }
}
