using System.Collections.Immutable;
using System.Text.Json;

namespace Renderer.Templating.Tests.Functions;

public sealed class HostFunctionTests
{
    private static readonly TemplateOptions Options = Templates.StrictText with
    {
        Functions = ImmutableDictionary<string, HostFunction>.Empty
            .Add("sum", static arguments => JsonSerializer.SerializeToElement(arguments[0].EnumerateArray().Sum(item => item.GetDecimal())))
            .Add("count", static arguments => JsonSerializer.SerializeToElement(arguments.Length))
            .Add("echo", static arguments => arguments[0])
            .Add("nothing", static _ => default)
            .Add("refuse", static _ => throw new TemplateFunctionException("not today")),
    };

    [Theory]
    [InlineData("{{ [1, 2.5, 3] | sum }}", "6.5")]
    [InlineData("{{ sum amounts }}", "3.75")]
    [InlineData("{{ count }}{{ count 1 2 3 }}", "03")]
    [InlineData("{{ (echo {a: [1, null, 'x', true]}).a }}", "[1, null, \"x\", true]")]
    [InlineData("{{ (echo amounts) == amounts }}", "true")]
    [InlineData("[{{ nothing }}]", "[]")]
    public void HostFunction_Called_TakesAndGivesJson(string template, string output) =>
        Templates.Render(template, """{"amounts": [1.25, 2.50]}""", Options).ShouldBe(output);

    [Fact]
    public void HostFunction_ThatRefuses_IsAProblemWithItsMessage()
    {
        var problem = Templates.Problem("{{ x = refuse 1 }}", options: Options);
        problem.Code.ShouldBe(TemplateProblemCodes.HostFunction);
        problem.ToString().ShouldBe("text(1,8) : error : `refuse`: not today");
    }

    [Fact]
    public void HostFunction_InHtml_IsEscaped() =>
        Templates.Render("{{ echo '<b>' }}", options: Options with { EscapeHtml = true }).ShouldBe("&lt;b&gt;");
}
