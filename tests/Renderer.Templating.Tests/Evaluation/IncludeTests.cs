namespace Renderer.Templating.Tests.Evaluation;

public sealed class IncludeTests
{
    [Fact]
    public void Include_OfThePage_RunsInTheSameVariables() => Render(
        "{{ y = 0; include 'myinclude.html'\nx = include 'myinclude.html'\nx + \" modified\" }}",
        ("myinclude.html", "{{ y = y + 1 ~}}\nThis is a string with the value {{ y }}\n"))
        .ShouldBe("This is a string with the value 1\nThis is a string with the value 2\n modified");

    [Theory]
    [InlineData("{{ include 'part' 1 'b' }}", "{{ $0 }},{{ $1 }},{{ $2 }},{{ $.size }}", "1,b,,2")]
    [InlineData("{{ include 'part' a: 1 }}", "{{ $.a }},{{ $['a'] }},{{ $a }}", "1,1,1")]
    [InlineData("{{ include('part', 1, a: 2) }}", "{{ $0 }},{{ $a }}", "1,2")]
    [InlineData("{{ 'part' | include 1 }}", "{{ $0 }}", "1")]
    [InlineData("{{ $x = 1; include 'part'; $x }}", "[{{ $x }}{{ $x = 2 }}]", "[]1")]
    [InlineData("{{ x = 1; include 'part'; x }}", "{{ x }}{{ x = 2 }}", "12")]
    [InlineData("{{ for i in 1..2; include 'part'; end }}", "{{ i }}{{ for.index }} ", "10 21 ")]
    [InlineData("{{ with {a: 5}; include 'part'; end }}", "{{ a }}{{ this }}", "5{a: 5}")]
    [InlineData("{{ func f(x); include 'part'; end; f 3 }}", "{{ x }}", "3")]
    [InlineData("a{{ include 'part' }}b", "1{{ ret }}2", "a1b")]
    [InlineData("a{{ include 'part' }}b", "1{{ ret 5 }}2", "a15b")]
    [InlineData("{{ x = include 'part'; '<' + x + '>' }}", "1{{ ret }}2", "<1>")]
    [InlineData("{{ include 'part'; g 2 }}", "{{ func g; ret $0 * 2; end }}", "4")]
    [InlineData("{{ 'a' + include('part') + 'b' }}", "1", "a1b")]
    [InlineData("{{ if (include 'part') == '1' }}yes{{ end }}", "1", "yes")]
    public void Include_WithArguments_SeesThem(string template, string part, string output) => Render(template, ("part", part)).ShouldBe(output);

    [Fact]
    public void Include_OfItself_EndsWhereItSays() =>
        Render("{{ include 'part' 3 }}", ("part", "{{ $0 }}{{ if $0 > 0; include 'part' ($0 - 1); end }}")).ShouldBe("3210");

    [Theory]
    [InlineData("{{ include_join ['a', 'b', 'c'] '<br/>' 'tpl:begin' 'tpl:end' }}", "(A<br/>B<br/>C)")]
    [InlineData("{{ include_join ['a', 'b', 'c'] 'tpl:separator' '<div>' '</div>' }}", "<div>A;B;C</div>")]
    [InlineData("{{ include_join ['a'] ',' }}", "A")]
    [InlineData("{{ include_join [] ',' '<' '>' }}", "")]
    [InlineData("{{ include_join ['empty', 'empty'] '' '<' '>' }}", "")]
    [InlineData("{{ x = include_join ['a', 'b'] '-'; x + '!' }}", "A-B!")]
    public void IncludeJoin_OfPages_PutsTextBetween(string template, string output) => Render(
        template, ("a", "A"), ("b", "B"), ("c", "C"), ("begin", "("), ("end", ")"), ("separator", ";"), ("empty", "")).ShouldBe(output);

    [Fact]
    public void Problem_InsideIncludes_NamesTheChain()
    {
        var problem = Should.Throw<TemplateException>(() => Render(
            "x\n  {{ include 'outer' }}", ("outer", "{{ 1 }}{{ include 'inner' }}"), ("inner", "{{ func f; ret a.b; end }}\n{{ f }}"))).Problems.ShouldHaveSingleItem();
        problem.ToString().ShouldBe("inner(1,18) : error : `a` is null and has no member `b`");
        problem.IncludeChain.ShouldBe(["main(2,6)", "outer(1,11)"]);
    }

    private static string Render(string main, params (string Name, string Text)[] parts) =>
        Templates.RenderFiles(null, null, null, [("main", main), .. parts]);
}
