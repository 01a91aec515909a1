using Renderer.Cli.Impact.Text;

namespace Renderer.Cli.Tests.Impact.Text;

public sealed class PageTextTests
{
    [Theory]
    [InlineData("<h1>标题</h1><p>一<b>二</b>\n三</p>", "Heading 标题|Paragraph 一二 三")]
    [InlineData("<p>一<br>二</p>", "Paragraph 一|Paragraph 二")]
    [InlineData("<table><caption>表</caption><tr><th>a<th>b<tr><td>1<td><p>2</p><p>3</p></table>", "Caption 表|TableRow a │ b|TableRow 1 │ 2 3")]
    [InlineData("<ul><li>甲<li>乙<p>丙</p></ul>", "ListItem 甲|ListItem 乙|Paragraph 丙")]
    [InlineData("<p hidden>藏</p><script>1</script><style>p{}</style><p>见</p>", "Paragraph 见")]
    [InlineData("<p>图：<img alt='印章' src='data:,'></p>", "Paragraph 图：印章")]
    [InlineData("散文<div>块</div>尾", "Paragraph 散文|Paragraph 块|Paragraph 尾")]
    [InlineData("", "")]
    public void Read_Blocks_AreLines(string html, string lines) =>
        string.Join('|', PageText.Read(html).Select(l => $"{l.Role} {l.Text}")).ShouldBe(lines);
}
