using Renderer.Layout.Pages;

namespace Renderer.Layout.Css.Values;

/// <summary>An sRGB colour as written, components from 0 to 255 and alpha from 0 to 1.</summary>
internal readonly record struct AlphaColor(double Red, double Green, double Blue, double Alpha)
{
    public static readonly AlphaColor Black = new(0, 0, 0, 1);

    /// <summary>The colour without its alpha.</summary>
    public Color Opaque => new(Part(Red), Part(Green), Part(Blue));

    /// <summary>What is seen of the colour on white paper; one of which nothing is seen is not painted.</summary>
    public Paint OnWhite => Alpha == 0 ? Paint.Transparent : new(new Color(Part(Mixed(Red)), Part(Mixed(Green)), Part(Mixed(Blue))));

    public static AlphaColor Of(Color color) => new(color.Red, color.Green, color.Blue, 1);

    private double Mixed(double value) => value * Alpha + 255 * (1 - Alpha);

    private static byte Part(double value) => (byte)Math.Round(value, MidpointRounding.AwayFromZero);
}
