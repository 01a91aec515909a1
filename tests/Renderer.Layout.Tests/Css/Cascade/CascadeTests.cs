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
    [InlineData("p { color: hwb(120 0% 49.8%) }")]
    [InlineData("p { color: rgb(none 128 none) }")]
    [InlineData("p { color: hsl(0.3333turn 100 25.1) }")]
    [InlineData("p { color: rgb(0% 50.2% 0%) }")]
    [InlineData("p { color: red } @layer { p { color: yellow } } p { color: green }")]
    [InlineData("p { color: green } @layer a { #i { color: red } }")]
    [InlineData("@layer a, b; @layer b { p { color: green } } @layer a { #i { color: red } }")]
    [InlineData("@layer a { p { color: green } @layer inner { #i { color: red } } }")]
    [InlineData("@layer a.b { p { color: red } } @layer a { p { color: green } }")]
    [InlineData("@layer a { p { color: green !important } } @layer b { p { color: red !important } } p { color: red !important }")]
    [InlineData("@layer a { p { color: green } } @layer b { p { color: red; color: revert-layer } }")]
    [InlineData("@layer a { p { --c: green !important } } p { --c: red; color: var(--c) }")]
    [InlineData("body { color: green } p { color: red } p { color: revert }")]
    [InlineData("body { color: green } p { color: red; all: unset }")]
    [InlineData("p { --c: red } body { --c: green } p { --c: inherit; color: var(--c) }")]
    [InlineData("p { --c: initial; color: var(--c, green) }")]
    [InlineData("body { .c { color: green } }")]
    [InlineData("p { color: red; &.c { color: green } }")]
    [InlineData("p { .d &, body > & { color: green } }")]
    [InlineData("body { > p { color: green } }")]
    [InlineData("p { @media print { color: green } }")]
    [InlineData("p { color: green; @media screen { color: red } }")]
    [InlineData("@supports (color: red) and (not (float: left)) { p { color: green } }")]
    [InlineData("@supports selector(p:has(a)) { p { color: green } }")]
    [InlineData("p { color: green } @supports (float: left) or (display: grid) { p { color: red } }")]
    [InlineData("@supports not (display: subgrid) { p { color: green } }")]
    [InlineData("@media print and (min-width: 18cm) and (orientation: portrait) { p { color: green } }")]
    [InlineData("@media (10cm <= width < 30cm) and (color) { p { color: green } }")]
    [InlineData("@media (width > 18cm) or (hover) { p { color: green } }")]
    [InlineData("@media not ((hover: hover) or (monochrome)) { p { color: green } }")]
    [InlineData("p { color: green } @media (max-width: 40em), (prefers-color-scheme: dark) { p { color: red } }")]
    [InlineData("@media (unknown: 1) or (color) { p { color: green } }")]
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
    public void Variables_ThatAreNoValue_AreReportedOnceForTheirDeclaration() =>
        Typeset.Document("<p>一</p><div><p>二</p></div><ul><li><p>三</p></ul>", "p { margin: var(--none) }").Warnings.Single().Message.ShouldContain("margin");

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
    [InlineData("font-size: min(20pt, 2em)", 20)]
    [InlineData("font-size: max(20pt, 1em)", 20)]
    [InlineData("font-size: clamp(8pt, 1em, 9pt)", 9)]
    [InlineData("font-size: calc(min(20pt, 1em) * 2 - 5pt)", 15)]
    [InlineData("font-size: calc(calc(10pt + 50%) - 1pt)", 14)]
    [InlineData("font-size: calc(-1 * 5pt)", 0)]
    [InlineData("font-size: max(50%, min(200%, 12pt))", 12)]
    [InlineData("font-size: 1lh", 15)]
    [InlineData("font-size: 2rlh", 30)]
    [InlineData("font-size: 10vw", 20)]
    [InlineData("font-size: 10vh", 10)]
    [InlineData("font-size: 10vmin", 10)]
    [InlineData("font-size: 10vmax", 20)]
    [InlineData("--x: 2; font-size: calc(var(--x) * 4pt + 1pt)", 9)]
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
    [InlineData("margin-left: min(50%, 30pt)", 40)]
    [InlineData("margin-left: min(50%, 300pt)", 110)]
    [InlineData("margin-left: calc(max(10%, 5pt) * 2 + 1pt)", 51)]
    [InlineData("margin-left: clamp(5pt, 90%, 25%)", 60)]
    [InlineData("padding-left: calc(10% - 100pt)", 10)]
    [InlineData("margin-left: calc(1px * 9e6 * 9e6 * 9e6 * 0)", 10)]
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
    [InlineData("p { display: grid }", "grid")]
    [InlineData("p { width: 10dpi }", "10dpi")]
    [InlineData("p { border-radius: 3px }", "border-radius is not supported; \"3px\"")]
    [InlineData("p { overflow: hidden }", "overflow")]
    [InlineData("p { -webkit-box-shadow: 0 0 1px red }", "-webkit-box-shadow")]
    [InlineData("p { colr: red }", "colr")]
    [InlineData("div, body { opacity: 0.5 }", "opacity")]
    [InlineData("body { clip-path: url(#a) }", "clip-path")]
    [InlineData("p { color: lab(50% 1 1) }", "lab(50% 1 1)")]
    [InlineData("p { color: rgb(1, 2 3) }", "rgb(1, 2 3)")]
    [InlineData("p { background: linear-gradient(red, blue) }", "linear-gradient")]
    [InlineData("p { width: env(x) }", "env(x)")]
    [InlineData("p { width: calc(1px * 1px) }", "calc(1px * 1px)")]
    [InlineData("p { width: calc(1px + 1) }", "calc(1px + 1)")]
    [InlineData("p { width: calc(1px / 0) }", "calc(1px / 0)")]
    [InlineData("p { border-width: max(1px, 5%) }", "max(1px, 5%)")]
    [InlineData("p { all: red }", "all")]
    [InlineData("@container (width > 1px) { p { color: red } }", "@container")]
    [InlineData("@layer a b { p { color: red } }", "a b")]
    [InlineData("p { color: }", "color")]
    [InlineData("p::first-line { color: red }", "p::first-line")]
    [InlineData("@import 'x.css';", "@import")]
    [InlineData("@font-face { font-family: x }", "@font-face")]
    [InlineData("@media print and (foo: 3cm) { p { color: red } }", "print and (foo: 3cm)")]
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
    [InlineData("p { cursor: pointer; -webkit-box-shadow: none; transition: all 1s; scroll-margin: 1px; border-radius: 0; outline: none; overflow: visible; float: none; opacity: 1 }")]
    [InlineData("p { -webkit-hyphens: none; hyphens: none; -webkit-print-color-adjust: exact; -moz-user-select: none; filter: inherit }")]
    [InlineData("p:hover { outline: 3px solid red; unknown: x } a:not(a):focus, b:is(:active) { float: left }")]
    [InlineData("@keyframes x { from { left: 0 } } @-webkit-keyframes y { }")]
    [InlineData("@supports (display: grid) { p { display: grid } }")]
    [InlineData("@media (max-width: 40em) { p { position: fixed } }")]
    [InlineData("@media screen and (max-width: 40em) { p { position: fixed; unknown: x } }")]
    [InlineData("::-webkit-scrollbar { width: 3px }")]
    [InlineData("p { display: -webkit-box; display: block }")]
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
