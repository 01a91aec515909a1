using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Fonts.Shaping;

/// <summary>What the shipped fonts do to Latin and Chinese text, and what a style may ask of them.</summary>
public sealed class ShapingTests
{
    private static Page Set(string text, string style = "", string language = "zh-CN") => Typeset.Document($"<p>{text}</p>", style, language).Pages[0];

    private static string[] Texts(Page page) => [.. page.Glyphs.Select(glyph => page.TextOf(glyph))];

    private static double Width(Page page) => page.Glyphs.Sum(glyph => glyph.Advance);

    [Fact]
    public void Ligature_OfLetters_IsOneGlyphWithTheirText()
    {
        var page = Set("office");
        Texts(page).ShouldBe(["o", "ffi", "c", "e"]);
        page.Glyphs[1].CodePoint.ShouldBe(Glyph.FirstCluster);
        page.Clusters.ShouldBe(["ffi"]);
    }

    [Theory]
    [InlineData("p { font-variant-ligatures: none }")]
    [InlineData("p { font-variant-ligatures: no-common-ligatures }")]
    [InlineData("p { font-variant: none }")]
    [InlineData("p { font-feature-settings: 'liga' off }")]
    [InlineData("p { font-feature-settings: \"liga\" 0, 'kern' }")]
    [InlineData("p { letter-spacing: 1pt }")]
    public void Ligature_ThatIsNotWanted_StaysLetters(string style) => Texts(Set("office", style)).ShouldBe(["o", "f", "f", "i", "c", "e"]);

    [Fact]
    public void Ligature_AcrossInlineBoxes_IsNotMade() => Texts(Set("of<b>fi</b>ce")).ShouldBe(["o", "f", "fi", "c", "e"]);

    [Fact]
    public void Ligature_AtANonJoiner_IsNotMade() => Texts(Set("f&zwnj;i")).ShouldBe(["f", "i"]);

    [Fact]
    public void Dashes_OfAChinesePair_AreOneMark()
    {
        var page = Set("甲——乙");
        Texts(page).ShouldBe(["甲", "——", "乙"]);
        page.Glyphs[1].Advance.ShouldBe(20, 0.01);
    }

    [Fact]
    public void Kerning_OfPairs_NarrowsThem()
    {
        var (kerned, plain) = (Set("AVATAR To"), Set("AVATAR To", "p { font-kerning: none }"));
        Width(kerned).ShouldBeLessThan(Width(plain) - 0.2);
        kerned.Glyphs.Select(glyph => glyph.Id).ShouldBe(plain.Glyphs.Select(glyph => glyph.Id));
    }

    [Fact]
    public void Locl_OfTheLanguage_ChoosesTheForm()
    {
        var (chinese, english) = (Set("甲—乙").Glyphs[1].Id, Set("甲—乙", language: "ja").Glyphs[1].Id);
        chinese.ShouldNotBe(english);
    }

    [Fact]
    public void Halt_OfPunctuation_HalvesIt()
    {
        var page = Set("甲《乙", "p { font-feature-settings: 'halt' }");
        page.Glyphs[1].Advance.ShouldBe(5, 0.01);
        page.Glyphs[1].Offset.ShouldBe(-5, 0.01);
    }

    [Fact]
    public void EastAsianWidths_OfLetters_AreFull() =>
        Set("AB", "p { font-variant-east-asian: full-width }").Glyphs.Select(glyph => (double)glyph.Advance).ShouldBe([10, 10], 0.01);

    [Theory]
    [InlineData("font-feature-settings: 'kern")]
    [InlineData("font-feature-settings: kern")]
    [InlineData("font-feature-settings: 'kerning'")]
    [InlineData("font-variant-numeric: lining-nums oldstyle-nums")]
    [InlineData("font-variant: none lining-nums")]
    public void Value_ThatIsNone_IsAWarning(string declaration) =>
        Typeset.Document("<p>x</p>", $"p {{ {declaration} }}").Warnings.ShouldHaveSingleItem().Code.ShouldBe("css-unsupported");

    [Fact]
    public void Inherit_OfOneProperty_LeavesTheOthers()
    {
        var page = Typeset.Document("<div><p>office</p></div>", "div { font-variant-ligatures: none } p { font-kerning: none; font-variant-ligatures: inherit }").Pages[0];
        Texts(page).Length.ShouldBe(6);
    }

    [Fact]
    public void Mark_BehindItsLetter_IsOneGlyphWithBoth()
    {
        var page = Set("u&#x308;ber");
        Texts(page)[0].ShouldBe("u\u0308");
        page.Glyphs[0].Id.ShouldBe(Set("ü").Glyphs[0].Id);
    }

    [Fact]
    public void Mark_WithoutAComposedCharacter_IsAWarning() =>
        Typeset.Document("<p>x&#x308;</p>").Warnings.ShouldHaveSingleItem().Code.ShouldBe("mark-unplaced");

    [Fact]
    public void Variation_ThatTheFaceKnows_KeepsItsSelector()
    {
        var page = Set("郎&#xFE00;君");
        Texts(page).ShouldBe(["郎\uFE00", "君"]);
        page.Glyphs[0].Id.ShouldNotBe(Set("郎").Glyphs[0].Id);
        page.Glyphs[0].Advance.ShouldBe(10);
    }

    [Fact]
    public void Variation_ThatNoFaceKnows_IsAWarning()
    {
        var document = Typeset.Document("<p>一&#xE01EF;二</p>");
        document.Warnings.ShouldHaveSingleItem().Code.ShouldBe("variant-missing");
        Typeset.Lines(document).ShouldBe("一二");
    }
}
