using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Inline;

/// <summary>Spaces between scripts, trims at the edges of lines, and what justification does with them.</summary>
public class TextSpacingTests
{
    private static string Advances(string body, string style) =>
        string.Join(' ', Typeset.Document(body, style).Pages[0].Glyphs.Select(glyph => glyph.Offset == 0 ? $"{glyph.Advance:0.##}" : $"{glyph.Advance:0.##}/{glyph.Offset:0.##}"));

    /// <summary>Advances of the first character, which the space is added to.</summary>
    [Theory]
    [InlineData("中a", "normal", 11.25)] // an eighth of an em
    [InlineData("中1", "normal", 11.25)]
    [InlineData("中1", "ideograph-alpha", 10)]
    [InlineData("中a", "ideograph-alpha", 11.25)]
    [InlineData("中1", "ideograph-numeric", 11.25)]
    [InlineData("中a", "no-autospace", 10)]
    [InlineData("中é", "normal", 11.25)]
    [InlineData("中，", "normal", 10)]
    [InlineData("中（", "normal", 10)]
    [InlineData("中Ａ", "normal", 10)] // full-width letters have their space
    [InlineData("中 a", "normal", 10)] // a typed space is enough
    [InlineData("あa", "normal", 11.25)]
    public void Autospace_BetweenScripts_IsAdded(string text, string value, double advance) =>
        Math.Round(Typeset.Document($"<p>{text}</p>", $"p {{ text-autospace: {value} }}").Pages[0].Glyphs[0].Advance, 3).ShouldBe(advance);

    [Fact]
    public void Autospace_IsOffAtFirst() => Typeset.Document("<p>中a</p>").Pages[0].Glyphs[0].Advance.ShouldBe(10);

    [Fact]
    public void Autospace_Width_IsTheAuthors() =>
        Typeset.Document("<p>中a</p>", "p { text-autospace: normal; -renderer-autospace-width: 25% }").Pages[0].Glyphs[0].Advance.ShouldBe(12.5f);

    [Fact]
    public void Autospace_Replace_NarrowsTypedSpaces() =>
        Typeset.Document("<p>中 a</p>", "p { text-autospace: ideograph-alpha replace }").Pages[0].Glyphs[1].Advance.ShouldBe(1.25f);

    [Fact]
    public void Autospace_AcrossInlineBoxes_IsAdded() => Typeset.Document("<p>中<b>a</b></p>", "p { text-autospace: normal } b { font-weight: 400 }").Pages[0].Glyphs[0].Advance.ShouldBe(11.25f);

    [Fact]
    public void Autospace_AtALineEnd_IsDropped()
    {
        // Two ideographs fill the line; the space behind the second is not there any more.
        var page = Typeset.Document("<div>一二ab</div>", "div { width: 20pt; text-autospace: normal }").Pages[0];
        page.Runs.Length.ShouldBe(2);
        page.Glyphs[1].Advance.ShouldBe(10);
    }

    [Theory]
    [InlineData("normal", "10 10 10 10")]
    [InlineData("trim-start", "5/-5 10 5/-5 10")]
    [InlineData("space-first", "10 10 5/-5 10")]
    [InlineData("trim-all", "5/-5 10 5/-5 10")]
    public void Trim_AtLineStarts_FollowsTheValue(string value, string expected) =>
        Advances("<div>《一《二</div>", $"div {{ width: 20pt; text-spacing-trim: {value} }}").ShouldBe(expected);

    [Fact]
    public void Trim_Both_HalvesTheEndThoughItFits() => Advances("<div>一，二</div>", "div { width: 29pt; text-spacing-trim: trim-both }").ShouldBe("10 5 10");

    [Fact]
    public void Trim_OpeningMarkInABoxAtALineStart_IsFullAgain() => Advances("<div>一，<b>《二</b></div>", "div { width: 20pt } b { font-weight: 400 }").ShouldBe("10 10 10 10");

    [Fact]
    public void Squeeze_Auto_TakesBlankHalvesInForOneMoreCharacter()
    {
        const string Text = "一二三，四五六七八九，十一二三四五六七八九十百";
        Typeset.Lines($"<p>{Text}</p>", "p { width: 190pt; text-align: justify }").ShouldBe("一二三，四五六七八九，十一二三四五六七\n八九十百");
        Typeset.Lines($"<p>{Text}</p>", "p { width: 190pt; text-align: justify; text-spacing-trim: auto }").ShouldBe("一二三，四五六七八九，十一二三四五六七八\n九十百");
        var page = Typeset.Document($"<p>{Text}</p>", "p { width: 190pt; text-align: justify; text-spacing-trim: auto }").Pages[0];
        page.Glyphs.Take(20).Sum(glyph => glyph.Advance).ShouldBe(190, 0.01);
        (page.Glyphs[3].Advance, page.Glyphs[10].Advance).ShouldBe((5, 5));
    }

    [Fact]
    public void Justify_InterWord_LeavesIdeographsAlone() =>
        Typeset.Document("<div>一二 三四五</div>", "div { width: 45pt; text-align: justify; text-justify: inter-word }").Pages[0].Glyphs[0].Advance.ShouldBe(10);

    [Fact]
    public void Justify_InterCharacter_SpreadsLettersToo()
    {
        var page = Typeset.Document("<div>ab</div>", "div { width: 60pt; text-align-last: justify; text-justify: inter-character }").Pages[0];
        page.Glyphs.Sum(glyph => glyph.Advance).ShouldBe(60, 0.01);
    }

    [Fact]
    public void Justify_None_IsStartAligned() =>
        Typeset.Document("<div>一二三</div>", "div { width: 60pt; text-align-last: justify; text-justify: none }").Pages[0].Glyphs[0].Advance.ShouldBe(10);

    [Theory]
    [InlineData("——")]
    [InlineData("……")]
    public void LetterSpacing_StaysOutOfPairs(string pair)
    {
        var glyphs = Typeset.Document($"<p>{pair}一</p>", "p { letter-spacing: 3pt }").Pages[0].Glyphs;
        // The dashes may be one glyph of the font.
        glyphs.Sum(glyph => glyph.Advance).ShouldBe(2 * 10 + 3 + 10 + 3, 0.001);
    }

    [Fact]
    public void LetterSpacing_Percentage_IsOfTheFontSize() => Typeset.Document("<p>一</p>", "p { letter-spacing: 20% }").Pages[0].Glyphs[0].Advance.ShouldBe(12);

    [Fact]
    public void Indent_Hanging_AndEachLine()
    {
        Typeset.Document("<div>一二<br>三四</div>", "div { text-indent: 2em each-line }").Pages[0].Runs.Select(run => run.X).ShouldBe([30, 30]);
        Typeset.Document("<div>一二三</div>", "div { width: 30pt; text-indent: 1em hanging }").Pages[0].Runs.Select(run => run.X).ShouldBe([10]);
        Typeset.Document("<div>一二三四</div>", "div { width: 30pt; text-indent: 1em hanging }").Pages[0].Runs.Select(run => run.X).ShouldBe([10, 20]);
    }

    [Fact]
    public void WhiteSpace_Longhands_AreTheShorthands() =>
        Typeset.Lines("<p>a  b\n c</p>", "p { white-space-collapse: preserve; text-wrap-mode: nowrap }").ShouldBe("a  b\n c");
}
