using System.Collections.Frozen;
using Renderer.Layout.Html;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Structure;

/// <summary>What HTML elements stand for in the structure tree.</summary>
internal static class StructureTypes
{
    public static readonly FrozenDictionary<string, StructureType> ByName = new Dictionary<string, StructureType>
    {
        ["article"] = StructureType.Section,
        ["section"] = StructureType.Section,
        ["aside"] = StructureType.Section,
        ["nav"] = StructureType.Section,
        ["blockquote"] = StructureType.Section,
        ["figure"] = StructureType.Section,
        ["h1"] = StructureType.Heading,
        ["h2"] = StructureType.Heading,
        ["h3"] = StructureType.Heading,
        ["h4"] = StructureType.Heading,
        ["h5"] = StructureType.Heading,
        ["h6"] = StructureType.Heading,
        ["p"] = StructureType.Paragraph,
        ["pre"] = StructureType.Paragraph,
        ["dt"] = StructureType.Paragraph,
        ["dd"] = StructureType.Section,
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

    /// <summary>The element with everything HTML says about it; the parent is filled in by the caller.</summary>
    public static StructureElement Describe(Element element, StructureType type) => new()
    {
        Type = type,
        Parent = 0,
        Origin = element.Origin,
        Id = element.Id,
        Level = type == StructureType.Heading ? element.Name[1] - '0' : 0,
        Scope = type == StructureType.TableHeader ? ScopeOf(element) : HeaderScope.None,
        RowSpan = IsCell(type) ? Math.Clamp(element.IntegerAttribute("rowspan", 1, 1), 1, 65534) : 1,
        ColumnSpan = IsCell(type) ? Math.Clamp(element.IntegerAttribute("colspan", 1, 1), 1, 1000) : 1,
        Headers = IsCell(type) && element.Attribute("headers") is { } headers ? [.. headers.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)] : [],
    };

    private static bool IsCell(StructureType type) => type is StructureType.TableHeader or StructureType.TableCell;

    // Where scope is not said: a header in the head speaks for its column, elsewhere for its row (HTML, 4.9.12.2).
    private static HeaderScope ScopeOf(Element cell) => cell.Attribute("scope")?.ToLowerInvariant() switch
    {
        "row" or "rowgroup" => HeaderScope.Row,
        "col" or "colgroup" => HeaderScope.Column,
        _ => cell.Parent?.Parent?.Name == "thead" ? HeaderScope.Column : HeaderScope.Row,
    };
}
