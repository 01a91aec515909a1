using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Structure;

/// <summary>The ids of structure elements (14.7.2): those of the HTML, each for its first element only, and one for every note that has none.</summary>
internal sealed class StructureIds
{
    private readonly Dictionary<string, int> _elements = new(StringComparer.Ordinal);
    private readonly ImmutableArray<StructureElement> _structure;

    public StructureIds(ImmutableArray<StructureElement> structure)
    {
        _structure = structure;
        for (var i = 0; i < structure.Length; i++)
        {
            if (IdOf(i) is { } id)
                _elements.TryAdd(id, i);
        }
    }

    public int Count => _elements.Count;

    /// <summary>An element's id; null when it has none, or an element before it has it.</summary>
    public byte[]? Of(int element) => IdOf(element) is { } id && _elements[id] == element ? Encoding.UTF8.GetBytes(id) : null;

    /// <summary>Ids with their elements in order of bytes, as a name tree wants them.</summary>
    public IEnumerable<(byte[] Id, int Element)> InOrder() =>
        _elements.Select(pair => (Id: Encoding.UTF8.GetBytes(pair.Key), Element: pair.Value)).OrderBy(pair => pair.Id, ByteOrder.Instance);

    // ISO 14289-1, 7.9: a note has an id. One with a space in it can be no other element's: HTML has none such.
    private string? IdOf(int element) => _structure[element] switch
    {
        { Id: { Length: > 0 } id } => id,
        { Type: StructureType.Note } => string.Create(CultureInfo.InvariantCulture, $"note {element}"),
        _ => null,
    };
}
