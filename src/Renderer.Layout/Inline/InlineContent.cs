using Renderer.Layout.Boxes;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Inline;

/// <summary>What an <see cref="InlineItem"/> is.</summary>
internal enum InlineKind : byte
{
    Text,

    /// <summary>Start of an inline box.</summary>
    Open,

    /// <summary>End of an inline box.</summary>
    Close,

    /// <summary>An inline block, table or picture.</summary>
    Atom,

    /// <summary>A forced line break.</summary>
    Break,

    /// <summary>Where an absolutely positioned box would stand.</summary>
    Place,
}

/// <summary>One piece of an inline formatting context, in document order.</summary>
internal readonly record struct InlineItem(InlineKind Kind, ComputedStyle Style, string Text)
{
    public int Structure { get; init; } = -1;

    /// <summary>Index into the document's links; -1 for none.</summary>
    public int Link { get; init; } = -1;

    /// <summary>An inline block, table or picture, or null.</summary>
    public Box? Atom { get; init; }

    /// <summary>Whether the inline box's own start or end is here, with margin, border and padding; a box cut by a block inside it has none there.</summary>
    public bool HasEdge { get; init; }

    /// <summary>HTML id, on an <see cref="InlineKind.Open"/>.</summary>
    public string? Anchor { get; init; }

    /// <summary>The box whose place an <see cref="InlineKind.Place"/> is, or null.</summary>
    public PositionedBox? Positioned { get; init; }

    public Origin Origin { get; init; }

    public int SourceIndex { get; init; } = -1;
}

/// <summary>An inline formatting context: what is in it, then its lines.</summary>
internal sealed class InlineContent(ComputedStyle style, bool isEastAsian)
{
    /// <summary>The block container's style: strut, alignment, indent.</summary>
    public ComputedStyle Style { get; } = style;

    /// <summary>Whether the language writes without spaces and with full-width punctuation.</summary>
    public bool IsEastAsian { get; } = isEastAsian;

    /// <summary>Language of the container (BCP 47); empty when nobody says.</summary>
    public string Language { get; init; } = "";

    // Mostly one piece of text.
    public List<InlineItem> Items { get; } = new(1);

    /// <summary>Whether there are inline blocks, tables or pictures.</summary>
    public bool HasAtoms { get; private set; }

    /// <summary>Whether there are leaders, which take up what is left of their lines.</summary>
    public bool HasLeaders { get; private set; }

    public void Add(in InlineItem item)
    {
        Items.Add(item);
        HasAtoms |= item.Atom is not null;
        HasLeaders |= item.Atom is LeaderBox;
        HasInlineBoxes |= item.Kind == InlineKind.Open && (item.Anchor is not null || !item.Style.Background.IsTransparent || item.Style.HasBorder);
    }

    /// <summary>Whether some inline box has more to it than its text: a background, a border, a name to link to.</summary>
    public bool HasInlineBoxes { get; private set; }

    public ShapedText? Shaped { get; set; }

    public LineBox[] Lines { get; set; } = [];

    /// <summary>The first lines, if they stand on a page of another width and are broken already.</summary>
    public LineBox[] LinesBefore { get; set; } = [];
}
