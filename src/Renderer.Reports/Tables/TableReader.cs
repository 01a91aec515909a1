using System.Collections.Immutable;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Renderer.Reports.Tables;

/// <summary>Reads the data cells of a page's tables: those with <c>data-cell</c>, named by their <c>headers</c>.</summary>
/// <remarks>The page is read and not the data, so that it works for any template and says what was printed.</remarks>
internal sealed class TableReader
{
    private const string Separator = " / ";

    private static readonly HtmlParser Parser = new();

    private readonly IHtmlDocument _page;
    private readonly Dictionary<string, Head> _heads = new(StringComparer.Ordinal);

    private TableReader(IHtmlDocument page) => _page = page;

    /// <summary>The data cells, in the order of the page.</summary>
    public static ImmutableArray<TableCell> Read(string html)
    {
        using var page = Parser.ParseDocument(html);
        var reader = new TableReader(page);
        return [.. page.QuerySelectorAll("td[data-cell], th[data-cell]").Select(reader.Cell)];
    }

    private TableCell Cell(IElement cell)
    {
        var heads = (cell.GetAttribute("headers") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(HeadOf).ToList();
        return new(
            cell.Closest("table") is { } table ? NameOf(table) : "",
            cell.GetAttribute("data-cell")!,
            string.Join(Separator, heads.Where(h => h is { Text.Length: > 0, IsOfRow: true }).Select(h => h.Text)),
            string.Join(Separator, heads.Where(h => h is { Text.Length: > 0, IsOfRow: false }).Select(h => h.Text)),
            TextOf(cell));
    }

    private Head HeadOf(string id)
    {
        if (_heads.TryGetValue(id, out var head)) return head;
        var element = _page.GetElementById(id);
        return _heads[id] = element is null ? new("", false) : new(TextOf(element), element.GetAttribute("scope") is "row" or "rowgroup");
    }

    private string NameOf(IElement table)
    {
        if (table.QuerySelector("caption") is { } caption) return TextOf(caption);
        if (table.GetAttribute("aria-labelledby") is { } id && _page.GetElementById(id) is { } title) return TextOf(title);
        return table.GetAttribute("aria-label") ?? "";
    }

    /// <summary>Text with each run of white space as one space; a line break is one too, an opportunity for a break (<c>wbr</c>) is none.</summary>
    private static string TextOf(IElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.GetDescendants())
        {
            if (node is IText { Data: var data }) text.Append(data);
            else if (node is IHtmlBreakRowElement) text.Append(' ');
        }

        return string.Join(' ', text.ToString().Split([' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries));
    }

    private sealed record Head(string Text, bool IsOfRow);
}
