using System.Text.Json;

namespace Renderer.Templating.Tests.Evaluation;

public sealed class DataTests
{
    [Theory]
    [InlineData("4166.241619")]
    [InlineData("1.50")]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-0.0")]
    [InlineData("1e3")]
    [InlineData("1E+2")]
    [InlineData("1.5e400")]
    [InlineData("0.1234567890123456789012345678901234567890")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("79228162514264337593543950335.5")]
    [InlineData("9223372036854775808")]
    public void Number_OfData_PrintsAsWritten(string number)
    {
        Templates.Render("{{ x }}|{{ 'a' + x }}|{{ [x] }}|{{ x | object.to_json }}", $"{{\"x\": {number}}}")
            .ShouldBe($"{number}|a{number}|[{number}]|{number}");
    }

    [Theory]
    [InlineData("1.50", "x + 1", "2.50")]
    [InlineData("1.50", "x * 2", "3.00")]
    [InlineData("0.1", "x + 0.2", "0.3")]
    [InlineData("1.50", "x == 1.5", "true")]
    [InlineData("1.0", "x == 1", "true")]
    [InlineData("1e3", "x + 1", "1001")]
    [InlineData("-0", "x + 1", "1")]
    [InlineData("3.0", "[1, 2, 3, 4][x]", "4")]
    [InlineData("2.5", "x | math.round", "2")]
    [InlineData("2.345", "x | math.round 2", "2.34")]
    [InlineData("1234.5", "x | math.format 'N2'", "1,234.50")]
    [InlineData("12", "x | math.format 'X'", "C")]
    [InlineData("100000000000000000000", "x + 1", "100000000000000000001")]
    public void Number_OfDataComputedWith_IsExact(string number, string expression, string output) =>
        Templates.Render($"{{{{ {expression} }}}}", $"{{\"x\": {number}}}").ShouldBe(output);

    [Fact]
    public void Data_SetByTheTemplate_ChangesForThatRenderOnly()
    {
        var set = TemplateSet.Parse(new Dictionary<string, string> { ["t"] = "{{ a.b = a.b + 1; a.c = 1; l[0] = 'x'; a; l }}" }, Templates.PlainText);
        var scope = Templates.Scope("""{"a": {"b": 1}, "l": [1]}""");
        set.Render("t", scope).ShouldBe("{b: 2, c: 1}[\"x\"]");
        set.Render("t", scope).ShouldBe("{b: 2, c: 1}[\"x\"]");
    }

    [Fact]
    public void Members_OfLargeObject_KeepTheirOrder()
    {
        var names = Enumerable.Range(0, 40).Select(i => $"m{i * 7 % 40}").ToArray();
        var json = "{\"o\": {" + string.Join(",", names.Select(name => $"\"{name}\": \"{name}\"")) + "}}";
        Templates.Render("{{ o.m13 }} {{ for p in o; p.key; ','; end }} {{ o.new = 1; o.new }}", json).ShouldBe($"m13 {string.Join(",", names)}, 1");
    }

    [Fact]
    public void Member_GivenTwice_IsTheLast()
    {
        using var document = JsonDocument.Parse("""{"a": 1, "b": 2, "a": 3}""");
        Templates.Render("{{ o.a }}", "{\"o\": " + document.RootElement.GetRawText() + "}").ShouldBe("3");
    }

    [Fact]
    public void Data_NamedLikeABuiltInGroup_HidesIt() => Templates.Render("{{ date }} {{ string.size 'abc' }}", """{"date": "2024"}""").ShouldBe("2024 3");

    [Fact]
    public void This_AtTop_ListsNamesInOrdinalOrder() =>
        Templates.Render("{{ z = 1; this | object.keys }}", """{"b": 1, "B": 2, "a": 3, "other": 4}""").ShouldBe("[\"B\", \"a\", \"b\", \"other\", \"z\"]");

    [Fact]
    public void Now_IsTheScopes()
    {
        var set = TemplateSet.Parse(new Dictionary<string, string> { ["t"] = "{{ date.now | date.to_string '%F %T %Z' }}" }, Templates.PlainText);
        set.Render("t", Templates.Scope() with { Now = new DateTimeOffset(2024, 1, 31, 8, 30, 0, TimeSpan.FromHours(8)) }).ShouldBe("2024-01-31 08:30:00 +08:00");
    }
}
