using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Renderer.Reports.Narrative;

/// <summary>Writes a parsed narrative as HTML: the blocks. What it does not know comes out as text, never as markup.</summary>
internal sealed class NarrativeWriter
{
    private readonly StringBuilder _html = new();
    private readonly InlineWriter _inlines;

    // The report's own headings are h1 and h2.
    private int _level = 2;

    private NarrativeWriter() => _inlines = new(_html);

    public static string Write(MarkdownDocument document)
    {
        var writer = new NarrativeWriter();
        writer.Blocks(document);
        return writer._html.ToString().TrimEnd('\n');
    }

    /// <summary>Writes paragraphs of plain text.</summary>
    public static string Write(IEnumerable<string> paragraphs)
    {
        var writer = new NarrativeWriter();
        foreach (var paragraph in paragraphs)
        {
            writer._html.Append("<p>");
            writer._inlines.WriteText(paragraph);
            writer._html.Append("</p>\n");
        }

        return writer._html.ToString().TrimEnd('\n');
    }

    private void Blocks(IEnumerable<Block> blocks, string number = "")
    {
        foreach (var block in blocks)
        {
            Write(block, number);
            number = "";
        }
    }

    private void Write(Block block, string number)
    {
        switch (block)
        {
            case HeadingBlock heading: Element($"h{_level = LevelOf(heading)}", heading, number); break;
            case ListBlock { IsOrdered: true } list: NumberedParagraphs(list); break;
            case ListBlock list: Bullets(list); break;
            case QuoteBlock quote: Container("blockquote", quote); break;
            case Table table: Table(table); break;
            case ThematicBreakBlock: _html.Append("<hr>\n"); break;
            case CodeBlock code: Preformatted(code); break;
            case LinkReferenceDefinitionGroup or LinkReferenceDefinition: break;
            case LeafBlock leaf: Element("p", leaf, number); break;
            case ContainerBlock container: Blocks(container, number); break;
        }
    }

    // ISO 14289-1, 7.4.2: no level is skipped on the way down, whatever the narrative's author wrote.
    private int LevelOf(HeadingBlock heading) => Math.Min(Math.Clamp(heading.Level, 3, 6), _level + 1);

    private void Element(string name, LeafBlock block, string number)
    {
        _html.Append('<').Append(name).Append('>').Append(number);
        _inlines.Write(block.Inline);
        _html.Append("</").Append(name).Append(">\n");
    }

    private void Container(string name, ContainerBlock block)
    {
        _html.Append('<').Append(name).Append(">\n");
        Blocks(block);
        _html.Append("</").Append(name).Append(">\n");
    }

    /// <summary>「1.」 in a document is part of the words: people cite it, and other paragraphs refer to it.</summary>
    private void NumberedParagraphs(ListBlock list)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var number = $"{item.Order}{(list.OrderedDelimiter == ')' ? ')' : '.')} ";
            if (item.Count == 0) _html.Append("<p>").Append(number.TrimEnd()).Append("</p>\n");
            else Blocks(item, number);
        }
    }

    private void Bullets(ListBlock list)
    {
        _html.Append("<ul>\n");
        foreach (var item in list.OfType<ListItemBlock>())
        {
            if (item is [ParagraphBlock only]) Element("li", only, "");
            else Container("li", item);
        }

        _html.Append("</ul>\n");
    }

    private void Table(Table table)
    {
        _html.Append("<table class=\"narrative\">\n");
        foreach (var row in table.OfType<TableRow>())
        {
            _html.Append("<tr>");
            foreach (var (index, cell) in row.OfType<TableCell>().Index())
            {
                // Text taken from the page without its layout keeps the cells apart.
                if (index > 0) _html.Append(' ');
                Cell(cell, row.IsHeader);
            }

            _html.Append("</tr>\n");
        }

        _html.Append("</table>\n");
    }

    private void Cell(TableCell cell, bool header)
    {
        _html.Append(header ? "<th scope=\"col\">" : "<td>");
        foreach (var leaf in cell.OfType<LeafBlock>()) _inlines.Write(leaf.Inline);
        _html.Append(header ? "</th>" : "</td>");
    }

    private void Preformatted(CodeBlock code)
    {
        _html.Append("<pre>");
        for (var i = 0; i < code.Lines.Count; i++)
        {
            if (i > 0) _html.Append('\n');
            _inlines.WriteText(code.Lines.Lines[i].ToString());
        }

        _html.Append("</pre>\n");
    }
}
