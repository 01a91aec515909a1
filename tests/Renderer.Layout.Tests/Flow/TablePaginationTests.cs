using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Flow;

public class TablePaginationTests
{
    // Rows of 20 points: five fit the 100 points of the page area.
    private const string Style = "table { border-spacing: 0; width: 200pt; table-layout: fixed } td, th { padding: 2.5pt 0; text-align: left; font-weight: 400; vertical-align: top }";
    private const string Ruled = "table { border-collapse: collapse; width: 200pt; table-layout: fixed } td, th { border: 1pt solid; padding: 2pt; text-align: left; font-weight: 400; vertical-align: middle }";

    private static string Rows(int count, int from = 1) => string.Concat(Enumerable.Range(from, count).Select(i => $"<tr><td>{i}</td></tr>"));

    private static string Pages(string body, string style = Style) =>
        string.Join(" | ", Typeset.Lines(body, style).Split("\n---\n").Select(page => page.Replace("\n", " ", StringComparison.Ordinal)));

    [Fact]
    public void Rows_StayWhole() => Pages($"<table>{Rows(4)}<tr><td>a<br>b</td></tr></table>").ShouldBe("1 2 3 4 | a b");

    [Fact]
    public void Head_IsRepeatedAsAnArtifact()
    {
        var document = Typeset.Document($"<table><thead><tr><th>h</th></tr></thead>{Rows(6)}</table>", Style);
        Typeset.Lines(document).ShouldBe("h\n1\n2\n3\n4\n---\nh\n5\n6");
        document.Pages[0].Items[0].Structure.ShouldBeGreaterThan(0);
        document.Pages[1].Items[0].Structure.ShouldBe(-1);
        document.Pages[1].Runs[1].Baseline.ShouldBe(10 + 20 + 2.5 + 11.8, 0.05);
    }

    [Fact]
    public void Foot_IsRepeatedBelowTheRows()
    {
        var document = Typeset.Document($"<table><tfoot><tr><td>f</td></tr></tfoot>{Rows(6)}</table>", Style);
        Typeset.Lines(document).ShouldBe("1\n2\n3\n4\nf\n---\n5\n6\nf");
        document.Pages[0].Items[^1].Structure.ShouldBe(-1);
        document.Pages[1].Items[^1].Structure.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Head_WithoutRoomForARow_IsNotRepeated() =>
        Pages("<table><thead><tr><th>h<br>h<br>h<br>h</th></tr></thead><tr><td>a<br>b<br>c</td></tr><tr><td>d<br>e<br>f</td></tr></table>").ShouldBe("h h h h | a b c d e f");

    [Fact]
    public void Head_IsNeverLeftAlone() => Pages($"<p>1</p><p>2</p><p>3</p><p>4</p><p>5</p><table><thead><tr><th>h</th></tr></thead>{Rows(2)}</table>").ShouldBe("1 2 3 4 5 | h 1 2");

    [Fact]
    public void RowGroup_BreakInsideAvoid_StaysTogether() =>
        Pages($"<table><tbody>{Rows(5)}</tbody><tbody style='break-inside:avoid'>{Rows(3, 6)}</tbody></table>").ShouldBe("1 2 3 4 5 | 6 7 8");

    [Fact]
    public void Row_BreakBefore_StartsAPage() => Pages("<table><tr><td>1</td></tr><tr style='break-before:page'><td>2</td></tr></table>").ShouldBe("1 | 2");

    [Fact]
    public void SpanningLabel_IsRepeatedOnTheNextPage_CellCutWithABorder()
    {
        var rows = "<tr><th rowspan=6>组</th><td>1</td></tr>" + string.Concat(Enumerable.Range(2, 5).Select(i => $"<tr><td>{i}</td></tr>"));
        Typeset.ShouldGive($"<table>{rows}</table>", Ruled + "@page { size: 220pt 82pt }", """
            page 220x82
            text 13,44.8 10 组
            text 112.5,24.8 10 1
            text 112.5,44.8 10 2
            text 112.5,64.8 10 3
            line 10,10.5 210,10.5 1
            line 109.5,30.5 210,30.5 1
            line 109.5,50.5 210,50.5 1
            line 10,70.5 210,70.5 1
            line 10.5,10.5 10.5,70.5 1
            line 110,10.5 110,70.5 1
            line 209.5,10.5 209.5,70.5 1
            page 220x82
            text 13,44.8 10 组 artifact
            text 112.5,24.8 10 4
            text 112.5,44.8 10 5
            text 112.5,64.8 10 6
            line 10,10.5 210,10.5 1
            line 109.5,30.5 210,30.5 1
            line 109.5,50.5 210,50.5 1
            line 10,70.5 210,70.5 1
            line 10.5,10.5 10.5,70.5 1
            line 110,10.5 110,70.5 1
            line 209.5,10.5 209.5,70.5 1
            """);
    }

    [Fact]
    public void SpanningLabel_TooTallForTheFirstPiece_StandsWhereItFits()
    {
        var body = $"<p>1</p><p>2</p><p>3</p><p>4</p><table><tr><td rowspan=4>甲<br>乙<br>丙</td><td>a</td></tr><tr><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>";
        // The break moves up rather than cut the label: the group starts on the next page.
        Pages(body).ShouldBe("1 2 3 4 | 甲a 乙 丙 b c d");
    }

    [Fact]
    public void SpanningText_TallerThanAnyPiece_RunsOn()
    {
        var text = string.Join("<br>", Enumerable.Range(1, 12).Select(i => $"t{i}"));
        var rows = $"<tr><td rowspan=3>{text}</td><td>a</td></tr><tr><td>b</td></tr><tr><td>c</td></tr>";
        var document = Typeset.Document($"<table>{rows}</table>", Style);
        var seen = document.Pages.SelectMany(page => page.Runs.Select(run => LayoutText.TextOf(page, run))).Where(run => run.StartsWith('t')).ToList();
        seen.ShouldBe([.. Enumerable.Range(1, 12).Select(i => $"t{i}")]);
    }

    [Fact]
    public void Row_TallerThanAPage_IsCutBetweenLines()
    {
        var text = string.Join("<br>", Enumerable.Range(1, 15));
        var document = Typeset.Document($"<table><tr><td>a</td></tr><tr><td>{text}</td></tr><tr><td>z</td></tr></table>", Style);
        Typeset.Lines(document).ShouldBe("a\n1\n2\n3\n4\n5\n---\n6\n7\n8\n9\n10\n11\n---\n12\n13\n14\n15\nz");
    }

    [Fact]
    public void Row_TallerThanAPage_InAHeadedTable_RepeatsTheHead()
    {
        var text = string.Join("<br>", Enumerable.Range(1, 9));
        var document = Typeset.Document($"<table><thead><tr><th>h</th><th>k</th></tr></thead><tr><td>{text}</td><td>b</td></tr></table>", Style);
        Typeset.Lines(document).ShouldBe("hk\n1b\n2\n3\n4\n5\n---\nhk\n6\n7\n8\n9");
    }

    [Fact]
    public void Row_TallerThanAPage_KeepsEveryCellInItsStructure()
    {
        var text = string.Join("<br>", Enumerable.Range(1, 9));
        var document = Typeset.Document($"<table><tr><td>{text}</td></tr></table>", Style);
        var cells = document.Pages.SelectMany(page => page.Items).Select(item => item.Structure).Distinct().ToList();
        cells.Count.ShouldBe(1);
        document.Structure[cells[0]].Type.ShouldBe(StructureType.TableCell);
    }

    [Fact]
    public void Caption_StaysWithItsTable() => Pages($"<p>1</p><p>2</p><p>3</p><p>4</p><p>5</p><table><caption>c</caption>{Rows(1)}</table>").ShouldBe("1 2 3 4 5 | c 1");

    [Fact]
    public void Line_BetweenRepeatedHeadAndRow_IsPaintedOnce()
    {
        var document = Typeset.Document($"<table><thead><tr><th>h</th></tr></thead>{Rows(6)}</table>", Ruled);
        var horizontal = document.Pages[1].Lines.Where(line => line.Y1 == line.Y2).Select(line => line.Y1).ToList();
        horizontal.ShouldBe(horizontal.Distinct());
        horizontal.Count.ShouldBe(5);
    }
}
