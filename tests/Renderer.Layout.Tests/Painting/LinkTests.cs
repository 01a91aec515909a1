using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Painting;

public class LinkTests
{
    [Fact]
    public void Link_Outside_IsOneAreaPerLine()
    {
        var document = Typeset.Document("<p>一<a href='https://e.org/'>二<b>三</b></a></p>", "a { color: inherit; text-decoration: none }");
        LayoutText.Of(document).ShouldContain("link 20,10.32 20x14.37 https://e.org/");
        document.Pages[0].Links.Length.ShouldBe(1);
    }

    [Fact]
    public void Link_Broken_HasAnAreaOnEachLine() =>
        Typeset.Document("<div><a href='mailto:a@e.org'>一二三</a></div>", "div { width: 20pt }").Pages[0].Links.Length.ShouldBe(2);

    [Fact]
    public void Link_Inside_PointsAtItsTarget()
    {
        var document = Typeset.Document("<p><a href='#t'>一</a></p><p style='break-before:page'>二</p><h2 id=t>三</h2>", "h2 { font: inherit }");
        var link = document.Pages[0].Links.Single();
        (link.Uri, link.TargetPage, link.TargetY).ShouldBe((null, 1, 25.0));
    }

    [Fact]
    public void Link_ToAnInlineName_PointsAtItsLine() =>
        Typeset.Document("<p><a href='#t'>一</a></p><p>二<a id=t></a>三</p>").Pages[0].Links.Single().TargetY.ShouldBe(25);

    [Fact]
    public void Link_ToACell_PointsAtIt() => Typeset.Document("<p><a href='#t'>一</a></p><table><tr><td id=t>二</table>").Pages[0].Links.Single().TargetPage.ShouldBe(0);

    [Fact]
    public void Link_ToARow_PointsAtIt() =>
        Typeset.Document("<p><a href='#t'>一</a></p><table style='border-spacing:0'><tr><td style='padding:0'>二<tr id=t><td>三</table>").Pages[0].Links.Single().TargetY.ShouldBe(40);

    [Theory]
    [InlineData("#none", "link-broken")]
    [InlineData("page.html", "link-ignored")]
    [InlineData("javascript:alert(1)", "link-ignored")]
    [InlineData("file:///etc/passwd", "link-ignored")]
    public void Link_NowhereOrNotAllowed_IsAWarningWithoutAnArea(string address, string code)
    {
        var document = Typeset.Document($"<p><a href='{address}'>一</a></p>");
        document.Pages[0].Links.ShouldBeEmpty();
        document.Warnings.Single().Code.ShouldBe(code);
    }
}
