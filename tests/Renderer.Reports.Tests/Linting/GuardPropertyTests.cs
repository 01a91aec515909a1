using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Reports.Linting;
using Renderer.Reports.Packages;
using Renderer.Templating;

namespace Renderer.Reports.Tests.Linting;

/// <summary>Lint against the truth: a template it says nothing of renders whatever optional data is left out, and one it warns of fails for some data.</summary>
public sealed class GuardPropertyTests : IDisposable
{
    private const string Schema = """
        {
          "type": "object",
          "properties": {
            "a": { "type": "string" },
            "b": { "type": "object", "properties": { "c": { "type": "string" }, "d": { "type": ["object", "null"], "properties": { "e": { "type": "string" } }, "required": ["e"], "additionalProperties": false } }, "required": ["d"], "additionalProperties": false },
            "l": { "type": "array", "items": { "type": "object", "properties": { "f": { "type": "string" } }, "additionalProperties": false } }
          },
          "required": ["l"],
          "additionalProperties": false
        }
        """;

    private static readonly string[] Reads = ["a", "b", "b.c", "b.d.e", "b?.c", "b?.d?.e", "(b?.d)?.e", "a ?? 1", "b.c ?? 1", "b.d.e ?? 1", "b.d?.e", "l.size", "(a ?? 'x').size"];

    private static readonly string[] Conditions =
    [
        "a ?? null", "b ?? null", "b.c ?? null", "b?.d", "b.d.e ?? null", "(a ?? null) != null", "(b ?? null) == null", "!(a ?? null)", "(b ?? null) && b.c ?? null",
        "(a ?? null) || (b ?? null)", "(b ?? null) && (b.d != null)", "(a ?? 'x') == 'x'", "(b?.c ?? null) != null && b.d != null",
    ];

    private static readonly Gen<string> Read = Gen.Elements(Reads);

    private readonly LintedNotice _notice = new();

    public void Dispose() => _notice.Dispose();

    [Fact]
    public void Lint_WithoutFinding_MeansThatEveryDataRenders() => Prop.ForAll(Statements(3).ToArbitrary(), body =>
    {
        var template = "{{ " + body + " }}";
        if (Warnings(template) is { Length: 0 }) Failing(template).ShouldBeNull($"{template}\nlint says nothing");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(2021, 1));

    // Conditions inside one another may rule each other out, and what never runs never fails; so only one deep.
    [Fact]
    public void Lint_WithFinding_MeansThatSomeDataFails() => Prop.ForAll(Statements(1).ToArbitrary(), body =>
    {
        var template = "{{ " + body + " }}";
        if (Failing(template) is null) Warnings(template).ShouldBeEmpty(template);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(2021, 1));

    private string Warnings(string template) => string.Join("; ", _notice.LintAll(template, schema: Schema)
        .Where(p => p.Code is LintCodes.DataOptional or LintCodes.DataNull or LintCodes.DataUnknown).Select(p => $"{p.Place}: {p.Message}"));

    private static string? Failing(string template) => Data().FirstOrDefault(data => !Renders(template, data));

    private static Gen<string> Statements(int depth) => Gen.Choose(1, 2).SelectMany(count => Statement(depth).ListOf(count)).Select(lines => string.Join('\n', lines));

    private static Gen<string> Statement(int depth) => depth == 0 ? Read : Gen.Frequency(
        (3, Read),
        (2, Gen.Elements(Conditions).Zip(Statements(depth - 1)).Select(choice => $"if {choice.Item1}\n{choice.Item2}\nend")),
        (2, Gen.Elements(Conditions).Zip(Statements(depth - 1).Zip(Statements(depth - 1))).Select(choice => $"if {choice.Item1}\n{choice.Item2.Item1}\nelse\n{choice.Item2.Item2}\nend")),
        (1, Gen.Elements(Conditions).Zip(Read.Zip(Read)).Select(choice => $"(({choice.Item1}) ? ({choice.Item2.Item1}) : ({choice.Item2.Item2}))")),
        (1, Statements(depth - 1).Select(body => $"for i in l\n{body}\ni.f ?? 1\nend")),
        (1, Gen.Elements("i.f ?? 1", "if i.f ?? null\ni.f\nend", "i.f").Select(body => $"for i in l\n{body}\nend")));

    /// <summary>The data with every choice of what may be left out or null.</summary>
    private static IEnumerable<string> Data()
    {
        foreach (var (a, b) in from a in new[] { null, "\"x\"", "\"y\"" } from b in new[] { null, "{\"d\":null}", "{\"d\":{\"e\":\"x\"}}", "{\"c\":\"x\",\"d\":null}", "{\"c\":\"x\",\"d\":{\"e\":\"x\"}}" } select (a, b))
        {
            var data = new JsonObject { ["l"] = JsonNode.Parse("[{},{\"f\":\"x\"}]") };
            if (a is not null) data["a"] = JsonNode.Parse(a);
            if (b is not null) data["b"] = JsonNode.Parse(b);
            yield return data.ToJsonString();
        }
    }

    private static bool Renders(string template, string data)
    {
        var set = TemplateSet.Parse(new Dictionary<string, string> { ["page"] = template }, CompiledPackage.Language);
        try
        {
            set.Render("page", new(JsonElement.Parse(data).EnumerateObject().ToImmutableDictionary(m => m.Name, m => m.Value)));
            return true;
        }
        catch (TemplateException)
        {
            return false;
        }
    }
}
