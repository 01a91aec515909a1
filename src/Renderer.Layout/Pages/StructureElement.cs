using System.Collections.Immutable;

namespace Renderer.Layout.Pages;

/// <summary>The standard structure types the layout knows (ISO 32000-1, 14.8.4).</summary>
public enum StructureType : byte
{
    /// <summary>The root.</summary>
    Document,

    /// <summary>A section, article or other generic block container.</summary>
    Section,

    /// <summary>h1 ... h6; the level is in <see cref="StructureElement.Level"/>.</summary>
    Heading,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A list.</summary>
    List,

    /// <summary>A list item.</summary>
    ListItem,

    /// <summary>A list item's marker.</summary>
    Label,

    /// <summary>A list item's content.</summary>
    ListBody,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A table's head rows.</summary>
    TableHead,

    /// <summary>A table's body rows.</summary>
    TableBody,

    /// <summary>A table's foot rows.</summary>
    TableFoot,

    /// <summary>A table row.</summary>
    TableRow,

    /// <summary>A header cell.</summary>
    TableHeader,

    /// <summary>A data cell.</summary>
    TableCell,

    /// <summary>A caption.</summary>
    Caption,

    /// <summary>A picture.</summary>
    Figure,

    /// <summary>A link.</summary>
    Link,

    /// <summary>An inline stretch with properties of its own, such as a language.</summary>
    Span,

    /// <summary>Text of somebody else's, on block level.</summary>
    BlockQuote,

    /// <summary>A note on something in the text.</summary>
    Note,
}

/// <summary>Which cells a header cell speaks for (PDF <c>Scope</c>, HTML <c>scope</c>).</summary>
public enum HeaderScope : byte
{
    /// <summary>Not a header, or not said.</summary>
    None,

    /// <summary>The cells of its row (or row group).</summary>
    Row,

    /// <summary>The cells of its column (or column group).</summary>
    Column,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>How the items of a list are marked (PDF <c>ListNumbering</c>; ISO 32000-1, table 347).</summary>
public enum ListNumbering : byte
{
    /// <summary>Not at all, or not a list.</summary>
    None,

    /// <summary>By a filled circle.</summary>
    Disc,

    /// <summary>By an open circle.</summary>
    Circle,

    /// <summary>By a filled square.</summary>
    Square,

    /// <summary>By numbers, in whatever digits (<c>Decimal</c>).</summary>
    Numbers,

    /// <summary>By large Roman numbers.</summary>
    UpperRoman,

    /// <summary>By small Roman numbers.</summary>
    LowerRoman,

    /// <summary>By large letters.</summary>
    UpperAlpha,

    /// <summary>By small letters.</summary>
    LowerAlpha,
}

/// <summary>One element of the structure tree.</summary>
public sealed record StructureElement
{
    /// <summary>What it is.</summary>
    public required StructureType Type { get; init; }

    /// <summary>Index of the parent in <see cref="PagedDocument.Structure"/>; -1 for the root. Always smaller than the element's own index.</summary>
    public required int Parent { get; init; }

    /// <summary>Where in the HTML it came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>1 ... 6 of a heading, else 0.</summary>
    public int Level { get; init; }

    /// <summary>The HTML id, if any.</summary>
    public string? Id { get; init; }

    /// <summary>BCP 47 language where it differs from the parent's, else null.</summary>
    public string? Language { get; init; }

    /// <summary>Alternative text of a figure or link.</summary>
    public string? AlternativeText { get; init; }

    /// <summary>What an abbreviation stands for.</summary>
    public string? Expansion { get; init; }

    /// <summary>How a list's items are marked.</summary>
    public ListNumbering Numbering { get; init; }

    /// <summary>Rows a cell spans; 1 for everything else.</summary>
    public int RowSpan { get; init; } = 1;

    /// <summary>Columns a cell spans; 1 for everything else.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>What a header cell speaks for.</summary>
    public HeaderScope Scope { get; init; }

    /// <summary>Ids of the header cells a cell names (HTML <c>headers</c>).</summary>
    public ImmutableArray<string> Headers { get; init; } = [];
}
