using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Renderer.Templating.Tests;

public sealed class RenderPropertyTests
{
    private const string Page = """
        <h1 title="{{ v }}">{{ v }}</h1>
        {{~ func cell }}<td>{{ $0 }}</td>{{ end; func plain; ret "-" + $0; end ~}}
        {{ capture part }}{{ v }}{{ end; part; part + v; v + part; [v]; {a: v}; $"{v}{part}"; v | string.upcase; plain v; cell v; cell part }}
        {{ for c in [v, part]; c; end; include 'part' v; x = include('part', v); x; v | html.escape; v | html.newline_to_br; v | string.split 'a' | array.join part }}
        {{ v | string.truncate 5; v | regex.replace '.' v; v | object.to_json; v | string.literal; part | string.strip; part | string.upcase; part | string.slice 1 }}
        {{ v | html.strip; part | html.strip; date.format = v; date.now; v * 2; part * 2; [v, part] | array.each @string.append part; tablerow r in [v]; r; end }}
        """;

    private static readonly TemplateSet Set = TemplateSet.Parse(
        new Dictionary<string, string> { ["page"] = Page, ["part"] = "<li>{{ $0 }}{{ v }}</li>" }, Templates.Html);

    private static readonly Gen<string> Values = Gen.Frequency(
        (3, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")),
        (1, Gen.Elements("<", ">", "&", "\"", "'", "<script>", "&amp;", "a", "\n", "$0", "%", "\\").ListOf().Select(parts => string.Concat(parts))));

    [Fact]
    public void HtmlOutput_ForAnyValue_HasNoTagOfTheValue() => Prop.ForAll(Values.ToArbitrary(), value =>
    {
        var output = Set.Render("page", Scope(value));
        var allowed = output
            .Replace("<h1 title=\"", "").Replace("\">", "").Replace("</h1>", "").Replace("<td>", "").Replace("</td>", "")
            .Replace("<li>", "").Replace("</li>", "").Replace("<br />", "")
            .Replace("<tr class=\"row1", "").Replace("<td class=\"col1", "").Replace("</tr>", "");
        return !allowed.AsSpan().ContainsAny("<>\"'");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Escaping_OfAnyValue_LosesNothing() => Prop.ForAll(Values.ToArbitrary(), value =>
        Templates.Render("{{ v }}", JsonSerializer.Serialize(new { v = value }), Templates.Html) is var escaped
            && System.Net.WebUtility.HtmlDecode(escaped) == JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(value)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Rendering_InParallel_EqualsRenderingInTurn()
    {
        var values = Enumerable.Range(0, 200).Select(i => $"<{i}> & \"{new string('x', i)}\"").ToArray();
        var inTurn = values.Select(value => Set.Render("page", Scope(value))).ToArray();
        var inParallel = new string[values.Length];
        Parallel.For(0, values.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => inParallel[i] = Set.Render("page", Scope(values[i])));
        inParallel.ShouldBe(inTurn);
    }

    [Fact]
    public void Text_WithoutCode_IsKept() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        (text ?? "").Contains("{{", StringComparison.Ordinal) || (text ?? "").Contains("{%", StringComparison.Ordinal) || Templates.Render(text ?? "") == (text ?? ""))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Arithmetic_OnAnyIntegers_IsExact() => Prop.ForAll(ArbMap.Default.ArbFor<long>(), ArbMap.Default.ArbFor<long>(), (a, b) =>
    {
        var (x, y) = ((System.Numerics.BigInteger)a, (System.Numerics.BigInteger)b);
        var expected = $"{x + y} {x - y} {x * y} {(b == 0 ? "" : System.Numerics.BigInteger.Divide(x, y))} {(b == 0 ? "" : x % y)} {(x < y ? "true" : "false")}";
        return Templates.Render("{{ a + b }} {{ a - b }} {{ a * b }} {{ if b != 0; a // b; end }} {{ if b != 0; a % b; end }} {{ a < b }}", $"{{\"a\": {a}, \"b\": {b}}}") == expected;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Sort_OfAnyTexts_IsATotalOrder() => Prop.ForAll(Values.ListOf().ToArbitrary(), values =>
    {
        var sorted = TemplateExpression.Parse("t", "v | array.sort", Templates.PlainText);
        var once = sorted.Evaluate(Scope(values)).GetRawText();
        return once == sorted.Evaluate(Scope(Enumerable.Reverse(values).ToArray())).GetRawText();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static RenderScope Scope<T>(T value) =>
        new(ImmutableDictionary<string, JsonElement>.Empty.Add("v", JsonSerializer.SerializeToElement(value)));
}
