using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Pages;

public class CrossReferenceTests
{
    private const string Contents = "<p><a href='#b'>乙</a></p><p><a href='#c'>丙</a></p>";

    private const string Chapters = "<section style='break-before:page'><h2 id=b>第二</h2></section><section style='break-before:page'><p>x</p><h2 id=c>第三</h2></section>";

    private static string First(string style, string body = Contents + Chapters) => Typeset.Lines(body, $"h2 {{ font: inherit }} {style}").Split("\n---\n")[0];

    [Theory]
    [InlineData("target-counter(attr(href url), page)", "乙2\n丙3")]
    [InlineData("target-counter(attr(href), page, cjk-decimal)", "乙二\n丙三")]
    [InlineData("target-counter('#c', page)", "乙3\n丙3")]
    [InlineData("target-counter(url('#b'), page)", "乙2\n丙2")]
    [InlineData("target-counter(attr(href url), ch)", "乙1\n丙2")]
    [InlineData("'（' target-text(attr(href url)) '）'", "乙（第二）\n丙（第三）")]
    [InlineData("target-text(attr(href url), first-letter)", "乙第\n丙第")]
    [InlineData("target-text(attr(href url), before)", "乙☆1\n丙☆2")]
    [InlineData("target-counters(attr(href url), ch, '.')", "乙1\n丙2")]
    public void Content_WithATarget_IsKnownInTheEnd(string content, string expected) =>
        First($"a::after {{ content: {content} }} body {{ counter-reset: ch }} h2 {{ counter-increment: ch }} h2::before {{ content: '☆' counter(ch) }}").ShouldBe(expected);

    [Fact]
    public void PageNumbers_FollowTheCounter_NotThePlace() =>
        First("a::after { content: target-counter(attr(href url), page) } section:last-child { counter-reset: page 40 }").ShouldBe("乙2\n丙40");

    // The number is guessed with two figures; four take the contents another line, which pushes the target to the next page.
    [Fact]
    public void PageNumbers_ThatMoveWhatTheyCount_SettleAllTheSame()
    {
        var body = $"<p><a href='#b'>{new string('一', 18)}</a></p>" + string.Concat(Enumerable.Repeat("<p>x</p>", 4)) + "<p id=b>第二</p>";
        const string Style = "@page { @top-left { content: counter(page) } } @page :first { counter-reset: page 1000 } a::after { content: target-counter(attr(href url), page) }";
        var document = Typeset.Document(body, Style);
        document.Warnings.ShouldBeEmpty();
        Typeset.Lines(document).ShouldBe($"{new string('一', 18)}\n1001\nx\nx\nx\nx\n1000\n---\n第二\n1001");
    }

    [Fact]
    public void PageCounters_InTheText_AreThoseOfThePageTheyStandOn()
    {
        var document = Typeset.Document("<p>甲<b></b></p><p style='break-before: page'>乙<b id=x></b></p>", "b { font-weight: 400 } b::after { content: counter(page) '/' counter(pages, cjk-decimal) }");
        Typeset.Lines(document).ShouldBe("甲1/二\n---\n乙2/二");
        document.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void String_InTheText_IsAWarning() =>
        Typeset.Document("<p>一</p>", "p::after { content: string(t) }").Warnings.Single().Code.ShouldBe("css-unsupported");

    [Fact]
    public void Picture_InTheText_IsDecoration()
    {
        var document = Typeset.Document("<p>一</p>", $"p::before {{ content: url({Images.ImageTests.Png}) }} p::after {{ content: url(none.png) }}");
        document.Pages[0].Items.Where(item => item.Kind == Layout.Pages.PaintKind.Image).ShouldAllBe(item => item.Structure == -1);
        document.Pages[0].Images.Single().Width.ShouldBe(30);
        document.Warnings.Single().Code.ShouldBe("image-ignored");
    }

    [Fact]
    public void Target_Missing_IsAWarning()
    {
        var document = Typeset.Document("<p><span>x</span></p>", "span::after { content: target-counter('#none', page) }");
        document.Warnings.Single().Code.ShouldBe("link-broken");
        Typeset.Lines(document).ShouldBe("x");
    }

    // On page 1 the number is so large that the target goes to page 2, whose number is so small that it comes back.
    [Fact]
    public void PageNumbers_ThatNeverSettle_AreAWarning()
    {
        var body = $"<p><a href='#b'>{new string('一', 17)}</a></p>" + string.Concat(Enumerable.Repeat("<p>x</p>", 4)) + "<p id=b>第二</p>";
        const string Style = "@page :first { counter-reset: page 100000 } @page :left { counter-reset: page 2 } a::after { content: target-counter(attr(href url), page) }";
        Typeset.Document(body, Style).Warnings.Select(warning => warning.Code).ShouldBe(["references-unsettled"]);
    }
}
