using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Html;

public class HtmlReadingTests
{
    [Theory]
    [InlineData("<p>漢<ruby>字<rp>(</rp><rt>zi</rt><rp>)</rp></ruby></p>", "漢字(zi)", "<ruby>")]
    [InlineData("<details><summary>题</summary>文</details>", "题文", "<details>")]
    [InlineData("<p>一<foo>二</foo></p>", "一二", "<foo>")]
    [InlineData("<p>一</p><script>document.write('x')</script>", "一", "<script>")]
    [InlineData("<p>一<button>二</button></p>", "一二", "<button>")]
    [InlineData("<p>一<select><option>二</select></p>", "一", "<select>")]
    [InlineData("<p>一<video src=x>二</video></p>", "一", "<video>")]
    [InlineData("<table rules=all><tr><td>一</table>", "一", "rules")]
    [InlineData("<p dir=rtl>一</p>", "一", "dir")]
    [InlineData("<table background=x.png><tr><td>一</table>", "一", "background")]
    public void Elements_ThatPaperCannotShow_AreNamedAndKeepTheirText(string html, string text, string name)
    {
        var document = Typeset.Document(html);
        Typeset.Lines(document).Replace("\n", "", StringComparison.Ordinal).ShouldBe(text);
        var warning = document.Warnings.ShouldHaveSingleItem();
        warning.Code.ShouldBe("html-unsupported");
        warning.Message.ShouldContain(name);
    }

    [Theory]
    [InlineData("<p>一<my-mark>二</my-mark></p>", "一二")]
    [InlineData("<p>一<noscript>二</noscript></p>", "一二")]
    [InlineData("<p>一<template>二</template></p><p hidden>三</p>", "一")]
    [InlineData("<script type='application/ld+json'>{}</script><p>一</p>", "一")]
    [InlineData("<p>一</p><div hidden><details>二</details></div><details style='display: none'>三</details>", "一")]
    [InlineData("<details open><summary>题</summary>文</details>", "题文")]
    [InlineData("<p><q>一<q>二</q></q></p>", "“一‘二’”")]
    [InlineData("<p lang=zh-TW><q>一</q></p>", "「一」")]
    [InlineData("<p>a<acronym>b</acronym><tt>c</tt><bdi>d</bdi><data value=1>e</data></p>", "abcde")]
    public void Elements_OfHtml_AreShownWithoutAWord(string html, string text)
    {
        var document = Typeset.Document(html);
        document.Warnings.ShouldBeEmpty();
        Typeset.Lines(document).Replace("\n", "", StringComparison.Ordinal).ShouldBe(text);
    }

    [Theory]
    [InlineData("<p align=center>一</p>", "<p style='text-align: center'>一</p>")]
    [InlineData("<table width=100 cellspacing=0><tr valign=top><td align=right width=40>一<td>二<br>三</table>",
        "<table style='width: 100px; border-spacing: 0'><tr style='vertical-align: top'><td style='text-align: right; width: 40px'>一<td>二<br>三</table>")]
    [InlineData("<table border=2 cellpadding=5><tr><td>一<th nowrap>二</table>",
        "<table style='border: 2px outset gray'><tr><td style='border: 1px inset gray; padding: 5px'>一<th style='border: 1px inset gray; padding: 5px; white-space: nowrap'>二</table>")]
    [InlineData("<table bgcolor=ffff00><tr height=50 bgcolor=red><td width='50%'>一<td>二</table>",
        "<table style='background: #ff0'><tr style='height: 50px; background: red'><td style='width: 50%'>一<td>二</table>")]
    [InlineData("<p><font color=red size=+2 face='Noto Sans SC'>一</font></p>", "<p><font style='color: red; font-size: x-large; font-family: Noto Sans SC'>一</font></p>")]
    [InlineData("<ol type=a><li>一<li type=I>二</ol>", "<ol style='list-style-type: lower-alpha'><li>一<li style='list-style-type: upper-roman'>二</ol>")]
    [InlineData("<hr width=50 noshade align=left>", "<hr style='width: 50px; border-style: solid; margin-left: 0'>")]
    [InlineData("<p align=nonsense>一</p><table width=-3 border=x bgcolor='a;b'><tr><td>一</table>", "<p>一</p><table><tr><td>一</table>")]
    public void Attributes_OfOldHtml_AreTheirDeclarations(string html, string styled)
    {
        var document = Typeset.Document(html);
        document.Warnings.ShouldBeEmpty();
        LayoutText.Of(document).ShouldBe(LayoutText.Of(Typeset.Document(styled)));
    }

    [Theory]
    [InlineData("<table width=75 cellspacing=0 cellpadding=0 align=center><tr><td>一</table>")]
    [InlineData("<center><table width=75 cellspacing=0 cellpadding=0><tr><td>一</table></center>")]
    [InlineData("<div align=center><table width=75 cellspacing=0 cellpadding=0><tr><td>一</table></div>")]
    public void Tables_AmongCentredContent_AreCentred(string html) =>
        Typeset.Typesetter.LayOut("<style>@page { size: 100px; margin: 0 } body { margin: 0 }</style>" + html).Pages[0].Runs[0].X.ShouldBe(9.375, 0.001);

    [Fact]
    public void Attributes_OfOldHtml_AreWeakerThanAnyRule()
    {
        Typeset.Document("<p align=right>一</p>", "p { text-align: left }").Pages[0].Runs[0].X.ShouldBe(10);
        Typeset.Document("<p align=right>一</p>", "@layer a { * { text-align: left } }").Pages[0].Runs[0].X.ShouldBe(10);
        Typeset.Document("<table border=1><tr><td>一</table>", "td, table { border: 0 }").Pages[0].Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Warning_OfAnElement_HasItsPlace() =>
        Typeset.Typesetter.LayOut("<title>t</title>\n<p>一\n <foo>二</foo>").Warnings.Single().Origin.ShouldBe(new Origin(3, 2));
}
