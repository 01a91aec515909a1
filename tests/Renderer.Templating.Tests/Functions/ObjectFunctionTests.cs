namespace Renderer.Templating.Tests.Functions;

/// <summary>The object functions where the documentation's examples do not go.</summary>
public sealed class ObjectFunctionTests
{
    [Theory]
    [InlineData("null | object.default 'x'", "x")]
    [InlineData("'' | object.default 'x'", "x")]
    [InlineData("' ' | object.default 'x'", " ")]
    [InlineData("[] | object.default 'x'", "[]")]
    [InlineData("0 | object.default 'x'", "0")]
    [InlineData("false | object.default 'x'", "false")]
    [InlineData("missing?.member | object.default 'x'", "x")]
    public void Default_OfNullOrNoText_Only(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("x = 3; 'x + 1' | object.eval", "4")]
    [InlineData("$x = 3; '$x + 1' | object.eval", "4")]
    [InlineData("'[1, {a: 2.50}]' | object.eval", "[1, {a: 2.50}]")]
    [InlineData("'[1, 2] | array.size' | object.eval", "2")]
    [InlineData("5 | object.eval", "5")]
    [InlineData("null | object.eval", "")]
    [InlineData("[1, 2] | object.eval", "[1, 2]")]
    [InlineData("func f; ret 7; end; @f | object.eval", "7")]
    [InlineData("'y = 5' | object.eval_template; '{{ y = 5 }}' | object.eval_template; y", "y = 55")]
    [InlineData("'a{{ ret 5 }}b' | object.eval_template", "a5")]
    [InlineData("func f; ret 7; end; @f | object.eval_template", "7")]
    [InlineData("null | object.eval_template", "")]
    public void Text_Evaluated_SeesItsSurroundings(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("true", "boolean", "bool")]
    [InlineData("1", "number", "int")]
    [InlineData("3000000000", "number", "long")]
    [InlineData("1u", "number", "uint")]
    [InlineData("100000000000000000000", "number", "bigint")]
    [InlineData("1f", "number", "float")]
    [InlineData("1.5", "number", "double")]
    [InlineData("1m", "number", "decimal")]
    [InlineData("'x'", "string", "string")]
    [InlineData("1..2", "iterator", "range")]
    [InlineData("[]", "array", "array")]
    [InlineData("{}", "object", "object")]
    [InlineData("@string.size", "object", "function")]
    [InlineData("(date.parse '2024-01-01')", "object", "object")]
    [InlineData("timespan.zero", "object", "object")]
    [InlineData("null", "", "")]
    [InlineData("missing", "", "")]
    public void Value_OfEveryKind_HasItsTypeAndKind(string code, string type, string kind) =>
        Templates.Render($"{{{{ {code} | object.typeof }}}}/{{{{ {code} | object.kind }}}}").ShouldBe($"{type}/{kind}");

    [Theory]
    [InlineData("{b: 1, a: 2} | object.keys", "[\"b\", \"a\"]")]
    [InlineData("{b: 1, a: null} | object.values", "[1, null]")]
    [InlineData("null | object.keys", "[]")]
    [InlineData("{} | object.values", "[]")]
    [InlineData("a = [1]; a.x = 5; a | object.keys", "[\"x\"]")]
    [InlineData("{a: null} | object.has_key 'a'", "true")]
    [InlineData("{a: null} | object.has_value 'a'", "false")]
    [InlineData("{a: ''} | object.has_value 'a'", "true")]
    [InlineData("{a: 1} | object.has_key 'A'", "false")]
    [InlineData("null | object.has_key 'a'", "false")]
    [InlineData("null | object.has_value 'a'", "false")]
    [InlineData("array | object.has_key 'add'", "true")]
    [InlineData("null | object.size", "0")]
    [InlineData("1..5 | object.size", "5")]
    [InlineData("'中文' | object.size", "2")]
    public void Object_AskedForMembers_Gives(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("`{\"a\": [1.50, null], \"b c\": {\"d\": 1e3}}` | object.from_json", "{a: [1.50, null], b c: {d: 1e3}}")]
    [InlineData("'123456789012345678901234567890.5' | object.from_json", "123456789012345678901234567890.5")]
    [InlineData("'\"x\"' | object.from_json", "x")]
    [InlineData("'null' | object.from_json", "")]
    [InlineData("null | object.from_json", "")]
    [InlineData("`{\"a\":1,\"a\":2}` | object.from_json", "{a: 2}")]
    [InlineData("x = `[2, 1]` | object.from_json | array.sort; x[0] + 1", "2")]
    public void Json_Read_IsAValue(string code, string output) => Templates.Render($"{{{{ {code} }}}}").ShouldBe(output);

    [Theory]
    [InlineData("[1, 2.50, 1m, null, true, {a: []}, 1..3]", "[1,2.50,1,null,true,{\"a\":[]},[1,2,3]]")]
    [InlineData("100000000000000000000", "100000000000000000000")]
    [InlineData("0.1f", "0.1")]
    [InlineData("\"a\\n\\t\\u0001/\\\\\"", "\"a\\n\\t\\u0001/\\\\\"")]
    [InlineData("'<é中\"'", "\"\\u003C\\u00E9\\u4E2D\\u0022\"")]
    [InlineData("{'a b': 1}", "{\"a b\":1}")]
    [InlineData("date.parse('2024-01-31 10:00')", "\"2024-01-31T10:00:00+00:00\"")]
    [InlineData("{a: 1.50, b: {c: 'x'}} | object.to_json | object.from_json", "{\"a\":1.50,\"b\":{\"c\":\"x\"}}")]
    public void Value_AsJson_KeepsItsDigits(string code, string output) => Templates.Render($"{{{{ {code} | object.to_json }}}}").ShouldBe(output);

    [Fact]
    public void Value_AsJsonInAPackage_StaysReadable() =>
        Templates.Render("{{ {a: '中<'} | object.to_json }}", options: Templates.StrictText).ShouldBe("{\"a\":\"中<\"}");

    [Fact]
    public void Json_NestedTooDeep_IsAProblemThatSaysSo()
    {
        Templates.Render("{{ ('[' * 90) + (']' * 90) | object.from_json | array.size }}").ShouldBe("1");
        Templates.Problem("{{ ('[' * 100000) + (']' * 100000) | object.from_json }}").Hint.ShouldBe("Lists and objects may nest 100 deep.");
    }

    [Theory]
    [InlineData("a = {}; a.a = a; a | object.to_json")]
    [InlineData("a = []; a[0] = a; a | object.to_json")]
    [InlineData("a = []; a[0] = a; a")]
    public void Value_ThatContainsItself_IsAProblem(string code) =>
        Templates.Problem($"{{{{ {code} }}}}").Code.ShouldBe(TemplateProblemCodes.Recursion);

    [Theory]
    [InlineData("'{' | object.from_json", "`object.from_json`: the text is not JSON at line 1, byte 2")]
    [InlineData("'1 +' | object.eval", "`object.eval`: the text is no template: a value expected instead of the end of the text")]
    [InlineData("'abc' | object.keys", "`object.keys` wants an object as `value`, not a string")]
    [InlineData("5 | object.size", "`object.size` wants a string, a list or an object as `value`, not a number")]
    [InlineData("'x' | object.format 'N'", "`object.format` wants a number, a date or a timespan as `value`, not a string")]
    [InlineData("date.parse('2024-01-01') | object.format 'Q'", "`object.format`: `Q` is no format for a date")]
    [InlineData("timespan.zero | object.format 'Q'", "`object.format`: `Q` is no format for a timespan")]
    public void Argument_OfAnotherKind_IsAProblem(string code, string message) => Templates.Problem($"{{{{ {code} }}}}").Message.ShouldBe(message);
}
