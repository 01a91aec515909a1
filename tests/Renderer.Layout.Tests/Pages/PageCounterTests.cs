using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Pages;

public class PageCounterTests
{
    private const string Three = "<p>a</p><p class=b style='break-before:page'>b</p><p class=c style='break-before:page'>c</p>";

    private static string Numbers(string style, string body = Three, string content = "counter(page)") =>
        string.Join(' ', Typeset.Document(body, $"@page {{ @top-left {{ content: {content} }} }} {style}").Pages
            .Select(page => string.Concat(page.Items.Where(item => item.Structure < 0).Select(item => LayoutText.TextOf(page, page.Runs[item.Index])))));

    [Theory]
    [InlineData("", "1 2 3")]
    [InlineData("@page :first { counter-reset: page 5 }", "5 6 7")]
    [InlineData("@page { counter-increment: page 2 }", "2 4 6")]
    [InlineData("@page :left { counter-increment: page 0 }", "1 1 2")]
    [InlineData(".b { counter-reset: page 1 }", "1 1 2")]
    [InlineData(".b { counter-set: page 10 }", "1 10 11")]
    [InlineData(".c { counter-increment: page 100 }", "1 2 103")]
    [InlineData("@page part { counter-reset: page 1 } .b { page: part }", "1 1 2")]
    public void Page_ChangedByPagesAndElements_CountsOnFromThere(string style, string expected) => Numbers(style).ShouldBe(expected);

    [Fact]
    public void Pages_StaysTheTotal() => Numbers(".b { counter-reset: page 1 }", content: "counter(page) '/' counter(pages)").ShouldBe("1/3 1/3 2/3");

    [Theory]
    [InlineData("p { counter-increment: c }", "1 2 3")]
    [InlineData(".a { counter-increment: c } .c { counter-increment: c 4 }", "0 0 4")]
    [InlineData("@page { counter-increment: c 3 }", "3 6 9")]
    public void Counter_OfElements_HasItsValueAtTheEndOfThePage(string style, string expected) => Numbers(style, content: "counter(c)").ShouldBe(expected);

    [Fact]
    public void Counter_BehindAVariable_IsFoundToo() => Numbers("html { --c: counter(n) } p { counter-increment: n }", content: "var(--c)").ShouldBe("1 2 3");

    [Fact]
    public void Label_IsThePagesNumberAsWritten()
    {
        Typeset.Document(Three).Pages.Select(page => page.Label).ShouldBe(["1", "2", "3"]);
        Typeset.Document(Three, "@page { @bottom-center { content: '-' counter(page, lower-roman) '-' } } .c { counter-reset: page 1 }").Pages.Select(page => page.Label).ShouldBe(["i", "ii", "i"]);
    }
}
