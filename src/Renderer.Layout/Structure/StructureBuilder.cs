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

    /// <summary>Opens what an element stands for; returns the parent itself when it stands for nothing of its own.</summary>
    public int Open(Element element, int parent)
    {
        if (parent == Artifact || element.Attribute("aria-hidden") == "true") return Artifact;
        if (TypeOf(element) is not { } type || element.Attribute("role") is "presentation" or "none") return OpenLanguage(element, parent);
        return Add(StructureTypes.Describe(element, type) with { Parent = parent }, element);
    }

    // A stretch in another language needs an element to say so, whatever its tag.
    private int OpenLanguage(Element element, int parent)
    {
        var isForeign = element.Parent is not null && element.Attribute("lang") is { Length: > 0 } language && language != _languages[parent];
        if (!isForeign) return parent;
        return Add(parent, element.Style.IsInlineLevel ? StructureType.Span : StructureType.Section, element);
    }

    private static StructureType? TypeOf(Element element) => StructureTypes.ByName.TryGetValue(element.Name, out var type) ? type
        : element.Name == "a" && element.Attribute("href") is not null ? StructureType.Link : null;
}
