namespace Renderer.Templating.Tests.Functions;

/// <summary>Which functions keep markup what it is, in HTML mode.</summary>
public sealed class MarkupFunctionTests
{
    private const string Given = "{{ capture m }}<b>{{ x }}</b>{{ end }}";

    [Theory]
    [InlineData("m", "<b>&lt;</b>")]
    [InlineData("m | string.append x", "<b>&lt;</b>&lt;")]
    [InlineData("x | string.append m", "&lt;<b>&lt;</b>")]
    [InlineData("m | string.prepend x", "&lt;<b>&lt;</b>")]
    [InlineData("[x, m] | array.join x", "&lt;&lt;<b>&lt;</b>")]
    [InlineData("[x, x] | array.join m", "&lt;<b>&lt;</b>&lt;")]
    [InlineData("[x] | array.join '' @html.escape", "&lt;")]
    [InlineData("m | string.strip", "<b>&lt;</b>")]
    [InlineData("m | string.strip_newlines", "<b>&lt;</b>")]
    [InlineData("m | string.pad_right 14", "<b>&lt;</b>   ")]
    [InlineData("m | html.escape", "<b>&lt;</b>")]
    [InlineData("m | html.newline_to_br", "<b>&lt;</b>")]
    [InlineData("m | html.strip", "&lt;")]
    [InlineData("[m] | array.first", "<b>&lt;</b>")]
    [InlineData("null | object.default m", "<b>&lt;</b>")]
    [InlineData("1 | string.pluralize m x", "<b>&lt;</b>")]
    [InlineData("'{{ x }}' | object.eval_template", "&lt;")]
    [InlineData("x | raw", "<")]
    public void Markup_HandedOn_StaysMarkup(string code, string output) => Render(code).ShouldBe(output);

    [Theory]
    [InlineData("m | string.upcase", "&lt;B&gt;&amp;LT;&lt;/B&gt;")]
    [InlineData("m | string.slice 0 3", "&lt;b&gt;")]
    [InlineData("m | string.replace 'b' 'i'", "&lt;i&gt;&amp;lt;&lt;/i&gt;")]
    [InlineData("m | string.truncate 6", "&lt;b&gt;...")]
    [InlineData("m | string.split '&'", "[&quot;&lt;b&gt;&quot;, &quot;lt;&lt;/b&gt;&quot;]")]
    [InlineData("m | regex.replace 'b' 'i'", "&lt;i&gt;&amp;lt;&lt;/i&gt;")]
    [InlineData("m | string.literal", "&quot;&lt;b&gt;&amp;lt;&lt;/b&gt;&quot;")]
    [InlineData("m | object.to_json", "&quot;&lt;b&gt;&amp;lt;&lt;/b&gt;&quot;")]
    [InlineData("[m]", "[&quot;&lt;b&gt;&amp;lt;&lt;/b&gt;&quot;]")]
    [InlineData("'<b>' | html.newline_to_br", "&lt;b&gt;")]
    [InlineData("'<%b>'; date.now | date.to_string '<%Y>'", "&lt;%b&gt;&lt;1970&gt;")]
    [InlineData("5 | math.format '<0>'", "&lt;5&gt;")]
    [InlineData("'<b>{{ x }}' | object.eval_template", "&lt;b&gt;&lt;")]
    public void Text_MadeByAFunction_IsEscaped(string code, string output) => Render(code).ShouldBe(output);

    private static string Render(string code) =>
        Templates.Render(Given + "{{ " + code + " }}", "{\"x\": \"<\"}", Templates.Html);
}
