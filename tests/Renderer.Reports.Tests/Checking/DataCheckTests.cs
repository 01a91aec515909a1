using System.Text;
using Renderer.Reports.Checking;
using Renderer.Reports.Tests.Packages;

namespace Renderer.Reports.Tests.Checking;

public sealed class DataCheckTests : IDisposable
{
    private readonly PackageFixture _package = new();

    public DataCheckTests() => _package.Write("rules.json", """
        {"rules":[{"id":"R1","severity":"warning","assert":"n == 2","message":"{{ n }} ≠ 2","place":"/n"}],
         "totals":[{"place":"/n","value":"to.size - 1"}]}
        """);

    public void Dispose() => _package.Dispose();

    [Fact]
    public void Total_ThatIsAbsent_IsComputedWhenAskedFor_AndIsThenTheData()
    {
        var check = Check("""{"to":"you"}""", true);
        check.Problems.ShouldBeEmpty();
        Encoding.UTF8.GetString(check.Data!.CanonicalData.Span).ShouldBe("""{"n":2,"to":"you"}""");
        check.Data.RenditionId.ShouldBe(Check("""{"to":"you","n":2}""", false).Data!.RenditionId);
        Check("""{"to":"you"}""", false).Problems.ShouldHaveSingleItem().Place.ShouldBe("/n");
    }

    [Fact]
    public void Total_ThatIsGivenWrong_IsToldAndKept()
    {
        var check = Check("""{"to":"you","n":5}""", true);
        check.Problems.ShouldHaveSingleItem().Message.ShouldBe("R1: 5 ≠ 2");
        Encoding.UTF8.GetString(check.Data!.CanonicalData.Span).ShouldBe("""{"n":5,"to":"you"}""");
    }

    [Fact]
    public void Total_OfDataOfAnotherShape_IsSilent_TheSchemaSpeaks() =>
        Check("""{"n":1}""", true).Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Place.ShouldBe("/to"), p => p.Code.ShouldBe(Codes.DataSchema));

    [Fact]
    public void Total_ThatFailsOnSoundData_IsAProblemOfTheTemplate()
    {
        _package.Replace("rules.json", "to.size - 1", "nobody");
        var problem = Check("""{"to":"you","n":2}""", true).Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Place, problem.Severity).ShouldBe((Codes.TemplateFailed, "letter/rules.json#/totals/0/value", Severity.Error));
    }

    [Fact]
    public void BrokenSums_AsErrors_StopTheReport()
    {
        var renderer = Open();
        var result = renderer.Check(new("""{"to":"you","n":5}"""u8.ToArray(), "d", PackageFixture.Name) { BrokenSums = Severity.Error });
        result.Data.ShouldBeNull();
        result.Problems.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Error);
    }

    [Fact]
    public void Problems_OfAThousandItems_AreBoundedAndCounted()
    {
        _package.Write("schema.json", """{"type":"object","properties":{"to":{"type":"array","items":{"type":"string"}}}}""");
        _package.Write("rules.json", """{"rules":[]}""");
        var problems = Check($$"""{"to":[{{string.Join(',', Enumerable.Repeat("1", 50_000))}}]}""", false).Problems;
        problems.Length.ShouldBe(ProblemBound.Most);
        problems[^1].Message.ShouldStartWith("at least 801 more problems");
        problems[0].Place.ShouldBe("/to/0");
    }

    [Fact]
    public void Problems_BeyondTheBound_AreTheMildest()
    {
        var found = Enumerable.Range(0, 300).Select(i => new Problem(i < 250 ? Severity.Advice : Severity.Error, "c", $"/{i}", "m", "h")).ToList();
        var kept = ProblemBound.Apply(found);
        (kept.Length, kept[0].Place, kept[49].Place, kept[50].Place).ShouldBe((200, "/250", "/299", "/0"));
        kept[^1].Severity.ShouldBe(Severity.Advice);
        ProblemBound.Apply([.. found.Take(200)]).Length.ShouldBe(200);
    }

    private CheckResult Check(string data, bool computesTotals) =>
        Open().Check(new(Encoding.UTF8.GetBytes(data), "d", PackageFixture.Name) { ComputesTotals = computesTotals });

    private ReportRenderer Open() => ReportRenderer.Open(new() { TemplatesFolder = _package.Folder, FontFolders = [Path.Combine(Repository.Fonts, "lxgw-wenkai")] });
}
