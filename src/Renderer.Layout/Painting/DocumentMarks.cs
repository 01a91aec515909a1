using Renderer.Layout.Boxes;
using Renderer.Layout.Fonts;

namespace Renderer.Layout.Painting;

/// <summary>A place in the finished document.</summary>
internal readonly record struct Mark(int Page, double Y);

/// <summary>What painting learns about the document as a whole: faces in use, where targets and headings came to stand.</summary>
internal sealed class DocumentMarks
{
    private readonly Dictionary<FontFace, int> _fonts = [];
    private readonly List<FontFace> _fontList = [];
    private FontFace? _lastFace;
    private int _lastIndex;

    public IReadOnlyList<FontFace> Fonts => _fontList;

    public Dictionary<string, Mark> Anchors { get; } = new(StringComparer.Ordinal);

    public Dictionary<Box, Mark> Boxes { get; } = [];

    /// <summary>Index of a face in the document, in order of first use.</summary>
    public int IndexOf(FontFace face)
    {
        if (ReferenceEquals(face, _lastFace)) return _lastIndex;
        if (!_fonts.TryGetValue(face, out var index))
        {
            _fonts.Add(face, index = _fontList.Count);
            _fontList.Add(face);
        }
        (_lastFace, _lastIndex) = (face, index);
        return index;
    }
}
