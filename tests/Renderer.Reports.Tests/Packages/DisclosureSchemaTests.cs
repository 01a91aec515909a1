using System.Text.Json.Nodes;
using Renderer.Reports.Checking.Schema;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Tests.Packages;

/// <summary>The schemas of the forms against their samples and against what must not pass.</summary>
public class DisclosureSchemaTests
{
    private static readonly SchemaNode Schema = Compile("disclosure-2021");
    private static readonly SchemaNode SchemaOf2019 = Compile("disclosure-2019");

    [Theory]
    [InlineData("huajie-2023")]
    [InlineData("guandu-2021")]
    public void Sample_Passes(string name) => SchemaRun.Check(Schema, Json.Parse(Sample(name).ToJsonString())).ShouldBeEmpty();

    [Theory]
    [InlineData("/year", "2023.5", "must be integer (报告年度)")]
    [InlineData("/year", "\"2023\"", "must be integer (报告年度)")]
    [InlineData("/applications/received/total", "-1", "must be at least 0 (总计)")]
    [InlineData("/applications/received/total", "\"6\"", "must be integer or null (总计)")]
    [InlineData("/disclosure/fees", "-0.01", "must be at least 0 (行政事业性收费，本年收费金额（万元）)")]
    [InlineData("/disclosure/fees", "\"1,000\"", "does not match")]
    [InlineData("/disputes/review/pending", "1.5", "must be integer or null (尚未审结)")]
    [InlineData("/title", "[]", "has 0 items")]
    [InlineData("/overview/text", "\" \\n\"", "does not match")]
    [InlineData("/scope", "\"town\"", "is not \"office\" or \"rollup\"")]
    [InlineData("/template", "\"disclosure-2019\"", "is not \"disclosure-2021\"")]
    [InlineData("/infographic/address", "\"javascript:alert(1)\"", "does not match")]
    public void Value_ThatTheFormDoesNotAllow_IsRefused(string cell, string value, string message)
    {
        var violation = Violations(cell, JsonNode.Parse(value)).ShouldHaveSingleItem();
        violation.Pointer.ShouldBe(cell);
        violation.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("/disclosure/fees", "4166.241619")]
    [InlineData("/disclosure/fees", "\"59237.2449\"")]
    [InlineData("/disclosure/fees", "null")]
    [InlineData("/disclosure/permits", "11398889")]
    [InlineData("/disclosure/permits", "null")]
    [InlineData("/title", "\"一行\"")]
    [InlineData("/overview/heading", "\"一、概述\"")]
    [InlineData("/signature", """{"name":"花街镇人民政府","date":"2024年1月19日"}""")]
    [InlineData("/metadata", """[{"label":"索引号","value":"330803-042/2021-46930"},{"label":"有效性","value":null}]""")]
    [InlineData("/website", """{"siteName":"永康市人民政府","siteIdCode":"3307840001","published":"2024-01-19 10:00"}""")]
    [InlineData("/preamble", "\"根据条例编制。\"")]
    public void Value_ThatTheFormAllows_Passes(string cell, string value) => Violations(cell, JsonNode.Parse(value)).ShouldBeEmpty();

    [Fact]
    public void EveryLeafOfASample_Removed_IsMissed()
    {
        foreach (var cell in Leaves(Sample("guandu-2021"), "").Where(p => !p.StartsWith("/title/", StringComparison.Ordinal) && !p.Contains("/regulations/")))
        {
            var violations = Violations(cell, null, remove: true);
            violations.ShouldContain(v => v.Pointer == cell && v.Message.StartsWith("is missing", StringComparison.Ordinal), cell);
        }
    }

    [Fact]
    public void EveryLeafOfASampleOf2019_Removed_IsMissed()
    {
        foreach (var cell in Leaves(Sample("jinfeng-2020"), "").Where(p => !p.StartsWith("/title/", StringComparison.Ordinal) && !p.Contains("/regulations/") && p is not ("/website/published" or "/preamble")))
        {
            var sample = Sample("jinfeng-2020");
            var steps = cell.Split('/').Skip(1).ToList();
            steps.SkipLast(1).Aggregate((JsonNode)sample, (node, step) => node[step]!).AsObject().Remove(steps[^1]);
            SchemaRun.Check(SchemaOf2019, Json.Parse(sample.ToJsonString())).ShouldContain(v => v.Pointer == cell && v.Message.StartsWith("is missing", StringComparison.Ordinal), cell);
        }
    }

    private static IEnumerable<string> Leaves(JsonNode? node, string cell) => node switch
    {
        JsonObject members => members.SelectMany(m => Leaves(m.Value, $"{cell}/{m.Key}")),
        JsonArray items => items.SelectMany((item, i) => Leaves(item, $"{cell}/{i}")),
        _ => [cell],
    };

    private static IReadOnlyList<Violation> Violations(string cell, JsonNode? value, bool remove = false)
    {
        var sample = Sample(cell.StartsWith("/infographic", StringComparison.Ordinal) ? "huajie-2023" : "guandu-2021");
        var steps = cell.Split('/').Skip(1).ToList();
        var parent = steps.SkipLast(1).Aggregate((JsonNode)sample, (node, step) => node[step]!);
        if (remove) parent.AsObject().Remove(steps[^1]);
        else parent[steps[^1]] = value;
        return SchemaRun.Check(Schema, Json.Parse(sample.ToJsonString()));
    }

    private static JsonObject Sample(string name) =>
        JsonNode.Parse(File.ReadAllBytes(Directory.EnumerateFiles(Repository.Templates, $"{name}.json", SearchOption.AllDirectories).Single()))!.AsObject();

    private static SchemaNode Compile(string template)
    {
        string[] files = [$"{template}/schema.json", "shared/disclosure.schema.json"];
        var documents = files.ToDictionary(f => f, f => DataReader.Read(File.ReadAllBytes(Path.Combine(Repository.Templates, f)), f, 1 << 20).Document!.Root);
        return SchemaCompiler.Compile(documents, files[0]);
    }
}
