using System.Text.Json.Nodes;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>The sums of the forms (R1 to R4) on the samples and on reports with one cell changed.</summary>
public class RuleTests
{
    [Theory]
    [MemberData(nameof(RenderedSamples.All), MemberType = typeof(RenderedSamples))]
    public void Rules_OnASample_Hold(string sample) => RenderedSamples.Check(sample, _ => { }).Problems.ShouldBeEmpty();

    [Theory]
    [InlineData("/applications/carriedForward/business", 1, new[]
    {
        "/applications/results/total/business|R1: 商业企业：0 + 0 ≠ 0 + 1（一 + 二 ≠ 三（七） + 四）",
        "/applications/carriedForward/total|R3: 四：1 + 1 + 0 + 0 + 0 + 0 ≠ 1（各类申请人之和 ≠ 总计）",
    })]
    [InlineData("/applications/results/unavailable/stillUnclear/legal", 2, new[]
    {
        "/applications/results/total/legal|R2: 法律服务机构：0 + 0 + 2 + 0 + 0 ≠ 0（（一）（二） + （三） + （四） + （五） + （六） ≠ （七））",
        "/applications/results/unavailable/stillUnclear/total|R3: 三（四）3：0 + 0 + 0 + 0 + 2 + 0 ≠ 0（各类申请人之和 ≠ 总计）",
    })]
    [InlineData("/applications/results/other/feeOverdue/total", 3, new[]
    {
        "/applications/results/total/total|R2: 总计：1 + 0 + 4 + 0 + 3 ≠ 5（（一）（二） + （三） + （四） + （五） + （六） ≠ （七））",
        "/applications/results/other/feeOverdue/total|R3: 三（六）2：0 + 0 + 0 + 0 + 0 + 0 ≠ 3（各类申请人之和 ≠ 总计）",
    })]
    [InlineData("/disputes/litigation/direct/pending", 7, new[] { "/disputes/litigation/direct/total|R4: 未经复议直接起诉：1 + 0 + 0 + 7 ≠ 2（四种结果之和 ≠ 总计）" })]
    [InlineData("/disputes/review/total", 1, new[] { "/disputes/review/total|R4: 行政复议：0 + 0 + 0 + 0 ≠ 1（四种结果之和 ≠ 总计）" })]
    public void Rule_WithOneCellChanged_IsBrokenWithItsNumbers(string cell, int value, string[] expected)
    {
        var result = Change(RenderedSamples.Huajie, cell, value);
        result.Problems.Select(p => $"{p.Place}|{p.Message}").ShouldBe(expected, ignoreOrder: true);
        result.Problems.ShouldAllBe(p => p.Code == Codes.RuleBroken && p.Severity == Severity.Warning && p.Hint.Length > 0);
        result.Data.ShouldNotBeNull("a broken sum is published as it was signed");
    }

    [Theory]
    [InlineData(RenderedSamples.Huajie)]
    [InlineData(RenderedSamples.Jinfeng)]
    public void EveryCellOfTheTables_WhenRaised_BreaksARuleThatShowsIt(string sample)
    {
        var data = RenderedSamples.Json(sample);
        foreach (var cell in Cells(data["applications"], "/applications").Concat(Cells(data["disputes"], "/disputes")))
        {
            var problems = Change(sample, cell, 1000).Problems.Where(p => p.Severity == Severity.Warning).ToList();
            problems.ShouldNotBeEmpty(cell);
            problems.ShouldAllBe(p => p.Cells.Contains(new ProblemCell(cell, "1000")));
        }
    }

    [Fact]
    public void BrokenSum_ShowsItsCells()
    {
        var problem = Change(RenderedSamples.Huajie, "/applications/carriedForward/naturalPerson", 2).Problems.Single(p => p.Rule == "R1");
        problem.Message.ShouldBe("R1: 自然人：6 + 0 ≠ 5 + 2（一 + 二 ≠ 三（七） + 四）");
        problem.Cells.ShouldBe(
        [
            new("/applications/received/naturalPerson", "6"), new("/applications/carriedOver/naturalPerson", "0"),
            new("/applications/results/total/naturalPerson", "5"), new("/applications/carriedForward/naturalPerson", "2"),
        ]);
    }

    [Fact]
    public void ColumnSum_OfOneRowOfOtherResults_CountsIt()
    {
        var problem = Change(RenderedSamples.Jinfeng, "/applications/results/other/research", 4).Problems.Single(p => p.Rule == "R2");
        problem.Message.ShouldBe("R2: 科研机构：0 + 0 + 0 + 0 + 4 ≠ 0（（一）（二） + （三） + （四） + （五） + （六） ≠ （七））");
        problem.Cells.Length.ShouldBe(20);
    }

    [Fact]
    public void BlankCells_CountAsZero()
    {
        RenderedSamples.Check(RenderedSamples.Huajie, d => d["applications"]!["carriedOver"] = JsonNode.Parse("""{"naturalPerson":null,"business":null,"research":null,"welfare":null,"legal":null,"other":null,"total":null}"""))
            .Problems.ShouldBeEmpty();
        RenderedSamples.Check(RenderedSamples.Guandu, d => d["disputes"]!["review"]!["upheld"] = 2).Problems
            .ShouldHaveSingleItem().Message.ShouldBe("R4: 行政复议：2 + 0 + 0 + 0 ≠ 0（四种结果之和 ≠ 总计）（空白按0计）");
    }

    private static CheckResult Change(string sample, string cell, int value) => RenderedSamples.Check(sample, data =>
    {
        var steps = cell.Split('/').Skip(1).ToList();
        steps.SkipLast(1).Aggregate((JsonNode)data, (node, step) => node[step]!)[steps[^1]] = value;
    });

    private static IEnumerable<string> Cells(JsonNode? node, string place) =>
        node is JsonObject members ? members.SelectMany(m => Cells(m.Value, $"{place}/{m.Key}")) : [place];
}
