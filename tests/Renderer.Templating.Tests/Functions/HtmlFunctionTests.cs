namespace Renderer.Templating.Tests.Functions;

/// <summary>The html functions where the documentation's examples do not go.</summary>
public sealed class HtmlFunctionTests
{
    [Theory]
    [InlineData("<script>x</script>a<!-- b -->c<style>d</style><br/>", "ac")]
    [InlineData("<SCRIPT type='x'>a < b</SCRIPT>y", "y")]
    [InlineData("<!-- <b> -->x", "x")]
    [InlineData("<p\nclass='a'>x</p>", "x")]
    [InlineData("<a title=\">\">x</a>", "\">x")]
    [InlineData("a < b", "a < b")]
    [InlineData("a<b", "a<b")]
    [InlineData("<script>x", "x")]
    [InlineData("", "")]
    public void Strip_TakesTagsAway(string text, string output) =>
        Templates.Render("{{ x | html.strip }}", System.Text.Json.JsonSerializer.Serialize(new { x = text })).ShouldBe(output);

    [Theory]
    [InlineData("\"<>&\\\"'é\" | html.escape", "&lt;&gt;&amp;&quot;&#39;é")]
    [InlineData("5 | html.escape", "5")]
    [InlineData("'中 文' | html.url_encode", "%E4%B8%AD%20%E6%96%87")]
    [InlineData("'a+b&c=d/é😀' | html.url_encode", "a%2Bb%26c%3Dd%2F%C3%A9%F0%9F%98%80")]
    [InlineData("\"-_.~!*'()\" | html.url_encode", "-_.~%21%2A%27%28%29")]
    [InlineData("'http://a.b/c d?e=中&f=[g]#h%20' | html.url_escape", "http://a.b/c%20d?e=%E4%B8%AD&f=[g]#h%2520")]
    [InlineData("\"a\\r\\nb\\rc\\nd\" | html.newline_to_br", "a<br />\r\nb<br />\rc<br />\nd")]
    public void Text_ForHtml_Gives(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("strip")]
    [InlineData("escape")]
    [InlineData("newline_to_br")]
    [InlineData("url_encode")]
    [InlineData("url_escape")]
    public void Null_AsText_IsEmpty(string function) => Templates.Render($"[{{{{ null | html.{function} }}}}]").ShouldBe("[]");
}
