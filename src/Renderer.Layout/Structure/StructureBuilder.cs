using System.Collections.Immutable;
using Renderer.Layout.Html;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Structure;

/// <summary>Grows the structure tree while boxes are built, in reading order.</summary>
internal sealed class StructureBuilder
{
    /// <summary>What content outside the tree has in place of an element: it is an artifact.</summary>
    public const int Artifact = -1;

    private readonly ImmutableArray<StructureElement>.Builder _elements = ImmutableArray.CreateBuilder<StructureElement>();
    private readonly List<string> _languages = [];
    private readonly Dictionary<int, int> _items = [];

    public StructureBuilder(Element root)
    {
        _elements.Add(new() { Type = StructureType.Document, Parent = -1, Origin = root.Origin });
        _languages.Add(root.Attribute("lang") ?? "");
    }

    public ImmutableArray<StructureElement> ToImmutable() => _elements.ToImmutable();

    public StructureType TypeOf(int index) => _elements[index].Type;

    /// <summary>Adds an element under a parent; under an artifact everything is one.</summary>
    public int Add(int parent, StructureType type, Element element)
    {
        if (parent == Artifact) return Artifact;
        return Add(new StructureElement { Type = type, Parent = parent, Origin = element.Origin }, element);
    }

    public int Add(StructureElement structure, Element element)
    {
        if (structure.Parent == Artifact) return Artifact;
        var inherited = _languages[structure.Parent];
        var language = element.Attribute("lang") is { Length: > 0 } own && own != inherited ? own : null;
        _languages.Add(language ?? inherited);
        _elements.Add(structure with { Language = language });
        return _elements.Count - 1;
    }

    /// <summary>The language in force at an element of the tree.</summary>
    public string LanguageOf(int index) => index < 0 ? _languages[0] : _languages[index];

    /// <summary>The heading level of an element of the tree; 0 if it is no heading.</summary>
    public int LevelOf(int index) => index < 0 ? 0 : _elements[index].Level;

    /// <summary>Opens what an element stands for; returns the parent itself when it stands for nothing of its own.</summary>
    public int Open(Element element, int parent)
    {
        if (parent == Artifact || element.Attribute("aria-hidden") == "true") return Artifact;
        if (StructureTypes.Of(element) is not { } type || !StructureTypes.MayStandIn(type, TypeOf(parent))) return OpenLanguage(element, parent);
        if (element.Name is "dt" or "dd" && type is StructureType.Label or StructureType.ListBody)
        {
            if (TypeOf(parent) != StructureType.List) return OpenLanguage(element, parent);
            parent = DescriptionItem(element, parent, type);
        }
        return Add(StructureTypes.Describe(element, type) with { Parent = parent }, element);
    }

    /// <summary>Opens a picture: a figure with its alternative text, or an artifact if it is decoration.</summary>
    public int OpenPicture(Element element, int parent, string? title = null)
    {
        if (IsDecoration(element)) return Artifact;
        return Add(StructureTypes.Describe(element, StructureType.Figure) with { Parent = parent, AlternativeText = element.Attribute("aria-label") ?? element.Attribute("alt") ?? title }, element);
    }

    /// <summary>Whether a picture means something and does not say what.</summary>
    public static bool LacksText(Element picture) => !IsDecoration(picture) && picture.Attribute("alt") is null && picture.Attribute("aria-label") is null;

    private static bool IsDecoration(Element picture) =>
        picture.Attribute("role") is "presentation" or "none" || picture.Attribute("aria-hidden") == "true" || (picture.Attribute("alt") is "" && picture.Attribute("aria-label") is null);

    // Terms and what is said of them come as siblings: a term after a description begins a new item.
    private int DescriptionItem(Element element, int list, StructureType type)
    {
        var isOpen = _items.TryGetValue(list, out var item);
        if (isOpen && (type == StructureType.ListBody || _elements[^1].Parent == item && _elements[^1].Type == StructureType.Label)) return item;
        return _items[list] = Add(list, StructureType.ListItem, element);
    }

    // A stretch in another language needs an element to say so, whatever its tag.
    private int OpenLanguage(Element element, int parent)
    {
        var isForeign = element.Parent is not null && element.Attribute("lang") is { Length: > 0 } language && language != _languages[parent];
        if (!isForeign) return parent;
        return Add(parent, element.Style.IsInlineLevel ? StructureType.Span : StructureType.Section, element);
    }
}
