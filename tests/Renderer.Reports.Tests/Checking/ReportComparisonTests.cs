using System.Collections.Immutable;
using System.Text;
using Renderer.Reports.Tests.Packages;

namespace Renderer.Reports.Tests.Checking;

public sealed class ReportComparisonTests : IDisposable
{
    private const string Rules = """
        {"rules":[
          {"id":"W1","severity":"advice","compare":"previous","assert":"n == previous.n + 1","message":"{{ previous.n }} + 1 ≠ {{ n }}","place":"/n","cells":"['previous#/n', '/n']"},
          {"id":"W6","severity":"warning","compare":"lower","assert":"(lower | array.each @(do; ret $0.n; end) | sum) == n",
           "message":"{{ lower.size }}","place":"/n","cells":"['lower/0#/n', 'lower/1#/n', 'lower/9#/n', '/n']"}]}
        """;

    private readonly PackageFixture _package = new();

    public ReportComparisonTests() => _package.Write("rules.json", Rules);

    public void Dispose() => _package.Dispose();

    [Fact]
    public void Check_LeavesComparisonsOut()
    {
        var result = Renderer().Check(Request(5));
        result.Problems.ShouldBeEmpty();
        (result.Data!.ComparesWithPrevious, result.Data.ComparesWithLower).ShouldBe((true, true));
    }

    [Fact]
    public void Previous_ThatDoesNotFit_IsToldWithBothCells()
    {
        var problem = Compare(5, """{"n":3}""").ShouldHaveSingleItem();
        (problem.Rule, problem.Severity, problem.Message).ShouldBe(("W1", Severity.Advice, "W1: 3 + 1 ≠ 5"));
        problem.Cells.ShouldBe([new("previous#/n", "3"), new("/n", "5")]);
        Compare(4, """{"template":"another","n":3}""").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Severity.Warning)]
    [InlineData(Severity.Error)]
    public void Lower_ThatDoesNotAddUp_IsTold(Severity brokenSums)
    {
        var problem = Compare(5, null, ["""{"n":1}""", """{"n":2.50}"""], brokenSums).ShouldHaveSingleItem();
        (problem.Rule, problem.Severity, problem.Message).ShouldBe(("W6", brokenSums, "W6: 2（空白按0计）"));
        problem.Cells.ShouldBe([new("lower/0#/n", "1"), new("lower/1#/n", "2.50"), new("lower/9#/n", null), new("/n", "5")]);
        Compare(5, null, ["""{"n":1}""", """{"n":4}"""]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{", "previous(1,2)", Codes.DataSyntax)]
    [InlineData("[1]", "previous", Codes.DataSchema)]
    [InlineData("", "previous", Codes.DataEmpty)]
    [InlineData("""{"a":1,"a":2}""", "previous#/a", Codes.DataSyntax)]
    [InlineData("""{"n":"\u001e/x\u001fy"}""", "previous#/n", Codes.DataSyntax)]
    public void Previous_ThatCannotBeRead_IsAWarningThatNamesIt(string data, string place, string code)
    {
        var problem = Compare(5, data).ShouldHaveSingleItem();
        (problem.Severity, problem.Place, problem.Code).ShouldBe((Severity.Warning, place, code));
        problem.Message.ShouldEndWith("; it was not compared");
    }

    [Fact]
    public void Lower_OfWhichOneCannotBeRead_IsNotCompared()
    {
        var problem = Compare(5, null, ["""{"n":1}""", "null"]).ShouldHaveSingleItem();
        (problem.Place, problem.Rule).ShouldBe(("lower/1", null));
    }

    [Fact]
    public void Previous_OfAnotherShape_IsAWarningAtTheRulesField()
    {
        var problem = Compare(5, """{"m":3}""").ShouldHaveSingleItem();
        (problem.Severity, problem.Code, problem.Place, problem.Rule).ShouldBe((Severity.Warning, Codes.TemplateFailed, "letter/rules.json#/rules/0/assert", "W1"));
    }

    [Fact]
    public void Data_FromAStore_IsComparedToo()
    {
        var renderer = Renderer();
        var data = renderer.Check(Request(5)).Data!;
        var stored = data with { Package = null, Root = default };
        renderer.Compare(stored, new("""{"n":3}"""u8.ToArray(), []), Severity.Warning).ShouldHaveSingleItem().Rule.ShouldBe("W1");
    }

    private ImmutableArray<Problem> Compare(int n, string? previous, string[]? lower = null, Severity brokenSums = Severity.Warning)
    {
        var renderer = Renderer();
        var others = new ComparedReports(previous is null ? (ReadOnlyMemory<byte>?)null : Encoding.UTF8.GetBytes(previous), [.. (lower ?? []).Select(l => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(l))]);
        return renderer.Compare(renderer.Check(Request(n)).Data!, others, brokenSums);
    }

    private ReportRenderer Renderer() => ReportRenderer.Open(new() { TemplatesFolder = _package.Folder, FontFolders = [Path.Combine(Repository.Fonts, "lxgw-wenkai")] });

    private static RenderRequest Request(int n) => new(Encoding.UTF8.GetBytes($$"""{"to":"you","n":{{n}}}"""), "d", PackageFixture.Name);
}
