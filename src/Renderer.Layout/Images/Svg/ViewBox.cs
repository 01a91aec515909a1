using Renderer.Layout.Pages;

namespace Renderer.Layout.Images.Svg;

/// <summary>A <c>viewBox</c>: the part of user space that fills a viewport (SVG 2, 8.6).</summary>
internal readonly record struct ViewBox(double X, double Y, double Width, double Height)
{
    /// <summary>The box, or null when there is none that can be used.</summary>
    public static ViewBox? Read(string? text)
    {
        if (text is null) return null;
        var scanner = new SvgScanner(text);
        if (!scanner.TryNumber(out var x) || !scanner.TryNumber(out var y) || !scanner.TryNumber(out var width) || !scanner.TryNumber(out var height)) return null;
        return width > 0 && height > 0 ? new(x, y, width, height) : null;
    }

    /// <summary>From user space to a viewport of a size, as <c>preserveAspectRatio</c> asks (SVG 2, 8.7).</summary>
    public Transform FitInto(double width, double height, string? preserveAspectRatio)
    {
        var words = (preserveAspectRatio ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var align = words.FirstOrDefault(word => word is not "defer") ?? "xMidYMid";
        var (scaleX, scaleY) = (width / Width, height / Height);
        if (align == "none") return new(scaleX, 0, 0, scaleY, -X * scaleX, -Y * scaleY);
        var scale = words.Contains("slice") ? Math.Max(scaleX, scaleY) : Math.Min(scaleX, scaleY);
        var left = Share(align, 'x') * (width - (Width * scale));
        var top = Share(align, 'Y') * (height - (Height * scale));
        return new(scale, 0, 0, scale, left - (X * scale), top - (Y * scale));
    }

    // "xMinYMax": how much of the room left over goes before.
    private static double Share(string align, char axis)
    {
        var at = align.IndexOf(axis, StringComparison.Ordinal);
        return at < 0 || at + 4 > align.Length ? 0.5 : align.AsSpan(at + 1, 3) switch { "Min" => 0, "Max" => 1, _ => 0.5 };
    }
}
