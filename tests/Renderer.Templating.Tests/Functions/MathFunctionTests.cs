namespace Renderer.Templating.Tests.Functions;

/// <summary>The math functions where the documentation's examples do not go.</summary>
public sealed class MathFunctionTests
{
    [Theory]
    [InlineData("0.5 | math.round", "0")]
    [InlineData("1.5 | math.round", "2")]
    [InlineData("2.5 | math.round", "2")]
    [InlineData("-2.5 | math.round", "-2")]
    [InlineData("1.005m | math.round 2", "1.00")]
    [InlineData("1.015m | math.round 2", "1.02")]
    [InlineData("2.345 | math.round precision: 1", "2.3")]
    [InlineData("4.5612 | math.round 20", "4.5612")]
    [InlineData("5 | math.round 2", "5")]
    [InlineData("100000000000000000000 | math.round", "100000000000000000000")]
    [InlineData("-4.5 | math.ceil", "-4")]
    [InlineData("-4.5 | math.floor", "-5")]
    [InlineData("4.2m | math.ceil", "5")]
    [InlineData("4 | math.floor", "4")]
    [InlineData("-9223372036854775808 | math.abs", "9223372036854775808")]
    [InlineData("-1.50m | math.abs", "1.50")]
    [InlineData("'4.6' | math.round", "5")]
    public void Number_Rounded_Gives(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("2.5", "3")]
    [InlineData("-2.5", "-3")]
    [InlineData("2.4999", "2")]
    public void Round_InAPackage_TakesHalvesAwayFromZero(string number, string output) =>
        Templates.Render("{{ x | math.round }}", $"{{\"x\": {number}}}", Templates.StrictText).ShouldBe(output);

    [Theory]
    [InlineData("7 | math.divided_by 2", "3")]
    [InlineData("-7 | math.divided_by 2", "-4")]
    [InlineData("7 | math.divided_by (-2)", "-4")]
    [InlineData("7.5 | math.divided_by 2", "3")]
    [InlineData("-7.5 | math.divided_by 2", "-4")]
    [InlineData("8.4m | math.divided_by 2", "4")]
    [InlineData("7 | math.divided_by 2.0", "3.5")]
    [InlineData("9007199254740993 | math.divided_by 1", "9007199254740993")]
    [InlineData("7.5 | math.divided_by 2 | object.kind", "int")]
    public void DividedBy_AWholeNumber_IsTheFloor(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("1 | math.plus 0.5", "1.5")]
    [InlineData("9223372036854775807 | math.plus 1", "9223372036854775808")]
    [InlineData("'5' | math.plus '1.5'", "51.5")]
    [InlineData("[1] | math.plus [2]", "[1, 2]")]
    [InlineData("3 | math.minus 5", "-2")]
    [InlineData("'ab' | math.times 2", "abab")]
    [InlineData("3 | math.times 1.5", "4.5")]
    [InlineData("11.5 | math.modulo 3", "2.5")]
    [InlineData("-11 | math.modulo 3", "-2")]
    public void Function_OfAnOperator_IsTheOperator(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("abs")]
    [InlineData("ceil")]
    [InlineData("floor")]
    [InlineData("round")]
    [InlineData("round 2")]
    [InlineData("divided_by 2")]
    [InlineData("plus 1")]
    [InlineData("times 2")]
    [InlineData("format 'N2'")]
    public void Null_ComputedWith_IsNull(string function) => Templates.Render($"[{{{{ null | math.{function} }}}}]").ShouldBe("[]");

    [Theory]
    [InlineData("null | math.is_number", "false")]
    [InlineData("'1' | math.is_number", "false")]
    [InlineData("true | math.is_number", "false")]
    [InlineData("1.5m | math.is_number", "true")]
    [InlineData("math.is_number 100000000000000000000", "true")]
    public void IsNumber_OfText_IsFalse(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("math.random(1, 2)", "1")]
    [InlineData("math.random 5 5", "5")]
    [InlineData("math.random minValue: -3 maxValue: -2", "-3")]
    [InlineData("math.uuid == math.uuid", "false")]
    public void Random_StaysInItsBounds(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Fact]
    public void Random_InTwoRenders_IsTheSame()
    {
        const string Template = "{{ for i in 1..50; math.random 0 4; end; math.uuid }}";
        var first = Templates.Render(Template);
        Templates.Render(Template).ShouldBe(first);
        first[..50].Distinct().Order().ShouldBe("0123");
    }

    [Theory]
    [InlineData("math.abs 'x'", "`math.abs` wants a number as `value`, not a string")]
    [InlineData("true | math.round", "`math.round` wants a number as `value`, not a boolean")]
    [InlineData("1.5 | math.round 'x'", "`math.round` wants a whole number as `precision`, not a string")]
    [InlineData("math.random 5 4", "`math.random`: 4 is less than 5")]
    [InlineData("1 | math.divided_by 0", "division by zero")]
    [InlineData("1 | math.modulo 0", "division by zero")]
    [InlineData("1 | math.format 'Q'", "`math.format`: `Q` is no format for a whole number")]
    [InlineData("1.5 | math.format 'X'", "`math.format`: `X` is no format for a number with fraction")]
    [InlineData("1 | math.format 'N999999999'", "`math.format`: a format of more than 200 digits")]
    [InlineData("[] | math.format 'N'", "`math.format` wants a number as `value`, not an array")]
    public void Argument_OfAnotherKind_IsAProblem(string code, string message) => Templates.Problem($"{{{{ {code} }}}}").Message.ShouldBe(message);
}
