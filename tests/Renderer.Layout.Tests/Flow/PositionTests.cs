using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Flow;

public class PositionTests
{
    private const string Seal = "<i class=seal></i>";
    private const string Style = ".block { position: relative; width: 100pt } .seal { position: absolute; width: 20pt; height: 10pt; background: red } ";

    private static void Place(string seal, string expected) => Typeset.ShouldGive($"<p>一</p><div class=block>二{Seal}</div><p>三</p>", Style + $".seal {{ {seal} }}", $"""
        page 220x120
        text 10,21.8 10 一
        text 10,36.8 10 二
        {expected}
        text 10,51.8 10 三
        """);

    [Theory]
    [InlineData("left: 5pt; top: 2pt", "fill 15,27 20x10 #FF0000")]
    [InlineData("right: 5pt; bottom: 2pt", "fill 85,28 20x10 #FF0000")]
    [InlineData("left: 50%; top: -20%", "fill 60,22 20x10 #FF0000")]
    [InlineData("left: 5pt; right: 15pt; width: auto; top: 0; bottom: 0; height: auto", "fill 15,25 80x15 #FF0000")]
    [InlineData("inset: 0; margin: auto", "fill 50,27.5 20x10 #FF0000")]
    [InlineData("left: 0; top: 0; margin: 3pt", "fill 13,28 20x10 #FF0000")]
    [InlineData("margin-top: 4pt", "fill 20,29 20x10 #FF0000")]
    [InlineData("display: block", "fill 10,40 20x10 #FF0000")]
    [InlineData("top: 1pt; inset-inline-end: 0", "fill 90,26 20x10 #FF0000")]
    [InlineData("left: 0; bottom: 100%", "fill 10,15 20x10 #FF0000")]
    [InlineData("left: 0; top: 0; width: 200%; max-width: 50%", "fill 10,25 50x10 #FF0000")]
    public void Absolute_WithOffsets_StandsInThePaddingBox(string seal, string expected) => Place(seal, expected);

    [Fact]
    public void Absolute_WithAutoWidth_ShrinksToItsContent() => Typeset.ShouldGive("<div class=block><div class=note>四五</div>二</div>", Style + ".note { position: absolute; right: 0; top: 0; background: #eee }", """
        page 220x120
        text 10,21.8 10 二
        fill 90,10 20x15 #EEEEEE
        text 90,21.8 10 四五
        """);

    [Fact]
    public void Absolute_WithoutPositionedAncestor_HangsOnTheFirstPage() => Typeset.ShouldGive($"<p>一</p><p style='break-before:page'>二{Seal}</p>", Style + ".seal { right: 0; bottom: 0 }", """
        page 220x120
        text 10,21.8 10 一
        fill 190,100 20x10 #FF0000
        page 220x120
        text 10,21.8 10 二
        """);

    [Fact]
    public void Absolute_InBlockAcrossPages_StandsBesideItsUnit() => Typeset.ShouldGive(
        $"<div class=block><p>一</p><p>二</p><p style='break-before:page'>三</p><p>四</p>{Seal}</div>", Style + ".seal { left: 30pt; bottom: 0 }", """
        page 220x120
        text 10,21.8 10 一
        text 10,36.8 10 二
        page 220x120
        text 10,21.8 10 三
        text 10,36.8 10 四
        fill 40,30 20x10 #FF0000
        """);

    [Fact]
    public void Absolute_WithNegativeZIndex_IsPaintedBelowTheText() => Typeset.ShouldGive($"<div class=block>二{Seal}<i class='seal top'></i></div>", Style + ".seal { left: 0; top: 0; z-index: -1 } .top { z-index: 2; left: 40pt }", """
        page 220x120
        fill 10,10 20x10 #FF0000
        text 10,21.8 10 二
        fill 50,10 20x10 #FF0000
        """);

    [Fact]
    public void Absolute_SiblingsWithZIndex_ArePaintedInItsOrder() => Typeset.ShouldGive($"<div class=block><i class=seal style='z-index:3;left:1pt;top:0'></i><i class=seal style='left:2pt;top:0'></i>二</div>", Style, """
        page 220x120
        text 10,21.8 10 二
        fill 12,10 20x10 #FF0000
        fill 11,10 20x10 #FF0000
        """);

    [Fact]
    public void Absolute_InCell_StandsInThePaddingBoxOfTheCell() => Typeset.ShouldGive($"<table><tr><td style='position:relative;width:60pt;height:40pt'>二{Seal}</td></tr></table>", Style + "table { border-spacing: 0 } td { padding: 0; vertical-align: top } .seal { right: 0; bottom: 0 }", """
        page 220x120
        text 10,21.8 10 二
        fill 50,40 20x10 #FF0000
        """);

    [Fact]
    public void Absolute_InsideAbsolute_IsPlacedInIt() => Typeset.ShouldGive($"<div class=block>二<div class=outer>{Seal}</div></div>", Style + ".outer { position: absolute; right: 0; top: 10pt; width: 50pt; height: 30pt } .seal { right: 0; bottom: 0 }", """
        page 220x120
        text 10,21.8 10 二
        fill 90,40 20x10 #FF0000
        """);

    [Fact]
    public void Absolute_Pseudo_IsPositionedToo() => Typeset.ShouldGive("<div class=block>二</div>", Style + ".block::after { content: '印'; position: absolute; right: 0; top: 0 }", """
        page 220x120
        text 10,21.8 10 二
        text 100,21.8 10 印
        """);

    [Fact]
    public void Relative_Block_IsMovedWithItsContentAndNothingElse() => Typeset.ShouldGive("<p>一</p><p class=moved>二</p><p>三</p>", ".moved { position: relative; left: 10%; top: -2pt; background: #eee }", """
        page 220x120
        text 10,21.8 10 一
        fill 30,23 200x15 #EEEEEE
        text 30,34.8 10 二
        text 10,51.8 10 三
        """);

    [Fact]
    public void Relative_Inline_IsMoved() => Typeset.ShouldGive("<p>一<b class=moved>二</b>三</p>", "b { font-weight: 400 } .moved { position: relative; right: 1pt; bottom: 2pt; background: #eee }", """
        page 220x120
        fill 19,8.32 10x14.37 #EEEEEE
        text 10,21.8 10 一
        text 19,19.8 10 二
        text 30,21.8 10 三
        """);

    [Theory]
    [InlineData("fixed")]
    [InlineData("sticky")]
    public void Position_OfTheScreen_IsReported(string position) =>
        Typeset.Document("<p>一</p>", $"p {{ position: {position} }}").Warnings.ShouldHaveSingleItem().Message.ShouldContain($"\"{position}\" of position");
}
