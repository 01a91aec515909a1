using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Inline;

public class PunctuationSpacingTests
{
    /// <summary>Advances and, after a slash, offsets of 10 point glyphs.</summary>
    [Theory]
    [InlineData("甲乙", "10 10")]
    [InlineData("》，甲", "5 10 10")] // closing, comma: the first loses its right half
    [InlineData("）。甲", "5 10 10")]
    [InlineData("。”甲", "5 10 10")]
    [InlineData("，《甲", "10 5/-5 10")] // comma, opening: the second loses its left half
    [InlineData("甲）（乙", "10 10 5/-5 10")]
    [InlineData("甲“《乙", "10 10 5/-5 10")] // opening, opening
    [InlineData("：“甲", "10 5/-5 10")]
    [InlineData("》）。甲", "5 5 10 10")] // a chain
    [InlineData("甲。乙", "10 10 10")] // alone: full
    [InlineData("！《甲", "10 10 10")] // exclamation marks stand in the middle
    public void Apply_Neighbours_ShareTheirBlankHalves(string text, string expected)
    {
        var page = Typeset.Document($"<p>{text}</p>").Pages[0];
        string.Join(' ', page.Glyphs.Select(glyph => glyph.Offset == 0 ? $"{glyph.Advance:0.##}" : $"{glyph.Advance:0.##}/{glyph.Offset:0.##}")).ShouldBe(expected);
    }

    [Fact]
    public void Apply_SpaceAll_LeavesEverythingFull()
    {
        var page = Typeset.Document("<p>》，甲</p>", "p { text-spacing-trim: space-all }").Pages[0];
        page.Glyphs.ShouldAllBe(glyph => glyph.Advance == 10);
    }

    [Fact]
    public void LineEnd_ClosingMark_LosesItsBlankHalfOnlyIfNeeded()
    {
        Typeset.Lines("<div>甲乙，丙</div>", "div { width: 25pt }").ShouldBe("甲乙，\n丙");
        Typeset.Lines("<div>甲乙，丙</div>", "div { width: 24pt }").ShouldBe("甲\n乙，\n丙");
    }

    [Fact]
    public void LineStart_OpeningMark_IsFullAgain()
    {
        var page = Typeset.Document("<div>甲，《乙》</div>", "div { width: 20pt }").Pages[0];
        page.Glyphs[2].CodePoint.ShouldBe('《');
        page.Glyphs[2].Offset.ShouldBe(0);
        page.Glyphs[2].Advance.ShouldBe(10);
    }

    [Fact]
    public void Apply_NarrowMarks_AreLeftAlone()
    {
        var page = Typeset.Document("<p>a),(b</p>").Pages[0];
        page.Glyphs.ShouldAllBe(glyph => glyph.Offset == 0);
    }
}
