using System.Collections.Immutable;
using Renderer.Layout.Pages;
using Renderer.Pdf.Content;
using Renderer.Pdf.Structure;

namespace Renderer.Pdf.Tests.Structure;

public class ContentTreeTests
{
    [Fact]
    public void Kids_TextAroundALink_StaysAroundIt() =>
        // 0 paragraph, 1 link in it; painted: paragraph, link, paragraph.
        Kids(0, [-1, 0], [0, 1, 0]).ShouldBe("m0 e1 m2");

    [Fact]
    public void Kids_EmptyCell_KeepsItsPlace() =>
        // 0 row, cells 1 to 3, the second without content.
        Kids(0, [-1, 0, 0, 0], [1, 3]).ShouldBe("e1 e2 e3");

    [Fact]
    public void Kids_ContentOnTwoPages_IsAllThere() => Kids(0, [-1], [0, 0]).ShouldBe("m0 m1");

    [Fact]
    public void Kids_ElementPaintedByItsGrandchild_TakesTheGrandchildsPlace() => Kids(0, [-1, 0, 1], [0, 2, 0]).ShouldBe("m0 e1 m2");

    [Fact]
    public void Kids_OfALeafWithoutContent_AreNone() => Kids(1, [-1, 0], [0]).ShouldBe("");

    private static string Kids(int element, int[] parents, int[] painted)
    {
        var elements = parents.Select(p => new StructureElement { Type = StructureType.Paragraph, Parent = p, Origin = default }).ToImmutableArray();
        var kids = new List<Kid>();
        new ContentTree(elements, [.. painted.Select((e, i) => new MarkedContent(e, 0, i))]).KidsOf(element, kids);
        return string.Join(' ', kids.Select(k => (k.IsElement ? "e" : "m") + k.Index));
    }
}
