using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Reports.Narrative;

namespace Renderer.Reports.Tests.Narrative;

public class NarrativeMarkupTests
{
    [Theory]
    [InlineData("第一段。\n\n第二段。", "<p>第一段。</p>\n<p>第二段。</p>")]
    [InlineData("### （一）主动公开\n\n内容。", "<h3>（一）主动公开</h3>\n<p>内容。</p>")]
    [InlineData("# 大\n\n## 中\n\n#### 小\n\n###### 最小", "<h3>大</h3>\n<h3>中</h3>\n<h4>小</h4>\n<h5>最小</h5>")]
    [InlineData("**重点**和*强调*", "<p><strong>重点</strong>和<em>强调</em></p>")]
    [InlineData("**“重点”**内容", "<p><strong>“重点”</strong>内容</p>")]
    [InlineData("一行\\\n又一行", "<p>一行<br>\n又一行</p>")]
    [InlineData("甲\n\n---\n\n乙", "<p>甲</p>\n<hr>\n<p>乙</p>")]
    [InlineData("- 甲\n- 乙", "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>")]
    [InlineData("> 引文", "<blockquote>\n<p>引文</p>\n</blockquote>")]
    [InlineData("&copy; &amp; &#x4e2d;", "<p>© &amp; 中</p>")]
    public void CommonMark_BecomesPlainMarkup(string text, string html) => NarrativeMarkup.ToHtml(text).ShouldBe(html);

    [Theory]
    [InlineData("1、甲\n\n2、乙", "<p>1、甲</p>\n<p>2、乙</p>")]
    [InlineData("1. 甲\n2. 乙", "<p>1. 甲</p>\n<p>2. 乙</p>")]
    [InlineData("1.甲\n\n2.乙", "<p>1.甲</p>\n<p>2.乙</p>")]
    [InlineData("3. 丙\n\n5. 戊", "<p>3. 丙</p>\n<p>5. 戊</p>")]
    [InlineData("1) 甲\n2) 乙", "<p>1) 甲</p>\n<p>2) 乙</p>")]
    [InlineData("1. 甲\n\n   续\n2. 乙", "<p>1. 甲</p>\n<p>续</p>\n<p>2. 乙</p>")]
    [InlineData("1. 甲\n   1. 子\n", "<p>1. 甲</p>\n<p>1. 子</p>")]
    [InlineData("1.\n2. 乙", "<p>1.</p>\n<p>2. 乙</p>")]
    [InlineData("2023. 年份", "<p>2023. 年份</p>")]
    public void NumberedParagraphs_KeepTheNumberThatWasWritten(string text, string html) => NarrativeMarkup.ToHtml(text).ShouldBe(html);

    [Theory]
    [InlineData("        根据通知要求", "<p>根据通知要求</p>")]
    [InlineData("　　根据通知要求", "<p>根据通知要求</p>")]
    [InlineData("公开信息，\n接受监督", "<p>公开信息，接受监督</p>")]
    [InlineData("公开\nLED屏", "<p>公开\nLED屏</p>")]
    [InlineData("LED\nscreen", "<p>LED\nscreen</p>")]
    [InlineData("他说\n“好”", "<p>他说“好”</p>")]
    public void Copies_WithIndentsAndBrokenLines_BecomeParagraphs(string text, string html) => NarrativeMarkup.ToHtml(text).ShouldBe(html);

    [Theory]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("前<b onclick=\"x\">后", "<p>前&lt;b onclick=&quot;x&quot;&gt;后</p>")]
    [InlineData("<div>\n块\n</div>", "<p>&lt;div&gt;\n块\n&lt;/div&gt;</p>")]
    [InlineData("<!-- 注 -->", "<p>&lt;!-- 注 --&gt;</p>")]
    [InlineData("[点](javascript:alert(1))", "<p>点</p>")]
    [InlineData("[点](JaVaScRiPt:alert(1))", "<p>点</p>")]
    [InlineData("[点](data:text/html,x)", "<p>点</p>")]
    [InlineData("[点](&#106;avascript:alert(1))", "<p>点</p>")]
    [InlineData("[点](/relative)", "<p>点</p>")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>")]
    [InlineData("![图](https://example.org/a.png)", "<p>图</p>")]
    [InlineData("[点](https://example.org/?a=\"b\"&c='d')", "<p><a href=\"https://example.org/?a=%22b%22&amp;c=%27d%27\">点</a></p>")]
    [InlineData("<https://example.org/街>", "<p><a href=\"https://example.org/%E8%A1%97\">https://example.org/街</a></p>")]
    [InlineData("<a@example.org>", "<p><a href=\"mailto:a@example.org\">a@example.org</a></p>")]
    [InlineData("```html\n<i>\n```", "<pre>&lt;i&gt;</pre>")]
    [InlineData("`<i>`", "<p>&lt;i&gt;</p>")]
    public void Markup_ThatIsNotText_ComesOutAsText(string text, string html) => NarrativeMarkup.ToHtml(text).ShouldBe(html);

    [Fact]
    public void PipeTable_BecomesATableWithHeadCells() => NarrativeMarkup.ToHtml("""
        | 件数 | 金额（元） |
        |---|---|
        | 1 | 200 |
        """).ShouldBe("""
        <table class="narrative">
        <tr><th scope="col">件数</th> <th scope="col">金额（元）</th></tr>
        <tr><td>1</td> <td>200</td></tr>
        </table>
        """);

    [Fact]
    public void Nesting_BeyondReason_ComesOutAsText()
    {
        NarrativeMarkup.ToHtml(new string('>', 100_000) + "文\n\n尾").ShouldEndWith("文</p>\n<p>尾</p>");
        NarrativeMarkup.ToHtml(string.Concat(Enumerable.Repeat("[", 20_000)) + "文").ShouldContain("文");
        NarrativeMarkup.ToHtml(string.Concat(Enumerable.Repeat("**a ", 5_000)) + "文").ShouldContain("文");
    }

    [Fact]
    public void AnyText_GivesOnlyKnownElements()
    {
        string[] known = ["p", "h3", "h4", "h5", "h6", "ul", "li", "blockquote", "hr", "br", "pre", "table", "tbody", "tr", "th", "td", "strong", "em", "a"];
        var pieces = Gen.Elements("*", "_", "**", "[", "](", ")", "<", ">", "<b>", "`", "\n", "\n\n", "1. ", "- ", "# ", "| ", "---", "\\", "&lt;", "文", "a", "\"", "'", "javascript:", "https://x.cn", "!", "    ", "```");
        Prop.ForAll(Gen.ListOf(pieces).Select(string.Concat).ToArbitrary(), text =>
        {
            var body = new HtmlParser().ParseDocument(NarrativeMarkup.ToHtml(text)).Body!;
            return body.QuerySelectorAll("*").All(e => known.Contains(e.LocalName) && e.Attributes.All(a =>
                (a.Name, e.LocalName) is ("href", "a") or ("scope", "th") or ("class", "table") && !a.Value.StartsWith("javascript", StringComparison.OrdinalIgnoreCase)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }
}
