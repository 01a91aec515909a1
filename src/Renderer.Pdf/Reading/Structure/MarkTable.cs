using System.Buffers;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Structure;

/// <summary>Which structure element each piece of marked content belongs to (14.7.4.4): the parent tree has it, elements name it, and pages show it; all three must agree.</summary>
internal sealed class MarkTable : IDisposable
{
    private const int DeepestNesting = 20;
    private const byte IsOwned = 1, IsShown = 2;

    private readonly ParsedFile _file;
    private readonly FaultList _faults;
    private readonly IReadOnlyList<ReadPage> _pages;
    private readonly Dictionary<int, PdfValue> _parents = [];
    private readonly Dictionary<int, int> _pageOf = [];
    private readonly PageMarks[] _marks;
    private byte[] _state;

    private MarkTable(ParsedFile file, IReadOnlyList<ReadPage> pages, FaultList faults)
    {
        (_file, _pages, _faults, _marks) = (file, pages, faults, new PageMarks[pages.Count]);
        Root = file.Get(file.Root, "StructTreeRoot"u8);
        AddParents(file.Get(Root, "ParentTree"u8), 0);
        var count = 0;
        for (var i = 0; i < pages.Count; i++)
        {
            _pageOf.TryAdd(pages[i].Number, i);
            var array = file.Resolve(ParentOf(pages[i].Dictionary["StructParents"u8]));
            _marks[i] = new(array.Kind == PdfKind.Array ? array.Place + 1 : 0, array.Kind == PdfKind.Array ? file.Tape[array.Place].Extent : 0, count);
            count += _marks[i].Count;
        }

        _state = ArrayPool<byte>.Shared.Rent(count);
        _state.AsSpan(0, count).Clear();
    }

    /// <summary>The root of the structure tree; null when there is none.</summary>
    public PdfValue Root { get; }

    public static MarkTable Read(ParsedFile file, IReadOnlyList<ReadPage> pages, FaultList faults) => new(file, pages, faults);

    /// <summary>The element that the parent tree has for a page's or annotation's key.</summary>
    public PdfValue ParentOf(PdfValue key) => key.Integer is { } number && _parents.TryGetValue(number, out var parent) ? parent : default;

    /// <summary>Index of a page by its object's number; -1 for none.</summary>
    public int PageOf(int number) => _pageOf.GetValueOrDefault(number, -1);

    /// <summary>Notes that an element names content.</summary>
    public void Own(int element, int page, int mark)
    {
        if (page < 0 || (uint)mark >= (uint)_marks[page].Count || ElementOf(page, mark) != element)
            _faults.Add(element, $"the structure element names content {mark} of page {page + 1}, which does not find it back (ParentTree)");
        else if (!Note(page, mark, IsOwned)) _faults.Add(element, $"the structure element names content {mark} of page {page + 1} twice");
    }

    /// <summary>Notes that a page shows content, and returns its element's number; 0 for none.</summary>
    public int Show(int page, int mark)
    {
        if ((uint)mark >= (uint)_marks[page].Count || ElementOf(page, mark) is not (> 0 and var element))
        {
            _faults.Add(_pages[page].Number, $"content {mark} of the page belongs to no structure element{(Root.IsNull ? ": the file has no structure tree" : " (ParentTree)")}");
            return 0;
        }

        if (!Note(page, mark, IsShown)) throw new PdfSyntaxException($"the marked-content identifier {mark} stands twice on the page");
        return element;
    }

    /// <summary>Checks that everything was met from both sides.</summary>
    public void Check()
    {
        for (var page = 0; page < _marks.Length && !_faults.IsFull; page++)
        {
            if (_state.AsSpan(_marks[page].Offset, _marks[page].Count).IndexOfAnyExcept((byte)(IsOwned | IsShown)) is not (>= 0 and var mark)) continue;
            var state = _state[_marks[page].Offset + mark];
            // An identifier that nobody uses may be null in the array.
            if (state == 0 && ElementOf(page, mark) == 0) continue;
            _faults.Add(_pages[page].Number, (state & IsOwned) == 0 ? $"content {mark} of the page belongs to a structure element that does not name it" : $"a structure element names content {mark} of the page, which is not there");
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_state);
        _state = [];
    }

    private int ElementOf(int page, int mark) => _file.Tape[_marks[page].First + mark] is { Kind: PdfKind.Reference } reference ? reference.Extent : 0;

    private bool Note(int page, int mark, byte how)
    {
        ref var state = ref _state[_marks[page].Offset + mark];
        if ((state & how) != 0) return false;
        state |= how;
        return true;
    }

    private void AddParents(PdfValue node, int depth)
    {
        if (depth > DeepestNesting) return;
        var numbers = _file.Get(node, "Nums"u8).Items.GetEnumerator();
        while (numbers.MoveNext())
        {
            var key = numbers.Current.Integer;
            if (!numbers.MoveNext() || key is null || !_parents.TryAdd(key.Value, numbers.Current)) _faults.Add(0, "the parent tree has a key twice, or a key without a value");
        }

        foreach (var kid in _file.Get(node, "Kids"u8).Items)
        {
            if (!_faults.IsFull) AddParents(_file.Resolve(kid), depth + 1);
        }
    }

    /// <summary>Where a page's elements are on the tape, how many, and where their states begin. Each is one token.</summary>
    private readonly record struct PageMarks(int First, int Count, int Offset);
}
