using Renderer.Layout.Pages;

namespace Renderer.Pdf.Conformance;

/// <summary>Tables, lists and their parts stand in each other as ISO 32000-1, 14.8.4.3 says, and hold text only where text belongs.</summary>
internal static class Nesting
{
    public static void Check(PagedDocument document, StructureKids kids, NonConformities found)
    {
        var structure = document.Structure;
        for (var i = 1; i < structure.Length; i++)
        {
            var (element, parent) = (structure[i], structure[structure[i].Parent]);
            if (!MayStandIn(element.Type, parent.Type))
                found.Add(Clause.Nesting, $"A {NameOf(element.Type)} stands directly in a {NameOf(parent.Type)}.", "Nest the elements as HTML does: parts of a table in a table, items in a list.", element.Origin);
            if (element.Type == StructureType.Table)
                CheckTable(structure[i], [.. kids.Of(i).Select(kid => structure[kid])], found);
        }
        CheckContent(document, found);
    }

    // One head, one foot, a body where there is either, and a caption at one end (ISO 32000-1, 14.8.4.3.4).
    private static void CheckTable(StructureElement table, StructureElement[] kids, NonConformities found)
    {
        var (heads, feet, bodies) = (Count(StructureType.TableHead), Count(StructureType.TableFoot), Count(StructureType.TableBody));
        if (heads > 1 || feet > 1)
            found.Add(Clause.Nesting, "A table has more than one head or foot.", "Join them to one thead and one tfoot.", table.Origin);
        if (heads + feet > 0 && bodies == 0)
            found.Add(Clause.Nesting, "A table has a head or foot and no body.", "Leave the table out when it has no rows, or give it one that says so.", table.Origin);
        if (Count(StructureType.Caption) > 1 || kids is [_, .. var inner, _] && Array.Exists(inner, kid => kid.Type == StructureType.Caption))
            found.Add(Clause.Nesting, "A table has several captions, or one between its rows.", "Put one caption first in the table.", table.Origin);

        int Count(StructureType type) => kids.Count(kid => kid.Type == type);
    }

    private static void CheckContent(PagedDocument document, NonConformities found)
    {
        var last = -1;
        foreach (var page in document.Pages)
        {
            foreach (var item in page.Items)
            {
                if (item.Structure == last || item.Structure < 0)
                    continue;
                last = item.Structure;
                var element = document.Structure[last];
                if (HoldsElementsOnly(element.Type))
                    found.Add(Clause.Nesting, $"Text or a picture stands directly in a {NameOf(element.Type)}.", "Put it into a cell, an item or a paragraph.", element.Origin);
            }
        }
    }

    private static bool MayStandIn(StructureType type, StructureType parent) => parent switch
    {
        StructureType.Table => type is StructureType.TableHead or StructureType.TableBody or StructureType.TableFoot or StructureType.TableRow or StructureType.Caption,
        StructureType.TableHead or StructureType.TableBody or StructureType.TableFoot => type == StructureType.TableRow,
        StructureType.TableRow => type is StructureType.TableHeader or StructureType.TableCell,
        StructureType.List => type is StructureType.ListItem or StructureType.List or StructureType.Caption,
        StructureType.ListItem => type is StructureType.Label or StructureType.ListBody,
        _ => type is not (StructureType.TableHead or StructureType.TableBody or StructureType.TableFoot or StructureType.TableRow or StructureType.TableHeader or StructureType.TableCell
            or StructureType.ListItem or StructureType.ListBody),
    };

    private static bool HoldsElementsOnly(StructureType type) => type is StructureType.Table or StructureType.TableHead or StructureType.TableBody
        or StructureType.TableFoot or StructureType.TableRow or StructureType.List or StructureType.ListItem;

    private static string NameOf(StructureType type) => type switch
    {
        StructureType.TableHead => "table head",
        StructureType.TableBody => "table body",
        StructureType.TableFoot => "table foot",
        StructureType.TableRow => "table row",
        StructureType.TableHeader => "header cell",
        StructureType.TableCell => "cell",
        StructureType.ListItem => "list item",
        StructureType.ListBody => "list item's content",
        StructureType.BlockQuote => "quotation",
        _ => type.ToString().ToLowerInvariant(),
    };
}
