using System.Collections.Immutable;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Renderer.Cli.Impact.Text;

/// <summary>The text of a web page, block by block as the reader reads it; of a table, row by row.</summary>
internal sealed class PageText
{
    private const string Cell = " │ ";

    private static readonly HtmlParser Parser = new();

    private static readonly HashSet<string> Unread = new(["script", "style", "template", "head", "noscript"], StringComparer.Ordinal);

    private static readonly HashSet<string> Blocks = new(
        [
            "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
            "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
        ],
        StringComparer.Ordinal);

    private readonly ImmutableArray<TextLine>.Builder _lines = ImmutableArray.CreateBuilder<TextLine>();
    private readonly StringBuilder _text = new();
    private TextRole _role;
    private int _cells;

    private PageText()
    {
    }

    /// <summary>The lines of a page or a fragment; none is empty.</summary>
    public static ImmutableArray<TextLine> Read(string html)
    {
        using var document = Parser.ParseDocument(html);
        var reader = new PageText();
        if (document.Body is { } body) reader.Visit(body);
        reader.End();
        return reader._lines.DrainToImmutable();
    }

    private void Visit(INode parent)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text) _text.Append(text.Data);
            else if (node is IElement element && !Unread.Contains(element.LocalName) && !element.HasAttribute("hidden")) Visit(element);
        }
    }

    private void Visit(IElement element)
    {
        if (element.LocalName is "td" or "th") VisitCell(element);
        else if (element.LocalName == "img") _text.Append(element.GetAttribute("alt"));
        else if (element.LocalName == "br") Break();
        else if (Blocks.Contains(element.LocalName)) VisitBlock(element);
        else Visit((INode)element);
    }

    // Blocks within a cell do not end its row.
    private void VisitBlock(IElement element)
    {
        Break();
        var outer = _role;
        if (_cells == 0) _role = RoleOf(element.LocalName) ?? outer;
        Visit((INode)element);
        if (element.LocalName == "tr") EndRow();
        else Break();
        _role = outer;
    }

    private void VisitCell(IElement cell)
    {
        if (_cells++ > 0) _text.Append(Cell);
        Visit((INode)cell);
    }

    private void Break()
    {
        if (_cells > 0) _text.Append(' ');
        else End();
    }

    private void EndRow()
    {
        _cells = 0;
        End();
    }

    private void End()
    {
        // HTML's white space only: no-break and ideographic spaces are seen.
        var text = string.Join(' ', _text.ToString().Split([' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries));
        _text.Clear();
        if (text.Length > 0) _lines.Add(new(_role, text));
    }

    private static TextRole? RoleOf(string name) => name switch
    {
        ['h', >= '1' and <= '6'] => TextRole.Heading,
        "tr" => TextRole.TableRow,
        "li" => TextRole.ListItem,
        "caption" or "figcaption" => TextRole.Caption,
        "p" => TextRole.Paragraph,
        _ => null,
    };
}
