using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Flow;

public class BlockFlowTests
{
    [Fact]
    public void Paragraphs_Plain_StackLineByLine() => Typeset.ShouldGive("<p>一二三</p><p>四五</p>", """
        page 220x120
        text 10,21.8 10 一二三
        text 10,36.8 10 四五
        """);

    [Fact]
    public void Margins_BetweenSiblings_Collapse() => Typeset.ShouldGive("<p>一</p><p>二</p>", "p { margin: 10pt 0 20pt }", """
        page 220x120
        text 10,31.8 10 一
        text 10,66.8 10 二
        """);

    [Fact]
    public void Margins_Negative_AreSubtracted() => Typeset.ShouldGive("<p>一</p><p style='margin-top:-5pt'>二</p>", "p { margin-bottom: 8pt }", """
        page 220x120
        text 10,21.8 10 一
        text 10,39.8 10 二
        """);

    [Fact]
    public void Margins_OfParentAndFirstChild_Collapse() => Typeset.ShouldGive("<p>零</p><div><p>一</p></div>", "div { margin-top: 4pt } div p { margin-top: 9pt }", """
        page 220x120
        text 10,21.8 10 零
        text 10,45.8 10 一
        """);

    [Fact]
    public void Margins_ThroughEmptyBlock_Collapse() => Typeset.ShouldGive("<p>一</p><div></div><p>二</p>", "div { margin: 10pt 0 } p { margin: 5pt 0 }", """
        page 220x120
        text 10,26.8 10 一
        text 10,51.8 10 二
        """);

    [Fact]
    public void Margins_AcrossPadding_StayApart() => Typeset.ShouldGive("<div><p>一</p></div>", "div { margin-top: 4pt; padding-top: 1pt } p { margin-top: 9pt }", """
        page 220x120
        text 10,35.8 10 一
        """);

    [Fact]
    public void Width_WithAutoMargins_IsCentred() => Typeset.ShouldGive("<div>一</div>", "div { width: 100pt; margin: 0 auto; background: #eee }", """
        page 220x120
        fill 60,10 100x15 #EEEEEE
        text 60,21.8 10 一
        """);

    [Fact]
    public void Width_ContentBox_AddsPaddingAndBorder() => Typeset.ShouldGive("<div>一</div>", "div { width: 50pt; padding: 2pt 5pt; border: 1pt solid }", """
        page 220x120
        line 10,10.5 72,10.5 1
        line 10,30.5 72,30.5 1
        line 10.5,10 10.5,31 1
        line 71.5,10 71.5,31 1
        text 16,24.8 10 一
        """);

    [Fact]
    public void Width_BorderBox_IncludesPaddingAndBorder() => Typeset.ShouldGive("<div>一</div>", "div { box-sizing: border-box; width: 50%; padding: 0 5pt; background: red }", """
        page 220x120
        fill 10,10 100x15 #FF0000
        text 15,21.8 10 一
        """);

    [Fact]
    public void Width_MinimumAboveMaximum_Wins() => Typeset.ShouldGive("<div>一</div>", "div { width: 100pt; max-width: 60pt; min-width: 80pt; background: red }", """
        page 220x120
        fill 10,10 80x15 #FF0000
        text 10,21.8 10 一
        """);

    [Fact]
    public void Height_Fixed_MakesRoom() => Typeset.ShouldGive("<div></div><p>一</p>", "div { height: 20pt; background: blue }", """
        page 220x120
        fill 10,10 200x20 #0000FF
        text 10,41.8 10 一
        """);

    [Fact]
    public void MixedContent_InlineRuns_BecomeAnonymousBlocks() => Typeset.ShouldGive("<div>一<p>二</p>三</div>", """
        page 220x120
        text 10,21.8 10 一
        text 10,36.8 10 二
        text 10,51.8 10 三
        """);

    [Fact]
    public void MixedContent_BlockInsideInline_SplitsIt() => Typeset.ShouldGive("<div><b>一<i>二<p>三</p>四</i></b></div>", "b { font-weight: 400; background: red } i { font-style: normal }", """
        page 220x120
        fill 10,10.32 20x14.37 #FF0000
        text 10,21.8 10 一
        text 20,21.8 10 二
        text 10,36.8 10 三
        fill 10,40.32 10x14.37 #FF0000
        text 10,51.8 10 四
        """);

    [Fact]
    public void InlineBlock_StandsOnTheBaseline_AsWideAsItsContent() => Typeset.ShouldGive("<p>一<span>二三</span>四</p>", "span { display: inline-block; padding: 5pt; background: red }", """
        page 220x120
        text 10,26.8 10 一
        fill 20,10 30x25 #FF0000
        text 25,26.8 10 二三
        text 50,26.8 10 四
        """);

    [Fact]
    public void BodyMargin_ByDefault_IsEightPixels() => Typeset.ShouldGive("<p>一</p>", "body { margin: 8px }", """
        page 220x120
        text 16,27.8 10 一
        """);
}
