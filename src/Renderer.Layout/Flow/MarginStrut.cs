namespace Renderer.Layout.Flow;

/// <summary>Adjoining vertical margins: they collapse to the largest positive plus the most negative one (CSS 2.1, 8.3.1).</summary>
internal readonly record struct MarginStrut(double Positive, double Negative)
{
    public double Value => Positive + Negative;

    public static MarginStrut Of(double margin) => margin >= 0 ? new(margin, 0) : new(0, margin);

    public static MarginStrut operator +(MarginStrut a, MarginStrut b) => new(Math.Max(a.Positive, b.Positive), Math.Min(a.Negative, b.Negative));
}
