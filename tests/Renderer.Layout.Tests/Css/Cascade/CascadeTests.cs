using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Css.Cascade;

public class CascadeTests
{
    private static readonly Color Red = new(255, 0, 0);
    private static readonly Color Green = new(0, 128, 0);

    private static GlyphRun Run(string style, string body = "<p id=i class=c>一</p>") => Typeset.Document(body, style).Pages[0].Runs[0];

    [Theory]
    [InlineData("p { color: red } p { color: green }")]
    [InlineData(".c { color: green } p { color: red }")]
    [InlineData("#i { color: green } .c { color: red }")]
    [InlineData("p { color: green !important } #i { color: red }")]
    [InlineData("p { color: red; color: green }")]
    [InlineData("p { color: green; color: rubbish }")]
    [InlineData("body { color: green }")]
    [InlineData("body { color: green } p { color: inherit }")]
    [InlineData("body { color: green } p { color: red } #i { color: unset }")]
    [InlineData("p { color: red } @media print { p { color: green } }")]
    [InlineData("p { color: green } @media screen { p { color: red } }")]
    [InlineData("p { color: red } @media screen, print { p { color: green } }")]
    [InlineData("p { color: green } @media not print { p { color: red } }")]
    [InlineData("p { color: red } @media not screen { p { color: green } }")]
    [InlineData(":root { --main: green } p { color: var(--main) }")]
    [InlineData("p { color: var(--none, green) }")]
    [InlineData(":root { --a: var(--b); --b: green } p { color: var(--a) }")]
    [InlineData("body { --a: red } p { --a: green; color: var(--a) }")]
    [InlineData("p { color: #008000 }")]
    [InlineData("p { color: rgb(0, 128, 0) }")]
    [InlineData("p { color: rgb(0 128 0 / 100%) }")]
    [InlineData("p { color: hsl(120deg 100% 25.1%) }")]
    [InlineData("p { color: hsla(120, 100%, 25.1%, 1) }")]
    public void Color_Cascaded_IsGreen(string style) => Run(style).Color.ShouldBe(Green);

    [Fact]
    public void StyleAttribute_BeatsRules_ImportantBeatsIt()
    {
        Run("#i { color: red }", "<p id=i style='color: green'>一</p>").Color.ShouldBe(Green);
        Run("#i { color: green !important }", "<p id=i style='color: red'>一</p>").Color.ShouldBe(Green);
    }

    [Fact]
    public void Initial_OfAnInheritedProperty_IsBlack() => Run("body { color: red } p { color: initial }").Color.ShouldBe(Color.Black);

    [Fact]
    public void Variables_InACycle_LeaveThePropertyUnset()
    {
        var document = Typeset.Document("<p>一</p>", "p { --a: var(--b); --b: var(--a); color: var(--a) }");
        document.Pages[0].Runs[0].Color.ShouldBe(Color.Black);
        document.Warnings.Single().Code.ShouldBe("css-unsupported");
    }

    [Fact]
    public void Variables_ThatExplode_AreStopped()
    {
        var style = "p { --a0: x x x x x x x x; " + string.Concat(Enumerable.Range(1, 30).Select(i => $"--a{i}: var(--a{i - 1}) var(--a{i - 1});")) + " color: var(--a30) }";
        Typeset.Document("<p>一</p>", style).Warnings.Single().Code.ShouldBe("css-unsupported");
    }

    [Fact]
    public void Variables_InAShorthand_AreExpanded() => Run("p { --s: 20pt; margin: 3pt var(--s) }").X.ShouldBe(30);

    [Theory]
    [InlineData("font-size: 12pt", 12)]
    [InlineData("font-size: 16px", 12)]
    [InlineData("font-size: 1.5em", 15)]
    [InlineData("font-size: 150%", 15)]
    [InlineData("font-size: 2rem", 20)]
    [InlineData("font-size: calc(1em + 2pt)", 12)]
    [InlineData("font-size: calc((4pt + 2pt) * 2 / 1)", 12)]
    [InlineData("font-size: 1cm", 28.35)]
    [InlineData("font-size: 10mm", 28.35)]
    [InlineData("font-size: 1in", 72)]
    [InlineData("font-size: 1pc", 12)]
    [InlineData("font-size: 40q", 28.35)]
    [InlineData("font-size: larger", 12)]
    [InlineData("font-size: medium", 12)]
    [InlineData("font: 14pt serif", 14)]
    [InlineData("font: italic bold 14pt/20pt 'Noto Sans SC', serif", 14)]
    [InlineData("font-size: 10pt; font: inherit", 10)]
    public void FontSize_InAnyUnit_IsPoints(string declaration, double points) => Math.Round(Run($"p {{ {declaration} }}").Size, 2).ShouldBe(points);

    [Theory]
    [InlineData("margin-left: 1em", 20)]
    [InlineData("margin-left: 2ic", 30)]
    [InlineData("margin-left: 1rem", 20)]
    [InlineData("margin-left: 10%", 30)]
    [InlineData("margin-inline: 4pt 8pt", 14)]
    [InlineData("margin: 0 0 0 calc(50% - 20pt)", 90)]
    [InlineData("padding-inline-start: 7pt", 17)]
    [InlineData("border-left: 3pt solid", 13)]
    [InlineData("border: thick none", 10)]
    public void Lengths_OfABox_ResolveAgainstFontAndContainer(string declaration, double x) => Run($"p {{ {declaration} }}").X.ShouldBe(x, 0.001);

    [Fact]
    public void Weight_Bolder_PicksTheBoldFace()
    {
        var document = Typeset.Document("<p>一<b>二</b><span style='font-family: \"Noto Sans SC\"'>三</span></p>");
        document.Fonts.Select(font => font.PostScriptName).ShouldBe(["NotoSerifSC-Regular", "NotoSerifSC-Bold", "NotoSansSC-Regular"]);
    }

    [Theory]
    [InlineData("p { flow-into: x }", "flow-into")]
    [InlineData("p { position: fixed }", "position")]
    [InlineData("p { float: left }", "float")]
    [InlineData("p { display: flex }", "flex")]
    [InlineData("p { width: 10vw }", "10vw")]
    [InlineData("p { color: }", "color")]
    [InlineData("p::first-line { color: red }", "p::first-line")]
    [InlineData("@import 'x.css';", "@import")]
    [InlineData("@font-face { font-family: x }", "@font-face")]
    [InlineData("@media print and (min-width: 3cm) { p { color: red } }", "print and (min-width: 3cm)")]
    [InlineData("p { a { color: red } }", "Nested")]
    [InlineData("p { nonsense }", "nonsense")]
    [InlineData("@page { @middle { content: 'x' } }", "@middle")]
    [InlineData("@page { size: A9 }", "A9")]
    [InlineData("@page :nth(2) { margin: 0 }", ":nth(2)")]
    public void Unsupported_Css_IsOneWarningThatNamesIt(string style, string name)
    {
        var warning = Typeset.Document("<p>一</p><p>二</p>", style).Warnings.Single();
        warning.Code.ShouldBe("css-unsupported");
        warning.Message.ShouldContain(name);
    }

    [Theory]
    [InlineData("p { cursor: pointer; overflow-x: auto; -webkit-box-shadow: none; transition: all 1s; scroll-margin: 1px; border-radius: 3px; outline: none }")]
    [InlineData("@media screen and (max-width: 40em) { p { position: fixed; unknown: x } }")]
    [InlineData("::-webkit-scrollbar { width: 3px }")]
    [InlineData("p { display: -webkit-box }")]
    [InlineData("@charset 'utf-8';")]
    public void Screen_Css_IsIgnoredSilently(string style) => Typeset.Document("<p>一</p>", style).Warnings.ShouldBeEmpty();

    [Fact]
    public void Warning_InAStyleElement_HasItsPlaceInTheHtml()
    {
        const string Html = "<!DOCTYPE html>\n<title>t</title>\n<style>\np { color: red;\n  flow-into: x }\n</style>\n<p>一</p>\n  <p style='flow-into: y'>二</p>";
        Typeset.Typesetter.LayOut(Html).Warnings.Select(warning => warning.Origin).ShouldBe([new Origin(5, 3), new Origin(8, 3)]);
    }

    [Fact]
    public void Warning_OnTheFirstLineOfASheet_CountsFromTheTag() =>
        Typeset.Typesetter.LayOut("<style>p { flow-into: x }</style><p>一</p>").Warnings.Single().Origin.ShouldBe(new(1, 12));
}
