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

    // Chromium 156 gives the same places, but for least and greatest sizes, which it does not know here.
    [Theory]
    [InlineData("@top-left { width: 50pt } @top-right { }", "20,0 50x20 / 70,0 130x20")]
    [InlineData("@top-left { } @top-center { width: 60pt }", "20,0 60x20 / 80,0 60x20")]
    [InlineData("@top-left { width: 100pt } @top-center { width: 20pt } @top-right { }", "20,0 100x20 / 100,0 20x20 / 120,0 80x20")]
    [InlineData("@top-left { content: '一二三四五六七八九十一二三四五六一二三四五六' } @top-center { content: '一二三四' }", "20,0 80x20 / 100,0 20x20")]
    [InlineData("@top-left { margin: 2pt 5pt } @top-right { }", "25,2 170x16")]
    [InlineData("@left-top { height: 30pt } @left-bottom { }", "0,20 20x30 / 0,50 20x50")]
    [InlineData("@top-center { max-width: 60pt }", "80,0 60x20")]
    [InlineData("@top-left { min-width: 120pt } @top-right { content: '一' }", "20,0 166.2x20 / 186.2,0 13.8x20")]
    [InlineData("@right-middle { max-height: 20pt }", "200,50 20x20")]
    [InlineData("@top-left { width: 25% } @top-right { width: 50% }", "20,0 45x20 / 110,0 90x20")]
    public void Boxes_OfAnEdge_ShareIt(string rules, string expected)
    {
        var page = Typeset.Document("", $"@page {{ size: 220pt 120pt; margin: 20pt; {rules.Replace("{", "{ background: #eee; content: ''; ", StringComparison.Ordinal)} }}").Pages[0];
        string.Join(" / ", page.Fills.Select(fill => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{fill.X:0.#},{fill.Y:0.#} {fill.Width:0.#}x{fill.Height:0.#}"))).ShouldBe(expected);
    }

    [Fact]
    public void Content_OfSeveralLinesAndALeader_IsLaidOutLikeOther() =>
        Boxes("@bottom-left { content: '一\\A 二' leader('＊') '三'; white-space: pre-wrap; width: 80pt; vertical-align: top }").ShouldBe("text 20,111.8 10 一 / text 20,126.8 10 二 / text 30,126.8 10 ＊＊＊＊＊＊ / text 90,126.8 10 三");

    [Fact]
    public void Content_WithAPicture_ShowsIt()
    {
        var image = Images.ImageTests.Png;
        Boxes($"@top-left {{ content: url({image}) '一' }} @top-right {{ content: url('{image}') }}").ShouldBe("image 20,0.91 30x15 image/png / text 50,15.9 10 一 / image 170,0.91 30x15 image/png");
    }

    [Fact]
    public void Content_WithAMissingPicture_IsAWarning()
    {
        var document = Typeset.Document("", "@page { @top-left { content: url(none.png) 'x' } }");
        document.Warnings.Single().Code.ShouldBe("image-ignored");
        Typeset.Lines(document).ShouldBe("x");
    }

    [Fact]
    public void Page_WithBorderPaddingAndBackground_HasThemRoundItsArea() => Typeset.ShouldGive("<p>一</p>", "@page { border: 2pt solid; padding: 3pt; background: #eef }", """
        page 220x120
        fill 0,0 220x120 #EEEEFF
        line 10,11 210,11 2
        line 10,109 210,109 2
        line 11,10 11,110 2
        line 209,10 209,110 2
        text 15,26.8 10 一
        """);

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
