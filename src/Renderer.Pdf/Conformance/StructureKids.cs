using System.Collections.Immutable;
using Renderer.Layout.Pages;

namespace Renderer.Pdf.Conformance;

/// <summary>The way down the structure tree, which itself only knows the way up.</summary>
internal sealed class StructureKids
{
    private readonly int[] _first;
    private readonly int[] _next;

    public StructureKids(ImmutableArray<StructureElement> elements)
    {
        (_first, _next) = (new int[elements.Length], new int[elements.Length]);
        // Element 0 is the root and nobody's kid, so 0 stands for none.
        for (var i = elements.Length - 1; i > 0; i--)
            (_next[i], _first[elements[i].Parent]) = (_first[elements[i].Parent], i);
    }

    /// <summary>An element's kids in reading order.</summary>
    public IEnumerable<int> Of(int element)
    {
        for (var kid = _first[element]; kid != 0; kid = _next[kid])
            yield return kid;
    }
}
