namespace Renderer.Templating.Tests;

public sealed class TemplateExpressionTests
{
    private const string Data = """{"row": {"a": 1, "b": 2.50, "total": 3.5, "parts": [1, 2]}, "text": "x"}""";

    [Theory]
    [InlineData("row.a + row.b", "3.50")]
    [InlineData("row.parts", "[1, 2]")]
    [InlineData("row.parts | array.reverse", "[2,1]")]
    [InlineData("[row.a, 'x', null, true, {y: 1.0}]", "[1,\"x\",null,true,{\"y\":1.0}]")]
    [InlineData("1..3", "[1,2,3]")]
    [InlineData("text", "\"x\"")]
    [InlineData("text ?! null", "null")]
    [InlineData("1 + 1\n", "2")]
    [InlineData("\n row.a\n  | math.plus 1\n", "2")]
    [InlineData("row.a ==\n 1", "true")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    public void Evaluate_Expression_GivesJson(string expression, string json) =>
        TemplateExpression.Parse("rules.json", expression, Templates.Html).Evaluate(Templates.Scope(Data)).GetRawText().ShouldBe(json);

    [Theory]
    [InlineData("row.a + row.b == row.total", true)]
    [InlineData("row.a > row.b", false)]
    [InlineData("row.missing ?? null", false)]
    [InlineData("0", true)]
    public void IsTrue_Expression_FollowsTheLanguage(string expression, bool result) =>
        TemplateExpression.Parse("rules.json", expression, Templates.Html).IsTrue(Templates.Scope(Data)).ShouldBe(result);

    [Theory]
    [InlineData("", "rules.json(1,1) : error : a value expected instead of the end of the text")]
    [InlineData("1 +", "rules.json(1,4) : error : a value expected instead of the end of the text")]
    [InlineData("1 2", "rules.json(1,3) : error : `2` does not belong to the expression")]
    [InlineData("x = 1", "rules.json(1,3) : error : `=` does not belong to the expression")]
    public void Parse_OfFaultyExpression_Throws(string expression, string problem) =>
        Should.Throw<TemplateException>(() => TemplateExpression.Parse("rules.json", expression, Templates.Html)).Problems.ShouldHaveSingleItem().ToString().ShouldBe(problem);

    [Fact]
    public void Evaluate_OfUnknownName_Throws() =>
        Should.Throw<TemplateException>(() => TemplateExpression.Parse("r", "rwo.a", Templates.Html).Evaluate(Templates.Scope(Data)))
            .Problems.ShouldHaveSingleItem().Hint.ShouldBe("Did you mean `row`?");
}
