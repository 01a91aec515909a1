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

    [Fact]
    public void Data_AsWritten_KeepsItsOrderAndDigits()
    {
        var json = Encoding.UTF8.GetBytes("""{"o":{"b":1.50e1,"a":-0}}""");
        var template = new TemplateText("text", "{{ for x in o; x.key; '='; x.value; ' '; end }}");

        TemplateEvaluator.Evaluate(template with { Data = TemplateData.ReadAsWritten(json, "data") }).Output.ShouldBe("b=1.50e1 a=-0 ");
        TemplateEvaluator.Evaluate(template with { Data = TemplateData.Read(json, "data") }).Output.ShouldBe("a=0 b=15.0 ");
    }

    private static EvaluationResult Evaluate(string template, string data, bool plain) =>
        TemplateEvaluator.Evaluate(new("text", template) { PlainText = plain, Data = data.Length == 0 ? TemplateData.None : TemplateData.Read(Encoding.UTF8.GetBytes(data), "data") });
}
