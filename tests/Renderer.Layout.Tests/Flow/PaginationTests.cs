using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Flow;

public class PaginationTests
{
    // Six lines of 15 points fit the 100 points of the page area.
    private static string Paragraphs(int count, string attributes = "") => string.Concat(Enumerable.Range(1, count).Select(i => $"<p {attributes}>{i}</p>"));

    private static string Pages(string body, string style = "") =>
        string.Join(" | ", Typeset.Lines(body, style).Split("\n---\n").Select(page => page.Replace("\n", " ", StringComparison.Ordinal)));

    [Fact]
    public void Flow_LongerThanAPage_GoesOnOnTheNext() => Pages(Paragraphs(14)).ShouldBe("1 2 3 4 5 6 | 7 8 9 10 11 12 | 13 14");

    [Fact]
    public void Document_Empty_HasOnePage() => Typeset.Document("").Pages.Length.ShouldBe(1);

    [Fact]
    public void BreakBefore_Page_StartsANewOne() => Pages("<p>a</p><p style='break-before:page'>b</p><p style='page-break-before:always'>c</p>").ShouldBe("a | b | c");

    [Fact]
    public void BreakAfter_OfALastChild_CountsForItsParent() => Pages("<div><p>a</p><p style='break-after:page'>b</p></div><p>c</p>").ShouldBe("a b | c");

    [Theory]
    [InlineData("left", "a | b")]
    [InlineData("right", "a |  | b")]
    [InlineData("verso", "a | b")]
    [InlineData("recto", "a |  | b")]
    public void BreakBefore_LeftOrRight_LeavesABlankPageIfNeeded(string side, string expected) => Pages($"<p>a</p><p style='break-before:{side}'>b</p>").ShouldBe(expected);

    [Fact]
    public void BreakAfter_Avoid_KeepsAHeadingWithItsText() =>
        Pages(Paragraphs(5) + "<h2>h</h2><p>x</p>", "h2 { font: inherit; break-after: avoid }").ShouldBe("1 2 3 4 5 | h x");

    [Fact]
    public void BreakInside_Avoid_MovesTheWholeBlock() => Pages(Paragraphs(4) + "<div style='break-inside:avoid'><p>a</p><p>b</p><p>c</p></div>").ShouldBe("1 2 3 4 | a b c");

    // It has to be broken anyway: to begin it on a page of its own would leave the one before half empty.
    [Fact]
    public void BreakInside_AvoidTallerThanAPage_BeginsWhereItStands() => Pages($"{Paragraphs(2)}<div style='break-inside:avoid'>{Paragraphs(8)}</div>").ShouldBe("1 2 1 2 3 4 | 5 6 7 8");

    [Theory]
    [InlineData("right", "page", "a |  | b")]
    [InlineData("page", "right", "a |  | b")]
    [InlineData("page", "left", "a | b")]
    public void Breaks_ThatMeet_KeepTheSideAskedFor(string after, string before, string expected) =>
        Pages($"<div><p style='break-after:{after}'>a</p></div><p style='break-before:{before}'>b</p>").ShouldBe(expected);

    [Fact]
    public void BreakAfter_Avoid_KeepsAHeadingWithTheHeadAndFirstRowOfATable() =>
        Pages(Paragraphs(4) + "<h2>h</h2><table><caption>c</caption><thead><tr><td>head</thead><tr><td>row1<tr><td>row2</table>",
            "h2 { font: inherit } table { border-spacing: 0 } td { padding: 0 }").ShouldBe("1 2 3 4 | h c head row1 row2");

    [Fact]
    public void BreakInside_OfARowGroup_IsKeptUnlessAQuarterOfThePageStaysEmpty()
    {
        static string Table(int before) => "<table>" + string.Concat(Enumerable.Range(1, before).Select(i => $"<tr><td>{i}")) + "<tbody class=g><tr><td>a<tr><td>b<tr><td>c<tr><td>d</table>";
        const string Style = "table { border-spacing: 0 } td { padding: 0 } .g { break-inside: avoid }";
        Pages(Table(5), Style).ShouldBe("1 2 3 4 5 | a b c d");
        Pages(Table(3), Style).ShouldBe("1 2 3 a b c | d");
        Pages(Table(2), Style).ShouldBe("1 2 a b c d");
    }

    [Fact]
    public void BoxDecorationBreak_Clone_RepeatsTheEdgesAtTheCut() => Typeset.ShouldGive($"<div>{Paragraphs(8)}</div>", "div { border: 1pt solid; padding: 4pt; box-decoration-break: clone }", """
        page 220x120
        line 10,10.5 210,10.5 1
        line 10,109.5 210,109.5 1
        line 10.5,10 10.5,110 1
        line 209.5,10 209.5,110 1
        text 15,26.8 10 1
        text 15,41.8 10 2
        text 15,56.8 10 3
        text 15,71.8 10 4
        text 15,86.8 10 5
        text 15,101.8 10 6
        page 220x120
        line 10,10.5 210,10.5 1
        line 10,49.5 210,49.5 1
        line 10.5,10 10.5,50 1
        line 209.5,10 209.5,50 1
        text 15,26.8 10 7
        text 15,41.8 10 8
        """);

    // 90 points of lines fit a page, but not with 12 of edges above and below.
    [Fact]
    public void BoxDecorationBreak_CloneInsideClone_LeavesRoomForAllEdges()
    {
        var document = Typeset.Document($"<div><div>{Paragraphs(9)}</div></div>", "div { padding: 6pt; background: #eee; box-decoration-break: clone } div div { background: #ddd }");
        Typeset.Lines(document).ShouldBe("1\n2\n3\n4\n5\n---\n6\n7\n8\n9");
        document.Pages[1].Fills.Select(fill => (fill.Y, fill.Height)).ShouldBe([(10, 84), (16, 72)]);
        document.Pages[0].Fills.Select(fill => (fill.Y, fill.Height)).ShouldBe([(10, 100), (16, 88)]);
    }

    [Fact]
    public void BreakInside_AvoidTallerThanAPage_BreaksAllTheSame() => Pages($"<div style='break-inside:avoid'>{Paragraphs(8)}</div>").ShouldBe("1 2 3 4 5 6 | 7 8");

    [Fact]
    public void Orphans_TwoLinesAtLeast_StayAtTheBottom() => Pages(Paragraphs(5) + "<p>a<br>b<br>c<br>d</p>").ShouldBe("1 2 3 4 5 | a b c d");

    [Fact]
    public void Widows_TwoLinesAtLeast_GoToTheNextPage() => Pages(Paragraphs(3) + "<p>a<br>b<br>c<br>d</p>").ShouldBe("1 2 3 a b | c d");

    [Fact]
    public void Widows_One_LetsASingleLineGo() => Pages(Paragraphs(3) + "<p>a<br>b<br>c<br>d</p>", "p { widows: 1; orphans: 1 }").ShouldBe("1 2 3 a b c | d");

    [Fact]
    public void Margin_AtAnUnforcedBreak_IsDropped_AfterAForcedOneKept()
    {
        var document = Typeset.Document(Paragraphs(6) + "<p style='margin-top:9pt'>a</p><p style='break-before:page;margin-top:9pt'>b</p>");
        document.Pages[1].Runs[0].Baseline.ShouldBe(21.8, 0.05);
        document.Pages[2].Runs[0].Baseline.ShouldBe(30.8, 0.05);
    }

    [Fact]
    public void Box_AcrossPages_IsSlicedWithoutBordersAtTheCut() => Typeset.ShouldGive($"<div>{Paragraphs(8)}</div>", "div { border: 1pt solid; padding: 4pt }", """
        page 220x120
        line 10,10.5 210,10.5 1
        line 10.5,10 10.5,110 1
        line 209.5,10 209.5,110 1
        text 15,26.8 10 1
        text 15,41.8 10 2
        text 15,56.8 10 3
        text 15,71.8 10 4
        text 15,86.8 10 5
        text 15,101.8 10 6
        page 220x120
        line 10,44.5 210,44.5 1
        line 10.5,10 10.5,45 1
        line 209.5,10 209.5,45 1
        text 15,21.8 10 7
        text 15,36.8 10 8
        """);

    [Fact]
    public void Pages_TooMany_AreAProblem()
    {
        var typesetter = new Typesetter(Fonts.ShippedFonts.Library, new() { MaximumPages = 2 });
        Should.Throw<LayoutException>(() => typesetter.LayOut(Typeset.Html(Paragraphs(13)))).Problems.Single().Code.ShouldBe("too-many-pages");
        typesetter.LayOut(Typeset.Html(Paragraphs(12))).Pages.Length.ShouldBe(2);
    }

    [Fact]
    public void Page_Named_HasItsOwnSizeAndWidth()
    {
        var document = Typeset.Document("<p>a</p><section><p style='text-align:right'>一</p></section><p>b</p>", "@page wide { size: 320pt 100pt } section { page: wide }");
        document.Pages.Select(page => page.Width).ShouldBe([220, 320, 220]);
        document.Pages[1].Runs[0].X.ShouldBe(300, 0.01);
    }

    [Fact]
    public void Page_NamedInsideANamedOne_GoesThereAndBack()
    {
        var document = Typeset.Document(
            "<section><p>a</p><table><tr><td>b</table><p>c</p></section>", "@page wide { size: 320pt 100pt } @page tall { size: 120pt 320pt } section { page: wide } table { page: tall }");
        document.Pages.Select(page => page.Width).ShouldBe([320, 120, 320]);
    }

    [Fact]
    public void Page_NamedTheSame_GoesOnOnOnePage() => Pages("<p class=w>a</p><p class=w>b</p>", ".w { page: wide }").ShouldBe("a b");

    [Theory]
    [InlineData("<table><tr style='page: wide'><td>a</table>")]
    [InlineData("<table><tbody style='page: wide'><tr><td>a</table>")]
    [InlineData("<p><span style='page: wide'>a</span></p>")]
    public void Page_NamedOnWhatIsNoBlock_IsAWarning(string body) => Typeset.Document(body).Warnings.Single().Code.ShouldBe("css-unsupported");

    [Theory]
    [InlineData("@page w { size: 320pt 100pt } @page w:first { size: 330pt 100pt } p { page: w }", 330)]
    [InlineData("@page { size: 300pt 100pt } @page :first { size: 310pt 100pt } @page w { size: 320pt 100pt } p { page: w }", 320)]
    [InlineData("@page :first { size: 310pt 100pt } @page :right { size: 320pt 100pt }", 310)]
    [InlineData("@page :left { size: 310pt 100pt }", 220)]
    public void Page_Selectors_MoreSpecificOnesWin(string style, double width) => Typeset.Document("<p>a</p>", style).Pages[0].Width.ShouldBe(width);

    // CSS Paged Media 3, 4.2.2: :first is the document's first page, also with a name.
    [Fact]
    public void Page_FirstOfAName_IsTheDocumentsFirst() =>
        Typeset.Document("<p>a</p><p class=w>b</p>", "@page w:first { size: 330pt 100pt } .w { page: w }").Pages[1].Width.ShouldBe(220);

    [Fact]
    public void Page_LeftAndRightMargins_MoveTheArea()
    {
        var document = Typeset.Document(Paragraphs(7), "@page :left { margin-left: 15pt; margin-right: 5pt }");
        document.Pages[0].Runs[0].X.ShouldBe(10);
        document.Pages[1].Runs[0].X.ShouldBe(15);
        document.Warnings.ShouldBeEmpty();
    }

    // A letter: the first page's margins are wider, and a paragraph runs over its end.
    [Fact]
    public void Page_FirstOfAnotherWidth_HasItsTextBrokenForIt()
    {
        var document = Typeset.Document($"<p>{new string('一', 70)}</p><p>二</p>", "@page :first { margin: 40pt 60pt; }");
        Typeset.Lines(document).ShouldBe(string.Join('\n', Enumerable.Repeat(new string('一', 10), 2)) + "\n---\n" + new string('一', 20) + "\n" + new string('一', 20) + "\n" + new string('一', 10) + "\n二");
        document.Pages.Select(page => page.Runs[0].X).ShouldBe([60, 10]);
        document.Pages[1].Runs[0].Baseline.ShouldBe(21.8, 0.05);
        document.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Page_FirstOfAnotherWidth_WithATable_GoesOnWithItsHeadAndRows()
    {
        var rows = string.Concat(Enumerable.Range(1, 6).Select(i => $"<tr><td>{i}"));
        var document = Typeset.Document($"<h2 id=a>h</h2><table><thead><tr><td>head</thead>{rows}</table><h2>i</h2><p><a href='#a'>x</a></p>",
            "@page :first { margin: 30pt 60pt } h2 { font: inherit } table { border-spacing: 0; width: 100% } td { padding: 0; border-bottom: 1pt solid }");
        Typeset.Lines(document).ShouldBe("h\nhead\n1\n---\nhead\n2\n3\n4\n5\n6\n---\ni\nx");
        document.Pages.Take(2).Select(page => page.Lines[0].X2 - page.Lines[0].X1).ShouldBe([100, 200]);
        document.Outline.Select(entry => (entry.Text, entry.Page)).ShouldBe([("h", 0), ("i", 2)]);
        document.Pages[2].Links.Single().TargetPage.ShouldBe(0);
    }

    [Theory]
    [InlineData("<p>一</p>", "一")]
    [InlineData("", "")]
    [InlineData("<section><p>一</p></section><p>二</p>", "一\n---\n二")]
    [InlineData("<p>一</p><p style='break-before: right'>二</p>", "一\n---\n\n---\n二")]
    public void Page_FirstOfAnotherWidth_OfLittleText_IsAllTheSame(string body, string expected) =>
        Typeset.Lines(body, "@page :first { margin-left: 60pt } @page w:first { margin-left: 90pt } section { page: w }").ShouldBe(expected);

    [Fact]
    public void Page_WidthsThatVary_AreAWarning() =>
        Typeset.Document("<p>a</p>", "@page :left { margin-left: 15pt }").Warnings.Single().Code.ShouldBe("page-width-varies");

    [Theory]
    [InlineData("size: A5", 419.53, 595.28)]
    [InlineData("size: A4 landscape", 841.89, 595.28)]
    [InlineData("size: landscape", 220, 120)]
    [InlineData("size: portrait", 120, 220)]
    [InlineData("size: 100mm 50mm", 283.46, 141.73)]
    [InlineData("size: 5in", 360, 360)]
    public void Page_Size_IsAsAsked(string size, double width, double height)
    {
        var page = Typeset.Document("", $"@page {{ {size} }}").Pages[0];
        Math.Round(page.Width, 2).ShouldBe(width);
        Math.Round(page.Height, 2).ShouldBe(height);
    }
}
