using System.Collections.Frozen;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Html;
using Renderer.Layout.Images;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;
using Renderer.Layout.Structure;

namespace Renderer.Layout.Boxes;

/// <summary>Generates boxes from styled elements (CSS 2.1, 9.2; CSS Display 3), and the structure tree beside them.</summary>
internal sealed class BoxBuilder
{
    private static readonly FrozenSet<string> LeftOut =
        new[] { "math", "canvas", "video", "audio", "iframe", "object", "embed", "button", "input", "select", "textarea", "meter", "progress" }.ToFrozenSet();

    private readonly WarningList _warnings;
    private readonly StructureBuilder _structure;
    private readonly Counters _counters = new();
    private readonly GeneratedContent _generated;
    private readonly GeneratedAtoms _atoms;
    private readonly PageReferences _pages;
    private readonly TableBuilder _tables;
    private readonly ImageBuilder _images;
    private readonly List<LinkTarget> _links = [];
    private readonly List<HeadingBox> _headings = [];
    private readonly List<BlockBox> _containing = [];
    private readonly List<BlockBox> _containingBlocks = [];
    private int _link = -1;

    private BoxBuilder(Element root, PageReferences pages, DocumentPictures pictures, WarningList warnings)
    {
        (_pages, _warnings) = (pages, warnings);
        _structure = new(root);
        _images = new(pictures, _structure, warnings);
        _generated = new(_counters, pages.References);
        _atoms = new(pictures, warnings);
        _tables = new(this, _structure);
    }

    public static BoxTree Build(Element root, PageReferences pages, DocumentPictures pictures, WarningList warnings)
    {
        var builder = new BoxBuilder(root, pages, pictures, warnings);
        var box = new BlockBox(root.Style) { IsFlowRoot = true, Structure = 0, Origin = root.Origin, Anchor = root.Anchor };
        if (root.Style.Display != Display.None) builder.Fill(box, root, 0);
        return new(box, builder._structure.ToImmutable(), builder._links, builder._headings) { Assignments = pages.Assignments.ByAnchor, ContainingBlocks = builder._containingBlocks };
    }

    /// <summary>Generates the content of a block container from an element's children.</summary>
    public void Fill(BlockBox box, Element element, int structure)
    {
        var isContaining = box.Style.Placement.Position != Position.Static || _containing.Count == 0;
        if (isContaining) _containing.Add(box);
        var inner = Turn(box, element);
        var content = new ContainerContent(inner, structure, _structure, element);
        AddChildren(content, element, AddMarker(content, inner, element, structure));
        content.Finish();
        if (isContaining) _containing.RemoveAt(_containing.Count - 1);
    }

    // Vertical text in horizontal text is laid out on its side, in a box of its own.
    private BlockBox Turn(BlockBox box, Element element)
    {
        var isInVertical = element.Parent is { Styles: not null } parent && parent.Style.IsVertical;
        if (isInVertical && !box.Style.IsVertical) _warnings.Add("css-unsupported", "Horizontal text inside vertical text is not supported and lies on its side.", "Put the horizontal text outside.", element.Origin);
        if (isInVertical || !box.Style.IsVertical) return box;
        box.IsFlowRoot = true;
        return box.Turned = new(box.Style.Anonymous(Display.Block)) { IsFlowRoot = true, Structure = box.Structure, Origin = box.Origin };
    }

    private void AddChildren(ContainerContent content, Element element, int structure)
    {
        AddGenerated(content, element, element.Styles!.Before, structure);
        for (var child = element.FirstChild; child is not null; child = child.Next) AddChild(content, element, structure, ref child);
        AddGenerated(content, element, element.Styles!.After, structure);
        _counters.Leave(element);
    }

    /// <summary>Generates the content of an anonymous box from consecutive children of an element, up to, not including, <paramref name="end"/>.</summary>
    public void FillAnonymous(BlockBox box, Node first, Node? end)
    {
        var content = new ContainerContent(box, box.Structure, _structure, first.Parent!);
        for (var child = first; child is not null && child != end; child = child.Next) AddChild(content, first.Parent!, box.Structure, ref child);
        content.Finish();
    }

    private void AddChild(ContainerContent content, Element parent, int structure, ref Node child)
    {
        if (child is TextNode text) content.AddText(text.Text, parent, structure, _link);
        else if (child is Element inner)
        {
            if (inner.Style.Display != Display.None)
            {
                if (inner.Report is { } report) _warnings.Add("html-unsupported", report.Message, report.Hint, inner.Origin);
                AddElement(content, inner, structure, ref child);
            }
            else if (LeftOut.Contains(inner.Name)) _warnings.Add("html-unsupported", $"<{inner.Name}> is not supported and was left out.", "Use text, tables or an image.", inner.Origin);
        }
    }

    private void AddElement(ContainerContent content, Element element, int structure, ref Node child)
    {
        if (element.Style.Placement.Position == Position.Absolute)
        {
            AddPositioned(content, element, structure);
            return;
        }
        if (TableBuilder.IsTablePart(element.Style.Display))
        {
            // Parts of a table without a table round them (CSS 2.1, 17.2.1): take the siblings that belong together.
            content.AddBlock(_tables.BuildAnonymous(element, structure, out var last));
            child = last;
            return;
        }
        CountElement(element);
        switch (element.Style.Display)
        {
            case not Display.Contents when content.IsFlex && element.Name != "br":
                if (BuildBlockLevel(element, structure, isItem: true) is { } item) content.AddBlock(item);
                break;
            case Display.Inline or Display.Contents when element.Name == "br":
                content.AddInline(new(InlineKind.Break, element.Style, "") { Structure = structure, Link = _link, Origin = element.Origin });
                break;
            case Display.Inline when !ImageBuilder.IsReplaced(element):
                AddInlineBox(content, element, structure);
                break;
            case Display.Contents:
                AddChildren(content, element, _structure.Open(element, structure));
                break;
            case Display.Inline or Display.InlineBlock or Display.InlineTable or Display.InlineFlex:
                if (BuildAtomic(element, content.StructureFor(structure)) is { } atom)
                    content.AddInline(new(InlineKind.Atom, element.Style, "") { Structure = atom.Structure, Link = _link, Atom = atom, Origin = element.Origin });
                break;
            default:
                if (BuildBlockLevel(element, structure) is { } block) content.AddBlock(block);
                break;
        }
    }

    private void AddPositioned(ContainerContent content, Element element, int structure)
    {
        CountElement(element);
        var block = OpenContainingBlock();
        if (BuildBlockLevel(element, structure) is { } box) Hang(new(box) { IsBlockLevel = !element.Style.IsInlineLevel }, block, content);
    }

    // Listed before anything inside the positioned box is, so that outer blocks come first.
    private BlockBox OpenContainingBlock()
    {
        var block = _containing[^1];
        if (block.Positioned is not null) return block;
        block.Positioned = [];
        _containingBlocks.Add(block);
        return block;
    }

    private static void Hang(PositionedBox positioned, BlockBox block, ContainerContent content)
    {
        block.Positioned!.Add(positioned);
        if (positioned.IsStaticX || positioned.IsStaticY) content.AddPlace(positioned);
    }

    /// <summary>Changes the counters as the element's style says; call when its box is generated.</summary>
    public void CountElement(Element element)
    {
        if (element.Name is "ol" or "ul" or "menu") _counters.Reset("list-item", element.IntegerAttribute("start", int.MinValue, IsReversed(element) ? ItemsOf(element) : 1) - StepOf(element), element.Parent);
        _counters.Apply(element, element.Style);
        _pages.Observe(element, _counters, _generated);
        if (element.Style.Page.Length > 0 && (element.Style.IsInlineLevel || TableBuilder.IsTablePart(element.Style.Display))) RefusePage(element);
        if (element.Style.Display != Display.ListItem) return;
        if (int.TryParse(element.Attribute("value"), out var value)) _counters.Set("list-item", value, element.Parent);
        else _counters.Increment("list-item", element.Parent is { } list ? StepOf(list) : 1, element.Parent);
    }

    // HTML, 4.4.5: a reversed list counts down to one.
    private static bool IsReversed(Element list) => list.Name == "ol" && list.Attribute("reversed") is not null;

    private static int StepOf(Element list) => IsReversed(list) ? -1 : 1;

    private static int ItemsOf(Element list)
    {
        var count = 0;
        for (var child = list.FirstElement; child is not null; child = child.NextElement)
            if (child.Name == "li") count++;
        return count;
    }

    // CSS Paged Media 3, 8.1: pages are named by block-level boxes of the flow.
    private void RefusePage(Element element) => _warnings.Add(
        "css-unsupported", $"The property page was ignored on <{element.Name}>: it is not on block level.", "Name the page on the table or on a block round it.", element.Origin);

    /// <summary>Ends the counters that the element's children made.</summary>
    public void LeaveElement(Element element) => _counters.Leave(element);

    private Box? BuildBlockLevel(Element element, int structure, bool isItem = false)
    {
        if (ImageBuilder.IsReplaced(element)) return _images.Build(element, structure);
        if (element.Style.Display is Display.Table or Display.InlineTable) return _tables.Build(element, _structure.Open(element, structure));
        var own = _structure.Open(element, structure);
        var box = new BlockBox(element.Style)
        {
            Structure = own,
            Origin = element.Origin,
            Anchor = element.Anchor,
            IsHeading = own != structure && _structure.LevelOf(own) > 0,
            IsFlowRoot = isItem || element.Style.Display is Display.FlowRoot or Display.InlineBlock or Display.Flex or Display.InlineFlex || element.Style.Placement.Position == Position.Absolute,
        };
        if (box.IsHeading) _headings.Add(new(_structure.LevelOf(own), HeadingText.Of(element), box));
        var outerLink = _link;
        OpenLink(element, own);
        Fill(box, element, own);
        _link = outerLink;
        return box;
    }

    private Box? BuildAtomic(Element element, int structure) => BuildBlockLevel(element, structure);

    private void AddInlineBox(ContainerContent content, Element element, int structure)
    {
        var isInText = IsLink(element) || element.Attribute("lang") is not null || StructureTypes.Of(element) is StructureType.Span or StructureType.Figure;
        var own = _structure.Open(element, isInText ? content.StructureFor(structure) : structure);
        var outerLink = _link;
        OpenLink(element, own);
        content.OpenBox(element, own, _link);
        AddChildren(content, element, own);
        content.CloseBox();
        _link = outerLink;
    }

    private static bool IsLink(Element element) => element.Name == "a" && element.Attribute("href") is not null;

    private void OpenLink(Element element, int own)
    {
        if (!IsLink(element) || own < 0) return;
        _link = _links.Count;
        _links.Add(new(element.Attribute("href")!.Trim(), own, element.Origin));
    }

    private void AddGenerated(ContainerContent content, Element element, ComputedStyle? style, int structure)
    {
        if (style is null || style.Display == Display.None || style.Content.IsDefaultOrEmpty) return;
        _counters.Apply(element, style);
        var isPositioned = style.Placement.Position == Position.Absolute;
        if (style.IsInlineLevel && !isPositioned && !content.IsFlex)
        {
            content.OpenBox(style, structure, _link, element.Origin);
            AddGeneratedParts(content, style, element, structure);
            content.CloseBox();
            return;
        }
        var box = new BlockBox(style) { Structure = structure, Origin = element.Origin, IsFlowRoot = isPositioned || content.IsFlex };
        var inner = new ContainerContent(box, structure, _structure, element);
        AddGeneratedParts(inner, style, element, structure);
        inner.Finish();
        if (isPositioned) Hang(new(box) { IsBlockLevel = !style.IsInlineLevel }, OpenContainingBlock(), content);
        else content.AddBlock(box);
    }

    private void AddGeneratedParts(ContainerContent content, ComputedStyle style, Element element, int structure)
    {
        var from = 0;
        for (var i = 0; i < style.Content.Length; i++)
        {
            var part = style.Content[i];
            if (!GeneratedAtoms.IsAtom(part)) continue;
            content.AddGeneratedText(_generated.Text(style.Content[from..i], element), style, structure, _link, element.Origin);
            if (_atoms.Of(part, style, element.Origin, content.IsEastAsian) is { } atom) content.AddInline(new(InlineKind.Atom, style, "") { Atom = atom, Origin = element.Origin });
            // No line ends between a leader and what it leads to.
            if (part.Kind == ContentKind.Leader) content.AddGeneratedText("\u2060", style, structure, _link, element.Origin);
            from = i + 1;
        }
        content.AddGeneratedText(_generated.Text(from == 0 ? style.Content : style.Content[from..], element), style, structure, _link, element.Origin);
    }

    // Returns the structure element that the item's content belongs to.
    private int AddMarker(ContainerContent content, BlockBox box, Element element, int structure)
    {
        if (element.Style.Display != Display.ListItem) return structure;
        var style = element.Styles!.Marker ?? element.Style;
        var text = element.Styles.Marker is { Content: { IsDefaultOrEmpty: false } parts }
            ? _generated.Text(parts, element)
            : CounterStyles.Marker(_counters.Value("list-item"), element.Style.ListStyleType, style.Fonts.HasOwn);
        var isItem = structure >= 0 && _structure.TypeOf(structure) == StructureType.ListItem;
        var label = text.Length > 0 && isItem ? _structure.Add(structure, StructureType.Label, element) : structure;
        if (text.Length > 0)
        {
            if (element.Style.ListStylePosition == ListStylePosition.Inside) content.AddGeneratedText(text, style, label, -1, element.Origin);
            else
            {
                var marker = style.Inherit();
                (marker.WhiteSpaceCollapse, marker.TextWrapMode) = (WhiteSpaceCollapse.Preserve, TextWrapMode.Nowrap);
                (marker.TextIndent, marker.TextAlign, marker.TextAlignLast) = (default, TextAlign.Start, TextAlignLast.Auto);
                var inline = new InlineContent(marker, content.IsEastAsian) { Language = content.Language };
                inline.Add(new(InlineKind.Text, marker, text) { Structure = isItem ? label : content.StructureFor(label), Origin = element.Origin });
                box.Marker = new(inline);
            }
        }
        return isItem ? content.Structure = _structure.Add(structure, StructureType.ListBody, element) : structure;
    }
}
