namespace Renderer.Templating.Tests.Safety;

public sealed class IterationLimitTests
{
    private static readonly TemplateLimits Ten = new() { Iterations = 10 };

    [Theory]
    [InlineData("for x in 1..10; end")]
    [InlineData("for x in 1..11; if x == 9; break; end; end")]
    [InlineData("for x in 1..99 limit: 10; end")]
    [InlineData("x = 0; while x < 10; x = x + 1; end")]
    [InlineData("tablerow x in 1..10; end")]
    [InlineData("for x in 1..9; for y in 1..9; end; end")]
    [InlineData("1..10 | array.reverse | array.size")]
    [InlineData("1..99 | array.size")]
    public void Loop_OfAsManyIterationsAsAllowed_Passes(string code) => Templates.Render($"{{{{ {code} }}}}", limits: Ten);

    [Theory]
    [InlineData("for x in 1..11; end")]
    [InlineData("for x in 1..9999999999; end")]
    [InlineData("for x in 1..9223372036854775807; end")]
    [InlineData("x = 0; while x < 11; x = x + 1; end")]
    [InlineData("while true; end")]
    [InlineData("tablerow x in 1..11; end")]
    [InlineData("for x in 'abcdefghijk'; end")]
    [InlineData("x = [0] * 11; x | array.each @string.size")]
    [InlineData("x = [0] * 11; x | array.sort")]
    [InlineData("x = [0] * 11; x | array.join ','")]
    [InlineData("1..11 | array.reverse")]
    [InlineData("1..11")]
    [InlineData("$'{1..11}'")]
    [InlineData("1..11 | object.to_json")]
    public void Loop_OfMoreIterationsThanAllowed_IsAProblem(string code) =>
        Templates.Problem($"{{{{ {code} }}}}", limits: Ten).Code.ShouldBe(TemplateProblemCodes.Iterations);

    [Fact]
    public void Loop_OfTooManyIterations_IsNamedWithItsPlaceAndTheLimit()
    {
        var problem = Templates.Problem("\n{{ for x in 1..11; x; end }}", limits: Ten);
        (problem.Line, problem.Column).ShouldBe((2, 4));
        problem.Message.ShouldBe("a loop takes more than 10 iterations");
        TemplateProblemCodes.IsLimit(problem.Code).ShouldBeTrue();
    }
}
