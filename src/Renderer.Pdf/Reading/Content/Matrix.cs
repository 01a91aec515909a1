using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Content;

/// <summary>A coordinate transformation (8.3.3).</summary>
internal readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    public static readonly Matrix Identity = new(1, 0, 0, 1, 0, 0);

    /// <summary>Six numbers.</summary>
    public static Matrix Of(ReadOnlySpan<double> numbers) => new(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);

    /// <summary>An array of six numbers.</summary>
    public static Matrix Of(ValueList numbers) => new(numbers[0].Number, numbers[1].Number, numbers[2].Number, numbers[3].Number, numbers[4].Number, numbers[5].Number);

    /// <summary>This one first, then the other.</summary>
    public Matrix Then(Matrix other) => new(
        (A * other.A) + (B * other.C), (A * other.B) + (B * other.D),
        (C * other.A) + (D * other.C), (C * other.B) + (D * other.D),
        (E * other.A) + (F * other.C) + other.E, (E * other.B) + (F * other.D) + other.F);

    /// <summary>A move first, then this one.</summary>
    public Matrix After(double x, double y) => this with { E = (x * A) + (y * C) + E, F = (x * B) + (y * D) + F };
}
