using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Reports.Checking.Schema;

namespace Renderer.Reports.Tests.Checking.Schema;

public class SchemaRunTests
{
    [Theory]
    [InlineData("""{"type":["integer","null"],"title":"总计"}""", "\"6\"", "/", "\"6\" is a string, must be integer or null (总计)", "give a number without quotes, or null for a blank cell")]
    [InlineData("""{"type":"integer"}""", "1.5", "/", "1.5 is a number, must be integer", "give a whole number")]
    [InlineData("""{"type":"object"}""", "[]", "/", "is an array, must be object", "give object")]
    [InlineData("""{"type":"string"}""", "null", "/", "is null, must be string", "give string")]
    [InlineData("""{"required":["total"]}""", "{}", "/total", "is missing", "add it; null means a blank, where the schema allows one")]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"a":1}""", "/b", "is missing; \"a\" needs it", "add it; null means a blank, where the schema allows one")]
    [InlineData("""{"properties":{"naturalPerson":{},"total":{}},"additionalProperties":false}""", """{"naturalperson":1}""", "/naturalperson", "is not a known property", "did you mean \"naturalPerson\"?")]
    [InlineData("""{"properties":{"a":{},"b":{}},"additionalProperties":false}""", """{"quite different":1}""", "/quite different", "is not a known property", "remove it, or use one of: a, b")]
    [InlineData("""{"enum":["office","rollup"]}""", "\"ofice\"", "/", "\"ofice\" is not \"office\" or \"rollup\"", "did you mean \"office\"?")]
    [InlineData("""{"minimum":0}""", "-1", "/", "-1 is out of range, must be at least 0", "give a number that is at least 0")]
    [InlineData("""{"minLength":1}""", "\"\"", "/", "is empty", "fill it in, or leave the property out if it is optional")]
    [InlineData("false", "1", "/", "must not be here", "remove it")]
    public void Violation_SaysWhatIsWrongAndWhatToDo(string schema, string instance, string place, string message, string hint)
    {
        Violations(schema, instance).ShouldHaveSingleItem().ShouldBe(new(place, message, hint));
    }

    [Fact]
    public void Violations_InSeveralPlaces_AreAllReported() => Violations(
        """{"properties":{"a":{"type":"integer"},"b":{"items":{"maximum":5}}},"required":["c"],"additionalProperties":false}""",
        """{"a":"x","b":[6,1,7],"d":1}""").Select(v => v.Pointer).ShouldBe(["/c", "/a", "/b/0", "/b/2", "/d"], ignoreOrder: true);

    [Fact]
    public void Title_OfTheReferringProperty_WinsOverThatOfTheDefinition() => Violations(
        """{"properties":{"a":{"$ref":"#/$defs/count","title":"自然人"}},"$defs":{"count":{"title":"件数","type":"integer"}}}""", """{"a":"x"}""")
        .ShouldHaveSingleItem().Message.ShouldEndWith("(自然人)");

    [Fact]
    public void Alternatives_WithoutFit_ReportTheNearestOfTheSameType()
    {
        const string amount = """{"anyOf":[{"type":["number","null"],"minimum":0},{"type":"string","pattern":"^[0-9.]+$"}]}""";
        Violations(amount, "-1").ShouldHaveSingleItem().Message.ShouldBe("-1 is out of range, must be at least 0");
        Violations(amount, "\"x\"").ShouldHaveSingleItem().Message.ShouldBe("\"x\" does not match the pattern ^[0-9.]+$");
        Violations(amount, "true").ShouldHaveSingleItem().Message.ShouldBe("true fits none of the 2 alternatives");
    }

    [Fact]
    public void Values_InMessages_AreCut() =>
        Violations("""{"type":"integer"}""", $"\"{new string('字', 500)}\"").ShouldHaveSingleItem().Message.Length.ShouldBeLessThan(80);

    [Fact]
    public void AnySchema_AndAnyData_NeverThrow() => Prop.ForAll(Pairs().ToArbitrary(), pair =>
    {
        try
        {
            var schema = SchemaCompiler.Compile(new Dictionary<string, JsonElement> { ["s"] = Json.Parse(pair.Schema) }, "s");
            _ = SchemaRun.Check(schema, Json.Parse(pair.Data));
        }
        catch (SchemaException)
        {
            // A refusal of the schema is an answer.
        }

        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    /// <summary>Random schemas of all keywords with right and wrong values, and random data.</summary>
    private static Gen<(string Schema, string Data)> Pairs()
    {
        var data = Gen.Elements("1", "-1.5", "\"a\"", "\"\"", "null", "true", "[]", "[1,\"a\"]", "{}", """{"a":1}""", """{"a":{"b":[1]}}""");
        string[] schemas = ["items", "not", "if", "then", "else", "contains", "additionalProperties", "propertyNames"];
        string[] lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
        string[] maps = ["properties", "patternProperties", "$defs", "dependentSchemas"];
        string[] values = ["type", "enum", "const", "minimum", "maxLength", "pattern", "required", "minItems", "uniqueItems", "multipleOf", "dependentRequired", "minProperties"];
        return Schema(3).Zip(data);

        Gen<string> Schema(int depth) => depth == 0 ? Gen.Elements("true", "false", "{}", """{"$ref":"#"}""", """{"type":"integer"}""", "7") :
            Gen.OneOf(
                Gen.Elements(values).Zip(data).Select(m => $"{{\"{m.Item1}\":{m.Item2}}}"),
                Gen.Elements(schemas).Zip(Schema(depth - 1)).Select(m => $"{{\"{m.Item1}\":{m.Item2}}}"),
                Gen.Elements(lists).Zip(Schema(depth - 1)).Select(m => $"{{\"{m.Item1}\":[{m.Item2}]}}"),
                Gen.Elements(maps).Zip(Schema(depth - 1)).Select(m => $"{{\"{m.Item1}\":{{\"a\":{m.Item2}}}}}"),
                Gen.Constant("""{"type":["string","integer"],"minimum":0}"""));
    }

    private static IReadOnlyList<Violation> Violations(string schema, string instance) =>
        SchemaRun.Check(SchemaCompiler.Compile(new Dictionary<string, JsonElement> { ["s"] = Json.Parse(schema) }, "s"), Json.Parse(instance));
}
