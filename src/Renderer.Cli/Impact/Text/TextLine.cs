namespace Renderer.Cli.Impact.Text;

/// <summary>What a line of text is in its page.</summary>
internal enum TextRole
{
    Paragraph,
    Heading,
    TableRow,
    ListItem,
    Caption,
}

/// <summary>A line as the reader reads it: a paragraph, a heading, a row of a table.</summary>
internal sealed record TextLine(TextRole Role, string Text);
