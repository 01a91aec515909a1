using System.Text.Json;
using Renderer.Reports.Checking.Schema;

namespace Renderer.Reports.Tests.Checking.Schema;

/// <summary>What each keyword accepts, one table per keyword (JSON Schema 2020-12, validation and applicator vocabularies).</summary>
public class SchemaKeywordTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "[1,1.0,-5,1e2,12345678901234567890]", """[1.1,"1",null,true,{},[]]""")]
    [InlineData("""{"type":"number"}""", "[1,1.5,-0.1]", """["1",null,false]""")]
    [InlineData("""{"type":"string"}""", """["","1"]""", "[1,null,{},[]]")]
    [InlineData("""{"type":"boolean"}""", "[true,false]", """[0,"",null]""")]
    [InlineData("""{"type":"null"}""", "[null]", """[0,"",false]""")]
    [InlineData("""{"type":"object"}""", "[{}]", """[[],"",null]""")]
    [InlineData("""{"type":"array"}""", "[[]]", """[{},"",null]""")]
    [InlineData("""{"type":["integer","null"]}""", "[1,null,2.0]", """["1",1.5]""")]
    [InlineData("""{"type":["integer","number"]}""", "[1,1.5]", """["1"]""")]
    public void Type(string schema, string accepted, string refused) => Check(schema, accepted, refused);

    [Theory]
    [InlineData("""{"enum":["a",1,null,[2],{"x":1}]}""", """["a",1.0,null,[2.0],{"x":1}]""", """["b",2,false,[],{"x":2},{"x":1,"y":1}]""")]
    [InlineData("""{"const":0}""", "[0,0.0,-0]", """[false,"",null,"0",[]]""")]
    [InlineData("""{"const":false}""", "[false]", "[0,null,[false]]")]
    [InlineData("""{"const":{"a":1,"b":[true]}}""", """[{"b":[true],"a":1}]""", """[{"a":1},{"a":1,"b":[1]}]""")]
    [InlineData("""{"const":9007199254740992}""", "[9007199254740992,9007199254740992.0]", "[9007199254740993,9007199254740991]")]
    public void EnumAndConst(string schema, string accepted, string refused) => Check(schema, accepted, refused);

    [Theory]
    [InlineData("""{"minimum":1.1}""", """[1.1,2,"x",1.10]""", "[1.0999999999999999999999,0]")]
    [InlineData("""{"exclusiveMinimum":0}""", "[0.0000000000000000000001]", "[0,0.0,-1]")]
    [InlineData("""{"maximum":100}""", "[100,100.00,-5]", "[100.01]")]
    [InlineData("""{"exclusiveMaximum":18446744073709551616}""", "[18446744073709551615]", "[18446744073709551616,18446744073709551616.5]")]
    [InlineData("""{"multipleOf":0.01}""", """[0,4.02,"x",-4.02]""", "[4.021]")]
    [InlineData("""{"multipleOf":0.123456789}""", "[0.246913578]", "[1]")]
    [InlineData("""{"type":"integer","multipleOf":1e-8}""", "[12391239123]", "[1.5]")]
    public void Numbers(string schema, string accepted, string refused) => Check(schema, accepted, refused);

    [Theory]
    [InlineData("""{"minLength":2}""", """["ab","街镇",1,"\ud842\udfb7\ud842\udfb7"]""", """["a","","\ud842\udfb7"]""")]
    [InlineData("""{"maxLength":2.0}""", """["ab","\ud842\udfb7\ud842\udfb7",123]""", """["abc"]""")]
    [InlineData("""{"pattern":"^a*$"}""", """["","aaa",1,null]""", """["aaa\n","b"]""")]
    [InlineData("""{"pattern":"a+"}""", """["xxaay"]""", """["xxy"]""")]
    [InlineData("""{"pattern":"^\\d{4}$"}""", """["2023"]""", """["２０２３","202"]""")]
    [InlineData("""{"pattern":"^[\\w-]+$"}""", """["a-b_1"]""", """["é","街"]""")]
    [InlineData("""{"pattern":"^\\W$"}""", """["é","-"]""", """["e","_"]""")]
    [InlineData("""{"pattern":"^[^\\D]$"}""", """["7"]""", """["x"]""")]
    [InlineData("""{"pattern":"^\\/[$]\\$$"}""", """["/$$"]""", """["/$"]""")]
    [InlineData("""{"pattern":"^\\p{L}+$"}""", """["街镇é"]""", """["1"]""")]
    [InlineData("""{"pattern":"^(?!x)."}""", """["y"]""", """["x"]""")]
    [InlineData("""{"pattern":"^(a+)+$"}""", """["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]""", """["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"]""")]
    public void Strings(string schema, string accepted, string refused) => Check(schema, accepted, refused);

    [Theory]
    [InlineData("""{"items":{"type":"integer"}}""", """[[],[1,2],"x",{"0":"a"}]""", """[["a"],[1,null]]""")]
    [InlineData("""{"prefixItems":[{"type":"integer"},{"type":"string"}]}""", """[[1,"a"],[1],[],[1,"a",null]]""", """[["a"],[1,2]]""")]
    [InlineData("""{"prefixItems":[{},{}],"items":false}""", "[[],[1,2]]", "[[1,2,3]]")]
    [InlineData("""{"minItems":1,"maxItems":2}""", """[[1],[1,2],""]""", "[[],[1,2,3]]")]
    [InlineData("""{"uniqueItems":true}""", """[[1,2],[1,true],[[1],[2]],[{"a":1},{"a":2}],"xx"]""", """[[1,1.0],[{"a":1,"b":2},{"b":2.0,"a":1}],[[1],[1]],["a","a"]]""")]
    [InlineData("""{"uniqueItems":false}""", "[[1,1]]", "[]")]
    [InlineData("""{"contains":{"minimum":5}}""", "[[1,5],[6],1]", "[[],[1,2]]")]
    [InlineData("""{"contains":{"const":1},"minContains":2,"maxContains":3}""", "[[1,1],[1,2,1,1]]", "[[1],[1,1,1,1]]")]
    [InlineData("""{"contains":{"const":1},"minContains":0}""", "[[],[1]]", "[]")]
    public void Arrays(string schema, string accepted, string refused) => Check(schema, accepted, refused);

    [Theory]
    [InlineData("""{"properties":{"a":{"type":"integer"},"b":{"type":"string"}}}""", """[{"a":1,"b":"x"},{},{"c":[]},[],1]""", """[{"a":"x"},{"b":{}},{"a":[],"b":{}}]""")]
    [InlineData("""{"properties":{"a":true,"b":false}}""", """[{},{"a":1}]""", """[{"b":1},{"a":1,"b":1}]""")]
    [InlineData("""{"required":["a","b"]}""", """[{"a":1,"b":null},[],"x"]""", """[{},{"a":1}]""")]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":false}""", """[{},{"a":1},"x"]""", """[{"b":1},{"a":1,"b":2}]""")]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":{"type":"boolean"}}""", """[{"a":1,"b":true}]""", """[{"b":1}]""")]
    [InlineData("""{"patternProperties":{"^x-":{"type":"string"},"b$":{"maxLength":1}},"additionalProperties":false}""", """[{"x-a":"s"},{"x-b":"s"},{"b":"s"}]""", """[{"x-a":1},{"x-b":"ss"},{"y":1}]""")]
    [InlineData("""{"properties":{"foo":{"maxItems":3}},"patternProperties":{"f.o":{"minItems":2}}}""", """[{"foo":[1,2]}]""", """[{"foo":[]},{"foo":[1,2,3,4]},{"fxo":[]}]""")]
    [InlineData("""{"propertyNames":{"maxLength":3}}""", """[{"abc":1},{},[]]""", """[{"abcd":1}]""")]
    [InlineData("""{"minProperties":1,"maxProperties":2}""", """[{"a":1},{"a":1,"b":2},""]""", """[{},{"a":1,"b":2,"c":3}]""")]
    [InlineData("""{"dependentRequired":{"a":["b","c"],"x":[]}}""", """[{},{"b":1},{"a":1,"b":1,"c":1},{"x":1},[]]""", """[{"a":1},{"a":1,"b":1}]""")]
    [InlineData("""{"dependentSchemas":{"a":{"required":["b"]}}}""", """[{},{"b":1},{"a":1,"b":1},"a"]""", """[{"a":1}]""")]
    [InlineData("""{"properties":{"a\"b":{"type":"integer"},"制":{"type":"integer"},"":{"type":"null"}}}""", """[{"a\"b":1,"制":1,"":null}]""", """[{"a\"b":"x"},{"制":"x"},{"":0}]""")]
    [InlineData("""{"properties":{"__proto__":{"type":"number"},"toString":{"type":"string"}}}""", """[{}]""", """[{"__proto__":"x"},{"toString":1}]""")]
    public void Objects(string schema, string accepted, string refused) => Check(schema, accepted, refused);

    [Theory]
    [InlineData("""{"allOf":[{"minimum":1},{"maximum":3}]}""", "[1,2,3]", "[0,4]")]
    [InlineData("""{"anyOf":[{"type":"integer"},{"minimum":2}]}""", """[1,2.5,"x"]""", "[1.5]")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":2}]}""", "[1,2.5]", "[3,1.5]")]
    [InlineData("""{"not":{"type":"integer"}}""", """["x",1.5]""", "[1]")]
    [InlineData("""{"not":{}}""", "[]", "[1,null]")]
    [InlineData("""{"if":{"minimum":10},"then":{"multipleOf":2},"else":{"multipleOf":3}}""", "[12,9,3]", "[11,4]")]
    [InlineData("""{"if":{"minimum":10}}""", "[12,9]", "[]")]
    [InlineData("""{"then":{"const":1},"else":{"const":2}}""", "[3]", "[]")]
    [InlineData("true", "[1,null]", "[]")]
    [InlineData("false", "[]", "[1,null]")]
    [InlineData("""{"minimum":1,"allOf":[{"maximum":3}],"anyOf":[{"multipleOf":2}]}""", "[2]", "[1,3,4,0]")]
    public void Combinations(string schema, string accepted, string refused) => Check(schema, accepted, refused);

    [Theory]
    [InlineData("""{"properties":{"a":{"$ref":"#"}},"additionalProperties":false}""", """[{},{"a":{"a":{}}}]""", """[{"b":1},{"a":{"b":1}}]""")]
    [InlineData("""{"$ref":"#/$defs/n","$defs":{"n":{"type":"integer"}}}""", "[1]", """["x"]""")]
    [InlineData("""{"$ref":"#/$defs/a","maximum":5,"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"minimum":3}}}""", "[3,5]", "[2,6]")]
    [InlineData("""{"$defs":{"a/b":{"const":1},"c~d":{"const":2},"e%f":{"const":3}},"prefixItems":[{"$ref":"#/$defs/a~1b"},{"$ref":"#/$defs/c~0d"},{"$ref":"#/$defs/e%25f"}]}""", "[[1,2,3]]", "[[2],[1,1],[1,2,2]]")]
    [InlineData("""{"properties":{"a":{"type":"integer"},"b":{"$ref":"#/properties/a"}}}""", """[{"b":1}]""", """[{"b":"x"}]""")]
    [InlineData("""{"$id":"urn:uuid:1","properties":{"a":{"$ref":"urn:uuid:1#/$defs/n"},"b":{"$ref":"urn:uuid:1"}},"$defs":{"n":{"type":"integer"}}}""", """[{"a":1,"b":{"a":2}}]""", """[{"a":"x"},{"b":{"a":"x"}}]""")]
    [InlineData("""{"$defs":{"a\"b":{"type":"number"},"t":true},"properties":{"q":{"$ref":"#/$defs/a%22b"},"t":{"$ref":"#/$defs/t"}}}""", """[{"q":1,"t":[]}]""", """[{"q":"1"}]""")]
    [InlineData("""{"properties":{"$ref":{"type":"string"}}}""", """[{"$ref":"a"}]""", """[{"$ref":2}]""")]
    public void References(string schema, string accepted, string refused) => Check(schema, accepted, refused);

    private static void Check(string schema, string accepted, string refused)
    {
        var compiled = SchemaCompiler.Compile(new Dictionary<string, JsonElement> { ["s.json"] = Json.Parse(schema) }, "s.json");
        foreach (var instance in Json.Parse(accepted).EnumerateArray())
            SchemaRun.Check(compiled, instance).ShouldBeEmpty($"{schema} should accept {instance.GetRawText()}");
        foreach (var instance in Json.Parse(refused).EnumerateArray())
            SchemaRun.Check(compiled, instance).ShouldNotBeEmpty($"{schema} should refuse {instance.GetRawText()}");
    }
}
