using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Html;

namespace Renderer.Layout.Images.Svg;

/// <summary>The viewport that percentages are of, in user units (SVG 2, 8.9).</summary>
internal readonly record struct SvgViewport(double Width, double Height)
{
    private static readonly Lazy<Css.Properties.PageArea> NoPage = new(default(Css.Properties.PageArea));

    // A user unit is a pixel of 72 / 96 points.
    public const double PointsPerUnit = 0.75;

    /// <summary>What percentages of a length that is neither horizontal nor vertical are of.</summary>
    public double Diagonal => Math.Sqrt(((Width * Width) + (Height * Height)) / 2);

    public double Horizontal(Element element, string attribute, double fallback = 0) => Read(element, attribute, Width) ?? fallback;

    public double Vertical(Element element, string attribute, double fallback = 0) => Read(element, attribute, Height) ?? fallback;

    public double Other(Element element, string attribute, double fallback = 0) => Read(element, attribute, Diagonal) ?? fallback;

    /// <summary>A length of an attribute in user units; null when there is none that can be read.</summary>
    public static double? Read(Element element, string attribute, double whole) => element.Attribute(attribute) is { } text ? Read(text, element.Style, whole) : null;

    /// <summary>A length in user units; null when it cannot be read.</summary>
    public static double? Read(string text, ComputedStyle style, double whole)
    {
        var scanner = new SvgScanner(text);
        return scanner.TryNumber(out var number) && UnitOf(scanner.Unit(), style, whole) is { } unit && scanner.AtEnd ? number * unit : null;
    }

    /// <summary>Several lengths parted by spaces or commas.</summary>
    public static List<double> ReadList(string? text, ComputedStyle style, double whole)
    {
        var list = new List<double>();
        var scanner = new SvgScanner(text);
        while (scanner.TryNumber(out var number) && UnitOf(scanner.Unit(), style, whole) is { } unit) list.Add(number * unit);
        return list;
    }

    private static double? UnitOf(ReadOnlySpan<char> unit, ComputedStyle style, double whole)
    {
        if (unit.IsEmpty) return 1;
        if (unit is "%") return whole / 100;
        if (unit.Length > 3 || Css.Values.Length.Of(1, unit.ToString().ToLowerInvariant()) is not { } length) return null;
        if (length.Vw != 0 || length.Vh != 0) return null;
        return new Css.Properties.ComputeContext(style, style, NoPage).Resolve(length, style).Points / PointsPerUnit;
    }
}
