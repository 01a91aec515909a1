using Renderer.Reports.Checking.Rules;

namespace Renderer.Reports.Tests.Checking.Rules;

public class RuleTests
{
    private const string Sum = """
        {"id":"R1","severity":"warning","for":"rows","as":"row","assert":"(row.a ?? 0) + (row.b ?? 0) == (row.total ?? 0)",
         "message":"{{ row.a ?? 0 }} + {{ row.b ?? 0 }} ≠ {{ row.total ?? 0 }}","place":"/rows/{{ for.index }}/total",
         "cells":"['/rows/' + for.index + '/a', '/rows/' + for.index + '/b', '/rows/' + for.index + '/total']"}
        """;

    [Fact]
    public void Rule_ThatHolds_SaysNothing() => RuleFixture.Check(RuleFixture.One(Sum), """{"rows":[{"a":1,"b":2,"total":3},{"a":null,"b":null,"total":0}]}""").ShouldBeEmpty();

    [Fact]
    public void Rule_ThatIsBroken_TellsIdCellsAndValuesAsGiven()
    {
        var problem = RuleFixture.Check(RuleFixture.One(Sum), """{"rows":[{"a":1,"b":2,"total":3},{"a":1.0,"b":"2","total":4}]}""").ShouldHaveSingleItem();
        (problem.Severity, problem.Code, problem.Rule, problem.Place).ShouldBe((Severity.Warning, Codes.RuleBroken, "R1", "/rows/1/total"));
        problem.Message.ShouldBe("R1: 1.0 + 2 ≠ 4");
        problem.Cells.ShouldBe([new("/rows/1/a", "1.0"), new("/rows/1/b", "2"), new("/rows/1/total", "4")]);
        problem.Hint.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("""{"a":null,"b":2,"total":3}""")]
    [InlineData("""{"b":2,"total":3}""")]
    public void Rule_OverABlankOrMissingCell_SaysThatItCountsAsZero(string row)
    {
        var problem = RuleFixture.Check(RuleFixture.One(Sum), $$"""{"rows":[{{row}}]}""").ShouldHaveSingleItem();
        problem.Message.ShouldBe("R1: 0 + 2 ≠ 3（空白按0计）");
        problem.Cells[0].ShouldBe(new("/rows/0/a", null));
    }

    [Theory]
    [InlineData("advice", Severity.Warning, Severity.Advice)]
    [InlineData("advice", Severity.Error, Severity.Advice)]
    [InlineData("warning", Severity.Warning, Severity.Warning)]
    [InlineData("warning", Severity.Error, Severity.Error)]
    [InlineData("error", Severity.Warning, Severity.Error)]
    public void Severity_OfARule_AndWhatTheRequestMakesOfBrokenSums(string severity, Severity brokenSums, Severity expected) =>
        RuleFixture.Check(RuleFixture.One($$"""{"id":"A","severity":"{{severity}}","assert":"false","message":"m","place":"/n"}"""), "{}", brokenSums)
            .ShouldHaveSingleItem().Severity.ShouldBe(expected);

    [Fact]
    public void Prelude_IsKnownToEveryFieldOfEveryRule()
    {
        const string rules = """
            {"prelude":["func blank(x); ret x == null; end","columns = [","  'a', 'b' ]"],
             "rules":[{"id":"A","severity":"warning","for":"columns","as":"column","let":["gone = blank(this[column])"],"assert":"!gone",
                       "message":"{{ column }} {{ blank(this[column]) }}","place":"/{{ columns[for.index] }}","cells":"columns | array.each @cell"},
                      {"id":"B","severity":"warning","assert":"!blank(b)","message":"{{ columns.size }}","place":"/b"}]}
            """;
        var problems = RuleFixture.Check(rules.Replace("\"prelude\":[", "\"prelude\":[\"func cell(x); ret '/' + x; end\",", StringComparison.Ordinal), """{"a":1,"b":null}""");
        problems.Select(p => p.Message).ShouldBe(["A: b true（空白按0计）", "B: 2"]);
        problems[0].Cells.ShouldBe([new("/a", "1"), new("/b", null)]);
    }

    [Fact]
    public void Rule_ThatFails_IsATemplateProblemAtItsField()
    {
        Failing("nobody == 1", "[]").ShouldBe("rules.json#/rules/0/assert");
        Failing("false", "[nobody]").ShouldBe("rules.json#/rules/0/cells");
        var prelude = RuleFixture.Check("""{"prelude":["a = 1","b = nobody"],"rules":[{"id":"A","severity":"advice","assert":"true","message":"m","place":"/n"}]}""", "{}");
        prelude.ShouldHaveSingleItem().Place.ShouldBe("rules.json#/prelude/1");
    }

    [Fact]
    public void Cells_BeyondTheBound_AreCounted()
    {
        var rule = RuleFixture.One("""{"id":"A","severity":"warning","assert":"false","message":"m","place":"/n","cells":"1..100 | array.each @(do; ret '/n'; end)"}""");
        var problem = RuleFixture.Check(rule, """{"n":1}""").ShouldHaveSingleItem();
        problem.Cells.Length.ShouldBe(RuleCells.Most);
        problem.Message.ShouldBe("A: m（另有40个单元格未列出）");
    }

    [Fact]
    public void Rule_BrokenForTenThousandItems_StopsCounting()
    {
        var rule = RuleFixture.One("""{"id":"A","severity":"warning","for":"1..10000","as":"i","assert":"false","message":"{{ i }}","place":"/n"}""");
        RuleFixture.Check(rule, "{}").Count.ShouldBe(Rule.MostBroken);
    }

    [Theory]
    [InlineData("{\"n\":{\"a\":1}}", "an object")]
    [InlineData("{\"n\":true}", "true")]
    [InlineData("{\"n\":12345678901234567890.10}", "12345678901234567890.10")]
    public void Cell_OfAnyKind_IsShown(string data, string expected) =>
        RuleFixture.Check(RuleFixture.One("""{"id":"A","severity":"warning","assert":"false","message":"m","place":"/n","cells":"['/n']"}"""), data)
            .ShouldHaveSingleItem().Cells.ShouldHaveSingleItem().Value.ShouldBe(expected);

    [Theory]
    [InlineData("""{"rules":[{"id":"A","severity":"advice","assert":"1 +","message":"m","place":"/n"}]}""", "rules.json#/rules/0/assert")]
    [InlineData("""{"rules":[{"id":"A","severity":"advice","assert":"true","message":"{{ if","place":"/n"}]}""", "rules.json#/rules/0/message")]
    [InlineData("""{"rules":[{"id":"A","severity":"advice","assert":"true","message":"m","place":"/n","cells":"["}]}""", "rules.json#/rules/0/cells")]
    [InlineData("""{"rules":[{"id":"A","severity":"advice","assert":"true","message":"m","place":"/n","compare":"next"}]}""", "rules.json#/rules/0/compare")]
    [InlineData("""{"rules":[{"id":"A","severity":"fatal","assert":"true","message":"m","place":"/n"}]}""", "rules.json#/rules/0/severity")]
    [InlineData("""{"prelude":["a = 1","func f(x)"],"rules":[]}""", "rules.json#/prelude/1")]
    [InlineData("""{"totals":[{"place":"/n","value":"1 +"}]}""", "rules.json#/totals/0/value")]
    [InlineData("""{"totals":[{"place":"/n"}]}""", "rules.json#/totals/0/value")]
    [InlineData("""{"totals":[{"place":"{{ end }}","value":"1"}]}""", "rules.json#/totals/0/place")]
    [InlineData("""{"prelude":[]}""", "rules.json#/rules")]
    [InlineData("""{"prelude":["{{ a }}"],"rules":[]}""", "rules.json#/prelude/0")]
    public void File_WithAFault_IsRefusedAtItsPlace(string rules, string place) => RuleFixture.Faults(rules).ShouldContain(f => f.Place == place && f.Code == Codes.TemplateInvalid, string.Join('\n', RuleFixture.Faults(rules)));

    [Fact]
    public void Sum_OfNumbersAndLists_IsExactAndLeavesBlanksOut()
    {
        Sums("sum(0.1, [0.20, null, 3])").ShouldBe("3.30");
        Sums("sum([null, null])").ShouldBe("");
        Sums("sum(-5, 2)").ShouldBe("-3");
        Sums("sum(a, 1)").ShouldBe("123456789012345678901234567890124.5");
        RuleFixture.Check(RuleFixture.One("""{"id":"A","severity":"warning","assert":"sum('x') == 1","message":"m","place":"/n"}"""), "{}")
            .ShouldHaveSingleItem().Message.ShouldBe("A: `sum`: \"x\" is no number");
    }

    private static string Sums(string expression) =>
        RuleFixture.Check(RuleFixture.One($$$"""{"id":"A","severity":"warning","assert":"false","message":"{{ {{{expression}}} }}","place":"/n"}"""), """{"a":123456789012345678901234567890123.5}""")[0].Message[3..];

    private static string Failing(string assertion, string cells)
    {
        var problem = RuleFixture.Check(RuleFixture.One($$"""{"id":"A","severity":"advice","assert":"{{assertion}}","message":"m","place":"/n","cells":"{{cells}}"}"""), "{}").ShouldHaveSingleItem();
        (problem.Severity, problem.Code, problem.Rule).ShouldBe((Severity.Error, Codes.TemplateFailed, "A"));
        return problem.Place;
    }
}
