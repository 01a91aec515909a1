using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Inline;

public class InlineFlowTests
{
    // The page area holds 20 ideographs a line.
    private const string Twenty = "一二三四五六七八九十一二三四五六七八九十";

    [Fact]
    public void Line_Full_BreaksBehindTheLastThatFits() => Typeset.Lines($"<p>{Twenty}百千</p>").ShouldBe($"{Twenty}\n百千");

    [Fact]
    public void Indent_TwoEm_ShortensTheFirstLine() => Typeset.ShouldGive($"<p>{Twenty}</p>", "p { text-indent: 2em }", """
        page 220x120
        text 30,21.8 10 一二三四五六七八九十一二三四五六七八
        text 10,36.8 10 九十
        """);

    [Fact]
    public void Align_CenterRightEnd_MovesTheLine() => Typeset.ShouldGive(
        "<p>一</p><p style='text-align:right'>二</p><p style='text-align:end'>三</p><p style='text-align:left'>四</p>", "p { text-align: center }", """
        page 220x120
        text 105,21.8 10 一
        text 200,36.8 10 二
        text 200,51.8 10 三
        text 10,66.8 10 四
        """);

    [Fact]
    public void Justify_Line_SpreadsBetweenIdeographs_LastLineStays()
    {
        var document = Typeset.Document("<p>一二三四五六七八九十一二三四五六七八九（十一）</p>", "p { text-align: justify }");
        var page = document.Pages[0];
        // 19 ideographs in 200: 18 gaps share the 10 that are left.
        page.Glyphs.Take(18).ShouldAllBe(glyph => Math.Abs(glyph.Advance - (10 + 10.0 / 18)) < 0.001);
        page.Glyphs[18].Advance.ShouldBe(10);
        page.Glyphs.Skip(19).Sum(glyph => glyph.Advance).ShouldBe(40, 0.001);
    }

    [Fact]
    public void Justify_EllipsisAndDashPairs_AreNotParted()
    {
        const string Text = "一——二……三四五六七八九十一二三四五六（七八）";
        var plain = Typeset.Document($"<p>{Text}</p>", "p { width: 195pt }").Pages[0].Glyphs;
        var justified = Typeset.Document($"<p>{Text}</p>", "p { width: 195pt; text-align: justify }").Pages[0].Glyphs;
        justified[0].Advance.ShouldBeGreaterThan(plain[0].Advance);
        // The font draws both dashes as one glyph.
        plain[1].Advance.ShouldBe(20);
        justified[1].Advance.ShouldBeGreaterThan(20);
        justified[3].Advance.ShouldBe(plain[3].Advance);
    }

    [Fact]
    public void WhiteSpace_Normal_CollapsesAndVanishesAtLineEnds() => Typeset.Lines("<p>  a \n\t b  <i> c</i> </p>").ShouldBe("a b c");

    [Fact]
    public void WhiteSpace_SourceLineBreakBetweenIdeographs_IsNoSpace() => Typeset.Lines("<p>政府\n    信息 public\n    a</p>").ShouldBe("政府信息 public a");

    [Fact]
    public void WhiteSpace_Pre_KeepsSpacesAndLines() => Typeset.Lines("<p>a  b\n c</p>", "p { white-space: pre }").ShouldBe("a  b\n c");

    [Fact]
    public void WhiteSpace_PreLine_KeepsLinesOnly() => Typeset.Lines("<p>a  b \n c</p>", "p { white-space: pre-line }").ShouldBe("a b\nc");

    [Fact]
    public void WhiteSpace_Nowrap_StaysOnOneLineWithAWarning()
    {
        var document = Typeset.Document($"<p>{Twenty}百</p>", "p { white-space: nowrap }");
        Typeset.Lines(document).ShouldBe($"{Twenty}百");
        document.Warnings.Single().Code.ShouldBe("overflow");
    }

    [Fact]
    public void Break_Element_EndsTheLine_TrailingOneAddsNone() => Typeset.ShouldGive("<p>一<br>二<br></p><p>三</p>", """
        page 220x120
        text 10,21.8 10 一
        text 10,36.8 10 二
        text 10,51.8 10 三
        """);

    [Fact]
    public void Break_Doubled_LeavesAnEmptyLine() => Typeset.ShouldGive("<p>一<br><br>二</p>", """
        page 220x120
        text 10,21.8 10 一
        text 10,51.8 10 二
        """);

    [Fact]
    public void LetterSpacing_Negative_FitsMoreOnALine() => Typeset.Lines($"<p>{Twenty}百千</p>", "p { letter-spacing: -0.5pt }").ShouldBe($"{Twenty}百\n千");

    [Fact]
    public void Indent_Hanging_FillsTheLineWithoutAWarning()
    {
        var document = Typeset.Document($"<p>{Twenty}百</p>", "p { padding-left: 30pt; text-indent: -30pt }");
        Typeset.Lines(document).ShouldBe($"{Twenty}\n百");
        document.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Word_TooLong_SticksOutWithAWarning()
    {
        var document = Typeset.Document("<div>政 abcdefghij</div>", "div { width: 30pt }");
        Typeset.Lines(document).ShouldBe("政 \nabcdefghij");
        document.Warnings.Single().Code.ShouldBe("overflow");
    }

    [Theory]
    [InlineData("overflow-wrap: anywhere")]
    [InlineData("overflow-wrap: break-word")]
    [InlineData("word-break: break-all")]
    public void Word_TooLong_BreaksWhereAllowed(string style)
    {
        var document = Typeset.Document("<div>0000000000</div>", $"div {{ width: 30pt; {style} }}");
        document.Warnings.ShouldBeEmpty();
        document.Pages[0].Runs.Length.ShouldBe(2);
    }

    [Fact]
    public void SoftHyphen_AtALineEnd_IsDrawn() => Typeset.Lines("<div>aaaa&shy;bbbb</div>", "div { width: 30pt }", "en").ShouldBe("aaaa\u00AD\nbbbb");

    [Fact]
    public void VerticalAlign_SubAndSuper_ShiftTheBaseline() => Typeset.ShouldGive(
        "<p>一<sub>二</sub><sup>三</sup></p>", "sub, sup { font-size: 10pt; line-height: 0 }", """
        page 220x120
        text 10,21.8 10 一
        text 20,23.8 10 二
        text 30,18.5 10 三
        """);

    [Fact]
    public void LineHeight_TallerInlineBox_MakesTheLineTaller() => Typeset.ShouldGive("<p>一<span>二</span></p><p>三</p>", "span { line-height: 25pt }", """
        page 220x120
        text 10,26.8 10 一
        text 20,26.8 10 二
        text 10,46.8 10 三
        """);

    [Fact]
    public void Decoration_Underline_ReachesIntoDescendants()
    {
        var page = Typeset.Document("<p><u>一<b>二</b></u>三</p>").Pages[0];
        page.Lines.Length.ShouldBe(2);
        page.Lines.ShouldAllBe(line => line.Y1 > 21.8 && line.Y1 == line.Y2);
        page.Lines.Sum(line => line.X2 - line.X1).ShouldBe(20, 0.01);
    }

    [Fact]
    public void Color_OfAnInlineBox_IsItsRuns() => Typeset.ShouldGive("<p>一<span>二</span></p>", "span { color: #c00 }", """
        page 220x120
        text 10,21.8 10 一
        text 20,21.8 10 二 #CC0000
        """);

    [Fact]
    public void Background_OfAnInlineBox_ContinuesOnTheNextLine() => Typeset.ShouldGive("<div>一<span>二三四五</span>六</div>", "div { width: 35pt } span { background: #ff0; padding: 0 1pt }", """
        page 220x120
        fill 20,10.32 21x14.37 #FFFF00
        text 10,21.8 10 一
        text 21,21.8 10 二三
        fill 10,25.32 21x14.37 #FFFF00
        text 10,36.8 10 四五
        text 31,36.8 10 六
        """);

    [Fact]
    public void Generated_BeforeAndAfter_StandAroundTheText() => Typeset.Lines(
        "<p data-n='7'>一</p>", "p::before { content: '〔' attr(data-n) '〕' } p::after { content: '。' }").ShouldBe("〔7〕一。");
}
