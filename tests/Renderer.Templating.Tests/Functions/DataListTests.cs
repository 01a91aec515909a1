namespace Renderer.Templating.Tests.Functions;

/// <summary>Lists and objects of the data, read in place, handed to functions.</summary>
public sealed class DataListTests
{
    private const string Data = """{"xs": [{"n": 2, "s": "b"}, {"n": 1, "s": "a"}, {"n": 2, "s": "b"}], "ns": [3, 1.50, 2], "o": {"b": 1, "a": [1]}}""";

    [Theory]
    [InlineData("ys = []; for x in xs; ys = ys | array.add x; end; ys | array.map 's'", "[\"b\", \"a\", \"b\"]")]
    [InlineData("ys = []; for x in xs; ys = ys + [x]; end; ys | array.sort 'n' | array.map 'n'", "[1, 2, 2]")]
    [InlineData("for x in xs; array.cycle [x.s, 'z'] 'g'; end", "bzb")]
    [InlineData("for x in xs; x | object.keys; x | object.to_json; end", "[\"n\", \"s\"]{\"n\":2,\"s\":\"b\"}[\"n\", \"s\"]{\"n\":1,\"s\":\"a\"}[\"n\", \"s\"]{\"n\":2,\"s\":\"b\"}")]
    [InlineData("for x in xs; x | object.values; x | object.size; end", "[2, \"b\"]2[1, \"a\"]2[2, \"b\"]2")]
    [InlineData("xs | array.uniq", "[{n: 2, s: \"b\"}, {n: 1, s: \"a\"}]")]
    [InlineData("xs | array.contains xs[1]", "true")]
    [InlineData("for x in xs; xs | array.contains x; end", "truetruetrue")]
    [InlineData("xs | array.filter @(do; ret $0.n > 1; end) | array.size", "2")]
    [InlineData("xs | array.each @(do; ret $0.s + $0.n; end)", "[\"b2\", \"a1\", \"b2\"]")]
    [InlineData("xs | array.any @(do; ret $0.s == 'a'; end)", "true")]
    [InlineData("ns | array.sort | array.join ' '", "1.50 2 3")]
    [InlineData("ns | array.each @math.ceil", "[3, 2, 2]")]
    [InlineData("ns | object.to_json", "[3,1.50,2]")]
    [InlineData("o | object.to_json; o.c = 2; o | object.to_json", "{\"b\":1,\"a\":[1]}{\"b\":1,\"a\":[1],\"c\":2}")]
    [InlineData("o.a | array.add 2; o.a", "[1, 2][1]")]
    [InlineData("this | object.to_json | object.from_json | object.keys | array.sort", "[\"ns\", \"o\", \"xs\"]")]
    public void Data_HandedToAFunction_IsReadInPlace(string code, string output) => Templates.Render($"{{{{ {code} }}}}", Data).ShouldBe(output);
}
