using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading;

/// <summary>A page as the file has it.</summary>
/// <param name="Number">Its object's number.</param>
/// <param name="Dictionary">Its dictionary.</param>
/// <param name="Width">Width of its media box, in points.</param>
/// <param name="Height">Height of its media box, in points.</param>
internal sealed record ReadPage(int Number, PdfValue Dictionary, double Width, double Height);

/// <summary>The page tree (7.7.3): its pages in order, each met once, under parents that know them and count right.</summary>
internal sealed class PageTree
{
    // Balanced trees of ten kids a node reach a billion pages in nine steps.
    private const int DeepestNesting = 50;

    private readonly ParsedFile _file;
    private readonly FaultList _faults;
    private readonly HashSet<int> _met = [];
    private readonly List<ReadPage> _pages = [];

    private PageTree(ParsedFile file, FaultList faults) => (_file, _faults) = (file, faults);

    public static IReadOnlyList<ReadPage> Read(ParsedFile file, FaultList faults)
    {
        var tree = new PageTree(file, faults);
        var root = file.Root["Pages"u8];
        if (root.Reference == 0) faults.Add(file.Trailer["Root"u8].Reference, "the catalog has no page tree (Pages)");
        else tree.Add(root.Reference, parent: 0, depth: 0);
        if (tree._pages.Count == 0) faults.Add(root.Reference, "the page tree has no page");
        return tree._pages;
    }

    private void Add(int number, int parent, int depth)
    {
        if (!_met.Add(number) || depth > DeepestNesting)
        {
            _faults.Add(number, "stands in the page tree twice, or too deep");
            return;
        }

        var node = _file[number];
        if (!node.IsDictionary)
        {
            _faults.Add(number, "is no node of the page tree");
            return;
        }

        if (node["Parent"u8].Reference != parent) _faults.Add(number, $"its Parent is not {parent}, the node it is a kid of");
        if (_file.Get(node, "Type"u8).IsName("Pages"u8)) AddKids(number, node, depth);
        else AddPage(number, node);
    }

    private void AddKids(int number, PdfValue node, int depth)
    {
        var before = _pages.Count;
        foreach (var kid in _file.Get(node, "Kids"u8).Items)
        {
            if (_faults.IsFull) return;
            Add(kid.Reference, number, depth + 1);
        }

        if (_file.Get(node, "Count"u8).Integer != _pages.Count - before) _faults.Add(number, $"its Count is not {_pages.Count - before}, the number of pages below it");
    }

    private void AddPage(int number, PdfValue node)
    {
        if (!_file.Get(node, "Type"u8).IsName("Page"u8)) _faults.Add(number, "its Type is not Page");
        var box = _file.Get(node, "MediaBox"u8).Items;
        var (left, bottom, right, top) = (box[0].Number, box[1].Number, box[2].Number, box[3].Number);
        var isBox = box.Count == 4 && right > left && top > bottom;
        if (!isBox) _faults.Add(number, "the page has no MediaBox of its own with room in it");
        _pages.Add(new(number, node, isBox ? right - left : 0, isBox ? top - bottom : 0));
    }
}
