using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Renderer.Layout.Html;

/// <summary>What attributes of old HTML ask for, as declarations (HTML, section 15.3): weaker than any rule of the author.</summary>
internal static class PresentationalHints
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "align", "background", "bgcolor", "border", "bordercolor", "cellpadding", "cellspacing", "color", "dir", "face", "frame", "height", "hspace", "noshade", "nowrap",
        "rules", "size", "text", "type", "valign", "vspace", "width",
    }.ToFrozenSet();

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> UnsafeInFamilies = SearchValues.Create("{};!\\\"'");

    public static bool Contains(string attribute) => Names.Contains(attribute);

    /// <summary>The declarations of an element's own attributes and, for a cell, of its table's.</summary>
    public static string DeclarationsOf(Element element)
    {
        var css = new StringBuilder();
        if (element.Name is "td" or "th" && TableOf(element) is { HasHints: true } table)
        {
            if (Pixels(table.Attribute("border")) > 0) css.Append("border:1px inset gray;");
            if (Pixels(table.Attribute("cellpadding")) is { } padding) css.Append(Pixels("padding", padding));
        }
        foreach (var (name, value) in element.Attributes)
            if (Names.Contains(name)) css.Append(Declaration(element.Name, name, value.Trim()));
        return css.ToString();
    }

    /// <summary>An attribute that the layout does not follow, with its remedy; null if there is none.</summary>
    public static string? Unsupported(Element element, out string hint)
    {
        hint = "Use a background colour, or an img element.";
        if (element.Attribute("background") is not null) return $"The attribute background of <{element.Name}> is not supported and was ignored.";
        hint = "Give the cells borders in the style sheet.";
        foreach (var name in (ReadOnlySpan<string>)["rules", "frame", "bordercolor"])
            if (element.Name is "table" or "tr" or "td" or "th" && element.Attribute(name) is not null) return $"The attribute {name} of <{element.Name}> is not supported and was ignored.";
        hint = "Text runs from left to right.";
        return string.Equals(element.Attribute("dir"), "rtl", StringComparison.OrdinalIgnoreCase) ? $"dir=\"rtl\" of <{element.Name}> is not supported and was ignored." : null;
    }

    private static Element? TableOf(Element cell)
    {
        var ancestor = cell.Parent;
        while (ancestor is not null && ancestor.Name != "table") ancestor = ancestor.Parent;
        return ancestor;
    }

    private static string? Declaration(string element, string attribute, string value) => (attribute, element) switch
    {
        ("align", "table") => One(value, "center", "margin-left:auto;margin-right:auto;") ?? One(value, "right", "margin-left:auto;margin-right:0;"),
        ("align", "hr") => One(value, "left", "margin-left:0;") ?? One(value, "right", "margin-right:0;"),
        ("align", "caption") => One(value, "bottom", "caption-side:bottom;"),
        ("align", "img") => Keyword("vertical-align", value, "top", "middle", "bottom"),
        ("align", "div" or "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "thead" or "tbody" or "tfoot" or "tr" or "td" or "th") =>
            Keyword("text-align", value, "left", "right", "center", "justify"),
        ("valign", "thead" or "tbody" or "tfoot" or "tr" or "td" or "th") => Keyword("vertical-align", value, "top", "middle", "bottom", "baseline"),
        ("nowrap", "td" or "th") => "white-space:nowrap;",
        ("bgcolor", "body" or "table" or "thead" or "tbody" or "tfoot" or "tr" or "td" or "th") => Color("background-color", value),
        ("text", "body") or ("color", "font" or "hr") => Color("color", value),
        ("width", "table" or "td" or "th" or "col" or "colgroup" or "hr") => Dimension("width", value),
        ("height", "table" or "thead" or "tbody" or "tfoot" or "tr" or "td" or "th") => Dimension("height", value),
        ("border", "table") => Pixels(value) is { } width ? Pixels("border", width, " outset gray") : null,
        ("border", "img") => Pixels(value) is { } width ? Pixels("border", width, " solid") : null,
        ("cellspacing", "table") => Pixels(value) is { } spacing ? Pixels("border-spacing", spacing) : null,
        ("hspace", "img") => Pixels(value) is { } space ? Pixels("margin-left", space) + Pixels("margin-right", space) : null,
        ("vspace", "img") => Pixels(value) is { } space ? Pixels("margin-top", space) + Pixels("margin-bottom", space) : null,
        ("face", "font") => value.AsSpan().IndexOfAny(UnsafeInFamilies) < 0 && value.Length > 0 ? $"font-family:{value};" : null,
        ("size", "font") => FontSize(value),
        ("size", "hr") => Pixels(value) is { } height ? Pixels("height", Math.Max(0, height - 2)) : null,
        ("noshade", "hr") => "border-style:solid;",
        ("type", "ol" or "li") when value is "1" or "a" or "A" or "i" or "I" => $"list-style-type:{Numbering(value[0])};",
        ("type", "ul" or "li") => Keyword("list-style-type", value, "disc", "circle", "square"),
        _ => null,
    };

    private static string Numbering(char type) => type switch { 'a' => "lower-alpha", 'A' => "upper-alpha", 'i' => "lower-roman", 'I' => "upper-roman", _ => "decimal" };

    private static string? One(string value, string keyword, string declarations) => value.Equals(keyword, StringComparison.OrdinalIgnoreCase) ? declarations : null;

    private static string? Keyword(string property, string value, params string[] keywords) =>
        Array.Find(keywords, keyword => value.Equals(keyword, StringComparison.OrdinalIgnoreCase)) is { } known ? $"{property}:{known};" : null;

    private static string? Color(string property, string value)
    {
        if (value.Length is 3 or 6 && value.All(char.IsAsciiHexDigit)) value = "#" + value;
        var isColor = value.Length > 1 && (value[0] == '#' ? value.Length is 4 or 7 && value.Skip(1).All(char.IsAsciiHexDigit)
            : Css.Values.NamedColors.Rgb.ContainsKey(value));
        return isColor ? $"{property}:{value};" : null;
    }

    // HTML, section 2.3.4.4: a number, perhaps with a percent sign; what follows is ignored.
    private static string? Dimension(string property, string value)
    {
        var length = value.AsSpan().IndexOfAnyExcept(Digits);
        if (!double.TryParse(length < 0 ? value : value.AsSpan(0, length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number is <= 0 or > 1e6) return null;
        return string.Create(CultureInfo.InvariantCulture, $"{property}:{number}{(length >= 0 && value[length] == '%' ? "%" : "px")};");
    }

    private static int? Pixels(string? value) => int.TryParse(value?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels < 1_000_000 ? pixels : null;

    private static string Pixels(string property, int pixels, string rest = "") => string.Create(CultureInfo.InvariantCulture, $"{property}:{pixels}px{rest};");

    private static string? FontSize(string value)
    {
        string[] sizes = ["x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large"];
        if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size)) return null;
        // "+1" and "-1" count from 3, which is medium.
        if (value[0] is '+' or '-') size += 3;
        return $"font-size:{sizes[Math.Clamp(size, 1, 7) - 1]};";
    }
}
