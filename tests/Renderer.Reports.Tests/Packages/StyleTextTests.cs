using Renderer.Reports.Packages;

namespace Renderer.Reports.Tests.Packages;

public class StyleTextTests
{
    [Theory]
    [InlineData("/* a */\np { margin: 0 }\n", "p { margin: 0 }\n")]
    [InlineData("p { margin: 0 /* none */; }", "p { margin: 0 ; }")]
    [InlineData("a{}\n/* one\n two */\n\nb{}", "a{}\n\nb{}")]
    [InlineData("@media x {\n  /* one */\n  a{}\n}", "@media x {\n  a{}\n}")]
    [InlineData("a{}\n  /* one */", "a{}\n")]
    [InlineData("/* a */ b{}", " b{}")]
    [InlineData("p::before { content: \"/* kept */\"; }", "p::before { content: \"/* kept */\"; }")]
    [InlineData("p { content: 'it\\'s /*' } /* gone */", "p { content: 'it\\'s /*' } ")]
    [InlineData("a{} /* open", "a{} ")]
    [InlineData("a{content:\"", "a{content:\"")]
    [InlineData("", "")]
    public void Comments_OutsideStrings_AreTakenOut(string css, string expected) => StyleText.Of(css).Text.ShouldBe(expected);

    [Fact]
    public void Offset_InTheText_LeadsToTheFile()
    {
        const string Css = "/* a */\na { b: c } /* d */ e {\n  /* f\n g */\n  h: i /* j */ }\n";
        var style = StyleText.Of(Css);
        for (var i = 0; i < style.Text.Length; i++) Css[style.InFile(i)].ShouldBe(style.Text[i]);
        style.InFile(style.Text.IndexOf("h:", StringComparison.Ordinal)).ShouldBe(Css.IndexOf("h:", StringComparison.Ordinal));
    }
}
