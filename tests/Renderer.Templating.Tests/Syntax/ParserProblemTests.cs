namespace Renderer.Templating.Tests.Syntax;

public sealed class ParserProblemTests
{
    [Theory]
    [InlineData("{{ if x }}a", "text(1,4) : error : `if` has no `end`")]
    [InlineData("{{ for x in y }}\n{{ if z }}\n{{ end }}", "text(1,4) : error : `for` has no `end`")]
    [InlineData("a {{ end }}", "text(1,6) : error : `end` without a statement that it could belong to")]
    [InlineData("a {{ else }}", "text(1,6) : error : `else` without a statement that it could belong to")]
    [InlineData("{{ x = }}", "text(1,8) : error : a value expected instead of the end of the code block")]
    [InlineData("{{ 1 + }}", "text(1,8) : error : a value expected instead of the end of the code block")]
    [InlineData("{{ (1 + 2 }}", "text(1,11) : error : `)` expected instead of the end of the code block")]
    [InlineData("{{ a[1 }}", "text(1,8) : error : `]` expected instead of the end of the code block")]
    [InlineData("{{ x ", "text(1,1) : error : this code block is not closed")]
    [InlineData("\n  {%{ x", "text(2,3) : error : this escape block is not closed")]
    [InlineData("{{ for x of y }}{{ end }}", "text(1,10) : error : `in` expected instead of `of`")]
    [InlineData("{{ break }}", "text(1,4) : error : `break` outside a loop")]
    [InlineData("{{ for x in y; func f; continue; end; end }}", "text(1,24) : error : `continue` outside a loop")]
    [InlineData("{{ 5 = 6 }}", "text(1,4) : error : only a variable, member or item can be set")]
    [InlineData("{{ x = y = 6 }}", "text(1,10) : error : an assignment is a statement, not a part of one")]
    [InlineData("{{ a. }}", "text(1,7) : error : a member's name expected instead of the end of the code block")]
    [InlineData("{{ 1 | 2 }}", "text(1,6) : error : the right side of `|` must be a function")]
    [InlineData("{{ 1 2 }}", "text(1,6) : error : `2` is not expected here")]
    [InlineData("{{ € }}", "text(1,4) : error : `€` means nothing here")]
    [InlineData("{{ if }}{{ end }}", "text(1,7) : error : a value expected instead of the end of the code block")]
    [InlineData("{{ x = end }}", "text(1,8) : error : a value expected instead of `end`")]
    [InlineData("{{ f a: 1 2 }}", "text(1,11) : error : after a named argument all arguments must be named")]
    [InlineData("{{ for x in y limit: 1 step: 2 }}{{ end }}", "text(1,24) : error : `for` has no parameter `step`")]
    [InlineData("{{ case x }}no{{ when 1 }}{{ end }}", "text(1,13) : error : text between `case` and its first `when` would never be written")]
    [InlineData("{{ func f(a, a); end }}", "text(1,14) : error : there are two parameters `a`")]
    [InlineData("{{ func f(a..., b); end }}", "text(1,17) : error : nothing can follow the `...` parameter")]
    [InlineData("{{ ++1 }}", "text(1,4) : error : only a variable, member or item can be counted up or down")]
    [InlineData("{{ if x == 1 'a' end }}", "text(1,14) : error : a string is not expected here")]
    [InlineData("{{ func f(a) ret a end }}", "text(1,14) : error : `ret` is not expected here")]
    [InlineData("{{ x = if true; 1; end }}", "text(1,8) : error : a value expected instead of `if`")]
    [InlineData("{{ if a }}{{ x = for }}{{ y }}{{ end }}{{ end }}", "text(1,18) : error : a value expected instead of `for`")]
    [InlineData("{{ a ? b }}", "text(1,10) : error : `:` expected instead of the end of the code block")]
    [InlineData("{{ 'a", "text(1,4) : error : this string is not closed")]
    [InlineData("{{ if x }}{{ y = \"a }} b {{ end }}", "text(1,18) : error : this string is not closed")]
    [InlineData("{{ `a }}", "text(1,4) : error : this string is not closed")]
    [InlineData("{{ $'a{1}b }}", "text(1,4) : error : this string is not closed")]
    [InlineData("{{ $'a{1 ", "text(1,7) : error : this `{` in a string is not closed")]
    [InlineData("{{ for x in [1] ", "text(1,1) : error : this code block is not closed")]
    [InlineData("{{ if x\n  some, text; here.\n{{ end }}", "text(1,1) : error : this code block is not closed")]
    [InlineData("{{ if x\n  {{ y }}\n{{ end }}", "text(1,1) : error : this code block is not closed")]
    [InlineData("a\n{{ if x }}{{ y {{ end }}", "text(2,11) : error : this code block is not closed")]
    [InlineData("{{ x } y {{ z }}", "text(1,6) : error : this `}` closes nothing")]
    [InlineData("{{ if (a } b {{ end }}", "text(1,10) : error : this `}` closes nothing")]
    [InlineData("{{ x = {a: 1 }}\n{{ x }}", "text(1,15) : error : this `}` closes nothing")]
    [InlineData("{{ x = 'a\\qb' }}", "text(1,10) : error : `\\q` is no escape sequence; write `\\\\` for a backslash")]
    [InlineData("{{ x = 0b12 }}", "text(1,8) : error : `0b12` is no number")]
    [InlineData("{{ x = 0xfg + 1 }}", "text(1,8) : error : `0xfg` is no number")]
    [InlineData("{{ x = 12abc }}", "text(1,8) : error : `12abc` is no number")]
    [InlineData("{{ x = 1e }}", "text(1,8) : error : `1e` is no number")]
    [InlineData("{{ x = 1.5e400 }}", "text(1,8) : error : this number is too large")]
    [InlineData("{{ x = 1e39f }}", "text(1,8) : error : this number is too large")]
    [InlineData("{{ x = 79228162514264337593543950336m }}", "text(1,8) : error : this number is too large for a decimal")]
    [InlineData("{{ if x }}a{{ else }}b{{ else }}c{{ end }}", "text(1,26) : error : `if` has its `else` already")]
    [InlineData("{{ if x }}a{{ else }}b{{ else if y }}c{{ else }}d{{ end }}", "text(1,26) : error : `if` has its `else` already")]
    [InlineData("{{ case x; when 1; else; when 2; end }}", "text(1,26) : error : `else` is the last branch of a `case`")]
    [InlineData("{{ while x }}a{{ else }}b{{ end }}", "text(1,18) : error : `while` has no `else`")]
    [InlineData("{{ if x }}{{ when 1 }}{{ end }}", "text(1,14) : error : `when` belongs to a `case`, not to `if`")]
    [InlineData("{{ capture }}{{ end }}", "text(1,12) : error : a value expected instead of the end of the code block")]
    public void Fault_InTemplate_IsReportedAtItsPlace(string template, string problem) => Templates.Problem(template).ToString().ShouldBe(problem);

    [Theory]
    [InlineData("{{ if x }}a{{ edn }}", "Did you mean `end` instead of `edn` in line 1?")]
    [InlineData("{{ if x }}a\n{{ endif }}", "Did you mean `end` instead of `endif` in line 2?")]
    [InlineData("{{ fro x in y }}a{{ end }}", "Did you mean `for` instead of `fro`?")]
    [InlineData("{{ foreach x in y }}a{{ end }}", "Did you mean `for` instead of `foreach`?")]
    [InlineData("{{ wihle x }}a{{ end }}", "Did you mean `while` instead of `wihle` in line 1?")]
    [InlineData("{{ if x }}a{{ end }}{{ end }}{{ whille x }}", null)]
    [InlineData("{{ ends = 1 }}{{ ends.x }}{{ if x }}a", null)]
    [InlineData("{{ if x = 1 }}{{ end }}", "Write `==` to compare; an assignment is a statement of its own.")]
    [InlineData("{{ y = (x = 1) }}", "Write `==` to compare; an assignment is a statement of its own.")]
    [InlineData("{{ x = 'a }}", "Add `'`.")]
    [InlineData("{{ x = $\"a }}", "Add `\"`.")]
    [InlineData("{{ x }", "A code block ends with `}}`.")]
    [InlineData("{{ elseif x 1 }}", "Did you mean `else if`?")]
    [InlineData("{{ upcase 'a' }}", "Did you mean `string.upcase`?")]
    [InlineData("{{ strin.upcase 'a' }}", "Did you mean `string.upcase`?")]
    [InlineData("{{ f(x) = x; f b: 1 }}", null)]
    public void Fault_ThatIsAMisspeltWord_HintsAtTheWord(string template, string? hint) => Templates.Problem(template).Hint.ShouldBe(hint);

    [Fact]
    public void Faults_InSeveralStatements_AreAllReported()
    {
        const string Template = "{{ x = }}\n{{ y = 1 + }}\n{{ if (a }}\n{{ end }}{{ a b = c }}\n{{ while }}{{ end }}{{ end }}";
        Templates.Problems(Template).Select(problem => $"{problem.Line},{problem.Column}")
            .ShouldBe(["1,8", "2,12", "3,10", "4,13", "5,10", "5,24"]);
    }

    [Theory]
    [InlineData("{{ x = [\n 1 2,\n 3\n]\ny = }}", "2,4 5,5")]
    [InlineData("{{ x = {\n a: [1,\n b: 2\n}\ny = }}", "3,3 5,5")]
    [InlineData("{{ x = (1 +\n)\ny = (2 3\n)\nz = }}", "2,1 3,8 5,5")]
    [InlineData("{{ x = [1, 2\ny = 3\nz = }}", "2,1 3,5")]
    [InlineData("{{ f(1\n2)\n) }}", "2,1 3,1")]
    [InlineData("{{ if (a b }}c{{ end }}{{ d ) }}", "1,12 1,29")]
    public void Fault_InsideBrackets_EndsWithThem(string template, string places) =>
        string.Join(' ', Templates.Problems(template).Select(problem => $"{problem.Line},{problem.Column}")).ShouldBe(places);

    [Fact]
    public void Faults_InSeveralFiles_AreReportedByFile()
    {
        var problems = Should.Throw<TemplateException>(() => Templates.RenderFiles(null, null, null, ("b", "{{ x = }}"), ("a", "\n{{ ) }}"))).Problems;
        problems.Select(problem => $"{problem.File}({problem.Line},{problem.Column})").ShouldBe(["a(2,4)", "b(1,8)"]);
    }

    [Fact]
    public void Faults_WithoutEnd_AreCutOff() =>
        Templates.Problems(string.Concat(Enumerable.Repeat("{{ ) }}", 1000))).Count.ShouldBe(100);

    [Fact]
    public void Include_OfUnknownFile_IsReportedWhenParsed()
    {
        var problem = Should.Throw<TemplateException>(() => TemplateSet.Parse(
            new Dictionary<string, string> { ["main"] = "{{ if false; include 'heder'; end }}", ["header"] = "" }, Templates.PlainText)).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(TemplateProblemCodes.UnknownInclude);
        problem.ToString().ShouldBe("main(1,22) : error : there is no file `heder` to include");
        problem.Hint.ShouldBe("Did you mean `header`?");
    }

    [Theory]
    [InlineData("{{ 'heder' | include }}")]
    [InlineData("{{ include('heder') }}")]
    [InlineData("{{ include_join ['header', 'heder'] '' }}")]
    public void Include_OfUnknownFileByOtherForms_IsReportedWhenParsed(string template) =>
        Should.Throw<TemplateException>(() => TemplateSet.Parse(new Dictionary<string, string> { ["main"] = template, ["header"] = "" }, Templates.PlainText))
            .Problems.ShouldHaveSingleItem().Code.ShouldBe(TemplateProblemCodes.UnknownInclude);

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{a:")]
    [InlineData("!")]
    [InlineData("- ")]
    [InlineData("@")]
    [InlineData("^")]
    [InlineData("++")]
    [InlineData("a[")]
    [InlineData("f(")]
    [InlineData("x ? ")]
    [InlineData("x ? y : ")]
    [InlineData("a.")]
    [InlineData("1 + ")]
    [InlineData("x | ")]
    [InlineData("x ?? ")]
    [InlineData("f ")]
    [InlineData("do;")]
    [InlineData("if x;")]
    [InlineData("for x in y;")]
    [InlineData("case x; when 1;")]
    [InlineData("if x; else ")]
    [InlineData("wrap f;")]
    [InlineData("func f;")]
    [InlineData("x = ")]
    [InlineData("$'{")]
    [InlineData("$\"{$'{")]
    public void Nesting_OfTenThousandUnclosed_IsAProblem(string opening)
    {
        var problems = Templates.Problems("{{" + string.Concat(Enumerable.Repeat(opening, 10_000)));
        problems.ShouldContain(problem => problem.Code == TemplateProblemCodes.Depth || problem.Code == TemplateProblemCodes.Syntax);
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("[", "1", "]")]
    [InlineData("!", "1", "")]
    [InlineData("", "1", " + 1")]
    [InlineData("", "1", " | math.plus 1")]
    [InlineData("", "a", ".a")]
    [InlineData("", "a", "[0]")]
    [InlineData("a ? ", "1", " : 2")]
    [InlineData("if x;", "1", ";end")]
    public void Nesting_DeeperThanAllowed_NamesTheLimit(string before, string middle, string after)
    {
        const int Times = 100_000;
        var template = "{{ " + string.Concat(Enumerable.Repeat(before, Times)) + middle + string.Concat(Enumerable.Repeat(after, Times)) + " }}";
        Templates.Problem(template).Code.ShouldBe(TemplateProblemCodes.Depth);
    }

    [Fact]
    public void ElseIf_InALongChain_DoesNotNest()
    {
        var template = "{{ if x == 0; 0;" + string.Concat(Enumerable.Range(1, 5000).Select(i => $"else if x == {i}; {i};")) + "end }}";
        Templates.Render(template, "{\"x\": 4999}").ShouldBe("4999");
    }
}
