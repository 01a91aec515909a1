namespace Renderer.Pdf.Reading;

/// <summary>The structure tree (14.7): every element under its parent, every piece of marked content under exactly one element that the page finds back.</summary>
internal sealed class StructureTree
{
    private readonly ParsedFile _file;
    private readonly FaultList _faults;
    private readonly Dictionary<int, PageMarks> _pages;
    private readonly HashSet<int> _met = [];
    private readonly Stack<int> _open = new();

    private StructureTree(ParsedFile file, IEnumerable<VerifiedPage> pages, FaultList faults)
    {
        (_file, _faults) = (file, faults);
        _pages = pages.DistinctBy(p => p.Page.Number).ToDictionary(p => p.Page.Number, p => new PageMarks(p.Page, p.Marks));
    }

    public static void Check(ParsedFile file, IEnumerable<VerifiedPage> pages, FaultList faults)
    {
        var tree = new StructureTree(file, pages, faults);
        var root = file.Resolve(file.Trailer["Root"]).Dictionary?["StructTreeRoot"] ?? default;
        if (root.IsNull)
        {
            if (tree._pages.Values.FirstOrDefault(p => p.Marks.Count > 0) is { } page) faults.Add(page.Page.Number, "has marked content, but the file has no structure tree");
            return;
        }

        tree.Walk(root.Reference);
        tree.CheckPages(file.Get(file[root.Reference].Dictionary, "ParentTree").Dictionary);
    }

    private void Walk(int root)
    {
        Kids(root, _file[root].Dictionary, page: 0);
        while (_open.TryPop(out var number) && !_faults.IsFull)
        {
            var element = _file[number].Dictionary!;
            if (_file.Get(element, "S").Name is null) _faults.Add(number, "the structure element has no type (S)");
            Kids(number, element, element["Pg"].Reference);
        }
    }

    private void Kids(int parent, PdfDictionary? element, int page)
    {
        var kids = element?["K"] ?? default;
        if (kids.Reference != 0 && _file[kids.Reference].Kind == PdfKind.Array) kids = _file[kids.Reference];
        if (kids.Kind != PdfKind.Array) Kid(parent, kids, page);
        else foreach (var kid in kids.Items) Kid(parent, kid, page);
    }

    // Table 323: an element, content by its identifier, content of another page, or an annotation.
    private void Kid(int parent, PdfValue kid, int page)
    {
        if (kid.Integer is { } mark) Owns(parent, page, mark);
        else if (kid.Reference != 0) Element(parent, kid.Reference);
        else if (kid.Dictionary is { } reference) Content(parent, reference, page);
        else if (!kid.IsNull) _faults.Add(parent, "a kid of the structure element is neither element nor content");
    }

    private void Element(int parent, int number)
    {
        if (_file[number].Dictionary is not { } element || !_met.Add(number)) _faults.Add(number, "is no structure element, or stands in the tree twice");
        else if (element["P"].Reference != parent) _faults.Add(number, $"its parent (P) is not {parent}, the element it is a kid of");
        else _open.Push(number);
    }

    private void Content(int parent, PdfDictionary reference, int page)
    {
        var own = reference["Pg"].Reference is > 0 and var given ? given : page;
        if (reference["Type"].Name == "OBJR") Annotation(parent, reference["Obj"].Reference);
        else if (reference["MCID"].Integer is { } mark) Owns(parent, own, mark);
        else _faults.Add(parent, "a kid of the structure element is neither element nor content");
    }

    private void Owns(int element, int page, int mark)
    {
        if (!_pages.TryGetValue(page, out var marks) || !marks.Marks.Contains(mark)) _faults.Add(element, $"the structure element names content {mark} of page object {page}, which is not there");
        else if (!marks.Owners.TryAdd(mark, element)) _faults.Add(element, $"content {mark} of page object {page} belongs to two structure elements");
    }

    private void Annotation(int element, int number)
    {
        if (_file[number].Dictionary is not { } annotation) _faults.Add(element, "the structure element names an annotation that is not there");
        else if (annotation["StructParent"].Integer is null) _faults.Add(number, "the annotation of a structure element does not find it back (StructParent)");
    }

    private void CheckPages(PdfDictionary? parentTree)
    {
        var parents = new Dictionary<int, PdfValue>();
        var numbers = _file.Get(parentTree, "Nums").Items;
        for (var i = 0; i + 1 < numbers.Length; i += 2) parents[numbers[i].Integer ?? -1] = numbers[i + 1];
        foreach (var page in _pages.Values)
        {
            if (page.Marks.FirstOrDefault(m => !page.Owners.ContainsKey(m), -1) is >= 0 and var lost) _faults.Add(page.Page.Number, $"content {lost} of the page belongs to no structure element");
            if (page.Marks.Count > 0) CheckParents(page, page.Page.Dictionary["StructParents"].Integer is { } key && parents.TryGetValue(key, out var array) ? _file.Resolve(array).Items : default);
        }
    }

    private void CheckParents(PageMarks page, ReadOnlySpan<PdfValue> parents)
    {
        foreach (var (mark, element) in page.Owners)
        {
            if (mark < parents.Length && parents[mark].Reference == element) continue;
            _faults.Add(page.Page.Number, $"the page does not find the structure element of its content {mark} back (ParentTree)");
            return;
        }
    }

    private sealed record PageMarks(ReadPage Page, HashSet<int> Marks)
    {
        public Dictionary<int, int> Owners { get; } = [];
    }
}
