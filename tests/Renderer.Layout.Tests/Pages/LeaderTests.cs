using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Pages;

public class LeaderTests
{
    [Fact]
    public void Leader_FillsTheLine_AndTheNumberEndsIt() => Typeset.ShouldGive("<p>甲<a href='#a'>乙</a></p><p id=a>丙</p>", "a { color: black; text-decoration: none } a::after { content: leader('＊') target-counter(attr(href url), page) }", """
        page 220x120
        text 10,21.8 10 甲
        text 20,21.8 10 乙
        text 30,21.8 10 ＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊ artifact
        text 205.29,21.8 10 1
        text 10,36.8 10 丙
        link 20,10.32 10x14.37 page 1 at 25
        link 205.29,10.32 4.71x14.37 page 1 at 25
        """);

    [Theory]
    [InlineData("leader(dotted)", "一. . . . ")]
    [InlineData("leader(solid)", "一____")]
    [InlineData("leader('·')", "一····")]
    public void Leader_OfEachKind_RepeatsItsPattern(string leader, string start) =>
        Typeset.Lines("<p>一<b>二</b></p>", $"b {{ font-weight: 400 }} b::before {{ content: {leader} }}").ShouldStartWith(start);

    [Fact]
    public void Leaders_OfSeveralLines_HaveTheirDotsBelowEachOther()
    {
        var page = Typeset.Document("<p>一<b>1</b></p><p>一二三<b>108</b></p>", "b { font-weight: 400 } b::before { content: leader('.') }").Pages[0];
        var leaders = page.Items.Where(item => item.Structure < 0).Select(item => page.Runs[item.Index]).ToList();
        var dot = page.Glyphs[leaders[0].FirstGlyph].Advance;
        leaders.Count.ShouldBe(2);
        foreach (var run in leaders) Math.Abs(Math.IEEERemainder(210 - run.X, dot)).ShouldBeLessThan(0.05);
    }

    // The text leaves no room on its line: the leader goes to the next one, together with the number.
    [Fact]
    public void Leader_WithoutRoom_GoesToTheNextLineWithWhatItLeadsTo() =>
        Typeset.Lines($"<p>{new string('一', 20)}<b>7</b></p>", "b { font-weight: 400 } b::before { content: leader('　') }").Split('\n')[1].ShouldEndWith($"{new string('　', 18)}7");

    [Fact]
    public void Leaders_Two_ShareTheLine()
    {
        var page = Typeset.Document("<p>一<b>二</b><b>三</b></p>", "b { font-weight: 400 } b::before { content: leader('＊') }").Pages[0];
        page.Items.Where(item => item.Structure < 0).Select(item => page.Runs[item.Index].GlyphCount).Sum().ShouldBeInRange(15, 17);
        page.Runs[^1].X.ShouldBe(200, 0.01);
    }
}
