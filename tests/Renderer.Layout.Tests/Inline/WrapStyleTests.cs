using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Inline;

public class WrapStyleTests
{
    private const string Title = "某某市人民政府办公室二〇二三年政府信息公开工作年度报告";

    [Fact]
    public void Balance_TwoLines_AreEqual() => Typeset.Lines("<h2>一二三四五六七八九十一二三四五六七八九十百千</h2>", "h2 { font-size: 10pt; text-wrap: balance }")
        .ShouldBe("一二三四五六七八九十一\n二三四五六七八九十百千");

    [Fact]
    public void Balance_OddCount_IsLargerAbove() => Typeset.Lines("<h2>一二三四五六七八九十一二三四五六七八九十百</h2>", "h2 { font-size: 10pt; text-wrap: balance }")
        .ShouldBe("一二三四五六七八九十一\n二三四五六七八九十百");

    [Fact]
    public void Balance_MarkedWords_StayWhole() => Typeset.Lines(
        "<h2><span>某某市人民政府办公室</span><span>二〇二三年</span><span>政府信息公开工作</span><span>年度报告</span></h2>",
        "h2 { font-size: 10pt; text-wrap: balance; text-align: center } span { white-space: nowrap }")
        .ShouldBe("某某市人民政府办公室二〇二三年\n政府信息公开工作年度报告");

    [Fact]
    public void Balance_KeepAllWithBreakOpportunities_BreaksAtThem() => Typeset.Lines(
        "<h2>某某市人民政府办公室<wbr>二〇二三年<wbr>政府信息公开工作<wbr>年度报告</h2>",
        "h2 { font-size: 10pt; text-wrap: balance; word-break: keep-all }")
        .Replace("\u200B", "", StringComparison.Ordinal).ShouldBe("某某市人民政府办公室二〇二三年\n政府信息公开工作年度报告");

    [Fact]
    public void Balance_KeepsTheAlignmentOfTheWholeWidth()
    {
        var page = Typeset.Document($"<h2>{Title}</h2>", "h2 { font-size: 10pt; text-wrap: balance; text-align: center }").Pages[0];
        foreach (var run in page.Runs)
        {
            var width = page.Glyphs.AsSpan(run.FirstGlyph, run.GlyphCount).ToArray().Sum(glyph => glyph.Advance);
            (run.X + width / 2).ShouldBe(110, 0.01);
        }
    }

    [Fact]
    public void Balance_LongText_IsFilledAsUsual()
    {
        var text = string.Concat(Enumerable.Repeat("政府信息公开", 40));
        Typeset.Lines($"<p>{text}</p>", "p { text-wrap: balance }").ShouldBe(Typeset.Lines($"<p>{text}</p>"));
    }

    [Fact]
    public void Pretty_LonelyLastCharacter_GetsCompany() => Typeset.Lines("<p>一二三四五六七八九十一二三四五六七八九十百。</p>", "p { text-wrap: pretty }")
        .ShouldBe("一二三四五六七八九十一二三四五六七八九\n十百。");

    [Fact]
    public void Nowrap_IsAModeOfItsOwn() => Typeset.Document("<p>一二三四五六七八九十一二三四五六七八九十百千</p>", "p { text-wrap: nowrap }").Warnings.Single().Code.ShouldBe("overflow");
}
