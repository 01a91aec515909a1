using Renderer.Layout.Html;

namespace Renderer.Layout.Images.Svg;

/// <summary>References inside a drawing, and what is said about its elements.</summary>
internal static class SvgReports
{
    /// <summary>Warns about an element: "before &lt;element&gt; after.".</summary>
    public static void Warn(this SvgSources sources, string code, string before, Element element, string after, string hint)
    {
        var start = before.Length > 0 ? before + " " : "";
        sources.Warnings.Add(code, $"{start}<{element.Name}> {after}.", hint + ".", element.Origin);
    }

    /// <summary>The element that an element refers to; null with a warning when there is none.</summary>
    public static Element? Referred(this SvgSources sources, Element element)
    {
        var address = (element.Attribute("href") ?? element.Attribute("xlink:href") ?? "").Trim();
        if (address.StartsWith('#') && sources.Elements.Find(Uri.UnescapeDataString(address[1..])) is { IsSvg: true } target) return target;
        sources.Warn("svg-broken", "", element, $"refers to \"{(address.Length > 60 ? address[..60] + "..." : address)}\", which is no element of the drawing, and was left out", "Give the target an id, and refer to it with #");
        return null;
    }
}
