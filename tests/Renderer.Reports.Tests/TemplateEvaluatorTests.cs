using System.Text;

namespace Renderer.Reports.Tests;

public class TemplateEvaluatorTests
{
    [Fact]
    public void Template_WithData_WritesItsText() =>
        Evaluate("{{ name }}: {{ n + 1 }}", """{"name":"<a>","n":1}""", plain: true).Output.ShouldBe("<a>: 2");

    [Fact]
    public void Template_AsHtml_Escapes() => Evaluate("{{ name }}", """{"name":"<a>"}""", plain: false).Output.ShouldBe("&lt;a&gt;");

    [Fact]
    public void UnknownName_IsNullInText_AndAProblemInHtml()
    {
        Evaluate("[{{ nobody }}]", "", plain: true).Output.ShouldBe("[]");
        var problem = Evaluate("\n {{ nobody }}", "", plain: false).Problems.ShouldHaveSingleItem();
        problem.Place.ShouldBe("text(2,5)");
    }

    [Fact]
    public void Template_ThatDoesNotParse_IsAProblemWithItsPlace()
    {
        var result = Evaluate("{{ if }}", "", plain: true);
        result.Output.ShouldBeNull();
        result.Problems[0].Place.ShouldStartWith("text(1,");
    }

    [Theory]
    [InlineData("[1]", Codes.DataSchema)]
    [InlineData("{", Codes.DataSyntax)]
    public void Data_ThatCannotBe_IsAProblem(string data, string code) => Evaluate("x", data, plain: true).Problems.ShouldHaveSingleItem().Code.ShouldBe(code);

    private static EvaluationResult Evaluate(string template, string data, bool plain) =>
        TemplateEvaluator.Evaluate(new("text", template) { PlainText = plain, Data = Encoding.UTF8.GetBytes(data) });
}
