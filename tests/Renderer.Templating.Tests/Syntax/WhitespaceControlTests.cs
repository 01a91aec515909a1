namespace Renderer.Templating.Tests.Syntax;

public sealed class WhitespaceControlTests
{
    [Theory]
    [InlineData("a \n {{ 1 }} \n b", "a \n 1 \n b")]
    [InlineData("a \n {{- 1 }} \n b", "a1 \n b")]
    [InlineData("a \n {{ 1 -}} \n b", "a \n 1b")]
    [InlineData("a \n {{- 1 -}} \n b", "a1b")]
    [InlineData("a \n {{~ 1 }} \n b", "a \n1 \n b")]
    [InlineData("a \n {{ 1 ~}} \n b", "a \n 1 b")]
    [InlineData("a \n {{~ 1 ~}} \n b", "a \n1 b")]
    [InlineData("a \n {{- 1 ~}} \n b", "a1 b")]
    [InlineData("a \n {{~ 1 -}} \n b", "a \n1b")]
    [InlineData("a{{~ 1 ~}}  b", "a1b")]
    [InlineData("a  {{~ 1 ~}}\n\n b", "a1\n b")]
    [InlineData("a\r\n{{~ 1 ~}}\r\nb", "a\r\n1b")]
    [InlineData("{{- 1 -}}", "1")]
    [InlineData("{{~ 1 -}} {{- 2 ~}}\n{{ 3 }}", "123")]
    [InlineData(" {{-}} x {{-}} ", " x ")]
    [InlineData("a\u3000{{- 1 -}}\u3000b", "a1b")]
    public void Strip_ByMode_RemovesWhiteSpace(string template, string output) => Templates.Render(template).ShouldBe(output);

    [Theory]
    [InlineData("a {%{ {{x}} }%} b", "a  {{x}}  b")]
    [InlineData("a {%{- {{x}} -}%} b", "a {{x}} b")]
    [InlineData("a\n{%%{~{{x}}~}%%}\nb", "a\n{{x}}b")]
    [InlineData("{%%%{ }%} }%%} }%%%}", " }%} }%%} ")]
    [InlineData("{%{}%}", "")]
    public void EscapeBlock_AnyLevel_IsText(string template, string output) => Templates.Render(template).ShouldBe(output);

    [Theory]
    [InlineData("{ 1 }} } {% x", "{ 1 }} } {% x")]
    [InlineData("100% {", "100% {")]
    public void Text_WithSingleBraces_IsText(string template, string output) => Templates.Render(template).ShouldBe(output);

    [Theory]
    [InlineData("  {{ 'a\nb' }}", "  a\n  b")]
    [InlineData("\t{{ 'a\nb\n' }}c", "\ta\n\tb\nc")]
    [InlineData("x {{ 'a\nb' }}", "x a\nb")]
    [InlineData("  {{~ 'a\nb' }}", "a\nb")]
    [InlineData("  {{ 'a\n\nb' }}", "  a\n  \n  b")]
    [InlineData("  {{ for x in 1..2; x + '\n'; end }}c", "  1\n  2\nc")]
    [InlineData("  {{ 1 }} {{ 'a\nb' }}", "  1 a\nb")]
    [InlineData("  {{ if true }}a\nb{{ end }}", "  a\nb")]
    public void Indentation_OfValueWithLineBreaks_FollowsItsLine(string template, string output) => Templates.Render(template).ShouldBe(output);

    [Fact]
    public void Indentation_OfInclude_FollowsItsLine() =>
        Templates.RenderFiles(null, null, null, ("main", "<ul>\n  {{ include 'part' }}</ul>"), ("part", "<li>\n</li>\n")).ShouldBe("<ul>\n  <li>\n  </li>\n</ul>");

    [Theory]
    [InlineData("{{ 1 # comment }}2", "12")]
    [InlineData("{{ # only }}2", "2")]
    [InlineData("{{ 1 # a\n 2 # b\n}}", "12")]
    [InlineData("{{ 1 ## a ## ; 2 }}", "12")]
    [InlineData("{{ 1 ## a \\## still ## ; 2 }}", "12")]
    [InlineData("{{ ## unclosed }}2", "2")]
    [InlineData(" {{- ## a\n b ## -}} x", "x")]
    [InlineData("{{ '#' }}", "#")]
    public void Comment_Anywhere_IsLeftOut(string template, string output) => Templates.Render(template).ShouldBe(output);
}
