using System.Collections.Immutable;

namespace Renderer.Templating.Tests.Output;

public sealed class HtmlEscapingTests
{
    private const string Data = """{"x": "<b>&\"'"}""";
    private const string Escaped = "&lt;b&gt;&amp;&quot;&#39;";

    private static readonly TemplateOptions WithMarkdown = Templates.Html with
    {
        MarkupFunctions = ImmutableDictionary<string, Func<string, string>>.Empty.Add("markdown", static text => $"<p>{text.Length}</p>"),
    };

    [Theory]
    [InlineData("{{ x }}", Escaped)]
    [InlineData("<i title=\"{{ x }}\">{{ x }}</i>", "<i title=\"" + Escaped + "\">" + Escaped + "</i>")]
    [InlineData("{{ '<br>' }}", "&lt;br&gt;")]
    [InlineData("{{ [x] }}", "[&quot;&lt;b&gt;&amp;\\&quot;&#39;&quot;]")]
    [InlineData("{{ {a: x} }}", "{a: &quot;&lt;b&gt;&amp;\\&quot;&#39;&quot;}")]
    [InlineData("{{ x | string.upcase }}", "&lt;B&gt;&amp;&quot;&#39;")]
    [InlineData("{{ x | html.escape }}", Escaped)]
    [InlineData("{{ x | html.escape | html.escape }}", Escaped)]
    [InlineData("{{ x + x }}", Escaped + Escaped)]
    [InlineData("{{ $'<i>{x}</i>' }}", "&lt;i&gt;" + Escaped + "&lt;/i&gt;")]
    [InlineData("{{ x | html.newline_to_br }}", Escaped)]
    [InlineData("{{ '<\n>' | html.newline_to_br }}", "&lt;<br />\n&gt;")]
    [InlineData("{{ '<b>x</b>' | html.strip }}", "x")]
    [InlineData("{{ '<<b>i>' | html.strip }}", "i&gt;")]
    [InlineData("{{ date.parse '2024/1/2' | date.to_string '<%Y>' }}", "&lt;2024&gt;")]
    [InlineData("{{ date.format = '<%Y>'; date.parse '2024/1/2' }}", "&lt;2024&gt;")]
    [InlineData("{{ 1 < 2 }}", "true")]
    [InlineData("{{ x | object.to_json }}", "&quot;&lt;b&gt;&amp;\\&quot;&#39;&quot;")]
    [InlineData("{{ for c in x; c; end }}", Escaped)]
    [InlineData("{{ x | regex.replace 'b' '<$0>' }}", "&lt;&lt;b&gt;&gt;&amp;&quot;&#39;")]
    public void PlainValue_Written_IsEscapedOnce(string template, string output) => Templates.Render(template, Data, Templates.Html).ShouldBe(output);

    [Theory]
    [InlineData("{{ capture c }}<i>{{ x }}</i>{{ end }}{{ c }}", "<i>" + Escaped + "</i>")]
    [InlineData("{{ capture c }}<i>{{ end; d = c; d }}", "<i>")]
    [InlineData("{{ func f }}<i>{{ $0 }}</i>{{ end }}{{ f x }}", "<i>" + Escaped + "</i>")]
    [InlineData("{{ func f }}<i>{{ $0 }}</i>{{ end }}{{ y = f x; y }}", "<i>" + Escaped + "</i>")]
    [InlineData("{{ func f; ret $0; end }}{{ f x }}", Escaped)]
    [InlineData("{{ func f; '<' + $0; end }}{{ x = f('a'); x }}", "&lt;a")]
    [InlineData("{{ func box }}<i>{{ $$ }}</i>{{ end }}{{ wrap box }}<u>{{ x }}{{ end }}", "<i><u>" + Escaped + "</i>")]
    [InlineData("{{ tablerow r in [x]; r; end }}", "<tr class=\"row1\"><td class=\"col1\">" + Escaped + "</td></tr>\n")]
    [InlineData("{{ x | raw }}", "<b>&\"'")]
    [InlineData("{{ x | markdown }}", "<p>6</p>")]
    [InlineData("{{ if x; y = x | markdown; end; y }}", "<p>6</p>")]
    [InlineData("{{ 'a<{{ 1 }}>' | object.eval_template }}", "a&lt;1&gt;")]
    [InlineData("{{ raw 'a<{{ x }}>' | object.eval_template }}", "a<" + Escaped + ">")]
    public void Markup_Written_IsNotEscapedAgain(string template, string output) => Templates.Render(template, Data, WithMarkdown).ShouldBe(output);

    [Theory]
    [InlineData("{{ raw('<i>') + x }}", "<i>" + Escaped)]
    [InlineData("{{ x + raw('<i>') }}", Escaped + "<i>")]
    [InlineData("{{ raw('<i>') | string.append x }}", "<i>" + Escaped)]
    [InlineData("{{ raw('<i>') | string.prepend x }}", Escaped + "<i>")]
    [InlineData("{{ $'{raw('<i>')}{x}&' }}", "<i>" + Escaped + "&amp;")]
    [InlineData("{{ [raw('<i>'), x] | array.join '&' }}", "<i>&amp;" + Escaped)]
    [InlineData("{{ [x, x] | array.join raw('<br>') }}", Escaped + "<br>" + Escaped)]
    [InlineData("{{ y = raw('<i>'); y += x; y }}", "<i>" + Escaped)]
    [InlineData("{{ raw(' <i> ') | string.strip }}", "<i>")]
    [InlineData("{{ raw('<i>') * 2 }}", "<i><i>")]
    [InlineData("{{ raw('<i>') | string.pad_left 4 }}", " <i>")]
    [InlineData("{{ raw('<i>') | string.upcase }}", "&lt;I&gt;")]
    [InlineData("{{ raw('<i>') | string.replace 'i' x }}", "&lt;" + Escaped + "&gt;")]
    [InlineData("{{ [raw('<i>')] }}", "[&quot;&lt;i&gt;&quot;]")]
    [InlineData("{{ raw('<i>') == '<i>' }}", "true")]
    [InlineData("{{ raw('<i>') | html.escape }}", "<i>")]
    [InlineData("{{ raw('<i>') | html.strip }}", "")]
    public void PlainText_JoinedToMarkup_IsEscapedFirst(string template, string output) => Templates.Render(template, Data, Templates.Html).ShouldBe(output);

    [Fact]
    public void Include_InHtml_IsMarkup() => Templates.RenderFiles(
        Data, Templates.Html, null, ("main", "{{ include 'p' x }}{{ y = include 'p' x; y }}{{ include_join ['p', 'p'] '<' raw('<ul>') 'tpl:end' }}"), ("p", "<i>{{ $0 ?? '' }}</i>"), ("end", "</ul>"))
        .ShouldBe($"<i>{Escaped}</i><i>{Escaped}</i><ul><i></i>&lt;<i></i></ul>");

    [Theory]
    [InlineData("{{ x }}{{ x | raw }}{{ capture c }}{{ x }}{{ end }}{{ c + x }}", "<b>&\"'<b>&\"'<b>&\"'<b>&\"'")]
    [InlineData("{{ x | html.escape }}", Escaped)]
    [InlineData("{{ x | html.escape | html.escape }}", "&amp;lt;b&amp;gt;&amp;amp;&amp;quot;&amp;#39;")]
    public void PlainTextMode_EscapesNothingByItself(string template, string output) => Templates.Render(template, Data).ShouldBe(output);
}
