using AngleSharp.Dom;

namespace Renderer.Cli.Linting;

/// <summary>What a table needs to be understood without being seen (WCAG 1.3.1, PDF/UA): a name, heads with a scope, cells that know their heads.</summary>
internal static class TableLint
{
    // Markdown has no captions: what such a table is about stands in the text round it.
    private const string OfNarrative = "narrative";

    public static IEnumerable<PageFault> Check(IDocument document) => document.QuerySelectorAll("table:not([role=presentation])").SelectMany(CheckOne);

    private static IEnumerable<PageFault> CheckOne(IElement table)
    {
        var name = NameOf(table);
        var heads = OwnCells(table, "th");
        if (!table.ClassList.Contains(OfNarrative) && table.QuerySelector("caption") is null && !table.HasAttribute("aria-label") && !table.HasAttribute("aria-labelledby"))
            yield return new(table, "table-without-name", $"{name} has no caption", "add <caption>; a style may hide it from the eye");
        if (heads.Count == 0)
            yield return new(table, "table-without-heads", $"{name} has no head cells", "mark the heads as <th scope=\"col\"> and <th scope=\"row\">");
        foreach (var head in heads.Where(h => h.GetAttribute("scope") is not ("col" or "row" or "colgroup" or "rowgroup")))
            yield return new(head, "head-without-scope", $"a head cell of {name} has no scope", "scope=\"col\", \"row\", \"colgroup\" or \"rowgroup\"");

        var isComplex = heads.Exists(h => Span(h, "colspan") > 1 || Span(h, "rowspan") > 1);
        foreach (var cell in OwnCells(table, "td"))
        {
            foreach (var fault in CheckCell(table, cell, name, isComplex)) yield return fault;
        }
    }

    private static IEnumerable<PageFault> CheckCell(IElement table, IElement cell, string name, bool isComplex)
    {
        var heads = (cell.GetAttribute("headers") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // Where a head spans, what it is the head of cannot be told from its place alone. A cell among the heads is a note.
        if (heads.Length == 0 && isComplex && cell.Closest("thead") is null)
            yield return new(cell, "cell-without-heads", $"a cell of {name} does not name its heads", "headers=\"ID ID\" with the ids of its row's and its column's <th>") { IsWarning = true };
        foreach (var id in heads.Where(id => table.QuerySelectorAll("th").All(h => h.Id != id)))
            yield return new(cell, "page-reference-broken", $"headers of a cell of {name} refers to the id \"{id}\", which is no <th> of this table", "correct the id");
    }

    private static List<IElement> OwnCells(IElement table, string name) => [.. table.QuerySelectorAll(name).Where(c => c.Closest("table") == table)];

    private static int Span(IElement cell, string attribute) => int.TryParse(cell.GetAttribute(attribute), out var span) ? span : 1;

    private static string NameOf(IElement table) => table.QuerySelector("caption")?.TextContent.Trim() is { Length: > 0 } caption ? $"the table \"{caption}\"" : "a table";
}
