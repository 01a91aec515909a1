using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Tests.Reading;

public class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{"b":1,"a":2}""", """{"a":2,"b":1}""")]
    [InlineData("""  [ 1 , true , null , false , "x" ]  """, """[1,true,null,false,"x"]""")]
    [InlineData("""{"\u20ac":1,"\r":2,"1":3,"\ud83d\ude00":4,"\ufb33":5,"ö":6}""", "{\"\\r\":2,\"1\":3,\"ö\":6,\"€\":1,\"😀\":4,\"\uFB33\":5}")]
    [InlineData("""{"a":{"z":[],"y":{}}}""", """{"a":{"y":{},"z":[]}}""")]
    public void Members_InAnyOrder_AreSortedByCodeUnits(string json, string expected) => Canonical(json).ShouldBe(expected);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-0.00", "0.00")]
    [InlineData("-0.10", "-0.10")]
    [InlineData("7730.280", "7730.280")]
    [InlineData("4166.241619", "4166.241619")]
    [InlineData("123456789012345678901234567890.10", "123456789012345678901234567890.10")]
    [InlineData("1e2", "100")]
    [InlineData("1.50E1", "15.0")]
    [InlineData("1.5e-3", "0.0015")]
    [InlineData("12.5e+1", "125")]
    [InlineData("5e-1", "0.5")]
    [InlineData("0.05e2", "5")]
    [InlineData("0e5", "0")]
    public void Numbers_KeepTheirDigits_AndLoseOnlyTheirExponent(string json, string expected) => Canonical(json).ShouldBe(expected);

    [Theory]
    [InlineData(""" "\u0041\u00e9\u6587" """, "\"Aé文\"")]
    [InlineData(""" "\/\"\\\b\f\n\r\t" """, "\"/\\\"\\\\\\b\\f\\n\\r\\t\"")]
    [InlineData(""" "\u0001\u001F" """, "\"\\u0001\\u001f\"")]
    [InlineData(""" "\ud842\udfb7" """, "\"𠮷\"")]
    [InlineData("\"<script>&'\u2028\"", "\"<script>&'\u2028\"")]
    public void Strings_AreEscapedOnlyWhereJsonMust(string json, string expected) => Canonical(json).ShouldBe(expected);

    [Theory]
    [InlineData("""{"a":1,"b":{"c":1,"c":2}}""", "/b/c", "has \"c\" twice")]
    [InlineData("""{"a":1,"\u0061":2}""", "/a", "has \"a\" twice")]
    [InlineData("""{"a":["\ud800"]}""", "/a/0", "has half a surrogate pair")]
    [InlineData("""[{"\udc00":1}]""", "/0", "has a name with half a surrogate pair")]
    [InlineData("""{"a":1e999999999}""", "/a", "is a number of more than 1000 digits")]
    [InlineData("""{"a/b~":1e-99999999999999999999999}""", "/a~1b~0", "is a number of more than 1000 digits")]
    public void Document_WithoutCanonicalForm_IsRefusedWithItsPlace(string json, string place, string message)
    {
        using var document = JsonDocument.Parse(json);
        var problem = CanonicalJson.Write(document.RootElement, 0).Problems.ShouldHaveSingleItem();
        (problem.Place, problem.Message, problem.Code).ShouldBe((place, message, Codes.DataSyntax));
    }

    [Fact]
    public void Nesting_BeyondTheLimit_IsRefusedWithItsPlace()
    {
        Problems(new string('[', 64) + new string(']', 64)).ShouldBeEmpty();
        var problem = Problems(new string('[', 65) + new string(']', 65)).ShouldHaveSingleItem();
        problem.Message.ShouldBe("is nested deeper than 64 levels");
    }

    [Fact]
    public void Faults_InSeveralPlaces_AreAllReported() =>
        Problems("""{"a":{"x":1,"x":2},"b":"\ud800","c":1e5000}""").Select(p => p.Place).ShouldBe(["/a/x", "/b", "/c"]);

    [Fact]
    public void CanonicalForm_OfAnyDocument_IsAFixedPointWithTheSameMeaning() => Prop.ForAll(Documents().ToArbitrary(), json =>
    {
        using var before = JsonDocument.Parse(json);
        var canonical = Canonical(json);
        using var after = JsonDocument.Parse(canonical);
        return JsonElement.DeepEquals(before.RootElement, after.RootElement) && Canonical(canonical) == canonical;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    /// <summary>Random documents with odd names, strings and numbers.</summary>
    private static Gen<string> Documents()
    {
        var numbers = Gen.Elements("0", "-0.0", "1.50", "1E3", "-2.5e-2", "123456789.987654321");
        var strings = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => JsonSerializer.Serialize(s.Get));
        var leaves = Gen.OneOf(numbers, strings, Gen.Elements("true", "false", "null"));
        return Gen.Sized(size => Value(Math.Min(size, 6)));

        Gen<string> Value(int depth) => depth <= 0 ? leaves : Gen.OneOf(
            leaves,
            Gen.ListOf(Value(depth - 2), 3).Select(items => $"[{string.Join(",", items)}]"),
            Gen.ListOf(Value(depth - 2), 3).Select(items => "{" + string.Join(",", items.Select((item, i) => $"\"{(char)('z' - i)}é\": {item}")) + "}"));
    }

    private static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        var (bytes, problems) = CanonicalJson.Write(document.RootElement, 0);
        problems.ShouldBeEmpty();
        return Encoding.UTF8.GetString(bytes.Span);
    }

    private static IReadOnlyList<Problem> Problems(string json)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = 512 });
        return CanonicalJson.Write(document.RootElement, 0).Problems;
    }
}
