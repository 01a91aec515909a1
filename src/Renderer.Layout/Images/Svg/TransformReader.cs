using Renderer.Layout.Pages;

namespace Renderer.Layout.Images.Svg;

/// <summary>Reads the <c>transform</c> attribute (CSS Transforms 1, 8).</summary>
internal static class TransformReader
{
    /// <summary>The transformation; null when the list is broken.</summary>
    public static Transform? Read(string list)
    {
        var scanner = new SvgScanner(list);
        var all = Transform.Identity;
        Span<double> numbers = stackalloc double[6];
        while (!scanner.AtEnd)
        {
            var name = scanner.Word().ToString();
            if (!scanner.TryCharacter('(')) return null;
            var count = 0;
            while (count < 6 && scanner.TryNumber(out numbers[count])) count++;
            if (!scanner.TryCharacter(')') || Function(name, numbers[..count]) is not { } function) return null;
            // The last function is the first that a point meets.
            all = function.Then(all);
            scanner.TryCharacter(',');
        }
        return all;
    }

    private static Transform? Function(string name, ReadOnlySpan<double> n) => (name, n.Length) switch
    {
        ("matrix", 6) => new(n[0], n[1], n[2], n[3], n[4], n[5]),
        ("translate", 1 or 2) => Transform.Translation(n[0], n.Length == 2 ? n[1] : 0),
        ("scale", 1 or 2) => Transform.Scaling(n[0], n[^1]),
        ("rotate", 1) => Rotation(n[0]),
        ("rotate", 3) => Transform.Translation(-n[1], -n[2]).Then(Rotation(n[0])).Then(Transform.Translation(n[1], n[2])),
        ("skewX", 1) => new(1, 0, Math.Tan(n[0] * Math.PI / 180), 1, 0, 0),
        ("skewY", 1) => new(1, Math.Tan(n[0] * Math.PI / 180), 0, 1, 0, 0),
        _ => null,
    };

    private static Transform Rotation(double degrees)
    {
        // Quarter turns are exact, so that what is straight stays straight.
        var (sin, cos) = (degrees % 360) switch { 90 or -270 => (1, 0), 180 or -180 => (0, -1), 270 or -90 => (-1, 0), _ => Math.SinCos(degrees * Math.PI / 180) };
        return new(cos, sin, -sin, cos, 0, 0);
    }
}
