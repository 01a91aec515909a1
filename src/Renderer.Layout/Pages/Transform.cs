using Renderer.Layout.Fonts.Outlines;

namespace Renderer.Layout.Pages;

/// <summary>An affine transformation: x' = A x + C y + E, y' = B x + D y + F.</summary>
public readonly record struct Transform(double A, double B, double C, double D, double E, double F)
{
    /// <summary>Leaves everything where it is.</summary>
    public static readonly Transform Identity = new(1, 0, 0, 1, 0, 0);

    /// <summary>A move.</summary>
    public static Transform Translation(double x, double y) => new(1, 0, 0, 1, x, y);

    /// <summary>A change of size.</summary>
    public static Transform Scaling(double x, double y) => new(x, 0, 0, y, 0, 0);

    /// <summary>How much it changes areas; negative when it mirrors.</summary>
    public double Determinant => (A * D) - (B * C);

    /// <summary>The change of size of a length, on average over directions.</summary>
    public double Scale => Math.Sqrt(Math.Abs(Determinant));

    /// <summary>Whether it keeps angles, so that a line's width stays the same all round.</summary>
    public bool IsSimilarity
    {
        get
        {
            var tolerance = 1e-6 * (Math.Abs(A) + Math.Abs(B) + Math.Abs(C) + Math.Abs(D));
            return (Math.Abs(A - D) <= tolerance && Math.Abs(B + C) <= tolerance) || (Math.Abs(A + D) <= tolerance && Math.Abs(B - C) <= tolerance);
        }
    }

    /// <summary>This one first, then the other.</summary>
    public Transform Then(in Transform other) => new(
        (A * other.A) + (B * other.C), (A * other.B) + (B * other.D),
        (C * other.A) + (D * other.C), (C * other.B) + (D * other.D),
        (E * other.A) + (F * other.C) + other.E, (E * other.B) + (F * other.D) + other.F);

    /// <summary>Where a point goes.</summary>
    public PathPoint Of(double x, double y) => new((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    /// <summary>Where a point goes.</summary>
    public PathPoint Of(PathPoint point) => Of(point.X, point.Y);
}
