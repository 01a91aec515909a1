using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Renderer.Reports.Proofs;

/// <summary>The text of a page as a reader takes it: a line for each block, a table row on one line with its cells apart.</summary>
internal sealed class PageText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "li", "main", "nav", "ol", "p", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _line = new();

    public static string Of(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        var text = new PageText();
        text.Add(page.Body!);
        text.EndLine();
        return text._text.ToString();
    }

    private void Add(INode parent)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text) _line.Append(text.Data);
            else if (node is IHtmlTableRowElement row) AddRow(row);
            else if (node is IElement { LocalName: not ("style" or "script") } element) AddElement(element);
        }
    }

    private void AddElement(IElement element)
    {
        var isBlock = Blocks.Contains(element.LocalName) || element.LocalName == "br";
        if (isBlock) EndLine();
        if (element.LocalName is ['h', >= '1' and <= '6']) _text.Append('\n');
        Add(element);
        if (isBlock) EndLine();
    }

    private void AddRow(IHtmlTableRowElement row)
    {
        EndLine();
        _line.AppendJoin(" | ", row.Cells.Select(c => Collapsed(Of(c.InnerHtml))));
        EndLine();
    }

    private void EndLine()
    {
        var line = Collapsed(_line.ToString());
        _line.Clear();
        if (line.Length > 0) _text.Append(line).Append('\n');
    }

    private static string Collapsed(string text) => string.Join(' ', text.Split([' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries));
}
