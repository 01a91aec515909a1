namespace Renderer.Templating.Tests.Evaluation;

public sealed class ExactNumberTests
{
    private static readonly TemplateOptions Exact = new() { EscapeHtml = false, ExactNumbers = true };

    [Theory]
    [InlineData("a + b", "0.30")]
    [InlineData("a - b", "-0.10")]
    [InlineData("a * b", "0.0200")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("8 / 2", "4")]
    [InlineData("1 / 3", "0.3333333333333333333333333333")]
    [InlineData("9999999999999999999 * 9999999999999999999", "99999999999999999980000000000000000001")]
    public void Result_ThatIsKept_IsGiven(string expression, string expected) =>
        Templates.Render($"{{{{ {expression} }}}}", """{"a":0.10,"b":0.20}""", Exact).ShouldBe(expected);

    [Theory]
    [InlineData("big + a")]
    [InlineData("big * 2")]
    [InlineData("long + 1")]
    [InlineData("long + a")]
    [InlineData("1.5 + 1")]
    [InlineData("99999999999999999999999999999 + a")]
    public void Result_ThatWouldBeRounded_IsAProblem(string expression) =>
        Templates.Problem($"{{{{ {expression} }}}}", """{"a":0.25,"big":7000000000000000000000000000.5,"long":0.00000000000000000000000000000012345}""", Exact)
            .Code.ShouldBe(TemplateProblemCodes.NumberSize);
}
