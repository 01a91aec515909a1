using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Renderer.Layout.Html;

namespace Renderer.Layout.Css.Cascade;

/// <summary>Attributes of drawings that are styles under another roof (SVG 2, 6.6), as the declarations they stand for.</summary>
internal static class PresentationAttributes
{
    // Those that are not supported are handed on too, so that they are reported by name.
    private static readonly FrozenSet<string> Names = new[]
    {
        "fill", "fill-opacity", "fill-rule", "stroke", "stroke-opacity", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray",
        "stroke-dashoffset", "clip-rule", "clip-path", "opacity", "stop-color", "stop-opacity", "text-anchor", "dominant-baseline", "color", "display", "visibility",
        "font-family", "font-size", "font-style", "font-weight", "letter-spacing", "word-spacing", "text-decoration", "writing-mode", "white-space",
        "filter", "mask", "marker-start", "marker-mid", "marker-end", "paint-order", "vector-effect", "alignment-baseline", "baseline-shift",
    }.ToFrozenSet(StringComparer.Ordinal);

    // These take lengths, and a number in an attribute is one of pixels.
    private static readonly FrozenSet<string> Lengths = new[] { "font-size", "letter-spacing", "word-spacing", "width", "height" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The declarations; empty for none.</summary>
    public static string Of(Element element)
    {
        StringBuilder? text = null;
        foreach (var (name, value) in element.Attributes)
        {
            if (!Names.Contains(name) && !IsSize(element, name)) continue;
            if (value.AsSpan().IndexOfAny(";{}!") >= 0 || IsInitial(name, value)) continue;
            text ??= new();
            text.Append(name).Append(':').Append(value);
            if (Lengths.Contains(name) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) text.Append("px");
            text.Append(';');
        }
        if (element.Attribute("xml:space") == "preserve") (text ??= new()).Append("white-space:pre;");
        return text?.ToString() ?? "";
    }

    // The size of a drawing on the page; inside a drawing both are geometry.
    private static bool IsSize(Element element, string name) => name is "width" or "height" && element is { Name: "svg", Parent: not { IsSvg: true } };

    // What editors write out of habit asks for nothing.
    private static bool IsInitial(string name, string value) => (value == "none" && name is "filter" or "mask" or "marker-start" or "marker-mid" or "marker-end" or "vector-effect")
        || (name == "baseline-shift" && value is "baseline" or "0");
}
