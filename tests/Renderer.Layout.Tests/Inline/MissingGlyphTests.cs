using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Inline;

/// <summary>Characters that no font has, and scripts that are refused whatever fonts there are.</summary>
public sealed class MissingGlyphTests
{
    private static IReadOnlyList<LayoutProblem> Problems(string body) => Should.Throw<LayoutException>(() => Typeset.Document(body)).Problems;

    [Fact]
    public void Missing_Characters_AreNamedTogether()
    {
        var problems = Problems("<p>甲\U00031351乙</p><p>\U00031350</p>");
        problems.Select(problem => (problem.Code, problem.CodePoint)).ShouldBe([("glyph-missing", 0x31351), ("glyph-missing", 0x31350)]);
        problems[1].Message.ShouldBe("No font has a glyph for U+31350 \U00031350 (CJK Unified Ideographs Extension H).");
    }

    [Fact]
    public void Missing_WithASubstitute_DrawsAGetaAndKeepsTheText()
    {
        var document = Typeset.Typesetter.LayOut(new LayoutSource(Typeset.Html("<p>甲\U00031350乙</p>")) { MissingGlyphs = MissingGlyphs.Substitute });
        var page = document.Pages[0];
        page.Glyphs[1].CodePoint.ShouldBe(0x31350);
        page.Glyphs[1].Id.ShouldBe(Typeset.Document("<p>〓</p>").Pages[0].Glyphs[0].Id);
        var warning = document.Warnings.ShouldHaveSingleItem();
        (warning.Code, warning.CodePoint).ShouldBe(("glyph-missing", 0x31350));
        warning.Message.ShouldContain("〓");
    }

    [Fact]
    public void Missing_EmphasisMark_IsAProblem() =>
        Problems(@"<p style='text-emphasis: ""\31350""'>甲</p>").ShouldHaveSingleItem().CodePoint.ShouldBe(0x31350);

    [Theory]
    [InlineData("שלום", "Hebrew")]
    [InlineData("سلام", "Arabic")]
    [InlineData("\uFEE0", "Arabic")]
    [InlineData("हिन्दी", "Devanagari")]
    [InlineData("ภาษาไทย", "Thai")]
    [InlineData("བོད", "Tibetan")]
    [InlineData("ᠮᠣᠩ", "Mongolian")]
    public void Script_ThatWouldComeOutWrong_IsOneProblem(string text, string script)
    {
        var problem = Problems($"<p>甲</p><p>{text}</p><p>{text}</p>").ShouldHaveSingleItem();
        problem.Code.ShouldBe("script-unsupported");
        problem.Message.ShouldContain($"({script})");
        problem.Hint.ShouldNotBeEmpty();
    }

    [Fact]
    public void Script_OnTheWay_LeavesTheBahtAlone() => RefusedScripts().ShouldNotContain("script-unsupported");

    [Fact]
    public void Direction_Controls_AreIgnoredWithAWarning()
    {
        var document = Typeset.Document("<p>甲&rlm;乙&#x202E;丙</p>");
        Typeset.Lines(document).ShouldBe("甲乙丙");
        document.Warnings.Select(warning => warning.Code).ShouldBe(["direction-ignored", "direction-ignored"]);
    }

    private static IEnumerable<string> RefusedScripts()
    {
        try
        {
            return Typeset.Document("<p>฿</p>").Warnings.Select(warning => warning.Code);
        }
        catch (LayoutException fault)
        {
            return fault.Problems.Select(problem => problem.Code);
        }
    }
}
