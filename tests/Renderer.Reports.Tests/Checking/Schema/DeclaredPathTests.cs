using System.Text.Json;
using Renderer.Reports.Checking.Schema;

namespace Renderer.Reports.Tests.Checking.Schema;

public class DeclaredPathTests
{
    private static readonly Dictionary<string, JsonElement> Schemas = new()
    {
        ["p/schema.json"] = Json.Parse("""
            {"allOf":[{"properties":{"head":{"$ref":"../shared/defs.json#/$defs/head"}}}],
             "properties":{"rows":{"items":{"properties":{"a/b":{}}}},"self":{"$ref":"#"},"loop":{"$ref":"#/properties/loop"},"any":true}}
            """),
        ["shared/defs.json"] = Json.Parse("""{"$defs":{"head":{"anyOf":[{"type":"null"},{"properties":{"year":{"type":"integer"}}}]}}}"""),
    };

    [Theory]
    [InlineData("/head/year", true)]
    [InlineData("/rows/0/a~1b", true)]
    [InlineData("/self/self/head/year", true)]
    [InlineData("/head/yaer", false)]
    [InlineData("/rows/a~1b", false)]
    [InlineData("/loop/year", false)]
    [InlineData("/any/year", false)]
    [InlineData("/none", false)]
    public void Pointer_IsDeclaredOrNot(string place, bool expected) => new DeclaredPath(Schemas).Reaches(new("p/schema.json", ""), place).ShouldBe(expected);
}
