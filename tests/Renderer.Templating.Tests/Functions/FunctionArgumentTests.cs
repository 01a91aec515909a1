namespace Renderer.Templating.Tests.Functions;

/// <summary>What functions say to arguments they do not take.</summary>
public sealed class FunctionArgumentTests
{
    [Theory]
    [InlineData("string.slice 'a'", "`string.slice` lacks its argument `start`", "Usage: string.slice <text> <start> <length>?")]
    [InlineData("string.upcase 'a' 'b'", "`string.upcase` takes 1 argument, not 2", "Usage: string.upcase <text>")]
    [InlineData("string.slice 'a' start: 0 size: 1", "`string.slice` has no parameter `size`", "Usage: string.slice <text> <start> <length>?")]
    [InlineData("string.slice 'a' 'x'", "`string.slice` wants a whole number as `start`, not a string", null)]
    [InlineData("array.size 5", "`array.size` wants a list as `list`, not a number", null)]
    [InlineData("array.each [1] 'x'", "`array.each` wants a function as `function`, not a string", "Pass it with @, for example @string.strip.")]
    [InlineData("[1, 'a'] | array.sort", "`array.sort`: a number and a string have no order", null)]
    [InlineData("math.abs 'x'", "`math.abs` wants a number as `value`, not a string", null)]
    [InlineData("regex.match 'a' '('", "`regex.match`: the pattern is wrong at character 2: InsufficientClosingParentheses", null)]
    [InlineData("regex.match 'a' 'a' 'q'", "`regex.match`: `q` is no option", "Options are i, m, s and x.")]
    [InlineData("'{' | object.from_json", "`object.from_json`: the text is not JSON at line 1, byte 2", null)]
    [InlineData("'1 +' | object.eval", "`object.eval`: the text is no template: a value expected instead of the end of the text", null)]
    [InlineData("'x' | string.base64_decode", "`string.base64_decode`: the text is not Base64", null)]
    [InlineData("1 | math.format 'Q'", "`math.format`: `Q` is no format for a whole number", "See .NET standard numeric format strings, such as N2 or 0.00.")]
    [InlineData("1 | math.format 'N' 'xx'", "`math.format`: the culture `xx` is not known", "Known: de-DE, en, en-GB, en-US, fr-FR, zh-CN.")]
    [InlineData("date.parse '9999-12-31' | date.add_days 400", "`date.add_days`: the date would leave the calendar", null)]
    [InlineData("'abc' 1", "`1` is not expected here", "Statements end with a line break, `;` or the end of the code block.")]
    [InlineData("n = 5; n 1", "`n` is a number, not a function, and takes no arguments", "Two values side by side are read as a call. Is an operator missing?")]
    public void Function_WithWrongArguments_SaysWhatItWants(string code, string message, string? hint)
    {
        var problem = Templates.Problem($"{{{{ {code} }}}}");
        problem.Message.ShouldBe(message);
        problem.Hint.ShouldBe(hint);
    }
}
