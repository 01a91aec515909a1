using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Pages;

public class NamedStringTests
{
    /// <summary>What the box at the top left says on each page.</summary>
    private static string Running(string content, string body, string style = "h2 { string-set: title content() }") =>
        string.Join(" | ", Typeset.Document(body, $"h2 {{ font: inherit; break-after: auto }} {style} @page {{ @top-left {{ content: {content} }} }}").Pages
            .Select(page => string.Concat(page.Items.Where(item => item.Structure < 0).Select(item => LayoutText.TextOf(page, page.Runs[item.Index])))));

    private const string Sections = "<p>0</p><h2>甲</h2><h2>乙</h2><h2 style='break-before:page'>丙</h2><p style='break-before:page'>x</p><p style='break-before:page'>x</p><h2>丁</h2>";

    [Theory]
    [InlineData("string(title)", "甲 | 丙 | 丙 | 丁")]
    [InlineData("string(title, first)", "甲 | 丙 | 丙 | 丁")]
    [InlineData("string(title, last)", "乙 | 丙 | 丙 | 丁")]
    [InlineData("string(title, start)", " | 丙 | 丙 | 丙")]
    [InlineData("string(title, first-except)", " |  | 丙 | ")]
    [InlineData("string(other)", " |  |  | ")]
    [InlineData("'第' string(title) '章'", "第甲章 | 第丙章 | 第丙章 | 第丁章")]
    public void String_OfEachKeyword_IsThePages(string content, string expected) => Running(content, Sections).ShouldBe(expected);

    [Theory]
    [InlineData("h2 { string-set: title attr(data-short) }", "短")]
    [InlineData("h2 { string-set: title '〔' content(text) '〕' }", "〔甲乙〕")]
    [InlineData("h2 { string-set: title content(first-letter) }", "甲")]
    [InlineData("h2::before { content: '前' } h2 { string-set: title content(before) content() }", "前甲乙")]
    [InlineData("h2 { counter-increment: c 3; string-set: title counter(c, cjk-decimal) '、' content() }", "三、甲乙")]
    [InlineData("h2 { string-set: other 'x', title 'y' }", "y")]
    [InlineData("h2 { string-set: none }", "")]
    [InlineData("span { string-set: title content() }", "乙")]
    [InlineData("td { string-set: title content() }", "格")]
    public void StringSet_OfEachKind_TakesTheElements(string style, string expected) =>
        Running("string(title)", "<h2 data-short=短>甲<span>乙</span></h2><table><tr><td>格</table>", style).ShouldBe(expected);

    [Fact]
    public void StringSet_OnElementsWithOneId_KeepsBothAndTheLink()
    {
        var document = Typeset.Document("<h2 id=a>甲</h2><h2 id=a>乙</h2><p><a href='#a'>x</a></p>", "h2 { string-set: t content() } @page { @top-left { content: string(t, last) } }");
        document.Pages[0].Links.Single().TargetY.ShouldBe(10);
        Typeset.Lines(document).ShouldEndWith("乙");
        document.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("string-set: title")]
    [InlineData("string-set: 'x'")]
    [InlineData("string-set: t content(middle)")]
    [InlineData("content: string(t, none)")]
    [InlineData("content: 'a', 'b'")]
    public void Value_NotOne_IsAWarning(string declaration) => Typeset.Document("", $"p {{ {declaration} }}").Warnings.Single().Code.ShouldBe("css-unsupported");
}
