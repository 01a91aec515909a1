using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Html;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;
using Renderer.Layout.Structure;

namespace Renderer.Layout.Boxes;

/// <summary>Collects the children of a block container: runs of inline content become lines or anonymous blocks between its block-level children (CSS 2.1, 9.2.1.1).</summary>
internal sealed class ContainerContent
{
    /// <summary>An inline box that is open; its start edge is drawn once, where it first has content.</summary>
    private sealed record OpenInline(ComputedStyle Style, int Structure, int Link, string? Anchor, Origin Origin)
    {
        public bool IsStarted { get; set; }
    }

    private readonly BlockBox _box;
    private readonly StructureBuilder _builder;
    private readonly Element _element;
    private readonly List<OpenInline> _open = [];
    private int _paragraph = int.MinValue;
    private InlineContent? _inline;
    private List<PositionedBox>? _places;

    public ContainerContent(BlockBox box, int structure, StructureBuilder builder, Element element)
    {
        (_box, Structure, _builder, _element) = (box, structure, builder, element);
        Language = builder.LanguageOf(structure);
        IsEastAsian = Languages.IsEastAsian(Language);
    }

    public string Language { get; }

    public bool IsEastAsian { get; }

    /// <summary>Whether every child becomes an item of its own (CSS Flexbox 1, section 4).</summary>
    public bool IsFlex => _box.Style.IsFlexContainer;

    /// <summary>The structure element of the container's own content: its own, or a list item's body.</summary>
    public int Structure { get; set; }

    /// <summary>Where inline content goes: into the element given, or into a paragraph made for it where only blocks may stand.</summary>
    public int StructureFor(int structure)
    {
        if (structure < 0 || structure != Structure || !StructureTypes.HoldsBlocks(_builder.TypeOf(structure))) return structure;
        if (_paragraph == int.MinValue) _paragraph = _builder.Add(structure, StructureType.Paragraph, _element);
        return _paragraph;
    }

    public void AddText(string text, Element parent, int structure, int link)
    {
        var style = parent.Style;
        if (_inline is null && !style.PreservesSpaces && IsBlank(text)) return;
        Add(new(InlineKind.Text, style, text) { Structure = StructureFor(structure), Link = link, Origin = parent.Origin, SourceIndex = parent.SourceIndex });
    }

    public void AddGeneratedText(string text, ComputedStyle style, int structure, int link, Origin origin)
    {
        if (text.Length > 0) Add(new(InlineKind.Text, style, text) { Structure = StructureFor(structure), Link = link, Origin = origin });
    }

    public void AddInline(in InlineItem item) => Add(item with { Structure = StructureFor(item.Structure) });

    public void OpenBox(Element element, int structure, int link) => OpenBox(new OpenInline(element.Style, structure, link, element.Anchor, element.Origin));

    public void OpenBox(ComputedStyle style, int structure, int link, Origin origin) => OpenBox(new OpenInline(style, structure, link, null, origin));

    private void OpenBox(OpenInline box)
    {
        _open.Add(box);
        if (_inline is not null) Start(box);
        // A box that is the target of a link is content even if nothing is in it; any other waits for some.
        else if (box.Anchor is not null) EnsureInline();
    }

    public void CloseBox()
    {
        var box = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        _inline?.Add(new(InlineKind.Close, box.Style, "") { Structure = box.Structure, Link = box.Link, HasEdge = true });
    }

    /// <summary>Notes where an absolutely positioned box would stand: in the line, or between blocks.</summary>
    public void AddPlace(PositionedBox positioned)
    {
        if (_inline is not null) _inline.Add(Place(positioned));
        else (_places ??= []).Add(positioned);
    }

    private InlineItem Place(PositionedBox positioned) => new(InlineKind.Place, _box.Style, "") { Positioned = positioned };

    // Text that follows takes the places into its first line; otherwise they stand between the blocks.
    private void AddPlaces()
    {
        if (_places is null) return;
        foreach (var positioned in _places)
        {
            if (_inline is not null) _inline.Add(Place(positioned));
            else _box.Children.Add(new StaticPlaceBox(_box.Style.Anonymous(Display.Block), positioned));
        }
        _places = null;
    }

    private void KeepPlaces(InlineContent dropped)
    {
        foreach (var item in dropped.Items)
            if (item.Positioned is { } positioned) (_places ??= []).Add(positioned);
    }

    /// <summary>A block-level child: inline content so far ends here and boxes that are open go on behind it.</summary>
    public void AddBlock(Box block)
    {
        EndInline();
        AddPlaces();
        _box.Children.Add(block);
    }

    /// <summary>Hands everything over to the container.</summary>
    public void Finish()
    {
        if (_box.Children.Count > 0 || IsFlex) EndInline();
        else if (_inline is not null && HasContent(_inline)) _box.Inline = _inline;
        else if (_inline is not null) EndInline();
        AddPlaces();
    }

    private void Add(in InlineItem item)
    {
        EnsureInline();
        _inline!.Add(item);
    }

    private void EnsureInline()
    {
        if (_inline is not null) return;
        _inline = new(_box.Style, IsEastAsian) { Language = Language };
        foreach (var box in _open) Start(box);
        AddPlaces();
    }

    private void Start(OpenInline box)
    {
        var isFirst = !box.IsStarted;
        box.IsStarted = true;
        _inline!.Add(new(InlineKind.Open, box.Style, "")
        {
            Structure = box.Structure,
            Link = box.Link,
            HasEdge = isFirst,
            Anchor = isFirst ? box.Anchor : null,
            Origin = box.Origin,
        });
    }

    private void EndInline()
    {
        _paragraph = int.MinValue;
        if (_inline is not { } inline) return;
        _inline = null;
        if (!HasContent(inline))
        {
            KeepPlaces(inline);
            return;
        }
        for (var i = _open.Count - 1; i >= 0; i--) inline.Add(new(InlineKind.Close, _open[i].Style, ""));
        _box.Children.Add(new BlockBox(_box.Style.Anonymous(Display.Block)) { Structure = Structure, Origin = _element.Origin, Inline = inline, IsFlowRoot = IsFlex });
    }

    private static bool HasContent(InlineContent inline)
    {
        foreach (var item in inline.Items)
        {
            if (item.Kind is InlineKind.Atom or InlineKind.Break || item.Anchor is not null) return true;
            if (item.Kind == InlineKind.Text && (item.Style.PreservesSpaces ? item.Text.Length > 0 : !IsBlank(item.Text))) return true;
        }
        return false;
    }

    private static bool IsBlank(string text) => text.AsSpan().IndexOfAnyExcept(" \t\n\r\f") < 0;
}
