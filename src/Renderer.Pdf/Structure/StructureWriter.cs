using System.Collections.Immutable;
using Renderer.Layout.Pages;
using Renderer.Pdf.Content;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Structure;

/// <summary>Writes the structure tree: the elements, the way from content back to them, and their ids (14.7).</summary>
internal sealed class StructureWriter(PdfFile file, PagedDocument document, PageObjects pages)
{
    private readonly int _root = file.Allocate();
    private readonly int _firstElement = file.Allocate(document.Structure.Length);
    private readonly ImmutableArray<StructureElement> _elements = document.Structure;
    private readonly StructureIds _ids = new(document.Structure);

    /// <summary>Key of a page in the parent tree: its index. Annotations follow the pages.</summary>
    public static int ParentTreeKey(int page) => page;

    /// <summary>Writes everything and returns the number of the tree's root.</summary>
    public int Write(List<MarkedContent> marks)
    {
        var tree = new ContentTree(_elements, marks);
        var annotations = pages.Annotations.Where(a => a.Structure >= 0).GroupBy(a => a.Structure).ToDictionary(g => g.Key, g => g.ToArray());
        var kids = new List<Kid>();
        for (var i = 0; i < _elements.Length; i++)
        {
            var to = file.Open(_firstElement + i);
            to.Add("<</S"u8).Add(StructureTypes.NameOf(_elements[i])).Add("/P "u8)
                .Reference(_elements[i].Parent < 0 ? _root : _firstElement + _elements[i].Parent);
            tree.KidsOf(i, kids);
            var mark = tree.FirstMarkOf(i);
            WriteKids(to, kids, marks, mark < 0 ? -1 : marks[mark].Page, annotations.GetValueOrDefault(i, []));
            WriteProperties(to, _elements[i], i);
            to.Add(">>"u8);
            file.Close();
        }
        var parentTree = WriteParentTree(marks);
        WriteRoot(parentTree, WriteIdTree());
        return _root;
    }

    // A single kid needs no array; content on the page named by Pg needs only its identifier (14.7.2, table 323).
    private void WriteKids(PdfBuffer to, List<Kid> kids, List<MarkedContent> marks, int page, LinkAnnotation[] links)
    {
        if (page >= 0)
            to.Add("/Pg "u8).Reference(pages.PageOf(page));
        if (kids.Count + links.Length == 0)
            return;
        to.Add(kids.Count + links.Length == 1 ? "/K "u8 : "/K["u8);
        for (var i = 0; i < kids.Count; i++)
        {
            if (i > 0)
                to.Add((byte)' ');
            if (kids[i].IsElement)
                to.Reference(_firstElement + kids[i].Index);
            else if (marks[kids[i].Index] is var mark && mark.Page == page)
                to.Add(mark.Id);
            else
                to.Add("<</Type/MCR/Pg "u8).Reference(pages.PageOf(mark.Page)).Add("/MCID "u8).Add(mark.Id).Add(">>"u8);
        }
        foreach (var link in links)
            to.Add("<</Type/OBJR/Pg "u8).Reference(pages.PageOf(link.Page)).Add("/Obj "u8).Reference(link.Number).Add(">>"u8);
        if (kids.Count + links.Length > 1)
            to.Add((byte)']');
    }

    private void WriteProperties(PdfBuffer to, StructureElement element, int index)
    {
        if (_ids.Of(index) is { } id)
            to.Add("/ID"u8).Literal(id);
        if (element.Language is { Length: > 0 } language)
            to.Add("/Lang"u8).Text(language);
        if (element.AlternativeText is { } text)
            to.Add("/Alt"u8).Text(text);
        if (element.Expansion is { } expansion)
            to.Add("/E"u8).Text(expansion);
        if (element.Type == StructureType.Figure)
            WriteFigureBox(to, index);
        if (element.Type is StructureType.TableHeader or StructureType.TableCell)
            CellAttributes.Write(to, element);
        if (element.Numbering != ListNumbering.None)
            to.Add("/A<</O/List/ListNumbering"u8).Add(StructureTypes.NameOf(element.Numbering)).Add(">>"u8);
    }

    // 14.8.5.4.3: a figure states the box it fills, in page coordinates.
    private void WriteFigureBox(PdfBuffer to, int index)
    {
        foreach (var page in document.Pages)
        {
            foreach (var item in page.Items)
            {
                if (item.Structure != index || PlaceOf(page, item) is not { } box)
                    continue;
                to.Add("/A<</O/Layout/Placement/Block/BBox["u8).Add(box.X).Add((byte)' ').Add(page.Height - box.Y - box.Height).Add((byte)' ')
                    .Add(box.X + box.Width).Add((byte)' ').Add(page.Height - box.Y).Add("]>>"u8);
                return;
            }
        }
    }

    private static PictureArea? PlaceOf(Page page, PaintItem item) => item.Kind switch
    {
        PaintKind.Image when page.Images[item.Index] is var image => image.Clip ?? new PictureArea(image.X, image.Y, image.Width, image.Height),
        PaintKind.Drawing when page.Drawings[item.Index] is var drawing => drawing.Clip ?? new PictureArea(drawing.X, drawing.Y, drawing.Width, drawing.Height),
        _ => null,
    };

    private int WriteParentTree(List<MarkedContent> marks)
    {
        var firstArray = file.Allocate(document.Pages.Length);
        var mark = 0;
        for (var page = 0; page < document.Pages.Length; page++)
        {
            var to = file.Open(firstArray + page).Add((byte)'[');
            for (; mark < marks.Count && marks[mark].Page == page; mark++)
                to.Reference(_firstElement + marks[mark].Structure).Add((byte)' ');
            to.Add((byte)']');
            file.Close();
        }
        var tree = file.Allocate();
        var numbers = file.Open(tree).Add("<</Nums["u8);
        for (var page = 0; page < document.Pages.Length; page++)
            numbers.Add(ParentTreeKey(page)).Add((byte)' ').Reference(firstArray + page).Add((byte)' ');
        for (var i = 0; i < pages.Annotations.Count; i++)
        {
            if (pages.Annotations[i].Structure >= 0)
                numbers.Add(document.Pages.Length + i).Add((byte)' ').Reference(_firstElement + pages.Annotations[i].Structure).Add((byte)' ');
        }
        numbers.Add("]>>"u8);
        file.Close();
        return tree;
    }

    /// <summary>The name tree from ids to elements (7.9.6); 0 when no element has an id.</summary>
    private int WriteIdTree()
    {
        if (_ids.Count == 0)
            return 0;
        var number = file.Allocate();
        var to = file.Open(number).Add("<</Names["u8);
        foreach (var (bytes, element) in _ids.InOrder())
            to.Literal(bytes).Reference(_firstElement + element).Add((byte)' ');
        to.Add("]>>"u8);
        file.Close();
        return number;
    }

    private void WriteRoot(int parentTree, int idTree)
    {
        var to = file.Open(_root).Add("<</Type/StructTreeRoot/K "u8).Reference(_firstElement).Add("/ParentTree "u8).Reference(parentTree)
            .Add("/ParentTreeNextKey "u8).Add(document.Pages.Length + pages.Annotations.Count);
        if (idTree != 0)
            to.Add("/IDTree "u8).Reference(idTree);
        to.Add(">>"u8);
        file.Close();
    }
}
