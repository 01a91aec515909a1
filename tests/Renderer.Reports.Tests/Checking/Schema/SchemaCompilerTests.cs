using System.Text.Json;
using Renderer.Reports.Checking.Schema;

namespace Renderer.Reports.Tests.Checking.Schema;

public class SchemaCompilerTests
{
    [Theory]
    [InlineData("""{"requierd":["a"]}""", "s.json#/requierd", "the keyword \"requierd\" is not supported", "did you mean \"required\"?")]
    [InlineData("""{"format":"date"}""", "s.json#/format", "the keyword \"format\" is not supported", "formats are not checked; use pattern")]
    [InlineData("""{"properties":{"a/b":{"typ":"x"}}}""", "s.json#/properties/a~1b/typ", "the keyword \"typ\" is not supported", "did you mean \"type\"?")]
    [InlineData("""{"$defs":{"unused":{"unevaluatedProperties":false}}}""", "s.json#/$defs/unused/unevaluatedProperties", "the keyword \"unevaluatedProperties\" is not supported", null)]
    [InlineData("""{"type":"text"}""", "s.json#/type", "\"text\" is not a type", null)]
    [InlineData("""{"minimum":"1"}""", "s.json#/minimum", "is \"1\"", "give a number")]
    [InlineData("""{"minLength":-1}""", "s.json#/minLength", "is -1", "give a whole number from 0")]
    [InlineData("""{"multipleOf":0}""", "s.json#/multipleOf", "is 0", "give a number above 0")]
    [InlineData("""{"required":"a"}""", "s.json#/required", "is \"a\"", "give an array of names")]
    [InlineData("""{"anyOf":[]}""", "s.json#/anyOf", "is empty", "give at least one schema")]
    [InlineData("""{"items":[{}]}""", "s.json#/items", "is not a schema", "give an object, true or false")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "s.json#/$ref", "\"#/$defs/none\" leads nowhere", null)]
    [InlineData("""{"$ref":"other.json"}""", "s.json#/$ref", "\"other.json\" leads nowhere", null)]
    [InlineData("""{"$ref":"#anchor"}""", "s.json#/$ref", "\"#anchor\" leads nowhere", null)]
    [InlineData("""{"$schema":"http://json-schema.org/draft-07/schema#"}""", "s.json#/$schema", "\"http://json-schema.org/draft-07/schema#\" is not supported", null)]
    [InlineData("""{"items":{"$id":"x"}}""", "s.json#/items/$id", "is only supported at the root of a document", null)]
    public void Schema_WithAFault_IsRefusedWithItsPlace(string schema, string place, string message, string? hint)
    {
        var fault = Faults(schema).ShouldHaveSingleItem();
        (fault.Place, fault.Message).ShouldBe((place, message));
        if (hint is not null) fault.Hint.ShouldBe(hint);
    }

    [Fact]
    public void Schema_WithABadPattern_IsRefused() => Faults("""{"pattern":"("}""").ShouldHaveSingleItem().Place.ShouldBe("s.json#/pattern");

    [Theory]
    [InlineData("""{"$ref":"#"}""")]
    [InlineData("""{"$defs":{"a":{"anyOf":[{"$ref":"#/$defs/b"}]},"b":{"not":{"$ref":"#/$defs/a"}}}}""")]
    [InlineData("""{"if":{"allOf":[{"$ref":"#"}]}}""")]
    public void Schema_ThatAppliesItselfForEver_IsRefused(string schema) =>
        Faults(schema)[0].Message.ShouldBe("refers to itself without going deeper into the data");

    [Fact]
    public void Schema_WithSeveralFaults_ReportsAll() =>
        Faults("""{"typ":1,"properties":{"a":{"minimum":null},"b":{"type":"int"}}}""").Select(f => f.Place).ShouldBe(["s.json#/typ", "s.json#/properties/a/minimum", "s.json#/properties/b/type"]);

    [Fact]
    public void Reference_ToAnotherFile_IsRelativeToTheReferringOne()
    {
        var documents = new Dictionary<string, JsonElement>
        {
            ["a/schema.json"] = Json.Parse("""{"properties":{"x":{"$ref":"../shared/d.json#/$defs/row"},"y":{"$ref":"local.json"}}}"""),
            ["a/local.json"] = Json.Parse("""{"type":"null"}"""),
            ["shared/d.json"] = Json.Parse("""{"$defs":{"row":{"properties":{"n":{"$ref":"#/$defs/count"}}},"count":{"type":"integer"}}}"""),
        };
        var schema = SchemaCompiler.Compile(documents, "a/schema.json");
        SchemaRun.Check(schema, Json.Parse("""{"x":{"n":1},"y":null}""")).ShouldBeEmpty();
        SchemaRun.Check(schema, Json.Parse("""{"x":{"n":"1"},"y":0}""")).Select(v => v.Pointer).ShouldBe(["/x/n", "/y"]);
    }

    [Theory]
    [InlineData("../../d.json")]
    [InlineData("/d.json")]
    [InlineData("http://example.org/d.json")]
    public void Reference_OutOfThePackage_LeadsNowhere(string reference) =>
        Faults($$"""{"$ref":"{{reference}}"}""").ShouldHaveSingleItem().Message.ShouldEndWith("leads nowhere");

    private static IReadOnlyList<SchemaFault> Faults(string schema) =>
        Should.Throw<SchemaException>(() => SchemaCompiler.Compile(new Dictionary<string, JsonElement> { ["s.json"] = Json.Parse(schema) }, "s.json")).Faults;
}
