using System.Collections.Immutable;
using Renderer.Layout.Pages;
using Renderer.Pdf.Content;

namespace Renderer.Pdf.Structure;

/// <summary>The kids of every structure element in reading order: its elements and its own marked content, merged.</summary>
/// <remarks>
/// Elements stand in reading order already. An element's own content comes before the first child that is painted after it,
/// so that text around a link or a note stays around it.
/// </remarks>
internal sealed class ContentTree
{
    private const int None = -1;

    private readonly int[] _firstChild;
    private readonly int[] _nextSibling;
    private readonly int[] _firstMark;
    private readonly int[] _nextMark;
    private readonly int[] _firstPainted;

    public ContentTree(ImmutableArray<StructureElement> elements, List<MarkedContent> marks)
    {
        (_firstChild, _nextSibling, _firstMark, _firstPainted) = (Filled(elements.Length), Filled(elements.Length), Filled(elements.Length), Filled(elements.Length));
        _nextMark = Filled(marks.Count);
        for (var mark = marks.Count - 1; mark >= 0; mark--)
        {
            var element = marks[mark].Structure;
            (_nextMark[mark], _firstMark[element]) = (_firstMark[element], mark);
        }
        // Children have larger indexes than their parents, so going backwards every child is finished before its parent.
        for (var element = elements.Length - 1; element >= 0; element--)
        {
            _firstPainted[element] = Earlier(_firstPainted[element], _firstMark[element]);
            var parent = elements[element].Parent;
            if (parent < 0)
                continue;
            (_nextSibling[element], _firstChild[parent]) = (_firstChild[parent], element);
            _firstPainted[parent] = Earlier(_firstPainted[parent], _firstPainted[element]);
        }
    }

    /// <summary>An element's first own marked content, by index; -1 when it has none.</summary>
    public int FirstMarkOf(int element) => _firstMark[element];

    /// <summary>Fills <paramref name="kids"/> with the kids of an element.</summary>
    public void KidsOf(int element, List<Kid> kids)
    {
        kids.Clear();
        var mark = _firstMark[element];
        for (var child = _firstChild[element]; child != None; child = _nextSibling[child])
        {
            // A child that paints nothing, such as an empty cell, keeps its place among its siblings.
            for (; mark != None && mark < _firstPainted[child]; mark = _nextMark[mark])
                kids.Add(new Kid(IsElement: false, mark));
            kids.Add(new Kid(IsElement: true, child));
        }
        for (; mark != None; mark = _nextMark[mark])
            kids.Add(new Kid(IsElement: false, mark));
    }

    private static int Earlier(int a, int b) => a == None ? b : b == None ? a : Math.Min(a, b);

    private static int[] Filled(int length)
    {
        var array = new int[length];
        Array.Fill(array, None);
        return array;
    }
}

/// <summary>A kid of a structure element: an element's index, or the index of a marked-content sequence.</summary>
internal readonly record struct Kid(bool IsElement, int Index);
