using Renderer.Layout.Fonts.Outlines;

namespace Renderer.Layout.Images.Svg;

/// <summary>A box along the axes.</summary>
internal readonly record struct Bounds(double Left, double Top, double Right, double Bottom)
{
    public static readonly Bounds Nothing = new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public Bounds With(PathPoint point) => new(Math.Min(Left, point.X), Math.Min(Top, point.Y), Math.Max(Right, point.X), Math.Max(Bottom, point.Y));

    /// <summary>The box with a cubic curve in it.</summary>
    public Bounds With(PathPoint start, in PathSegment curve)
    {
        var box = With(start).With(curve.End);
        Span<double> turns = stackalloc double[4];
        var count = Turns(start.X, curve.First.X, curve.Second.X, curve.End.X, turns);
        count += Turns(start.Y, curve.First.Y, curve.Second.Y, curve.End.Y, turns[count..]);
        foreach (var t in turns[..count])
            box = box.With(new PathPoint(At(t, start.X, curve.First.X, curve.Second.X, curve.End.X), At(t, start.Y, curve.First.Y, curve.Second.Y, curve.End.Y)));
        return box;
    }

    private static double At(double t, double a, double b, double c, double d)
    {
        var s = 1 - t;
        return (s * s * s * a) + (3 * s * s * t * b) + (3 * s * t * t * c) + (t * t * t * d);
    }

    // Where the derivative, a quadratic, is zero between the ends.
    private static int Turns(double a, double b, double c, double d, Span<double> turns)
    {
        var (p, q, r) = (d - a + (3 * (b - c)), 2 * (a - (2 * b) + c), b - a);
        var count = 0;
        if (Math.Abs(p) < 1e-12)
        {
            if (Math.Abs(q) > 1e-12 && -r / q is > 0 and < 1 and var only) turns[count++] = only;
            return count;
        }
        var discriminant = (q * q) - (4 * p * r);
        if (discriminant < 0) return 0;
        var root = Math.Sqrt(discriminant);
        if ((-q + root) / (2 * p) is > 0 and < 1 and var one) turns[count++] = one;
        if ((-q - root) / (2 * p) is > 0 and < 1 and var other) turns[count++] = other;
        return count;
    }
}
