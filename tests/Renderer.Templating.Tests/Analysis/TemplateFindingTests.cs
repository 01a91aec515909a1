using Renderer.Templating.Analysis;

namespace Renderer.Templating.Tests.Analysis;

public sealed class TemplateFindingTests
{
    [Theory]
    [InlineData("{{ x = 1 }}", 4, "`x` is set and never read")]
    [InlineData("{{ $x = 1 }}", 4, "`$x` is set and never read")]
    [InlineData("{{ capture x; 'a'; end }}", 12, "`x` is set and never read")]
    [InlineData("{{ $x = 1; func f; ret $x; end; f }}", 4, "`$x` is set and never read")]
    public void Name_NeverRead_IsAWarning(string template, int column, string message) =>
        Single(template).ShouldBe((FindingWeight.Warning, TemplateFindingCodes.NameUnused, column, message));

    [Theory]
    [InlineData("{{ x = 1; x }}")]
    [InlineData("{{ x = {}; x.a = 1 }}")]
    [InlineData("{{ for i in 1..3; end }}")]
    [InlineData("{{ func f(a); ret 1; end; f 1 }}")]
    [InlineData("{{ x = 1; this['x'] }}")]
    [InlineData("{{ x = 1; object.eval 'x' }}")]
    [InlineData("{{ func w; $x = 1; $$; end; wrap w; $x; end }}")]
    [InlineData("{{ @f; func f; ret 1; end }}")]
    public void Name_ReadSomehow_IsNoFinding(string template) => Of(template).Findings.ShouldBeEmpty();

    [Fact]
    public void Name_ReadInAnotherFile_IsNoFinding() => Of(("page", "{{ x = 1; include 'part' }}"), ("part", "{{ x }}")).Findings.ShouldBeEmpty();

    [Theory]
    [InlineData("{{ func f; ret 1; end }}", 9, "the function `f` is never called")]
    [InlineData("{{ f(x) = x + 1 }}", 4, "the function `f` is never called")]
    public void Function_NeverCalled_IsAWarning(string template, int column, string message) =>
        Single(template).ShouldBe((FindingWeight.Warning, TemplateFindingCodes.FunctionUnused, column, message));

    [Theory]
    [InlineData("{{ ret; x }}", 9, "this can never run: the statement before it always leaves")]
    [InlineData("{{ for i in x; break; i; end }}", 23, "this can never run: the statement before it always leaves")]
    [InlineData("{{ func f; if x; ret 1; else; ret 2; end; x; end; f }}", 43, "this can never run: the statement before it always leaves")]
    [InlineData("{{ if false; x; end }}", 7, "this condition is never true: its branch never runs")]
    [InlineData("{{ if !true && x; x; end }}", 13, "this condition is never true: its branch never runs")]
    [InlineData("{{ if 1 == 2; x; end }}", 9, "this condition is never true: its branch never runs")]
    [InlineData("{{ if 'a' != 'b'; x; else; y; end }}", 11, "this condition is always true: the branches after it never run")]
    [InlineData("{{ if x > 1; 1; else if y; 2; else if x > 1; 3; end }}", 41, "the same condition stands further up: this branch never runs")]
    [InlineData("{{ case x; when 1, 2; x; when 2; y; end }}", 31, "the same value stands further up: for it this `when` never runs")]
    [InlineData("{{ for i in [1, 2]; i; else; x; end }}", 13, "this list is never empty: the loop's `else` never runs")]
    [InlineData("{{ true ? x : y }}", 4, "this condition is always true")]
    public void Branch_ThatCannotRun_IsAWarning(string template, int column, string message) =>
        Single(template).ShouldBe((FindingWeight.Warning, TemplateFindingCodes.Unreachable, column, message));

    [Theory]
    [InlineData("{{ if x; ret; end; x }}")]
    [InlineData("{{ ret }}\n")]
    [InlineData("{{ while true; break; end }}")]
    [InlineData("{{ if x > 1; 1; else if x > 2; 3; end }}")]
    [InlineData("{{ if math.random 0 1; 1; else if math.random 0 1; 3; end }}")]
    [InlineData("{{ func f(a); ret a; end; if f x; 1; else if f x; 3; end }}")]
    [InlineData("{{ case x; when 1; x; when '1'; y; end }}")]
    [InlineData("{{ for i in [1, 2] limit:x; i; else; x; end }}")]
    [InlineData("{{ for i in []; i; else; x; end }}")]
    public void Branch_ThatMayRun_IsNoFinding(string template) => Of(template).Findings.ShouldBeEmpty();

    [Theory]
    [InlineData("{{ x | raw }}", "x")]
    [InlineData("{{ raw x.y }}", "x.y")]
    [InlineData("{{ ('<b>' + x + '</b>') | raw }}", "x")]
    [InlineData("{{ y = x | string.upcase; y | raw }}", "x")]
    [InlineData("{{ for i in x; i | raw; end }}", "x[]")]
    [InlineData("{{ $'<b>{x}</b>' | raw }}", "x")]
    [InlineData("{{ func f(a); a | raw; end; f x }}", "x")]
    public void Data_WrittenRaw_IsAWarning(string template, string path) =>
        Single(template).Message.ShouldBe($"`{path}` is written unescaped: markup in the data becomes markup of the page");

    [Theory]
    [InlineData("{{ '<b>' | raw }}")]
    [InlineData("{{ x | html.escape | raw }}")]
    [InlineData("{{ x | string.sha256 | raw }}")]
    [InlineData("{{ x | string.size | raw }}")]
    [InlineData("{{ capture y }}{{ x }}{{ end; y | raw }}")]
    public void Raw_WithoutData_IsNoFinding(string template) => Of(template).Findings.ShouldBeEmpty();

    [Theory]
    [InlineData("{{ strng.upcase x }}")]
    [InlineData("{{ x | uppcase }}")]
    public void Function_Unknown_IsAnError(string template) => Of(template).Reads.Select(read => read.Path.Text).Concat(Of(template).Findings.Select(found => found.Code))
        .ShouldContain(text => text == "strng" || text == TemplateFindingCodes.FunctionUnknown);

    [Fact]
    public void Function_UnknownInItsGroup_IsAnError()
    {
        var found = Of("{{ string.upcse x }}").Findings.ShouldHaveSingleItem();
        (found.Weight, found.Code, found.Hint).ShouldBe((FindingWeight.Error, TemplateFindingCodes.FunctionUnknown, "Did you mean `upcase`?"));
    }

    [Fact]
    public void BuiltIn_Hidden_IsAWarning() =>
        Of("{{ date = x; date }}").Findings.ShouldHaveSingleItem().ShouldBe(new TemplateFinding(
            FindingWeight.Warning, TemplateFindingCodes.BuiltInHidden, new TemplatePlace("page", 1, 4), "`date` hides the built-in of that name", "take another name"));

    [Fact]
    public void Data_RunAsTemplate_IsAWarning() => Single("{{ x | object.eval_template }}").Code.ShouldBe(TemplateFindingCodes.DataEvaluated);

    private static (FindingWeight Weight, string Code, int Column, string Message) Single(string template)
    {
        var found = Of(template).Findings.ShouldHaveSingleItem();
        return (found.Weight, found.Code, found.Place.Column, found.Message);
    }

    private static TemplateAnalysis Of(string template) => Of(("page", template));

    private static TemplateAnalysis Of(params (string Name, string Text)[] files) =>
        TemplateAnalysis.Of(TemplateSet.Parse(files.ToDictionary(file => file.Name, file => file.Text), Templates.Html), new HashSet<string>(), files[0].Name);
}
