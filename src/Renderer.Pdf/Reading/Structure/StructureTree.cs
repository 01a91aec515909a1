using System.Buffers;
using Renderer.Layout.Pages;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Structure;

/// <summary>The structure tree (14.7): every element under its parent, in the order of the layout's, and every piece of marked content under exactly one.</summary>
internal sealed class StructureTree : IDisposable
{
    private readonly ParsedFile _file;
    private readonly MarkTable _marks;
    private readonly FaultList _faults;
    private readonly ElementComparison? _comparison;
    private readonly Stack<Level> _open = new();
    private int[] _indexes;
    private int _count;

    private StructureTree(ParsedFile file, MarkTable marks, PagedDocument? expected, FaultList faults)
    {
        (_file, _marks, _faults) = (file, marks, faults);
        _comparison = expected is null ? null : new(file, expected.Structure);
        _indexes = ArrayPool<int>.Shared.Rent(file.Size);
        _indexes.AsSpan(0, file.Size).Fill(-1);
    }

    /// <summary>How many elements there are.</summary>
    public int Count => _count;

    public static StructureTree Read(ParsedFile file, MarkTable marks, PagedDocument? expected, FaultList faults)
    {
        var tree = new StructureTree(file, marks, expected, faults);
        tree.Walk();
        return tree;
    }

    /// <summary>Where an element comes in reading order, by its object's number; -1 for none.</summary>
    public int IndexOf(int element) => (uint)element < (uint)_file.Size ? _indexes[element] : -1;

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_indexes);
        _indexes = [];
    }

    private void Walk()
    {
        if (!_marks.Root.IsNull)
        {
            var root = _file.Root["StructTreeRoot"u8].Reference;
            Open(root, _marks.Root["K"u8], default);
            while (_open.TryPop(out var level) && !_faults.IsFull) Go(level);
        }

        if (_comparison is not null && _count != _comparison.Count && !_faults.IsFull) _faults.Add(0, $"the structure tree has {_count} elements, the layout {_comparison.Count}");
    }

    private void Go(Level level)
    {
        while (level.At < level.End)
        {
            var kid = new PdfValue(_file.Tape, level.At);
            level.At = _file.Tape.After(level.At);
            if (kid.Reference > 0 && _file[kid.Reference].Kind != PdfKind.Array)
            {
                _open.Push(level);
                Element(level.Element, kid.Reference);
                return;
            }

            Content(level, kid);
        }
    }

    // Table 323: content by its identifier, content of another page, or an annotation.
    private void Content(Level level, PdfValue kid)
    {
        if (kid.Integer is { } mark) _marks.Own(level.Element, level.Page, mark);
        else if (kid.IsDictionary && kid["Type"u8].IsName("OBJR"u8)) Annotation(level.Element, kid["Obj"u8].Reference);
        else if (kid.IsDictionary && kid["MCID"u8].Integer is { } identifier) _marks.Own(level.Element, kid["Pg"u8].Reference is > 0 and var page ? _marks.PageOf(page) : level.Page, identifier);
        else if (!kid.IsNull) _faults.Add(level.Element, "a kid of the structure element is neither element nor content");
    }

    private void Element(int parent, int number)
    {
        var element = _file[number];
        if (!element.IsDictionary || _indexes[number] >= 0)
        {
            _faults.Add(number, "is no structure element, or stands in the tree twice");
            return;
        }

        var entries = new ElementEntries(element);
        if (entries.Parent.Reference != parent)
        {
            _faults.Add(number, $"its parent (P) is not {parent}, the element it is a kid of");
            return;
        }

        if (entries.Type.Kind != PdfKind.Name) _faults.Add(number, "the structure element has no type (S)");
        if (_comparison?.FaultOf(_count, IndexOf(parent), entries) is { } fault) _faults.Add(number, fault);
        _indexes[number] = _count++;
        Open(number, entries.Kids, entries.Page);
    }

    private void Open(int element, PdfValue kids, PdfValue page)
    {
        if (kids.IsNull) return;
        if (kids.Reference > 0 && _file[kids.Reference] is { Kind: PdfKind.Array } array) kids = array;
        var (start, end) = kids.Kind == PdfKind.Array ? (kids.Place + 1, _file.Tape.After(kids.Place)) : (kids.Place, _file.Tape.After(kids.Place));
        _open.Push(new Level { Element = element, Page = page.Reference > 0 ? _marks.PageOf(page.Reference) : -1, At = start, End = end });
    }

    private void Annotation(int element, int number)
    {
        var annotation = _file[number];
        if (!annotation.IsDictionary) _faults.Add(element, "the structure element names an annotation that is not there");
        else if (_marks.ParentOf(annotation["StructParent"u8]).Reference != element) _faults.Add(number, "the annotation of a structure element does not find it back (StructParent)");
    }

    /// <summary>The kids of an element that are still to be read.</summary>
    private struct Level
    {
        public int Element { get; init; }

        public int Page { get; init; }

        public int At { get; set; }

        public int End { get; init; }
    }
}
