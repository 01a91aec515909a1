using System.Text;
using System.Text.Json.Nodes;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>Totals that data leaves out: computed when asked for, missed otherwise; given ones stay as they are.</summary>
public class RuleTotalsTests
{
    [Theory]
    [MemberData(nameof(RenderedSamples.All), MemberType = typeof(RenderedSamples))]
    public void Totals_LeftOut_AreThoseTheSampleGives(string sample)
    {
        var blanks = sample == RenderedSamples.Guandu;
        var given = RenderedSamples.Json(sample);
        var without = RenderedSamples.Json(sample);
        RemoveTotals(without["applications"]!);
        without["applications"]!["results"]!.AsObject().Remove("total");
        RemoveTotals(without["disputes"]!);
        var check = Check(without, computes: true);
        check.Problems.ShouldBeEmpty();
        Encoding.UTF8.GetString(check.Data!.CanonicalData.Span).ShouldBe(Encoding.UTF8.GetString(Check(given, computes: false).Data!.CanonicalData.Span), blanks ? "a total of blanks is blank" : sample);
    }

    [Fact]
    public void Totals_LeftOutWithoutAsking_AreMissed()
    {
        var data = RenderedSamples.Json(RenderedSamples.Huajie);
        data["applications"]!["received"]!.AsObject().Remove("total");
        var problem = Check(data, computes: false).Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Place).ShouldBe((Codes.DataSchema, "/applications/received/total"));
    }

    [Fact]
    public void Totals_Given_AreNeverAltered()
    {
        var data = RenderedSamples.Json(RenderedSamples.Huajie);
        data["applications"]!["received"]!["total"] = 9;
        data["disputes"]!["litigation"]!["direct"]!["total"] = null;
        var check = Check(data, computes: true);
        check.Problems.Count(p => p.Severity == Severity.Warning).ShouldBe(3);
        var root = JsonNode.Parse(check.Data!.CanonicalData.Span)!;
        root["applications"]!["received"]!["total"]!.GetValue<int>().ShouldBe(9);
        root["disputes"]!["litigation"]!["direct"]!["total"].ShouldBeNull();
    }

    private static void RemoveTotals(JsonNode node)
    {
        if (node is not JsonObject members) return;
        if (members["total"] is not JsonObject) members.Remove("total");
        foreach (var member in members) if (member.Value is { } child) RemoveTotals(child);
    }

    private static CheckResult Check(JsonObject data, bool computes) =>
        RenderedSamples.Renderer.Check(new(Encoding.UTF8.GetBytes(data.ToJsonString()), "d") { ComputesTotals = computes });
}
