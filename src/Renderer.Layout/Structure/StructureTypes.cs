using System.Collections.Frozen;
using Renderer.Layout.Html;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Structure;

/// <summary>What HTML elements stand for in the structure tree.</summary>
internal static class StructureTypes
{
    private static readonly FrozenDictionary<string, StructureType> ByName = new Dictionary<string, StructureType>
    {
        ["article"] = StructureType.Section,
        ["section"] = StructureType.Section,
        ["aside"] = StructureType.Section,
        ["nav"] = StructureType.Section,
        ["blockquote"] = StructureType.BlockQuote,
        ["figure"] = StructureType.Section,
        ["h1"] = StructureType.Heading,
        ["h2"] = StructureType.Heading,
        ["h3"] = StructureType.Heading,
        ["h4"] = StructureType.Heading,
        ["h5"] = StructureType.Heading,
        ["h6"] = StructureType.Heading,
        ["p"] = StructureType.Paragraph,
        ["pre"] = StructureType.Paragraph,
        ["dl"] = StructureType.List,
        ["dt"] = StructureType.Label,
        ["dd"] = StructureType.ListBody,
        ["figcaption"] = StructureType.Paragraph,
        ["ul"] = StructureType.List,
        ["ol"] = StructureType.List,
        ["menu"] = StructureType.List,
        ["li"] = StructureType.ListItem,
        ["table"] = StructureType.Table,
        ["caption"] = StructureType.Caption,
        ["thead"] = StructureType.TableHead,
        ["tbody"] = StructureType.TableBody,
        ["tfoot"] = StructureType.TableFoot,
        ["tr"] = StructureType.TableRow,
        ["th"] = StructureType.TableHeader,
        ["td"] = StructureType.TableCell,
    }.ToFrozenDictionary();

    /// <summary>What an element stands for, by its role or else its name; null if nothing of its own.</summary>
    public static StructureType? Of(Element element)
    {
        if (element.Attribute("role") is { } role) return OfRole(role.Trim().ToLowerInvariant(), element);
        return OfName(element);
    }

    /// <summary>Whether an element of the type may stand under a parent: parts of a table or list whose whole is none are no parts.</summary>
    public static bool MayStandIn(StructureType type, StructureType parent) => type switch
    {
        StructureType.ListItem => parent is StructureType.List,
        StructureType.TableHead or StructureType.TableBody or StructureType.TableFoot or StructureType.Caption => parent is StructureType.Table,
        StructureType.TableRow => parent is StructureType.Table or StructureType.TableHead or StructureType.TableBody or StructureType.TableFoot,
        StructureType.TableHeader or StructureType.TableCell => parent is StructureType.TableRow,
        _ => true,
    };

    /// <summary>Whether text directly in an element of the type needs a paragraph round it.</summary>
    public static bool HoldsBlocks(StructureType type) => type is StructureType.Document or StructureType.Section or StructureType.BlockQuote or StructureType.Note;

    // WAI-ARIA 1.2: the roles that say something a page of paper can say; all others leave the element what it is.
    private static StructureType? OfRole(string role, Element element) => role switch
    {
        "presentation" or "none" => null,
        "heading" => StructureType.Heading,
        "list" => StructureType.List,
        "listitem" => StructureType.ListItem,
        "img" or "image" => StructureType.Figure,
        "paragraph" => StructureType.Paragraph,
        "blockquote" => StructureType.BlockQuote,
        "note" or "doc-footnote" or "doc-endnote" => StructureType.Note,
        _ => OfName(element),
    };

    private static StructureType? OfName(Element element)
    {
        // HTML, 4.9.6: what stands in a thead labels columns, also the corner that a td keeps free.
        if (element.Name == "td" && element.Parent?.Parent?.Name == "thead") return StructureType.TableHeader;
        if (ByName.TryGetValue(element.Name, out var type)) return type;
        if (element.Name == "a") return element.Attribute("href") is null ? null : StructureType.Link;
        return element.Name == "abbr" && element.Attribute("title") is not null ? StructureType.Span : null;
    }

    /// <summary>The element with everything HTML says about it; the parent is filled in by the caller.</summary>
    public static StructureElement Describe(Element element, StructureType type) => new()
    {
        Type = type,
        Parent = 0,
        Origin = element.Origin,
        Id = element.Id,
        Level = type == StructureType.Heading ? LevelOf(element) : 0,
        AlternativeText = type is StructureType.Figure or StructureType.Link ? element.Attribute("aria-label") : null,
        Expansion = type == StructureType.Span ? element.Attribute("title") : null,
        Numbering = type == StructureType.List && element.Name != "dl" ? NumberingOf(element.Style.ListStyleType) : ListNumbering.None,
        Scope = type == StructureType.TableHeader ? ScopeOf(element) : HeaderScope.None,
        RowSpan = IsCell(type) ? Math.Clamp(element.IntegerAttribute("rowspan", 1, 1), 1, 65534) : 1,
        ColumnSpan = IsCell(type) ? Math.Clamp(element.IntegerAttribute("colspan", 1, 1), 1, 1000) : 1,
        Headers = IsCell(type) && element.Attribute("headers") is { } headers ? [.. headers.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)] : [],
    };

    // The standard has no name for Chinese numbers: they count, as decimal ones do.
    private static ListNumbering NumberingOf(string style) => style switch
    {
        "none" => ListNumbering.None,
        "circle" => ListNumbering.Circle,
        "square" => ListNumbering.Square,
        "lower-roman" => ListNumbering.LowerRoman,
        "upper-roman" => ListNumbering.UpperRoman,
        "lower-alpha" or "lower-latin" => ListNumbering.LowerAlpha,
        "upper-alpha" or "upper-latin" => ListNumbering.UpperAlpha,
        "disc" => ListNumbering.Disc,
        _ when style.StartsWith('"') => ListNumbering.Disc,
        _ => ListNumbering.Numbers,
    };

    // WAI-ARIA 1.2, aria-level: a heading that does not say is of the second level.
    private static int LevelOf(Element element) =>
        Math.Min(element.IntegerAttribute("aria-level", 1, element.Name is ['h', >= '1' and <= '6'] ? element.Name[1] - '0' : 2), 6);

    private static bool IsCell(StructureType type) => type is StructureType.TableHeader or StructureType.TableCell;

    // Where scope is not said: a header in the head or among headers speaks for its column, elsewhere for its row (HTML, 4.9.12.2).
    private static HeaderScope ScopeOf(Element cell) => cell.Attribute("scope")?.ToLowerInvariant() switch
    {
        "row" or "rowgroup" => HeaderScope.Row,
        "col" or "colgroup" => HeaderScope.Column,
        _ => cell.Parent?.Parent?.Name == "thead" || IsAmongHeaders(cell) ? HeaderScope.Column : HeaderScope.Row,
    };

    // A row of nothing but headers is one of column heads.
    private static bool IsAmongHeaders(Element cell)
    {
        if (cell.IntegerAttribute("rowspan", 0, 1) != 1) return false;
        for (var other = cell.Parent?.FirstElement; other is not null; other = other.NextElement)
            if (other.Name == "td") return false;
        return true;
    }
}
