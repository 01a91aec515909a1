using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Painting;

public class MarginBoxTests
{
    private static string Page(string rules, string body = "") => LayoutText.Of(Typeset.Document(body, $"@page {{ size: 220pt 120pt; margin: 20pt; {rules} }}"));

    private static string Boxes(string rules) => string.Join(" / ", Page(rules).Split('\n')[1..].Select(line => line.Replace(" artifact", "", StringComparison.Ordinal)));

    [Theory]
    [InlineData("@bottom-center { content: '一' }", "text 105,114.3 10 一")]
    [InlineData("@bottom-right { content: '一' }", "text 190,114.3 10 一")]
    [InlineData("@bottom-left { content: '一' }", "text 20,114.3 10 一")]
    [InlineData("@top-left { content: '一' }", "text 20,14.3 10 一")]
    [InlineData("@top-right { content: '一'; vertical-align: top }", "text 190,11.8 10 一")]
    [InlineData("@top-center { content: '一'; vertical-align: bottom }", "text 105,16.8 10 一")]
    [InlineData("@top-left-corner { content: '一' }", "text 10,14.3 10 一")]
    [InlineData("@bottom-right-corner { content: '一' }", "text 200,114.3 10 一")]
    [InlineData("@left-middle { content: '一' }", "text 5,64.3 10 一")]
    [InlineData("@left-top { content: '一' }", "text 5,31.8 10 一")]
    [InlineData("@right-bottom { content: '一' }", "text 205,96.8 10 一")]
    [InlineData("@top-right { content: '一'; padding: 3pt 4pt 0 0; vertical-align: top }", "text 186,14.8 10 一")]
    [InlineData("@top-center { content: '一'; text-align: left; width: 50pt }", "text 85,14.3 10 一")]
    [InlineData("@top-center { content: none } @top-left { content: '' }", "")]
    public void Box_OfEachName_HasItsPlace(string rule, string expected) => Boxes(rule).ShouldBe(expected);

    [Fact]
    public void Boxes_AllThree_MiddleStaysInTheMiddle() =>
        Boxes("@top-left { content: '一二三' } @top-center { content: '四' } @top-right { content: '五' }")
            .ShouldBe("text 20,14.3 10 一二三 / text 105,14.3 10 四 / text 190,14.3 10 五");

    [Fact]
    public void Box_WithBackgroundAndBorder_FillsItsPart() =>
        Boxes("@top-left { content: '一'; background: #eee; border-bottom: 1pt solid } @top-right { content: '二' }")
            .ShouldBe("fill 20,0 90x20 #EEEEEE / line 20,19.5 110,19.5 1 / text 20,13.8 10 一 / text 190,14.3 10 二");

    [Fact]
    public void Counters_PageAndPages_CountFromOne()
    {
        var document = Typeset.Document("<p>a</p><p style='break-before: page'>b</p>", "@page { @bottom-center { content: '第' counter(page) '页，共' counter(pages, cjk-decimal) '页' } }");
        Typeset.Lines(document).ShouldBe("a\n第1页，共二页\n---\nb\n第2页，共二页");
    }

    [Fact]
    public void Selectors_LeftRightFirst_ChooseByPage()
    {
        var body = string.Concat(Enumerable.Repeat("<p style='break-after: page'>x</p>", 3)) + "<p>x</p>";
        var style = "@page :right { @bottom-right { content: 'r' } } @page :left { @bottom-left { content: 'l' } } @page :first { @bottom-right { content: 'f' } }";
        Typeset.Lines(body, style).ShouldBe("x\nf\n---\nx\nl\n---\nx\nr\n---\nx\nl");
    }

    [Fact]
    public void Style_OfABox_InheritsFromThePageAndTheRoot()
    {
        var document = Typeset.Document("", "html { color: red } @page { font-size: 12pt; @top-left { content: '一'; font-weight: bold } }");
        var run = document.Pages[0].Runs.Single();
        run.Size.ShouldBe(12);
        run.Color.ShouldBe(new(255, 0, 0));
        document.Fonts.Single().Weight.ShouldBe(700);
    }

    [Fact]
    public void Content_IsAnArtifact() => Page("@top-left { content: '一' }", "<p>二</p>").ShouldEndWith("一 artifact");

    [Fact]
    public void Background_OfTheBody_CoversThePaper() => Typeset.ShouldGive("<p>一</p>", "body { background: #ffe }", """
        page 220x120
        fill 0,0 220x120 #FFFFEE
        fill 10,10 200x15 #FFFFEE
        text 10,21.8 10 一
        """);
}
