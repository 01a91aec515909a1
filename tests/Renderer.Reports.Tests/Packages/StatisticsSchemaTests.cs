using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Renderer.Reports.Tests.Rendering;

namespace Renderer.Reports.Tests.Packages;

/// <summary>The schema of the statistics-table edition against what must pass and what must not.</summary>
public class StatisticsSchemaTests
{
    [Theory]
    [InlineData("""{"label":"指标","unit":"件"}""", "values", "is missing")]
    [InlineData("""{"label":"指标","values":[]}""", "values", "has 0 items")]
    [InlineData("""{"label":"指标","values":[-1]}""", "values/0", "")]
    [InlineData("""{"label":"指标","values":[true]}""", "values/0", "")]
    [InlineData("""{"label":"指标","values":["a\nb"]}""", "values/0", "")]
    [InlineData("""{"label":"指标","values":[1],"level":0}""", "level", "must be at least 1")]
    [InlineData("""{"label":"指标","values":[1],"level":7}""", "level", "must be at most 6")]
    [InlineData("""{"label":"指标","values":[1],"key":"Bad key"}""", "key", "does not match")]
    [InlineData("""{"label":"","values":[1]}""", "label", "")]
    [InlineData("""{"label":"指标","values":[1],"wert":1}""", "wert", "is not a known property")]
    public void Row_ThatTheTableCannotHold_IsRefused(string row, string place, string message)
    {
        var problem = Check(d => StatisticsSamples.Rows(d).Add(JsonNode.Parse(row))).ShouldHaveSingleItem();
        (problem.Code, problem.Place).ShouldBe((Codes.DataSchema, $"/statistics/rows/16/{place}"));
        problem.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("""{"label":"小标题","unit":"——"}""")]
    [InlineData("""{"label":"小标题","unit":"--"}""")]
    [InlineData("""{"label":"小标题","unit":"——","values":[null,null]}""")]
    [InlineData("""{"label":"指标","values":["1690.9913万元","-"],"level":6,"key":"own-key","unit":null,"code":null}""")]
    public void Row_ThatTheTableHolds_Passes(string row) => Check(d => StatisticsSamples.Rows(d).Add(JsonNode.Parse(row))).ShouldBeEmpty();

    [Fact]
    public void Table_InTwoSections_IsRefused() => Check(d =>
    {
        d["sections"]![0]!["statistics"] = true;
        d["sections"]![1]!["statistics"] = true;
    }).ShouldHaveSingleItem().Place.ShouldBe("/sections");

    [Fact]
    public void Section_WithoutTextOrTable_IsRefused() => Check(d => d["sections"]![0]!.AsObject().Remove("text")).ShouldNotBeEmpty();

    [Theory]
    [InlineData("sections")]
    [InlineData("title")]
    [InlineData("preamble")]
    [InlineData("signature")]
    public void Part_ThatMayBeLeftOut_IsNotMissed(string part) => Check(d => d.Remove(part)).ShouldBeEmpty();

    [Theory]
    [InlineData("statistics")]
    [InlineData("body")]
    [InlineData("year")]
    [InlineData("scope")]
    public void Part_ThatMustBeThere_IsMissed(string part) => Check(d => d.Remove(part)).ShouldContain(p => p.Place == $"/{part}");

    private static ImmutableArray<Problem> Check(Action<JsonObject> change) => StatisticsSamples.Check(StatisticsSamples.TwoColumns, change).Problems;
}
