namespace Renderer.Layout.Images;

/// <summary>Natural width and height in points and their proportion (CSS Images 3, 4.1), as far as the picture has them.</summary>
/// <param name="Width">Width; null where the picture has none.</param>
/// <param name="Height">Height; null where the picture has none.</param>
/// <param name="Ratio">Height over width; null where the picture has none.</param>
internal readonly record struct NaturalSize(double? Width, double? Height, double? Ratio)
{
    // 300 by 150 pixels (CSS 2.1, 10.3.2 and 10.6.2).
    public const double DefaultWidth = 225;
    public const double DefaultHeight = 112.5;

    public static NaturalSize Of(double width, double height) => new(width, height, height / width);

    /// <summary>The size where <c>width</c> and <c>height</c> attributes state one or both of its sides.</summary>
    public NaturalSize With(double? width, double? height)
    {
        if (width is null && height is null) return this;
        if (width is { } w && height is { } h) return Of(w, h);
        return width is { } wide ? new(wide, wide * Ratio ?? Height, Ratio) : new(height / Ratio ?? Width, height, Ratio);
    }
}
